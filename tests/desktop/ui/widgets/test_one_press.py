"""Clicks as fast as a double click count as one, whichever of the buttons they hit; keys are never swallowed."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hailong.ui.widgets.one_press import OnePress


@pytest.fixture
def pressed(qtbot):
    """Two buttons of one group, and the names of those that were pressed."""
    window = QWidget()
    qtbot.addWidget(window)
    layout, names = QHBoxLayout(window), []
    window.buttons = [QPushButton(name, window) for name in ("record", "send")]
    for button in window.buttons:
        layout.addWidget(button)
        button.clicked.connect(partial(names.append, button.text()))
    OnePress(*window.buttons, parent=window)
    window.show()
    window.names = names
    return window


@pytest.fixture
def interval():
    hints = QGuiApplication.styleHints()
    usual = hints.mouseDoubleClickInterval()
    yield hints.setMouseDoubleClickInterval
    hints.setMouseDoubleClickInterval(usual)


def click(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_burst_counts_as_one_press(pressed, interval):
    interval(60_000)
    record, send = pressed.buttons

    for button in (record, send, send, record):
        click(button)

    assert pressed.names == ["record"]


def test_a_click_after_a_pause_counts(pressed, interval):
    interval(0)
    record, send = pressed.buttons

    click(record)
    click(send)

    assert pressed.names == ["record", "send"]


def test_the_second_press_of_a_double_click_does_not_count_either(pressed, interval):
    interval(60_000)
    click(pressed.buttons[0])

    QTest.mouseDClick(pressed.buttons[0], Qt.MouseButton.LeftButton)

    assert pressed.names == ["record"]


def test_keys_press_at_once(pressed, interval):
    interval(60_000)
    click(pressed.buttons[0])

    pressed.buttons[1].setFocus()
    QTest.keyClick(pressed.buttons[1], Qt.Key.Key_Space)

    assert pressed.names == ["record", "send"]

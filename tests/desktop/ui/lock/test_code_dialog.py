"""The recovery code is shown once, and not lost by a careless key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from hailong.ui.lock.code_dialog import CodeDialog

CODE = "ABCDE-FGHJK-01234-56789"


@pytest.fixture
def dialog(qtbot, theme, translations):
    made = CodeDialog(CODE)
    qtbot.addWidget(made)
    made.open()
    return made


def test_the_code_stands_there_and_is_copied(dialog):
    assert dialog.code.text() == CODE
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == CODE


def test_it_closes_only_when_it_was_written_down(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()
    assert not dialog.finish.isEnabled()
    dialog.is_written.setChecked(True)
    dialog.finish.click()
    assert not dialog.isVisible()

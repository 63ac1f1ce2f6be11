"""The field for instant search."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hailong.ui.widgets.search_field import SearchField


@pytest.fixture
def field(qtbot):
    made = SearchField()
    qtbot.addWidget(made)
    made.set_hint("Tìm…")
    made.show()
    return made


def test_its_hint_is_its_name(field):
    assert (field.placeholderText(), field.accessibleName()) == ("Tìm…", "Tìm…")


def test_esc_and_the_cross_clear_and_the_cross_is_there_only_with_text(field):
    clear = field.actions()[1]
    assert not clear.isVisible()
    QTest.keyClicks(field, "abc")
    assert clear.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    QTest.keyClicks(field, "abc")
    clear.trigger()
    assert field.text() == ""


def test_down_goes_to_what_is_below(field, qtbot):
    with qtbot.waitSignal(field.down_pressed):
        QTest.keyClick(field, Qt.Key.Key_Down)


def test_coming_back_selects_what_is_there(field):
    QTest.keyClicks(field, "abc")
    field.take_focus()

    assert field.selectedText() == "abc"

"""The left side: one page is marked, counts are told in words as well."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hailong.qtbridge.settings import Language
from hailong.ui.navigation import Navigation, PageId


@pytest.fixture
def navigation(qtbot):
    made = Navigation()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_click_asks_for_the_page(navigation, qtbot):
    with qtbot.waitSignal(navigation.chosen) as told:
        navigation.button(PageId.SENT).click()

    assert told.args == [PageId.SENT]


def test_only_the_shown_page_is_marked(navigation):
    navigation.show_page(PageId.SENT)
    navigation.show_page(PageId.HELP)

    assert [page for page in PageId if navigation.button(page).isChecked()] == [PageId.HELP]


def test_a_count_is_said_and_none_is_silent(navigation):
    button = navigation.button(PageId.SENT)
    button.set_count(3, is_urgent=True)
    assert button.accessibleName() == "Đã gửi, 3 phiếu chờ gửi hoặc cần sửa lại"
    assert button.toolTip() == "Đã gửi (Ctrl+2)\n3 phiếu chờ gửi hoặc cần sửa lại"
    button.set_count(0)
    assert button.accessibleName() == "Đã gửi"


def test_thousands_are_grouped_as_the_language_does(navigation, translations):
    button = navigation.button(PageId.DECLARATIONS)
    button.set_count(250_310)
    assert "250.310 tờ khai" in button.toolTip()
    translations.speak(Language.ENGLISH)
    navigation.retranslate()
    assert "250,310 declarations" in button.toolTip()


@pytest.mark.parametrize("is_narrow", [False, True])
def test_a_count_is_painted_wide_and_narrow(navigation, is_narrow):
    navigation.set_narrow(is_narrow)
    button = navigation.button(PageId.DECLARATIONS)
    without = button.grab().toImage()
    button.set_count(12345)

    assert button.grab().toImage() != without


def test_up_and_down_go_from_button_to_button(navigation, qtbot):
    navigation.activateWindow()
    first = navigation.button(PageId.DECLARATIONS)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    qtbot.waitUntil(navigation.button(PageId.SENT).hasFocus)
    QTest.keyClick(navigation.button(PageId.SENT), Qt.Key.Key_Up)
    qtbot.waitUntil(first.hasFocus)

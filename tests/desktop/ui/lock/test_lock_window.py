"""The locked window: it says who may open it and why a PIN was refused, and shows nothing of the work."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hailong.domain.clerks import Clerk
from hailong.ui.lock.lock_window import LockWindow
from hailong.ui.lock.recovery_dialog import RecoveryDialog


@pytest.fixture
def service(clerks, settle):
    for number, (name, pin) in enumerate((("Lan", "258036"), ("Huy", "147036"), ("Mai", None))):
        clerks.keep(Clerk(id=str(number), name=name), pin)
        settle()
    clerks.lock()
    return clerks


@pytest.fixture
def window(qtbot, service, theme, translations):
    made = LockWindow(service)
    qtbot.addWidget(made)
    made.ask()
    return made


def test_the_one_at_work_stands_there_and_the_cursor_in_the_pin(window):
    assert window.who.currentText() == "Lan"
    assert [window.who.itemText(at) for at in range(window.who.count())] == ["Lan", "Huy", "Mai"]
    assert window.pin.hasFocus() or window.focusWidget() is window.pin
    assert not window.open.isEnabled()


def test_a_typed_pin_opens_by_enter(window, service, settle):
    QTest.keyClicks(window.pin, "258036")
    QTest.keyClick(window.pin, Qt.Key.Key_Return)
    settle()
    assert not service.is_locked


def test_a_wrong_pin_is_said_and_cleared(window, service, settle):
    window.choose("1")
    QTest.keyClicks(window.pin, "258036")
    window.open.click()
    settle()
    assert service.is_locked
    assert window.told.text() == "Mã PIN không đúng."
    assert window.pin.text() == ""


def test_after_a_few_the_button_waits_and_says_how_long(window, service, settle):
    for _ in range(3):
        QTest.keyClicks(window.pin, "000000")
        QTest.keyClick(window.pin, Qt.Key.Key_Return)
        settle()
    assert "sau 5 giây" in window.told.text()
    QTest.keyClicks(window.pin, "258036")
    assert not window.open.isEnabled()


def test_closing_is_a_wish(window, qtbot):
    with qtbot.waitSignal(window.closing_wanted):
        window.close()
    assert window.isVisible()


def test_the_title_names_nobody(window):
    assert window.windowTitle() == "Hài Lòng"


def test_who_has_no_pin_comes_in_by_the_button_alone(window, service, settle):
    window.choose("2")
    assert not window.pin.isEnabled()
    assert not window.forgotten.isVisible()
    window.open.click()
    settle()
    assert not service.is_locked
    assert service.clerks.at_work == "2"


def test_a_forgotten_pin_asks_for_the_code(window):
    window.forgotten.click()
    (dialog,) = window.findChildren(RecoveryDialog)
    assert dialog.isVisible()
    assert "Lan" in dialog.about.text()
    dialog.reject()


def test_a_code_that_is_refused_is_told_by_the_dialog_alone(window, settle):
    window.forgotten.click()
    (dialog,) = window.findChildren(RecoveryDialog)
    for _ in range(3):
        dialog.code.setText("AAAAA-AAAAA-AAAAA-AAAAA")
        dialog.pin.setText("369147")
        dialog.again.setText("369147")
        dialog.keep.click()
        settle()
    dialog.reject()
    assert window.told.text() == ""
    QTest.keyClicks(window.pin, "258036")
    assert not window.open.isEnabled(), "the next try waits, whichever way it goes"

"""A forgotten PIN: the right code and a new PIN open the window, anything else says why not."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from hailong.domain.clerks import Clerk
from hailong.ui.lock.recovery_dialog import RecoveryDialog


@pytest.fixture
def code(clerks, settle):
    shown = []
    clerks.kept.connect(shown.append)
    clerks.keep(Clerk(id="1", name="Lan"), "258036")
    settle()
    clerks.lock()
    return shown[0]


@pytest.fixture
def dialog(qtbot, clerks, code, theme, translations):
    made = RecoveryDialog(clerks, clerks.clerks.everybody[0])
    qtbot.addWidget(made)
    made.show()
    return made


def fill(dialog, code, pin="369147", again="369147"):
    dialog.code.setText(code)
    dialog.pin.setText(pin)
    dialog.again.setText(again)
    dialog.keep.click()


def test_without_a_code_nothing_can_be_done(dialog):
    assert not dialog.keep.isEnabled()


def test_the_right_code_and_a_new_pin_open(dialog, clerks, code, settle):
    fill(dialog, code.lower().replace("-", " "))
    settle()
    assert not clerks.is_locked
    assert not dialog.isVisible()


def test_a_wrong_code_is_said(dialog, clerks, settle):
    fill(dialog, "AAAAA-AAAAA-AAAAA-AAAAA")
    settle()
    assert clerks.is_locked
    assert dialog.told.text() == "Mã khôi phục không đúng."


def test_a_pin_that_is_not_taken_is_said_before_the_code_is_tried(dialog, clerks, code, settle):
    fill(dialog, code, again="369148")
    settle()
    assert clerks.is_locked
    assert "không giống nhau" in dialog.told.text()


def test_one_that_was_closed_has_no_part_in_a_later_unlocking(clerks, code, settle):
    dialog = RecoveryDialog(clerks, clerks.clerks.everybody[0])
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    clerks.unlock("1", "258036")
    settle()
    assert not clerks.is_locked

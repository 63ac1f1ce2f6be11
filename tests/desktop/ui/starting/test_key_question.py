"""The question about a key that is not to be had: nothing is given up unless the user says so."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from hailong.store.interfaces import StoreError, StoreFault
from hailong.ui.starting.key_question import KEY_FAULTS, KeyChoice, KeyQuestion


@pytest.fixture(params=sorted(KEY_FAULTS))
def question(request, qtbot):
    asked = KeyQuestion(StoreError(request.param, "raw"))
    qtbot.addWidget(asked)
    return asked


def answered(question, act):
    QTimer.singleShot(0, question, act)
    return question.ask()


def test_it_says_that_nothing_is_lost_and_what_can_be_done(question):
    assert "Chưa mở được dữ liệu" in question.text()
    assert "còn nguyên trên máy này" in question.informativeText()
    assert "phiếu chờ gửi được giữ lại" in question.informativeText()
    assert "raw" in question.detailedText()


def test_each_button_is_its_choice(question):
    assert answered(question, question.again.click) is KeyChoice.AGAIN
    assert answered(question, question.give_up.click) is KeyChoice.GIVE_UP
    assert answered(question, question.leave.click) is KeyChoice.LEAVE


def test_enter_tries_again_and_escape_leaves(question):
    assert answered(question, lambda: QTest.keyClick(question, Qt.Key.Key_Return)) is KeyChoice.AGAIN
    assert answered(question, lambda: QTest.keyClick(question, Qt.Key.Key_Escape)) is KeyChoice.LEAVE


def test_other_faults_are_not_asked_about():
    assert {StoreFault.KEY_DAMAGED, StoreFault.KEY_UNAVAILABLE} == KEY_FAULTS

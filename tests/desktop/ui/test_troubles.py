"""Unexpected exceptions are told and logged without what the user wrote."""

import sys
import threading

import pytest

from hailong.domain.bug_report import mark_of
from hailong.store.interfaces import StoreError, StoreFault
from hailong.ui.troubles import Troubles, explanation_of

SECRET = "Nguyễn Thị Mẫu 0900000000"


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except BaseException as caught:  # noqa: BLE001  # the test wants any
        return caught


def test_an_error_of_the_world_is_explained_and_not_logged(caplog):
    assert explanation_of(StoreError(StoreFault.DISK_FULL)).what == "Ổ đĩa đã đầy."
    assert caplog.text == ""


def test_a_bug_is_logged_with_its_place_and_its_cause_but_without_content(caplog):
    cause = raised(KeyError(SECRET))
    explanation = explanation_of(raised(ValueError(SECRET), cause))

    for text in (caplog.text, explanation.details):
        assert SECRET not in text
        assert text.rindex("KeyError") < text.rindex("ValueError")


def test_the_window_and_the_log_say_the_same_short_id(caplog):
    explanation = explanation_of(raised(ValueError(SECRET)))
    mark = mark_of(explanation.details)
    assert f"(mã {mark})" in explanation.what
    assert mark in caplog.text


def test_what_a_thread_raises_is_told_as_well(qtbot, caplog):
    troubles = Troubles()
    troubles.watch()
    try:
        with qtbot.waitSignal(troubles.happened) as told:
            thread = threading.Thread(target=lambda: int(SECRET))
            thread.start()
            thread.join()
    finally:
        troubles.leave()
    assert "ValueError" in told.args[0].details
    assert SECRET not in caplog.text


def test_exceptions_are_taken_only_while_it_watches(qtbot, caplog):
    before = sys.excepthook
    troubles = Troubles()
    troubles.watch()
    try:
        with qtbot.waitSignal(troubles.happened):
            sys.excepthook(ValueError, raised(ValueError(SECRET)), None)
    finally:
        troubles.leave()

    assert sys.excepthook is before
    assert SECRET not in caplog.text


def test_the_break_key_still_breaks(monkeypatch):
    passed_on = []
    monkeypatch.setattr(sys, "excepthook", lambda *args: passed_on.append(args[0]))
    troubles = Troubles()
    troubles.watch()
    try:
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    finally:
        troubles.leave()

    assert passed_on == [KeyboardInterrupt]


@pytest.fixture(autouse=True)
def hook_of_before(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)

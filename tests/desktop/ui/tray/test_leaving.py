"""Closing, staying, quitting: nothing that waits is left without a word, and nobody is told twice."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from hailong.domain.delivery import OutboxSummary
from hailong.ui.tray.leaving import TOLD_ENDS, TOLD_STAYS, Leaving


class TrayThere:
    """A place beside the clock, or none."""

    def __init__(self):
        self.is_there = True
        self.told = []

    def tell(self, text):
        self.told.append(text)


class Waiting:
    """An outbox of which only the summary matters."""

    def __init__(self):
        self.summary = OutboxSummary()


@pytest.fixture
def tray():
    return TrayThere()


@pytest.fixture
def outbox():
    return Waiting()


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def settings(stage):
    return stage.client.settings


@pytest.fixture
def leaving(window, tray, outbox, settings):
    made = Leaving(window, tray, outbox, settings)
    made.ends = []
    made.confirmed.connect(lambda: made.ends.append(True))
    yield made
    if made.question is not None:
        made.question.close()


def press(leaving, text):
    button = next(one for one in leaving.question.buttons() if one.text() == text)
    button.click()


def test_the_close_button_hides_the_window_beside_the_clock_and_says_so_once(leaving, window, tray, settings):
    assert not leaving.judge_closing()
    assert not window.isVisible()
    window.show()
    leaving.judge_closing()
    assert len(tray.told) == 1
    assert "Thoát" in tray.told[0]
    assert TOLD_STAYS in settings.current.told


@pytest.mark.parametrize("is_there", [False, True])
def test_without_the_wish_to_stay_the_close_button_ends_the_program(leaving, window, tray, settings, is_there):
    tray.is_there = is_there
    settings.change(keeps_running=False)
    assert leaving.judge_closing()
    assert window.isVisible()


def test_where_there_is_no_place_beside_the_clock_the_first_close_says_so_and_offers_to_minimise(
    leaving, window, tray, settings, qtbot
):
    tray.is_there = False
    assert not leaving.judge_closing()
    assert leaving.question.text() == "Màn hình này không có khay biểu tượng."
    assert leaving.question.defaultButton().text() == "Thu nhỏ"
    assert not leaving.judge_closing(), "two wishes are one question"

    press(leaving, "Thu nhỏ")

    qtbot.waitUntil(window.isMinimized)
    assert (leaving.ends, leaving.question) == ([], None)
    assert TOLD_ENDS in settings.current.told
    assert leaving.judge_closing(), "the next time it is known"


def test_who_ends_the_program_there_is_still_asked_about_what_waits(leaving, tray, outbox):
    tray.is_there = False
    outbox.summary = replace(outbox.summary, waiting=3)
    leaving.judge_closing()

    press(leaving, "Thoát")

    assert (leaving.ends, leaving.question.text()) == ([], "Còn 3 phiếu chưa gửi xong.")
    press(leaving, "Vẫn thoát")
    assert leaving.ends == [True]


def test_quitting_with_nothing_that_waits_asks_nothing(leaving):
    leaving.quit()
    assert leaving.ends == [True]
    assert leaving.judge_closing(), "the close that follows is obeyed, beside the clock or not"


def test_quitting_with_sheets_that_wait_says_that_they_are_kept_and_asks(leaving, outbox):
    outbox.summary = replace(outbox.summary, waiting=3)
    leaving.quit()
    assert leaving.question.text() == "Còn 3 phiếu chưa gửi xong."
    assert "được giữ trên máy này" in leaving.question.informativeText()
    assert "tự gửi" in leaving.question.informativeText()
    assert leaving.question.defaultButton().text() == "Ở lại"
    assert not leaving.ends


def test_stay_keeps_the_program_and_it_can_be_asked_again(leaving, outbox):
    outbox.summary = replace(outbox.summary, waiting=3)
    leaving.quit()
    press(leaving, "Ở lại")
    assert (leaving.ends, leaving.question) == ([], None)
    leaving.quit()
    press(leaving, "Vẫn thoát")
    assert leaving.ends == [True]


def test_two_wishes_to_quit_are_one_question(leaving, outbox):
    outbox.summary = replace(outbox.summary, waiting=3)
    leaving.quit()
    first = leaving.question
    leaving.quit()
    assert leaving.question is first


def test_closing_without_a_place_beside_the_clock_asks_too(leaving, tray, outbox, settings):
    tray.is_there = False
    settings.change(told=frozenset({TOLD_ENDS}))
    outbox.summary = replace(outbox.summary, waiting=1)
    assert not leaving.judge_closing()
    assert leaving.question is not None


def test_an_ending_session_is_not_held_up_by_a_question(leaving, outbox):
    outbox.summary = replace(outbox.summary, waiting=3)
    leaving.leave()
    assert leaving.ends == [True]
    assert leaving.judge_closing()

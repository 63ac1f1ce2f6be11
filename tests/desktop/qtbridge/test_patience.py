"""Waiting for so long and no longer."""

import threading

import pytest

from hailong.domain.doctor import CheckId, fine
from hailong.qtbridge.patience import Patience

FOUND = fine(CheckId.NAME, "found")


def test_what_is_in_time_is_returned_or_raised():
    assert Patience().within(10, lambda: FOUND) is FOUND
    with pytest.raises(ZeroDivisionError):
        Patience().within(10, lambda: 1 / 0)


def test_what_takes_longer_is_left_behind():
    held = threading.Event()

    with pytest.raises(TimeoutError):
        Patience().within(0.01, lambda: held.wait(20) and FOUND)
    held.set()


def test_whoever_gives_up_waits_no_longer():
    patience, held, begun = Patience(), threading.Event(), threading.Event()

    def silent():
        begun.set()
        held.wait(20)
        return FOUND

    giver = threading.Thread(target=lambda: begun.wait(20) and patience.give_up())
    giver.start()
    with pytest.raises(TimeoutError):
        patience.within(20, silent)
    held.set()
    giver.join()

    assert patience.is_over

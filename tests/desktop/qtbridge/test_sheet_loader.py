"""Only what was asked for last is shown."""

import threading

import pytest

from hailong.qtbridge.sheet_loader import SheetLoader
from hailong.qtbridge.sheet_opening import SheetOpener
from hailong.qtbridge.tasks import TaskRunner
from hailong.store.memory import MemoryStore
from rating_desk import Desk, StandingClock, declaration


class SlowOpener:
    """The real opener behind a gate; notes what it was asked for."""

    def __init__(self) -> None:
        clock = StandingClock()
        desk = Desk(MemoryStore(clock), clock).furnish()
        self.keys = desk.bring_in(*(declaration(at) for at in range(4)))
        self._opener = SheetOpener(desk.store, clock)
        self.gate = threading.Event()
        self.asked: list[int] = []

    def open(self, key: int):
        self.asked.append(key)
        assert self.gate.wait(5)
        return self._opener.open(key)


@pytest.fixture
def opener():
    return SlowOpener()


@pytest.fixture
def tasks(qtbot):
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def loader(tasks, opener):
    return SheetLoader(tasks, opener.open)


def test_those_that_were_passed_on_the_way_are_not_read(loader, opener, qtbot):
    for key in opener.keys:
        loader.load(key)
    opener.gate.set()
    with qtbot.waitSignal(loader.loaded) as loaded:
        pass

    assert loaded.args[0].key == opener.keys[-1]
    assert opener.asked == [opener.keys[0], opener.keys[-1]]


def test_what_is_no_longer_wanted_is_not_told(loader, opener, tasks, qtbot):
    told = []
    loader.loaded.connect(told.append)
    loader.load(opener.keys[0])
    loader.cancel()
    opener.gate.set()
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert told == []


def test_after_a_failure_the_next_one_is_read(tasks, opener, qtbot):
    opener.gate.set()
    answers = iter([ZeroDivisionError(), None])

    def read(key: int):
        failure = next(answers)
        if failure:
            raise failure
        return opener.open(key)

    loader = SheetLoader(tasks, read)
    with qtbot.waitSignal(loader.failed):
        loader.load(opener.keys[0])
    with qtbot.waitSignal(loader.loaded):
        loader.load(opener.keys[0])

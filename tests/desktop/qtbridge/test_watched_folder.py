"""A real folder: files that come are announced once, half-written ones wait, a folder that goes is taken up again."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from hailong.domain.settling import STANDS_STILL_FOR
from hailong.qtbridge.tasks import TaskRunner
from hailong.qtbridge.watched_folder import WatchedFolder
from hailong.sync.importing import files_of

SWEEP_MS = 40


class Clock:
    """Goes on by as much as a file has to stand still at each look, so that no test has to wait for it."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 16, 10, 2, tzinfo=UTC)

    def now(self):
        self.moment += timedelta(milliseconds=1)
        return self.moment


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def watched(qtbot, clock):
    tasks = TaskRunner()
    folder = WatchedFolder(tasks, files_of, clock, sweep_ms=SWEEP_MS)
    yield folder
    folder.watch(None)
    tasks.close()


@pytest.fixture
def begun(watched, tmp_path, qtbot):
    """A folder with one file in it that was there before."""
    place = tmp_path / "exports"
    place.mkdir()
    (place / "old.xml").write_text("<a/>")
    watched.watch(place)
    qtbot.waitUntil(lambda: watched._state is not None)
    return place


def test_what_was_there_at_the_first_look_is_not_announced(watched, begun, qtbot, clock):
    clock.moment += STANDS_STILL_FOR
    with qtbot.assertNotEmitted(watched.settled, wait=4 * SWEEP_MS):
        pass


def test_a_new_file_is_announced_when_it_stands_still(watched, begun, qtbot, clock):
    (begun / "new.xml").write_text("<a/>")
    qtbot.waitUntil(lambda: bool(watched._state.moving))

    with qtbot.waitSignal(watched.settled) as announced:
        clock.moment += STANDS_STILL_FOR

    assert announced.args == [(begun / "new.xml",)]


def test_a_file_that_grows_is_not_announced(watched, begun, qtbot, clock):
    (begun / "new.xml").write_text("<a>")
    qtbot.waitUntil(lambda: bool(watched._state.moving))
    before = dict(watched._state.moving)

    (begun / "new.xml").write_text("<a></a>")
    clock.moment += STANDS_STILL_FOR
    with qtbot.assertNotEmitted(watched.settled, wait=0):
        qtbot.waitUntil(lambda: dict(watched._state.moving) != before)


def test_a_file_in_a_folder_below_is_seen_too(watched, begun, qtbot, clock):
    (begun / "thang 11").mkdir()
    (begun / "thang 11" / "new.xlsx").write_bytes(b"x")
    qtbot.waitUntil(lambda: bool(watched._state.moving))

    with qtbot.waitSignal(watched.settled) as announced:
        clock.moment += STANDS_STILL_FOR

    assert announced.args[0][0].name == "new.xlsx"


def test_a_folder_that_goes_is_told_once_and_taken_up_when_it_is_back(watched, begun, qtbot):
    with qtbot.waitSignal(watched.lost) as told:
        shutil.rmtree(begun)
    assert told.args == [begun]
    with qtbot.assertNotEmitted(watched.lost, wait=4 * SWEEP_MS):
        pass

    with qtbot.waitSignal(watched.found_again):
        begun.mkdir()


def test_a_file_that_could_not_be_read_is_announced_again(watched, begun, qtbot, clock):
    watched.look_again(begun / "old.xml")
    qtbot.waitUntil(lambda: bool(watched._state.moving))

    with qtbot.waitSignal(watched.settled):
        clock.moment += STANDS_STILL_FOR


def test_nothing_is_watched_any_more_after_that_was_asked(watched, begun, qtbot):
    watched.watch(None)

    assert watched.folder is None
    (begun / "new.xml").write_text("<a/>")
    with qtbot.assertNotEmitted(watched.settled, wait=3 * SWEEP_MS):
        pass

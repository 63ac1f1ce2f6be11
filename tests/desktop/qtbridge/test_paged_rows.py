"""Only the pages that are looked at are fetched, and late answers are dropped."""

import threading

import pytest

from hailong.qtbridge.paged_rows import KEPT_PAGES, PAGE, PagedRows
from hailong.store.interfaces import StoreError, StoreFault


class Fetching:
    """Gives ``row n`` for key n, leaves out what is gone, can be held."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.gone: set[int] = set()
        self.error: Exception | None = None
        self.free = threading.Event()
        self.free.set()

    def __call__(self, keys):
        self.asked.append(list(keys))
        self.free.wait()
        if self.error:
            raise self.error
        return [f"row {key}" for key in keys if key not in self.gone]


@pytest.fixture
def fetching():
    return Fetching()


@pytest.fixture
def rows(tasks, fetching):
    return PagedRows(tasks, fetching)


def show(rows, count: int) -> None:
    rows.show(range(count), [f"row {key}" for key in range(min(count, PAGE))])


def test_the_first_page_came_along_and_the_next_is_fetched_once(rows, fetching, qtbot):
    show(rows, PAGE + 5)
    assert rows.row(0) == "row 0"
    with qtbot.waitSignal(rows.arrived) as told:
        assert rows.row(PAGE) is None
        assert rows.row(PAGE + 1) is None

    assert told.args == [PAGE, PAGE + 4]
    assert rows.row(PAGE + 4) == f"row {PAGE + 4}"
    assert len(fetching.asked) == 1


def test_an_answer_to_an_older_snapshot_is_dropped(rows, fetching, settle, qtbot):
    show(rows, 2 * PAGE)
    fetching.free.clear()
    rows.row(PAGE)
    show(rows, 3)
    with qtbot.assertNotEmitted(rows.arrived):
        fetching.free.set()
        settle()

    assert len(rows) == 3


def test_rows_that_are_gone_ask_for_a_new_snapshot(rows, fetching, qtbot):
    show(rows, PAGE + 2)
    fetching.gone = {PAGE + 1}
    with qtbot.waitSignal(rows.stale):
        rows.row(PAGE)

    assert rows.row(PAGE + 1) is None


def test_a_failure_is_told_and_the_page_may_be_asked_for_again(rows, fetching, qtbot):
    show(rows, PAGE + 1)
    fetching.error = StoreError(StoreFault.LOCKED)
    with qtbot.waitSignal(rows.failed):
        rows.row(PAGE)
    fetching.error = None
    with qtbot.waitSignal(rows.arrived):
        rows.row(PAGE)


def test_only_so_many_pages_stay_in_memory(rows, fetching, qtbot):
    show(rows, (KEPT_PAGES + 2) * PAGE)
    for page in range(1, KEPT_PAGES + 2):
        with qtbot.waitSignal(rows.arrived):
            rows.row(page * PAGE)

    assert rows.row(0) is None, "the oldest was given up"


def test_beyond_the_end_nothing_is_asked_for(rows, fetching):
    show(rows, 1)

    assert rows.row(PAGE * 3) is None
    assert fetching.asked == []

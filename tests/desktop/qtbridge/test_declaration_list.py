"""Queries are answered once, in the order in which they matter."""

import threading

import pytest
from PySide6.QtCore import Qt

from hailong.qtbridge.declaration_list import DeclarationListService
from hailong.qtbridge.declarations import PAGE
from hailong.qtbridge.tasks import TaskRunner
from hailong.store.interfaces import DeclarationQuery, StoreError, StoreFault, Tab
from hailong.store.memory import MemoryStore
from hailong.ui.declaration_words import DeclarationWords
from rating_desk import TODAY, Desk, StandingClock, declaration


class GatedRepository:
    """The store, whose answers to ``head`` and ``view`` can be held back."""

    def __init__(self, repository) -> None:
        self._repository = repository
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[DeclarationQuery] = []
        self.viewed = 0
        self.error: Exception | None = None

    def __getattr__(self, name):
        return getattr(self._repository, name)

    def head(self, query, count):
        self._wait(query)
        return self._repository.head(query, count)

    def view(self, query, is_wanted=lambda: True):
        self._wait(query)
        self.viewed += 1
        return self._repository.view(query, is_wanted)

    def _wait(self, query):
        self.asked.append(query)
        assert self.gate.wait(5)
        if self.error:
            raise self.error


@pytest.fixture
def desk():
    clock = StandingClock()
    made = Desk(MemoryStore(clock), clock)
    made.keys = made.bring_in(declaration(0), declaration(1, partner="OCEAN SAMPLE PTE"))
    return made


@pytest.fixture
def repository(desk):
    return GatedRepository(desk.store.declarations)


@pytest.fixture
def tasks(qtbot):
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def service(tasks, repository, desk):
    return DeclarationListService(tasks, repository, DeclarationWords(desk.clock), desk.clock)


def test_refresh_tells_list_counts_facets_and_the_total(service, qtbot):
    counts, totals = [], []
    service.counted.connect(counts.append)
    service.unrated_total.connect(totals.append)

    with qtbot.waitSignals([service.listed, service.counted, service.facets_changed, service.unrated_total]):
        service.refresh()

    assert service.model.rowCount() == 2
    assert totals == [2]
    assert counts[0][Tab.UNRATED] == 2
    assert service.facets.enterprises[0][2] == 2


def test_typing_fast_asks_for_the_last_text_only(service, repository, qtbot):
    with qtbot.waitSignal(service.listed) as listed:
        for length in range(1, 6):
            service.change(text="ocean"[:length])

    assert [query.text for query in repository.asked] == ["ocean"]
    assert listed.args[0].text == "ocean"
    assert service.model.rowCount() == 1


def test_an_answer_that_came_too_late_is_dropped(service, repository, qtbot):
    repository.gate.clear()
    service.change(text="đặng")
    qtbot.waitUntil(lambda: len(repository.asked) == 1)
    service.change(text="ocean")
    shown = []
    service.listed.connect(shown.append)

    repository.gate.set()
    qtbot.waitUntil(lambda: bool(shown))

    assert [query.text for query in shown] == ["ocean"]
    assert service.model.rowCount() == 1


def test_while_one_answer_is_under_way_others_do_not_queue_up(service, repository, qtbot):
    repository.gate.clear()
    service.refresh()
    for _ in range(20):
        service.refresh()
    repository.gate.set()
    with qtbot.waitSignal(service.listed):
        pass
    with qtbot.waitSignal(service.listed):
        pass

    assert len(repository.asked) == 2


def test_the_same_query_again_asks_nothing(service, repository, tasks):
    service.change(text="")

    assert (service.query, tasks.is_busy) == (DeclarationQuery(), False)


def test_skip_is_remembered_for_today_and_told(service, desk, qtbot):
    key = desk.keys[0]
    with qtbot.waitSignal(service.skipped):
        service.skip(key)

    assert desk.store.declarations.get(key).skipped_on == TODAY


def test_an_error_of_the_world_is_told_and_the_next_refresh_works(service, repository, qtbot):
    repository.error = StoreError(StoreFault.DAMAGED)
    with qtbot.waitSignal(service.failed):
        service.refresh()
    repository.error = None

    with qtbot.waitSignal(service.listed):
        service.refresh()
    assert service.model.rowCount() == 2


def test_a_bug_goes_to_the_task_runner(service, repository, tasks, qtbot):
    repository.error = ZeroDivisionError()

    with qtbot.waitSignal(tasks.failed):
        service.refresh()


# --- the first page first


@pytest.fixture
def many(desk):
    return desk.bring_in(*(declaration(at + 10) for at in range(3 * PAGE)))


def test_the_first_page_is_listed_before_the_whole_view_follows(service, many, qtbot, tasks):
    lengths, resets = [], []
    service.listed.connect(lambda _: lengths.append(service.model.rowCount()))
    service.model.modelReset.connect(lambda: resets.append(1))

    service.refresh()
    qtbot.waitUntil(lambda: service.model.rowCount() == 3 * PAGE + 2)

    assert (lengths, resets) == ([PAGE], [1])
    assert service.model.loaded(PAGE - 1) is not None  # what was shown has stayed
    assert service.model.loaded(PAGE) is None


def test_a_view_that_a_newer_query_has_overtaken_is_given_up(service, repository, many, tasks, qtbot):
    shown = []
    service.listed.connect(lambda query: shown.append(query.text))
    service.listed.connect(lambda query: service.change(text="ocean") if not query.text else None)
    service.listed.connect(lambda _: repository.gate.clear(), Qt.ConnectionType.SingleShotConnection)
    service.refresh()
    qtbot.waitUntil(lambda: len(repository.asked) == 2)  # the view of all is held back while somebody types
    repository.gate.set()
    qtbot.waitUntil(lambda: shown == ["", "ocean"])
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert service.model.rowCount() == 1


def test_a_refresh_never_shortens_what_is_shown_to_its_first_page(service, many, desk, qtbot, tasks):
    service.refresh()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    lengths = []
    service.listed.connect(lambda _: lengths.append(service.model.rowCount()))
    desk.bring_in(declaration(5))

    service.refresh()
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert lengths == [3 * PAGE + 3]


def test_counts_of_all_are_asked_once_for_tabs_and_total(service, repository, qtbot, tasks):
    counted = []
    repository.counts = lambda query: counted.append(query) or repository._repository.counts(query)
    totals = []
    service.unrated_total.connect(totals.append)

    service.refresh()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert (len(counted), totals) == (1, [2])

    service.change(text="ocean")
    qtbot.waitUntil(lambda: len(counted) == 2)
    service.refresh()
    qtbot.waitUntil(lambda: len(totals) == 2)
    assert totals == [2, 2]
    assert [query.text for query in counted] == ["", "ocean", "ocean", ""]

"""The model fetches what is looked at and nothing else."""

from itertools import islice

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from hailong.qtbridge.declarations import KEPT_PAGES, PAGE, PLACEHOLDER, ROW_ROLE, Column, DeclarationTableModel
from hailong.qtbridge.tasks import TaskRunner
from hailong.store.interfaces import DeclarationQuery, SortBy, StoreError, StoreFault, Tab
from hailong.store.sqlite import open_store
from rating_desk import Desk, StandingClock, declaration

MANY = 10_000


class PlainWords:
    def headers(self):
        return [column.name for column in Column]

    def cells(self, row):
        return (row.declaration.number, *("-" for _ in range(6)))

    def tooltip(self, row, column):
        return row.declaration.partner if column == Column.NUMBER else ""


class CountingRepository:
    """Counts the rows that are fetched."""

    def __init__(self, repository) -> None:
        self._repository = repository
        self.fetched = 0
        self.error: Exception | None = None

    def rows(self, keys):
        if self.error:
            raise self.error
        self.fetched += len(keys)
        return self._repository.rows(keys)

    def view(self, query):
        return self._repository.view(query)


@pytest.fixture(scope="module")
def full_store(tmp_path_factory):
    clock = StandingClock()
    store = open_store(tmp_path_factory.mktemp("data"), clock)
    Desk(store, clock).import_file(declaration(at) for at in range(MANY))
    yield store
    store.close()


@pytest.fixture
def repository(full_store):
    return CountingRepository(full_store.declarations)


@pytest.fixture
def tasks(qtbot):
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def model(tasks, repository):
    made = DeclarationTableModel(tasks, repository, PlainWords())
    made.show(repository.view(DeclarationQuery(tab=Tab.ALL)), {})
    return made


def text(model, row, column=0):
    return model.index(row, column).data()


def test_model_keeps_qts_rules_while_rows_come_and_snapshots_change(model, qtbot, tasks, repository):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    text(model, 0)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    model.show(repository.view(DeclarationQuery(tab=Tab.RATED)), {})
    model.show(repository.view(DeclarationQuery(tab=Tab.ALL)), {})

    assert tester.model() is model
    assert isinstance(model, QAbstractItemModel)


def test_a_beginning_grows_to_the_whole_without_a_reset(tasks, repository, qtbot):
    keys = repository.view(DeclarationQuery(tab=Tab.ALL))
    model = DeclarationTableModel(tasks, repository, PlainWords())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(keys[: PAGE + 7], {})
    for row in (0, PAGE):
        text(model, row)
        qtbot.waitUntil(lambda: not tasks.is_busy)
    resets = []
    model.modelReset.connect(lambda: resets.append(1))

    model.grow(keys)
    model.grow(keys)

    assert (model.rowCount(), resets) == (MANY, [])
    assert text(model, 3).isdigit()
    assert text(model, PAGE + 6).isdigit()
    assert text(model, PAGE + 7) == PLACEHOLDER  # this page was cut off before
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert text(model, 2 * PAGE - 1).isdigit()
    assert tester.model() is model


def test_a_beginning_that_is_no_longer_the_beginning_is_replaced(tasks, repository, qtbot):
    keys = repository.view(DeclarationQuery(tab=Tab.ALL))
    model = DeclarationTableModel(tasks, repository, PlainWords())
    model.show(keys[5:PAGE], {})

    with qtbot.waitSignal(model.modelReset):
        model.grow(keys)

    assert model.key_at(0) == keys[0]


def test_texts_are_put_together_for_the_rows_that_are_looked_at_alone(tasks, repository, qtbot):
    words, worded = PlainWords(), []
    words.cells = lambda row: worded.append(row.key) or ("x",) * len(Column)
    model = DeclarationTableModel(tasks, repository, words)
    model.show(repository.view(DeclarationQuery(tab=Tab.ALL)), {})
    text(model, 0)
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert (text(model, 7), text(model, 7, 1)) == ("x", "x")
    assert worded == [model.key_at(7)]


def test_a_row_is_a_placeholder_until_it_has_come_and_then_is_announced(model, qtbot):
    assert text(model, 5) == PLACEHOLDER
    assert model.index(5, 0).data(ROW_ROLE) is None

    with qtbot.waitSignal(model.dataChanged) as announced:
        pass

    first, last = announced.args[:2]
    assert (first.row(), last.row()) == (0, PAGE - 1)
    assert text(model, 5).isdigit()
    assert model.index(5, 0).data(ROW_ROLE).declaration.number == text(model, 5)
    assert model.index(5, 0).data(Qt.ItemDataRole.AccessibleTextRole) == text(model, 5)


def test_scrolling_through_ten_thousand_rows_never_fetches_all(model, repository, tasks, qtbot):
    for row in range(0, MANY, 37):  # faster than any page can come
        text(model, row)
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert repository.fetched <= 5 * PAGE
    assert text(model, MANY - 1).isdigit()


def test_only_so_many_pages_stay_in_memory(model, tasks, qtbot):
    for page in range(KEPT_PAGES + 6):
        text(model, page * PAGE)
        qtbot.waitUntil(lambda: not tasks.is_busy)

    assert model.loaded(0) is None
    assert model.loaded((KEPT_PAGES + 5) * PAGE) is not None


def test_looking_again_and_again_fetches_once(model, repository, tasks, qtbot):
    for _ in range(50):
        text(model, 1)
        text(model, 2)
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert repository.fetched == PAGE


def test_rows_of_an_older_snapshot_are_dropped(model, repository, tasks, qtbot):
    text(model, 0)
    model.show(repository.view(DeclarationQuery(tab=Tab.RATED)), {})
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert model.rowCount() == 0
    assert model.loaded(0) is None


def test_the_same_keys_again_do_not_reset_the_view(model, repository, qtbot):
    resets = []
    model.modelReset.connect(lambda: resets.append(1))

    with qtbot.waitSignal(model.dataChanged):
        model.show(repository.view(DeclarationQuery(tab=Tab.ALL)), {})

    assert resets == []


def test_a_row_that_is_gone_leaves_a_gap_and_no_error(tasks, repository, qtbot):
    model = DeclarationTableModel(tasks, repository, PlainWords())
    known = list(islice(repository.view(DeclarationQuery(tab=Tab.ALL)), 2))
    model.show([known[0], 999_999, known[1]], {})

    text(model, 0)
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert [text(model, row) == PLACEHOLDER for row in range(3)] == [False, True, False]


def test_a_failing_store_is_announced_and_looking_again_asks_again(model, repository, qtbot, tasks):
    repository.error = StoreError(StoreFault.LOCKED)
    with qtbot.waitSignal(model.failed) as failed:
        text(model, 0)
    assert failed.args[0].fault is StoreFault.LOCKED

    repository.error = None
    text(model, 0)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert text(model, 0).isdigit()


def test_a_bug_is_no_error_of_the_world(model, repository, qtbot, tasks):
    repository.error = KeyError("ours")

    with qtbot.waitSignal(tasks.failed):
        text(model, 0)


def test_a_header_that_is_clicked_asks_for_that_order(model, qtbot):
    with qtbot.waitSignal(model.sort_wanted) as wanted:
        model.sort(Column.STATE, Qt.SortOrder.DescendingOrder)

    assert wanted.args == [SortBy.STATUS, True]


def test_keys_and_rows_find_each_other(model, repository):
    key = model.key_at(42)

    assert model.row_of(key) == 42
    assert (model.row_of(-5), model.key_at(MANY)) == (-1, None)


def test_headers_and_rows_follow_the_language(model, tasks, qtbot):
    text(model, 0)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    with qtbot.waitSignals([model.headerDataChanged, model.dataChanged]):
        model.retranslate()

    assert model.headerData(0, Qt.Orientation.Horizontal) == "NUMBER"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "ĐẶNG TRADING CO., LTD"
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) is None

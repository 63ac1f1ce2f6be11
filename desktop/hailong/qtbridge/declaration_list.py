"""What the declaration list shows: search, filters and order become a query, answers become the model's snapshot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from hailong.domain.clock import Clock, vietnam_day
from hailong.qtbridge.declarations import PAGE, DeclarationTableModel, RowWords
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.given_up import NotWantedError
from hailong.store.interfaces import DeclarationQuery, DeclarationRepository, DeclarationRow, Facets, StoreError, Tab

DEBOUNCE_MS: Final = 30


@dataclass(frozen=True, slots=True)
class _Answer:
    query: DeclarationQuery
    keys: Sequence[int]
    pages: Mapping[int, Sequence[DeclarationRow]]
    is_whole: bool


class DeclarationListService(QObject):
    """Holds the query, answers it on the read lane, drops answers that came too late.

    Changes of the query within ``DEBOUNCE_MS`` are answered once; at most one answer is under way, so fast typing
    never queues up. A new query is answered by its first page, and the whole view follows, unless something else is
    asked for meanwhile. ``refresh`` is called after imports, sends and skips.
    """

    listed = Signal(object)  # DeclarationQuery: the model shows its answer now
    counted = Signal(object)  # Mapping[Tab, int] under the present search and filters
    unrated_total = Signal(int)  # whatever the filters, for the navigation
    facets_changed = Signal(object)  # Facets
    skipped = Signal(int)  # key
    failed = Signal(object)  # StoreError

    def __init__(
        self,
        tasks: TaskRunner,
        repository: DeclarationRepository,
        words: RowWords,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._repository = repository
        self._clock = clock
        self._query = DeclarationQuery()
        self._answered: DeclarationQuery | None = None
        self._is_running = False
        self._is_stale = False
        self._is_refreshing = False
        self._asked = 0
        self._facets = Facets()
        self.model = DeclarationTableModel(tasks, repository, words, self)
        self.model.sort_wanted.connect(lambda by, descending: self.change(sort_by=by, descending=descending))
        self.model.failed.connect(self.failed)
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._ask)

    @property
    def query(self) -> DeclarationQuery:
        """What is asked for; its answer may still be under way."""
        return self._query

    @property
    def facets(self) -> Facets:
        """What there was to filter by at the last refresh."""
        return self._facets

    def change(self, **changes: object) -> None:
        """Ask for something else: any fields of DeclarationQuery."""
        query = replace(self._query, **changes)  # type: ignore[arg-type]  # the fields of DeclarationQuery
        if query != self._query:
            self._query = query
            self._timer.start()

    def refresh(self) -> None:
        """Ask again, because the store has changed; keeps place and selection where it can."""
        self._is_refreshing = True
        self._ask()

    def skip(self, key: int) -> None:
        """Remember that the user skipped it today; it stays in the unrated list."""
        today = vietnam_day(self._clock.now())
        self._tasks.run(
            Lane.WRITE, lambda: self._repository.skip(key, today), lambda _: self._after_skip(key), self._fail
        )

    def _after_skip(self, key: int) -> None:
        self.skipped.emit(key)
        self.refresh()

    def _ask(self) -> None:
        self._timer.stop()
        if self._is_running:
            self._is_stale = True
            return
        self._is_running, self._is_stale = True, False
        self._asked += 1
        query = self._query
        answer = partial(self._head, query)
        if query == self._answered:
            answer = partial(self._again, query, self.model.looked_at())
        self._tasks.run(Lane.READ, answer, self._show, self._ask_failed)

    def _head(self, query: DeclarationQuery) -> _Answer:
        keys = self._repository.head(query, PAGE)
        return _Answer(query, keys, {0: self._repository.rows(keys)}, is_whole=len(keys) < PAGE)

    def _again(self, query: DeclarationQuery, pages: Sequence[int]) -> _Answer:
        keys = self._repository.view(query)
        wanted = [page for page in pages if page * PAGE < len(keys)] or ([0] if keys else [])
        rows = {page: self._repository.rows(keys[page * PAGE : (page + 1) * PAGE]) for page in wanted}
        return _Answer(query, keys, rows, is_whole=True)

    def _show(self, answer: _Answer) -> None:
        self._is_running = False
        if answer.query == self._query:
            self._answered = answer.query
            self.model.show(answer.keys, answer.pages)
            self.listed.emit(answer.query)
            if not answer.is_whole:
                self._ask_for_all(answer.query)
            self._count(answer.query)
        elif not self._timer.isActive():
            self._is_stale = True
        if self._is_stale:
            self._ask()

    def _ask_for_all(self, query: DeclarationQuery) -> None:
        asked = self._asked
        self._tasks.run(
            Lane.READ,
            lambda: self._repository.view(query, lambda: asked == self._asked and query == self._query),
            lambda keys: self.model.grow(keys) if asked == self._asked else None,
            self._all_failed,
        )

    def _all_failed(self, error: Exception) -> None:
        if not isinstance(error, NotWantedError):
            self._fail(error)

    def _count(self, query: DeclarationQuery) -> None:
        is_of_all, is_refreshing, self._is_refreshing = _is_of_all(query), self._is_refreshing, False
        self._tasks.run(
            Lane.READ,
            lambda: self._repository.counts(query) if is_of_all or query == self._query else None,
            lambda counts: self._take_counts(query, counts, is_of_all=is_of_all),
            self._fail,
        )
        if is_refreshing:
            self._tasks.run(Lane.READ, self._repository.facets, self._take_facets, self._fail)
        if is_refreshing and not is_of_all:
            count_all = partial(self._repository.counts, DeclarationQuery())
            self._tasks.run(Lane.READ, count_all, self._tell_total, self._fail)

    def _take_counts(self, query: DeclarationQuery, counts: Mapping[Tab, int] | None, *, is_of_all: bool) -> None:
        if counts is not None and query == self._query:
            self.counted.emit(counts)
        if counts is not None and is_of_all:
            self._tell_total(counts)

    def _tell_total(self, counts: Mapping[Tab, int]) -> None:
        self.unrated_total.emit(counts.get(Tab.UNRATED, 0))

    def _take_facets(self, facets: Facets) -> None:
        if facets != self._facets:
            self._facets = facets
            self.facets_changed.emit(facets)

    def _ask_failed(self, error: Exception) -> None:
        self._is_running = False
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        (self.failed if isinstance(error, StoreError) else self._tasks.failed).emit(error)


def _is_of_all(query: DeclarationQuery) -> bool:
    """Whether its counts are those of the whole store: tab and order do not matter to them."""
    plain = DeclarationQuery()
    return replace(query, tab=plain.tab, sort_by=plain.sort_by, descending=plain.descending) == plain

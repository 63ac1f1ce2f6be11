"""Rows behind a long table: the keys of a snapshot, and only the pages that somebody looks at."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from hailong.qtbridge.tasks import Lane, TaskRunner

PAGE: Final = 100
KEPT_PAGES: Final = 20
_Row = TypeVar("_Row")


class PagedRows(QObject, Generic[_Row]):
    """Fetches the page of a row on the read lane when the row is first asked for.

    ``fetch`` gives the rows of keys in order and leaves out what is gone; ``stale`` then asks for a new snapshot.
    """

    arrived = Signal(int, int)  # first and last row of a page that has come
    stale = Signal()  # rows of the snapshot are gone: ask for a new one
    failed = Signal(object)  # Exception

    def __init__(
        self, tasks: TaskRunner, fetch: Callable[[Sequence[int]], Sequence[_Row]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._fetch = fetch
        self._keys: Sequence[int] = ()
        self._pages: OrderedDict[int, Sequence[_Row]] = OrderedDict()
        self._under_way: set[int] = set()
        self._generation = 0

    def __len__(self) -> int:
        """The length of the snapshot."""
        return len(self._keys)

    @property
    def keys(self) -> Sequence[int]:
        """The keys of the snapshot, in order."""
        return self._keys

    def show(self, keys: Sequence[int], first_page: Sequence[_Row]) -> None:
        """Take a new snapshot with its first page."""
        self._generation += 1
        self._under_way.clear()
        self._keys = keys
        self._pages.clear()
        if keys:
            self._pages[0] = first_page

    def row(self, number: int) -> _Row | None:
        """The row, or None while it is on its way."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page)
            return None
        return rows[place] if place < len(rows) else None

    def _ask(self, page: int) -> None:
        if page in self._under_way or page * PAGE >= len(self._keys):
            return
        self._under_way.add(page)
        keys, generation = self._keys[page * PAGE : (page + 1) * PAGE], self._generation
        self._tasks.run(
            Lane.READ,
            lambda: self._fetch(keys),
            lambda rows: self._take(generation, page, rows),
            lambda error: self._fail(generation, page, error),
        )

    def _take(self, generation: int, page: int, rows: Sequence[_Row]) -> None:
        if generation != self._generation:
            return
        self._under_way.discard(page)
        self._pages[page] = rows
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        first, last = page * PAGE, min((page + 1) * PAGE, len(self._keys)) - 1
        self.arrived.emit(first, last)
        if len(rows) < last - first + 1:
            self.stale.emit()

    def _fail(self, generation: int, page: int, error: Exception) -> None:
        if generation == self._generation:
            self._under_way.discard(page)
        self.failed.emit(error)

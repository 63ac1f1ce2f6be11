"""The declaration list as a table model: the keys of a view, and only the rows that somebody looks at."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from hailong.qtbridge.plain_tip import plain_tip
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import DeclarationRepository, DeclarationRow, SortBy, StoreError

PAGE: Final = 100
KEPT_PAGES: Final = 16
PLACEHOLDER: Final = "…"
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The whole DeclarationRow, for the delegate; None while the row is on its way."""

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NOWHERE: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns of the list."""

    NUMBER = 0
    KIND = 1
    OFFICE = 2
    CHANNEL = 3
    REGISTERED = 4
    CLEARED = 5
    STATE = 6


SORTS: Final = {
    Column.NUMBER: SortBy.NUMBER,
    Column.KIND: SortBy.KIND,
    Column.OFFICE: SortBy.OFFICE,
    Column.CHANNEL: SortBy.CHANNEL,
    Column.REGISTERED: SortBy.REGISTERED,
    Column.CLEARED: SortBy.CLEARED,
    Column.STATE: SortBy.STATUS,
}


class RowWords(Protocol):
    """Puts rows into words of the user's language; the user interface gives one."""

    def headers(self) -> Sequence[str]:
        """The titles of all columns."""

    def cells(self, row: DeclarationRow) -> tuple[str, ...]:
        """The texts of one row, one per column."""

    def tooltip(self, row: DeclarationRow, column: int) -> str:
        """What a pointer that rests on a cell is told; empty for nothing."""


class _Line:
    """A row with its texts, which are put together when they are first looked at."""

    __slots__ = ("cells", "row")

    def __init__(self, row: DeclarationRow) -> None:
        self.row = row
        self.cells: tuple[str, ...] | None = None


class DeclarationTableModel(QAbstractTableModel):
    """Shows a snapshot of keys; pages of rows are fetched on the read lane when they are looked at.

    A row that is not there yet shows a placeholder and is announced by ``dataChanged`` when it has come. At most one
    fetch is under way, the page that was looked at last goes first, and only ``KEPT_PAGES`` pages stay in memory.
    """

    sort_wanted = Signal(object, bool)  # SortBy, descending
    failed = Signal(object)  # StoreError

    def __init__(
        self,
        tasks: TaskRunner,
        repository: DeclarationRepository,
        words: RowWords,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._repository = repository
        self._words = words
        self._headers = tuple(words.headers())
        self._keys: Sequence[int] = ()
        self._pages: OrderedDict[int, list[_Line | None]] = OrderedDict()
        self._recent = -1
        self._wanted: list[int] = []
        self._is_fetching = False
        self._generation = 0

    # --- what the view asks -------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """The length of the snapshot."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Seven columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Texts, the row for the delegate, and None at once for every other role."""
        if role not in (_DISPLAY, ROW_ROLE, _SPOKEN, _TOOLTIP):
            return _LEFT if role == _ALIGNMENT else None
        if not index.isValid():
            return None
        line = self._line(index.row())
        if role == ROW_ROLE:
            return line.row if line else None
        if line is None:
            return PLACEHOLDER if role == _DISPLAY else None
        if role == _TOOLTIP:
            return plain_tip(self._words.tooltip(line.row, index.column())) or None
        if line.cells is None:
            line.cells = self._words.cells(line.row)
        return line.cells[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Titles of the columns; rows are not numbered."""
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self._headers):
            if role == _DISPLAY:
                return self._headers[section]
            if role == _ALIGNMENT:
                return _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask the store for another order; the rows come back as a new snapshot."""
        if 0 <= column < len(Column):
            self.sort_wanted.emit(SORTS[Column(column)], order == Qt.SortOrder.DescendingOrder)

    # --- what the service and the page ask ----------------------------------------------------------------------

    def show(self, keys: Sequence[int], pages: Mapping[int, Sequence[DeclarationRow]]) -> None:
        """Take a new snapshot with the pages that came along; the same keys keep scroll bar and selection."""
        self._generation += 1
        self._wanted.clear()
        if keys == self._keys:
            self._pages.clear()
            self._take(pages)
            if keys:
                self.dataChanged.emit(self.index(0, 0), self.index(len(keys) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._keys = keys
        self._pages.clear()
        self._take(pages)
        self.endResetModel()

    def grow(self, keys: Sequence[int]) -> None:
        """Take the whole of the answer whose beginning is shown: rows are added below, and what is there stays."""
        known = len(self._keys)
        if keys[:known] != self._keys:  # the store has changed in between
            self.show(keys, {})
        elif len(keys) > known:
            self.beginInsertRows(QModelIndex(), known, len(keys) - 1)
            self._keys = keys
            self.endInsertRows()

    def looked_at(self) -> list[int]:
        """The pages that were looked at last, to bring along at the next refresh."""
        return list(self._pages)[-2:] or [0]

    def key_at(self, row: int) -> int | None:
        """The key of a row; None beyond the end."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: int) -> int:
        """Where a key stands; -1 when it is not in the snapshot. Looks at the rows at hand first."""
        for number, page in self._pages.items():
            for place, line in enumerate(page):
                if line is not None and line.row.key == key:
                    return number * PAGE + place
        try:
            return self._keys.index(key)
        except ValueError:
            return -1

    def loaded(self, row: int) -> DeclarationRow | None:
        """The row if it is in memory; asking fetches nothing."""
        page = self._pages.get(row // PAGE)
        line = page[row % PAGE] if page and row % PAGE < len(page) else None
        return line.row if line else None

    def retranslate(self) -> None:
        """Put everything into the language of now."""
        self._headers = tuple(self._words.headers())
        for page in self._pages.values():
            page[:] = [_Line(line.row) if line else None for line in page]
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(Column) - 1))

    # --- pages --------------------------------------------------------------------------------------------------

    def _line(self, row: int) -> _Line | None:
        number = row // PAGE
        page = self._pages.get(number)
        if page is None or row % PAGE >= len(page):  # nothing yet, or the end of a beginning that has grown
            self._want(number)
            return None
        if number != self._recent:
            self._recent = number
            self._pages.move_to_end(number)
        return page[row % PAGE]

    def _want(self, number: int) -> None:
        if self._wanted and self._wanted[-1] == number:
            return
        if number in self._wanted:
            self._wanted.remove(number)
        self._wanted.append(number)
        del self._wanted[:-3]  # what was scrolled past is not looked at any more
        if not self._is_fetching:
            self._fetch()

    def _fetch(self) -> None:
        number, generation = self._wanted[-1], self._generation
        keys = self._keys[number * PAGE : (number + 1) * PAGE]
        self._is_fetching = True
        self._tasks.run(
            Lane.READ,
            lambda: self._repository.rows(keys),
            lambda rows: self._arrived(generation, number, rows),
            self._fetch_failed,
        )

    def _arrived(self, generation: int, number: int, rows: Sequence[DeclarationRow]) -> None:
        self._is_fetching = False
        if generation == self._generation:
            if number in self._wanted:
                self._wanted.remove(number)
            self._take({number: rows})
            first, last = number * PAGE, min((number + 1) * PAGE, len(self._keys)) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
        if self._wanted:
            self._fetch()

    def _fetch_failed(self, error: Exception) -> None:
        self._is_fetching = False
        self._wanted.clear()
        (self.failed if isinstance(error, StoreError) else self._tasks.failed).emit(error)

    def _take(self, pages: Mapping[int, Sequence[DeclarationRow]]) -> None:
        for number, rows in pages.items():
            found = {row.key: row for row in rows}  # keys that are gone were left out
            keys = self._keys[number * PAGE : (number + 1) * PAGE]
            self._pages[number] = [_Line(row) if (row := found.get(key)) is not None else None for key in keys]
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        self._recent = -1

"""What was sent as a table model: a lazy view of the store's rows in the user's words."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from hailong.qtbridge.paged_rows import PagedRows
from hailong.qtbridge.plain_tip import plain_tip
from hailong.qtbridge.tasks import TaskRunner
from hailong.store.interfaces import SentSheet, SheetRepository

SENT_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The whole SentSheet; None while it is on its way."""

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_NOWHERE: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class SentColumn(IntEnum):
    """The columns of the table."""

    NUMBER = 0
    OFFICE = 1
    LEVEL = 2
    STATE = 3
    RECEIPT = 4
    TIME = 5


class SentWords(Protocol):
    """Puts sent sheets into words; the user interface gives one."""

    def headers(self) -> Sequence[str]:
        """The titles of all columns."""

    def cells(self, sent: SentSheet) -> Sequence[str]:
        """The texts of one row, one per column."""


class SentTableModel(QAbstractTableModel):
    """Newest first. ``stale`` asks for a new snapshot."""

    stale = Signal()
    failed = Signal(object)  # Exception

    def __init__(
        self, tasks: TaskRunner, sheets: SheetRepository, words: SentWords, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: PagedRows[SentSheet] = PagedRows(tasks, sheets.sent_rows, self)
        self._rows.arrived.connect(self._on_arrived)
        self._rows.stale.connect(self.stale)
        self._rows.failed.connect(self.failed)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """The length of the snapshot."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Six."""
        return 0 if parent.isValid() else len(SentColumn)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Texts, also under the pointer, and the whole row; everything else is the delegate's."""
        if role not in (_DISPLAY, SENT_ROLE, _SPOKEN, _TOOLTIP) or not index.isValid():
            return None
        sent = self._rows.row(index.row())
        if role == SENT_ROLE:
            return sent
        if sent is None:
            return "…" if role == _DISPLAY else None
        text = self._words.cells(sent)[index.column()]
        if role == _TOOLTIP:
            return plain_tip(text)
        return f"{self._words.headers()[index.column()]}: {text}" if role == _SPOKEN else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Titles of the columns; rows are not numbered."""
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY and 0 <= section < len(SentColumn):
            return self._words.headers()[section]
        return None

    def show(self, keys: Sequence[int], first_page: Sequence[SentSheet]) -> None:
        """Take a new snapshot; when the keys are the same, selection and scroll bar stay."""
        if list(keys) == list(self._rows.keys):
            self._rows.show(keys, first_page)
            self.retranslate()
            return
        self.beginResetModel()
        self._rows.show(keys, first_page)
        self.endResetModel()

    def sent_at(self, row: int) -> SentSheet | None:
        """The row; None beyond the end and while it is on its way."""
        return self._rows.row(row) if 0 <= row < len(self._rows) else None

    def retranslate(self) -> None:
        """Put everything into the language of now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(SentColumn) - 1)
        if len(self._rows):
            self._on_arrived(0, len(self._rows) - 1)

    def _on_arrived(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(SentColumn) - 1))

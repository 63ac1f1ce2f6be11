"""The review of a bulk as a list: what each declaration will say, with a level of its own or left out by a key."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView, QWidget

from hailong.domain.catalogue import Level
from hailong.qtbridge.plain_tip import plain_tip
from hailong.ui import fonts
from hailong.ui.widgets.cells import CELL_PADDING, FIRST_INDENT, CellDelegate

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_COLOUR: Final = int(Qt.ItemDataRole.ForegroundRole)
_FONT: Final = int(Qt.ItemDataRole.FontRole)
_NOWHERE: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class ReviewColumn(IntEnum):
    """The columns of the review."""

    NUMBER = 0
    OFFICE = 1
    LEVEL = 2
    SAYS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """One declaration in words. ``is_sent``: it will be; ``may_change``: the user decides about it."""

    key: int
    cells: tuple[str, str, str, str]
    is_sent: bool = True
    is_exception: bool = False
    may_change: bool = True


class BulkReviewModel(QAbstractTableModel):
    """At most a few hundred rows, all at hand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ReviewRow] = ()
        self._headers: Sequence[str] = ("", "", "", "")

    @property
    def rows(self) -> Sequence[ReviewRow]:
        """What is shown."""
        return self._rows

    def show(self, headers: Sequence[str], rows: Sequence[ReviewRow]) -> None:
        """Take other rows; where they are of the same declarations, place and selection stay."""
        is_same = [one.key for one in rows] == [one.key for one in self._rows]
        if not is_same:
            self.beginResetModel()
        self._headers, self._rows = headers, rows
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(ReviewColumn) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One for each declaration."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Four."""
        return 0 if parent.isValid() else len(ReviewColumn)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Texts; muted where nothing is sent, strong where the level is the declaration's own."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (_DISPLAY, _TOOLTIP, _SPOKEN):
            text = row.cells[index.column()]
            return plain_tip(text) if role == _TOOLTIP else text
        if role == _COLOUR and not row.is_sent:
            return QApplication.palette().brush(QPalette.ColorGroup.Active, QPalette.ColorRole.PlaceholderText)
        if role == _FONT and row.is_exception and index.column() == ReviewColumn.LEVEL:
            return fonts.strong()
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Titles of the columns."""
        is_title = orientation is Qt.Orientation.Horizontal and role == _DISPLAY
        return self._headers[section] if is_title and section < len(self._headers) else None


class BulkReviewTable(QTableView):
    """1 to 5 give the chosen rows a level of their own, 0 takes it back; Delete leaves them out and takes them in."""

    level_wanted = Signal(object, object)  # keys, Level | None
    leaving_wanted = Signal(object, bool)  # keys, whether they are to be left out
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = BulkReviewModel(self)
        self.setModel(self.content)
        self.setItemDelegate(CellDelegate(self))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 14)
        rows.hide()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def chosen(self) -> list[ReviewRow]:
        """The selected rows that the user decides about."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.content.rows[row] for row in rows if self.content.rows[row].may_change]

    def show_rows(self, headers: Sequence[str], rows: Sequence[ReviewRow]) -> None:
        """Show a review."""
        self.content.show(headers, rows)
        if rows and not self.currentIndex().isValid():
            self.selectRow(0)
        samples = ("0000 0000 000 0", headers[ReviewColumn.OFFICE], headers[ReviewColumn.LEVEL])
        for column, sample in enumerate(samples):
            indent = FIRST_INDENT if column == ReviewColumn.NUMBER else 0
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance(sample) + indent + CELL_PADDING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Levels and leaving out; everything else moves, selects or goes up to the panel."""
        key, keys = event.key(), [row.key for row in self.chosen]
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self.level_wanted.emit(keys, Level(key - Qt.Key.Key_0))
        elif plain and key in (Qt.Key.Key_0, Qt.Key.Key_Backspace):
            self.level_wanted.emit(keys, None)
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Space):
            self.leaving_wanted.emit(keys, any(row.is_sent for row in self.chosen))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

"""The rows of an import report, for reading; problems were kept to a thousand, so a plain table does."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from hailong.qtbridge.plain_tip import plain_tip
from hailong.ui.widgets.cells import CELL_PADDING, CellDelegate

ROW_PADDING: Final = 10
_PROBLEM: Final = 2
_WIDTHS: Final = (232, 88, 0, 170)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)


class ImportReportModel(QAbstractTableModel):
    """Texts as they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers: Sequence[str] = ()
        self._rows: Sequence[Sequence[str]] = ()

    def show(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Take other texts."""
        self.beginResetModel()
        self._headers, self._rows = headers, rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """As many as were given."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """As many as there are titles."""
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """The text, in the cell and under the pointer."""
        if role not in (_DISPLAY, _TOOLTIP) or not index.isValid():
            return None
        text = self._rows[index.row()][index.column()]
        return plain_tip(text) if role == _TOOLTIP else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Titles of the columns."""
        is_title = orientation is Qt.Orientation.Horizontal and role == _DISPLAY and 0 <= section < len(self._headers)
        return self._headers[section] if is_title else None


class ImportReportTable(QTableView):
    """The table, as high as a few rows; what is wrong with a row is said in as many lines as it takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ImportReportModel(self)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        self.verticalHeader().hide()
        self.setModel(self._model)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setFixedHeight(200)
        self.hide()

    def show_rows(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show a report."""
        self._model.show(headers, rows)
        self.setAccessibleName(", ".join(headers))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            if width:
                header.resizeSection(column, width)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """By measuring what is too long alone: Qt would ask the style about every cell, a third of a second for all."""
        rows, metrics = self.verticalHeader(), self.fontMetrics()
        room = QRect(0, 0, self.columnWidth(_PROBLEM) - CELL_PADDING, 0)
        for row in range(self._model.rowCount()):
            text, height = self._model.index(row, _PROBLEM).data(), metrics.height()
            if metrics.horizontalAdvance(text) > room.width():
                height = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
            rows.resizeSection(row, height + ROW_PADDING)

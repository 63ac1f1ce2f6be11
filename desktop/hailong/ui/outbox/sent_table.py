"""The table of what was sent: state with its icon, everything else as words."""

from typing import Final

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hailong.qtbridge.sent_table import SENT_ROLE, SentColumn, SentTableModel
from hailong.store.interfaces import SentSheet
from hailong.ui import colours, icons, words
from hailong.ui.outbox.sent_words import widest_texts
from hailong.ui.widgets.cells import CELL_PADDING, FIRST_INDENT, CellDelegate
from hailong.ui.widgets.columns import fit_columns

ROW_PADDING: Final = 14
_ICON: Final = 22  # with the room before the word
_FIRST_TO_GO: Final = (SentColumn.RECEIPT, SentColumn.OFFICE)  # the detail pane has them


class SentDelegate(CellDelegate):
    """Puts the state's icon before its word."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Icon and colour of the state column."""
        super().initStyleOption(option, index)
        if index.column() != SentColumn.STATE:
            return
        sent = index.data(SENT_ROLE)
        if isinstance(sent, SentSheet):
            worn = colours.of(option.palette)
            colour, size = worn.sheet_state(sent.state), option.decorationSize.width()
            option.icon = icons.icon(words.sheet_state_icon(sent.state), colour, selected=colour, size=size)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration


class SentTable(QTableView):
    """One sheet can be chosen; its declaration number can be copied whole."""

    sheet_chosen = Signal(object)  # SentSheet | None

    def __init__(self, model: SentTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        self.verticalHeader().hide()
        self.setModel(model)
        self.setItemDelegate(SentDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._copy_action = QAction(self)
        self._copy_action.triggered.connect(self._copy_number)
        self.addAction(self._copy_action)
        self._prepare_header()
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        model.dataChanged.connect(self._on_data_changed)
        self.retranslate()

    @property
    def chosen(self) -> SentSheet | None:
        """The chosen sheet."""
        return self._model.sent_at(self.currentIndex().row())

    def choose_first(self) -> None:
        """Choose the newest one, unless one is chosen already."""
        if self._model.rowCount() and not self.selectionModel().hasSelection():
            self.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the receipt's number, and then the office, stand in the detail pane alone."""
        self._fit_columns(event.size().width())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the whole number."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_number()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Words of the table itself; the model has its own."""
        self.setAccessibleName(self.tr("Các phiếu đã gửi"))
        self._copy_action.setText(self.tr("Sao chép số tờ khai"))
        self._fit_columns(self.viewport().width())

    def _width_of(self, column: SentColumn) -> int:
        before = {SentColumn.NUMBER: FIRST_INDENT, SentColumn.STATE: _ICON}.get(column, 0)
        widest = max(self.fontMetrics().horizontalAdvance(text) for text in widest_texts(column))
        return widest + before + CELL_PADDING

    def _fit_columns(self, room: int) -> None:
        widths = {column: self._width_of(column) for column in SentColumn}
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        fit_columns(self, room, widths, _FIRST_TO_GO)

    def _prepare_header(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(SentColumn.LEVEL, QHeaderView.ResizeMode.Stretch)

    def _on_selection_changed(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        self.sheet_chosen.emit(self.chosen if self.selectionModel().hasSelection() else None)

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.currentIndex().row() <= last.row():
            self.sheet_chosen.emit(self.chosen)

    def _copy_number(self) -> None:
        if self.chosen is not None:
            QGuiApplication.clipboard().setText(self.chosen.sheet.declaration.number)

"""The table of declarations: fixed row heights, sorting by the store, copying, a context menu by keyboard too."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from hailong.domain.sheet import MAX_BULK
from hailong.qtbridge.declarations import Column, DeclarationTableModel
from hailong.ui.declaration_words import widest_texts
from hailong.ui.declarations.declaration_delegate import DeclarationDelegate
from hailong.ui.widgets.columns import fit_columns

ROW_PADDING: Final = 14
CELL_PADDING: Final = 16
_Index = QModelIndex | QPersistentModelIndex
_LOOKED_THROUGH: Final = 20_000
_FIRST_TO_GO: Final = (Column.REGISTERED, Column.KIND, Column.OFFICE, Column.CLEARED)


class DeclarationTable(QTableView):
    """One row is current; several may be selected, never more than ``MAX_BULK``.

    Columns of lesser weight give way where there is no room for all.
    """

    key_selected = Signal(int)  # one row alone
    several_selected = Signal(object, bool)  # list[int] of at least two keys, whether more were wanted than allowed
    key_activated = Signal(int)  # Enter, arrow right, double click: go to the sheet
    skip_wanted = Signal()
    copy_wanted = Signal(str)

    def __init__(self, model: DeclarationTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._declarations = model
        self._key: int | None = None
        self._scroll = 0
        self._several: list[int] = []
        self._is_choosing = False
        self.setItemDelegate(DeclarationDelegate(self))
        self._prepare_rows()
        self.setModel(model)
        self._prepare_columns()
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        self.doubleClicked.connect(lambda _: self._activate())

    @property
    def current_key(self) -> int | None:
        """The key of the current row."""
        return self._key

    def select_key(self, key: int) -> bool:
        """Make the row of ``key`` current; whether it is in the list."""
        row = self._declarations.row_of(key)
        if row >= 0:
            self._select(row)
        return row >= 0

    @property
    def several_keys(self) -> list[int]:
        """The keys of all selected rows where there is more than one."""
        return list(self._several)

    def select_keys(self, keys: Sequence[int]) -> bool:
        """Select the rows of ``keys`` that are in the list; whether there are at least two."""
        rows = self._rows_of(keys)
        if len(rows) < 2:
            return False
        self._choose(rows, current=rows[0])
        self._on_selection()
        return True

    def select_one(self) -> None:
        """Only the current row stays selected."""
        if self._several:
            self._several = []
            self._select(max(self.currentIndex().row(), 0))
            if self._key is not None:
                self.key_selected.emit(self._key)

    def selectAll(self) -> None:
        """Everything that the list shows now, as far as one bulk goes."""
        count = self._declarations.rowCount()
        if count:
            self._choose(range(min(count, MAX_BULK)), current=max(self.currentIndex().row(), 0))
            self._on_selection(is_cut=count > MAX_BULK)

    def select_first(self) -> None:
        """Make the first row current, unless one is."""
        if self._key is None and self._declarations.rowCount():
            self._select(0)

    def next_unrated(self) -> int | None:
        """The key of the next row to rate, after the current one and then from the top, among the rows at hand."""
        here, count = self.currentIndex().row(), self._declarations.rowCount()
        around = [*range(here + 1, min(count, here + 400)), *range(min(here, 400))]
        for row in around:
            loaded = self._declarations.loaded(row)
            if loaded is not None and loaded.is_unrated:
                return loaded.key
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and arrow right go to the sheet; Ctrl+C copies the number; Esc leaves one row of several."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() == Qt.Key.Key_Escape and self._several:
            self.select_one()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right) and not event.modifiers():
            self._activate()
        else:
            super().keyPressEvent(event)

    def selectionCommand(self, index: _Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Ctrl+Home and Ctrl+End take the selection along, with Shift all rows on the way; Qt would leave it behind."""
        flags = QItemSelectionModel.SelectionFlag
        is_far = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
        if isinstance(event, QKeyEvent) and is_far and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            is_range = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return (flags.SelectCurrent if is_range else flags.ClearAndSelect) | flags.Rows
        return super().selectionCommand(index, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At the pointer, or below the current row when it was asked for by keyboard."""
        if self._key is None:
            return
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        where = self.viewport().mapToGlobal(self._below_current()) if by_key else event.globalPos()
        menu = self.context_menu()
        menu.exec(where)
        menu.deleteLater()

    def context_menu(self) -> QMenu:
        """What can be done with the current row."""
        menu = QMenu(self)
        menu.addAction(self.tr("Mở phiếu đánh giá"), self._activate)
        menu.addAction(self.tr("Sao chép số tờ khai"), self._copy)
        row = self._declarations.loaded(self.currentIndex().row())
        if row is not None and row.is_unrated:
            menu.addSeparator()
            menu.addAction(self.tr("Bỏ qua…"), self.skip_wanted.emit)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let columns go that there is no room for, the least needed first."""
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        """Words of another language are of another width."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._set_widths()
            self._fit_columns()

    # --- rows and columns ---------------------------------------------------------------------------------------

    def _prepare_rows(self) -> None:
        """Before the model is there: measuring every row would cost more than the first paint."""
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        rows.hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the last column gives way
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)

    def _prepare_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(48)
        self._set_widths()
        header.setSortIndicator(Column.CLEARED, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)

    def _width_of(self, column: Column) -> int:
        return max(self.fontMetrics().horizontalAdvance(text) for text in widest_texts(column)) + CELL_PADDING

    def _set_widths(self) -> None:
        for column in Column:
            self.setColumnWidth(column, self._width_of(column))

    def _fit_columns(self) -> None:
        fit_columns(self, self.viewport().width(), {one: self._width_of(one) for one in Column}, _FIRST_TO_GO)

    # --- current row --------------------------------------------------------------------------------------------

    def _select(self, row: int) -> None:
        index = self._declarations.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        key = self._declarations.key_at(current.row()) if current.isValid() else None
        if key is not None and key != self._key:
            self._key = key
            if not (self._several or self._is_choosing):
                self.key_selected.emit(key)

    # --- several rows -------------------------------------------------------------------------------------------

    def _on_selection(self, *, is_cut: bool = False) -> None:
        """What Shift, Ctrl and Ctrl+A have made of the selection."""
        if self._is_choosing:
            return
        ranges = sorted((one.top(), one.bottom()) for one in self.selectionModel().selection().toList())
        rows = list(islice(chain.from_iterable(range(top, bottom + 1) for top, bottom in ranges), MAX_BULK + 1))
        if len(rows) > MAX_BULK:
            rows, is_cut = rows[:MAX_BULK], True
            self._choose(rows, current=self.currentIndex().row())
        keys = [key for row in rows if (key := self._declarations.key_at(row)) is not None]
        if len(keys) > 1:
            if keys != self._several:
                self._several = keys
                self.several_selected.emit(list(keys), is_cut)
        elif self._several:
            self._several = []
            self._key = keys[0] if keys else self._key
            if self._key is not None:
                self.key_selected.emit(self._key)

    def _choose(self, rows: Sequence[int], *, current: int) -> None:
        """Select exactly ``rows`` without announcing it."""
        selection = QItemSelection()
        for first, last in _runs(rows):
            selection.select(self._declarations.index(first, 0), self._declarations.index(last, len(Column) - 1))
        self._is_choosing = True
        try:
            model = self.selectionModel()
            if self.currentIndex().row() != current:
                model.setCurrentIndex(self._declarations.index(current, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        finally:
            self._is_choosing = False

    def _rows_of(self, keys: Sequence[int]) -> list[int]:
        """Where ``keys`` stand near the top of the list; further down nobody would see them marked anyway."""
        wanted, near = set(keys), range(min(self._declarations.rowCount(), _LOOKED_THROUGH))
        return [row for row in near if self._declarations.key_at(row) in wanted]

    def _remember(self) -> None:
        self._scroll = self.verticalScrollBar().value()

    def _restore(self) -> None:
        """A new answer: the same row stays current and the place is kept, as long as the row is still there."""
        row = self._declarations.row_of(self._key) if self._key is not None else -1
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self._declarations.index(row, 0), flags)
            self._mark_several_again(row)
            self.verticalScrollBar().setValue(self._scroll)
        else:
            self._key = None

    def _mark_several_again(self, current: int) -> None:
        """The same rows stay selected; what was opened for them stays open and reads anew when it is sent."""
        if self._several and len(rows := self._rows_of(self._several)) > 1:
            self._choose(rows, current=current)
        else:
            self._several = []

    def _activate(self) -> None:
        if self._key is not None:
            self.key_activated.emit(self._key)

    def _copy(self) -> None:
        row = self._declarations.loaded(self.currentIndex().row())
        if row is not None:
            self.copy_wanted.emit(row.declaration.number)

    def _below_current(self) -> QPoint:
        return self.visualRect(self.currentIndex()).bottomLeft() + QPoint(24, 0)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each unbroken run of ``rows``, which rise."""
    first: int | None = None
    last = -1
    for row in rows:
        if first is None:
            first = row
        elif row != last + 1:
            yield first, last
            first = row
        last = row
    if first is not None:
        yield first, last

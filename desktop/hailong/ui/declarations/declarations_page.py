"""The declarations page: the list at the left, the sheet at the right, and the way of the keys between them."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hailong.domain.clock import Clock
from hailong.domain.sheet import Sheet
from hailong.qtbridge.declaration_list import DeclarationListService
from hailong.qtbridge.sheet_acts import SheetActs
from hailong.qtbridge.sheets import SheetService
from hailong.store.interfaces import DeclarationQuery, StoreError, Tab
from hailong.ui import failures
from hailong.ui.declaration_words import DeclarationWords
from hailong.ui.declarations.declaration_table import DeclarationTable
from hailong.ui.declarations.empty_list import Emptiness, EmptyList, emptiness
from hailong.ui.declarations.filters import FilterRow, TabBar, is_narrowed
from hailong.ui.sheet.sheet_panel import SheetPanel, copy_text
from hailong.ui.widgets.labels import page_title
from hailong.ui.widgets.layouts import in_tab_order
from hailong.ui.widgets.search_field import SearchField
from hailong.ui.widgets.tool_button import IconToolButton

REMEMBER_MS: Final = 500


class DeclarationsPage(QWidget):
    """Composes list and sheet. ``recall`` and ``remember`` keep where the user put the line between them."""

    import_wanted = Signal()
    folder_wanted = Signal()
    ecus_wanted = Signal()
    enrolment_wanted = Signal(object)  # tuple of (tax code, name): whose sheets cannot be sent yet
    list_shown = Signal()  # the rows of a new answer are there
    several_activated = Signal()  # Enter on several selected rows
    problem_wanted = Signal()  # something goes wrong while a declaration is being cleared

    def __init__(
        self,
        service: DeclarationListService,
        sheets: SheetService,
        acts: SheetActs,
        words: DeclarationWords,
        clock: Clock,
        *,
        recall: Callable[[], str] = str,
        remember: Callable[[str], None] = lambda _: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._sheets = sheets
        self._remember = remember
        self._total: int | None = None
        self._listed: DeclarationQuery | None = None
        self._is_going_to_sheet = False
        self.title, self.trouble = page_title(self), QLabel(self)
        self.problem = IconToolButton("message", self)
        self.search = SearchField(self)
        self.tabs = TabBar(self)
        self.filters = FilterRow(clock, self)
        self.table = DeclarationTable(service.model, self)
        self.empty = EmptyList(self)
        self.panel = SheetPanel(sheets, acts, words, clock, self)
        self._lay_out(recall())
        self._connect_list()
        self._connect_sheet(acts)
        self.retranslate()

    # --- for the window -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """The store has changed: after an import, an answer of the service, a return to this page."""
        self._service.refresh()

    def focus_search(self) -> None:
        """Go to the search field."""
        self.search.take_focus()

    def open_key(self, key: int) -> None:
        """Show one declaration's sheet and put the cursor there, whether the list shows its row or not."""
        if not self.table.select_key(key):
            self._sheets.open(key)
        self.panel.take_focus()

    def take_enrolment(self) -> None:
        """This workstation was enrolled for more enterprises: the sheet that waited for that is opened anew."""
        opened = self._sheets.current
        if opened is not None and opened.obstacle is not None:
            self._sheets.open(opened.key)

    def open_unrated(self) -> None:
        """Everything that waits to be rated, without search and filters, with the cursor in the first sheet."""
        self._clear()
        self.tabs.buttons[Tab.UNRATED].click()
        self._is_going_to_sheet = True
        self._service.refresh()

    def look_for(self, text: str) -> None:
        """Every declaration that ``text`` finds, without other filters."""
        self._clear()
        self.tabs.buttons[Tab.ALL].click()
        self.search.setText(text)
        self.search.take_focus()

    def retranslate(self) -> None:
        """All texts in the language of now; the panel has its own."""
        self.title.setText(self.tr("Tờ khai"))
        self.search.set_hint(self.tr("Tìm số tờ khai, đối tác, đơn vị…"))
        self.search.setToolTip(self.tr("Gõ một phần số, tên, có dấu hay không dấu đều được (Ctrl+F)"))
        self.table.setAccessibleName(self.tr("Danh sách tờ khai"))
        said = self.tr("Gặp vướng mắc khi làm thủ tục")
        self.problem.say(said, f"{said} (Ctrl+B)")
        self.tabs.retranslate()
        self.filters.retranslate()
        self.empty.retranslate()
        self._service.model.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down from anywhere above the list goes into it."""
        if event.key() == Qt.Key.Key_Down and not self.beside.isAncestorOf(self.focusWidget()):
            self._go_to_list()
        else:
            super().keyPressEvent(event)

    def show_beside(self, widget: QWidget | None) -> None:
        """What stands at the right of the list: ``widget``, or the sheet of one declaration."""
        if widget is not None and self.beside.indexOf(widget) < 0:
            self.beside.addWidget(widget)
        self.beside.setCurrentWidget(widget or self.panel)

    def go_to_list(self) -> None:
        """Put the cursor into the list."""
        self._go_to_list()

    def go_on(self) -> None:
        """Something was done with several rows: read anew, and go on with the first that is still to be rated."""
        self.table.select_one()
        self._service.refresh()
        self._go_to_list()

    # --- building -----------------------------------------------------------------------------------------------

    def _lay_out(self, state: str) -> None:
        left = QWidget(self)
        self.trouble.setProperty("tone", "danger")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.filters.enterprise, 2)
        top.addWidget(self.problem)
        head.addLayout(top)
        in_tab_order(self.filters.enterprise, self.problem, self.search)
        for widget in (self.search, self.tabs, self.filters, self.trouble):
            head.addWidget(widget)
        self._shown = QStackedWidget(left)
        self._shown.addWidget(self.table)
        self._shown.addWidget(self.empty)
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._shown, 1)
        left.setMinimumWidth(340)
        self.beside = QStackedWidget(self)
        self.beside.addWidget(self.panel)
        self.panel.setMinimumWidth(420)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.beside)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([592, 420])
        if state:
            self.splitter.restoreState(QByteArray.fromBase64(state.encode()))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _connect_list(self) -> None:
        service = self._service
        service.listed.connect(self._on_listed)
        service.counted.connect(self._on_counted)
        service.facets_changed.connect(self.filters.show_facets)
        service.failed.connect(self._on_failed)
        self.search.textChanged.connect(lambda text: service.change(text=text))
        self.search.down_pressed.connect(self._go_to_list)
        self.search.returnPressed.connect(self._go_to_list)
        self.tabs.chosen.connect(lambda tab: service.change(tab=tab))
        self.filters.changed.connect(lambda fields: service.change(**fields))
        self.filters.enterprise.settled.connect(self._go_to_list)
        self.problem.clicked.connect(self.problem_wanted)
        self.empty.import_wanted.connect(self.import_wanted)
        self.empty.folder_wanted.connect(self.folder_wanted)
        self.empty.ecus_wanted.connect(self.ecus_wanted)
        self.empty.clearing_wanted.connect(self._clear)
        self.table.key_selected.connect(self._sheets.open)
        self.table.key_activated.connect(lambda _: self._go_to_sheet())
        self.table.skip_wanted.connect(self.panel.skip)
        self.table.copy_wanted.connect(copy_text)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.focus_search)
        enterprise = QShortcut(QKeySequence("Ctrl+D"), self, self.filters.enterprise.take_focus)
        for shortcut in (find, enterprise):
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._moved = QTimer(self, singleShot=True, interval=REMEMBER_MS)
        self._moved.timeout.connect(self._remember_split)
        self.splitter.splitterMoved.connect(lambda *_: self._moved.start())

    def _connect_sheet(self, acts: SheetActs) -> None:
        self._sheets.sheet_saved.connect(self._on_saved)
        self._sheets.draft_changed.connect(lambda _: self._service.refresh())
        self._sheets.gone.connect(lambda _: self._service.refresh())
        acts.done.connect(lambda _: self._service.refresh())
        self.panel.left.connect(self._go_to_list)
        self.panel.enrolment_wanted.connect(self.enrolment_wanted)
        self.panel.skip_wanted.connect(self._on_skip)

    # --- what happens -------------------------------------------------------------------------------------------

    def _on_listed(self, query: DeclarationQuery) -> None:
        self.trouble.hide()
        self._show_list_or_why(query)
        is_left_alone = query == self._listed and self.table.current_key is None and self._sheets.is_in_use
        self._listed = query
        if not is_left_alone:  # a row that another workstation has rated goes; whoever is at its sheet stays
            self.table.select_first()
        if self.table.current_key is None and not is_left_alone:
            self._sheets.close()
        elif self._is_going_to_sheet and query.tab is Tab.UNRATED:
            self.panel.take_focus()
        self._is_going_to_sheet = False
        self.list_shown.emit()

    def _on_counted(self, counts: Mapping[Tab, int]) -> None:
        self._total = counts.get(Tab.ALL, 0)
        self.tabs.show_counts(counts)
        self._show_list_or_why(self._service.query)

    def _show_list_or_why(self, query: DeclarationQuery) -> None:
        """Where there are no declarations at all, there is nothing to choose one for at the right either."""
        if self._service.model.rowCount():
            self._shown.setCurrentWidget(self.table)
            self.beside.show()
        elif self._total is not None:
            why = emptiness(query.tab, is_narrowed=is_narrowed(query), total=self._total)
            self.empty.show_why(why)
            self._shown.setCurrentWidget(self.empty)
            self.beside.setVisible(why is not Emptiness.NO_DECLARATIONS)

    def _on_saved(self, key: int, sheet: Sheet) -> None:
        """Sent: say so, and go on with the next one without waiting for the list."""
        self.panel.tell_saved(sheet)
        self._go_on_from(key)
        self._service.refresh()

    def _on_skip(self, key: int) -> None:
        self._service.skip(key)
        self._go_on_from(key)

    def _go_on_from(self, key: int) -> None:
        """Select the next unrated row, if the user is still at the one that is done."""
        if self.table.current_key != key:
            return
        following = self.table.next_unrated()
        if following is not None and self.table.select_key(following):
            self.panel.take_focus()
        else:
            self._sheets.open(key)
            self._go_to_list()

    def _on_failed(self, error: StoreError) -> None:
        self.trouble.setText(failures.explain_store(error).text)
        self.trouble.show()

    def _go_to_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.select_first()

    def _go_to_sheet(self) -> None:
        if self.beside.currentWidget() is self.panel:
            self.panel.take_focus()
        else:
            self.several_activated.emit()

    def _clear(self) -> None:
        self.search.clear()
        self.filters.clear()

    def _remember_split(self) -> None:
        self._remember(bytes(self.splitter.saveState().toBase64().data()).decode())

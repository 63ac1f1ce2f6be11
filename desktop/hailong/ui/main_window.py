"""The window: navigation, pages, import bar and status line; keys that work everywhere; files dropped anywhere.

How to compose (what app.py does; every name is a constructor argument or a signal)::

    theme = Theme(application, settings.current.theme)             # before any widget
    translations = Translations(application, settings.current.language)
    outbox = OutboxService(tasks, store, SentSheetWords(clock), clock)
    sync = SyncService(tasks, make_engine, store, clock)
    window = MainWindow(
        {
            PageId.DECLARATIONS: lambda: declarations_page,        # built at once, the others when first shown
            PageId.SENT: lambda: SentPage(outbox, catalogue, clock),
            PageId.DOCUMENTS: lambda: DocumentsPage(legal),
            PageId.SETTINGS: lambda: SettingsPage(enrolment, ...),
            PageId.HELP: HelpPage,
        },
        WindowServices(imports=imports, sync=sync, outbox=outbox, legal=legal, settings=settings, closing=closing),
        clock,
    )
    settings.changed.connect(...)            # theme.choose and translations.speak, see ``wear`` in ui/dress.py
    list_service.unrated_total.connect(window.show_unrated)
    sheets.sheet_saved.connect(sync.sheet_sent); sheets.sheet_saved.connect(outbox.refresh)
    outbox.withdrawn / outbox.reopened -> declarations_page.refresh and window.open_declaration
    sync.ran -> outbox.refresh, legal.refresh, declarations_page.refresh, enrolment.refresh
    imports.finished -> declarations_page.refresh; enrolment.enrolled -> declarations_page.take_enrolment
    declarations_page.import_wanted -> window.choose_files; .folder_wanted -> window.choose_folder
    declarations_page.enrolment_wanted -> an EnrolmentWizard over the page; enrolment.enrolled -> sync.sync_now
    window.declaration_wanted -> declarations_page.open_key
    tasks.failed and every service's ``failed`` -> window.tell
    window.show(); QTimer.singleShot(0, window.begin)   # counts and the sender start after the first paint
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from hailong.domain.clock import Clock
from hailong.domain.legal import Shelf
from hailong.qtbridge.closing import Closing
from hailong.qtbridge.imports import ImportService
from hailong.qtbridge.legal import LegalService
from hailong.qtbridge.outbox import OutboxService
from hailong.qtbridge.settings import SettingsService
from hailong.qtbridge.sync import SyncService
from hailong.ui.failures import Explanation
from hailong.ui.imports.import_bar import ImportBar
from hailong.ui.navigation import Navigation, Page, PageId
from hailong.ui.status_line import StatusLine
from hailong.ui.troubles import explanation_of
from hailong.ui.widgets.drop_veil import DropVeil, dropped_paths
from hailong.ui.widgets.notice_bar import NoticeBar

DEFAULT_SIZE: Final = (1180, 760)
_FRAME: Final = QSize(16, 48)  # what the system puts around a window
SMALLEST_SIZE: Final = (920, 560)
NARROW_BELOW: Final = 1080


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowServices:
    """What the window itself speaks to; pages bring their own."""

    imports: ImportService
    sync: SyncService
    outbox: OutboxService
    legal: LegalService
    settings: SettingsService
    closing: Closing


class MainWindow(QMainWindow):
    """Shows one page at a time. ``tell`` shows any error of the world, or a bug, without getting in the way."""

    declaration_wanted = Signal(int)  # key
    closed = Signal()  # for good: everything is kept

    def __init__(
        self,
        pages: Mapping[PageId, Callable[[], QWidget]],
        services: WindowServices,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._builders = dict(pages)
        self._pages: dict[PageId, QWidget] = {}
        self._services = services
        self._shown = PageId.DECLARATIONS
        self._before = PageId.DECLARATIONS
        self._may_close = self._is_closing = False
        self._may_begin_to_close: Callable[[], bool] = lambda: True
        self.navigation = Navigation(self)
        self.notice = NoticeBar(self)
        self.stack = QStackedWidget(self)
        self.import_bar = ImportBar(services.imports, self)
        self.status_line = StatusLine(services.sync, services.outbox, clock, self)
        self._lay_out()
        self.veil = DropVeil(self)
        self.setAcceptDrops(True)
        self._connect()
        self._add_shortcuts()
        self._restore_geometry()
        self.show_page(PageId.DECLARATIONS)
        self.retranslate()

    # --- pages ----------------------------------------------------------------------------------------------------

    @property
    def shown_page(self) -> PageId:
        """Which page is shown."""
        return self._shown

    def page(self, page: PageId) -> QWidget:
        """The widget of a page, built when it is first asked for."""
        if page not in self._pages:
            self._pages[page] = self._builders[page]()
            self.stack.addWidget(self._pages[page])
        return self._pages[page]

    def show_page(self, page: PageId) -> None:
        """Show a page; it reads anew what it shows."""
        if page is not self._shown:
            self._before, self._shown = self._shown, page
        widget = self.page(page)
        self.stack.setCurrentWidget(widget)
        self.navigation.show_page(page)
        if not self.navigation.isAncestorOf(self.focusWidget()):
            widget.setFocus()
        if isinstance(widget, Page):
            widget.refresh()

    def show_settings(self) -> None:
        """Show where this workstation is enrolled."""
        self.show_page(PageId.SETTINGS)

    def show_sent(self) -> None:
        """Show what was sent."""
        self.show_page(PageId.SENT)

    def open_declaration(self, key: int) -> None:
        """Show the declarations page with one declaration; -1 where it is no longer known."""
        self.show_page(PageId.DECLARATIONS)
        if key >= 0:
            self.declaration_wanted.emit(key)

    def show_unrated(self, count: int) -> None:
        """How many declarations wait to be rated."""
        self.navigation.button(PageId.DECLARATIONS).set_count(count)

    def begin(self) -> None:
        """After the first paint: counts, and the sender."""
        self._services.outbox.refresh()
        self._services.legal.count()
        self._services.sync.start()

    def add_bar(self, bar: QWidget) -> None:
        """One more bar above the status line."""
        self._right.addWidget(bar)

    def judge_closing_by(self, may_close: Callable[[], bool]) -> None:
        """Ask ``may_close`` at each wish to close: it may hide the window instead, or ask the user first."""
        self._may_begin_to_close = may_close

    # --- errors ---------------------------------------------------------------------------------------------------

    def tell(self, error: Exception) -> None:
        """Say what happened, what it means and what to do."""
        self.notice.explain(explanation_of(error))

    def tell_explanation(self, explanation: Explanation) -> None:
        """The same, where the words are known already."""
        self.notice.explain(explanation)

    # --- importing ------------------------------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Ask for files of declarations and bring them in."""
        dialog = self._file_dialog(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Tờ khai và danh sách (*.xml *.xls *.xlsx *.csv)"), self.tr("Mọi tệp (*)")])
        dialog.filesSelected.connect(lambda names: self._services.imports.import_paths([Path(name) for name in names]))
        dialog.open()

    def choose_folder(self) -> None:
        """Ask for the folder into which the declaration software exports, remember it and bring it in."""
        dialog = self._file_dialog(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        dialog.fileSelected.connect(self.import_folder)
        dialog.open()

    def import_folder(self, folder: str) -> None:
        """Bring in what ``folder`` holds and remember it.

        In this order: who watches the folder from now on reads it, too, and whoever comes second finds nothing new.
        """
        self._services.imports.import_paths([Path(folder)])
        self._services.settings.change(exports_folder=folder)

    def _file_dialog(self, mode: QFileDialog.FileMode) -> QFileDialog:
        titles = {QFileDialog.FileMode.Directory: self.tr("Chọn thư mục xuất tệp")}
        dialog = QFileDialog(self, titles.get(mode, self.tr("Nhập tệp tờ khai")))
        dialog.setFileMode(mode)
        dialog.setDirectory(self._services.settings.current.exports_folder or str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped anywhere."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.veil.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self.veil.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring them in."""
        self.veil.hide()
        event.acceptProposedAction()
        self._services.imports.import_paths(dropped_paths(event.mimeData()))

    # --- keys, size, end ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no widget below has taken: Ctrl+F goes to the page's search, Esc leaves the page of shortcuts."""
        page = self.page(self._shown)
        if isinstance(page, Page) and event.matches(QKeySequence.StandardKey.Find):
            page.focus_search()
        elif event.key() == Qt.Key.Key_Escape and self._shown is PageId.HELP:
            self.show_page(self._before)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps its room for list and sheet."""
        super().resizeEvent(event)
        self.navigation.set_narrow(event.size().width() < NARROW_BELOW)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything first; a second wish to close is obeyed at once."""
        if self._may_close or self._is_closing:
            self._services.sync.close()
            self._services.imports.close()
            super().closeEvent(event)
            self.closed.emit()
            return
        event.ignore()
        if not self._may_begin_to_close():
            return
        self._is_closing = True
        geometry = self.saveGeometry().toBase64().toStdString()
        self._services.settings.change(geometry=geometry)
        self._services.closing.begin()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """The title; every widget below has its own words."""
        self.setWindowTitle(self.tr("Hài Lòng – Đánh giá sự phục vụ của hải quan"))

    # --- building -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._right = right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for widget, stretch in ((self.notice, 0), (self.stack, 1), (self.import_bar, 0)):
            right.addWidget(widget, stretch)
        upper = QHBoxLayout()
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.navigation)
        upper.addLayout(right, 1)
        whole = QWidget(self)
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(upper, 1)
        box.addWidget(self.status_line)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        services = self._services
        self.navigation.chosen.connect(self.show_page)
        self.status_line.sent_wanted.connect(self.show_sent)
        self.status_line.settings_wanted.connect(self.show_settings)
        services.outbox.summary_changed.connect(self._on_summary_changed)
        services.legal.counted.connect(self._on_legal_counted)
        services.closing.ready.connect(self._on_closing_ready)
        services.imports.not_saved.connect(self._on_report_not_saved)

    def _add_shortcuts(self) -> None:
        numbered = (PageId.DECLARATIONS, PageId.SENT, PageId.DOCUMENTS, PageId.SETTINGS)
        for number, page in enumerate(numbered, start=1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, lambda page=page: self.show_page(page))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self, self.choose_files)
        QShortcut(QKeySequence("F1"), self, lambda: self.show_page(PageId.HELP))
        QShortcut(QKeySequence("F5"), self, self._services.sync.sync_now)

    def _restore_geometry(self) -> None:
        self.setMinimumSize(*SMALLEST_SIZE)
        kept = self._services.settings.current.geometry
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            self.resize(first_size(self.screen().availableSize()))

    def _on_summary_changed(self) -> None:
        summary = self._services.outbox.summary
        button = self.navigation.button(PageId.SENT)
        button.set_count(summary.waiting + summary.needs_you, is_urgent=summary.needs_you > 0)

    def _on_legal_counted(self, counts: Mapping[Shelf, int]) -> None:
        self.navigation.button(PageId.DOCUMENTS).set_count(counts.get(Shelf.NEWLY_IN_FORCE, 0))

    def _on_report_not_saved(self, error: OSError) -> None:
        what = self.tr("Không lưu được báo cáo.")
        do = self.tr("Xin chọn một thư mục khác, hoặc kiểm tra quyền ghi và dung lượng.")
        self.notice.explain(Explanation(what, do=do, details=str(error)))

    def _on_closing_ready(self) -> None:
        self._may_close = True
        self.close()


def first_size(room: QSize) -> QSize:
    """How large the window is on its first day: with its frame, it has room on a screen of 768 lines too."""
    return QSize(*DEFAULT_SIZE).boundedTo(room - _FRAME)

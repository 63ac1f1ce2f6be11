"""The whole client with its window: what is built before the first paint, and what waits until after it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSysInfo, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from hailong.app.core import Core
from hailong.domain.request import Request
from hailong.domain.sheet import Sheet
from hailong.qtbridge.catalogue import CatalogueService
from hailong.qtbridge.clerks import ClerkService
from hailong.qtbridge.closing import Closing
from hailong.qtbridge.declaration_list import DeclarationListService
from hailong.qtbridge.enrolment import EnrolmentService
from hailong.qtbridge.imports import ImportService
from hailong.qtbridge.legal import LegalService
from hailong.qtbridge.outbox import OutboxService
from hailong.qtbridge.reachability import Reachability
from hailong.qtbridge.settings import Settings, SettingsService, read_settings
from hailong.qtbridge.sheet_acts import SheetActs
from hailong.qtbridge.sheets import SheetService
from hailong.qtbridge.sync import SyncService
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import StoreError, StoreFault
from hailong.ui.declaration_words import DeclarationWords
from hailong.ui.declarations.declarations_page import DeclarationsPage
from hailong.ui.dress import wear
from hailong.ui.main_window import MainWindow, WindowServices
from hailong.ui.navigation import PageId
from hailong.ui.outbox.sent_words import SentSheetWords
from hailong.ui.theme import Theme
from hailong.ui.translations import Translations
from hailong.ui.troubles import Troubles

if TYPE_CHECKING:
    from hailong.app.companion import Companion
    from hailong.app.doctor_desk import DoctorDesk
    from hailong.app.live_sources import LiveSources
    from hailong.app.locking import Locking
    from hailong.app.reception import Reception
    from hailong.qtbridge.bulk import BulkService

_PAINTED_AFTER_MS = 50  # the rows are there; what comes now would compete with their paint
_CHECKED_AFTER_MS = 30_000  # reading the whole database would compete with the first work of the day


class Workstation(QObject):
    """One client: core, services, window. Two of them in one process do not know each other.

    Settings are read before the first paint, on the main thread: language and theme decide what it looks like.
    """

    def __init__(self, application: QApplication, core: Core) -> None:
        super().__init__()
        self._application = application
        self.core = core
        store, clock = core.store, core.clock
        self.tasks = TaskRunner(self)
        self.settings = SettingsService(self.tasks, store.settings, read_settings(store.settings), self)
        current = self.settings.current
        self.theme = Theme(application, current.theme, self, is_styled=False)
        self.translations = Translations(application, current.language, self)
        wear(self.settings, self.theme, self.translations)
        self.catalogue = CatalogueService(self.tasks, store.mirror, self)
        words = DeclarationWords(clock, lambda: self.catalogue.current)
        self.list = DeclarationListService(self.tasks, store.declarations, words, clock, self)
        self.sheets = SheetService(self.tasks, store, self._send, clock, self)
        self.acts = SheetActs(self.tasks, store, self)
        self.outbox = OutboxService(self.tasks, store, SentSheetWords(clock), clock, self)
        self.sync = SyncService(self.tasks, lambda: core.network.engine, store, core.timekeeper, self)
        self.legal = LegalService(self.tasks, store.legal, clock, self)
        self.imports = ImportService(self.tasks, core.importer, self)
        self.enrolment = EnrolmentService(
            self.tasks, lambda: core.network.enrolment, store, QSysInfo.machineHostName() or "hailong", self
        )
        self.declarations = DeclarationsPage(
            self.list,
            self.sheets,
            self.acts,
            words,
            clock,
            recall=lambda: self.settings.current.splitter,
            remember=lambda text: self.settings.change(splitter=text),
        )
        self.window = MainWindow(
            self._pages(),
            WindowServices(
                imports=self.imports,
                sync=self.sync,
                outbox=self.outbox,
                legal=self.legal,
                settings=self.settings,
                closing=Closing(self.tasks, self.sheets, self),
            ),
            clock,
        )
        self.theme.style()
        self.sources: LiveSources | None = None  # made when the rows are painted
        self.troubles = Troubles(self)
        self._request: Request | None = None
        self.bulk: BulkService | None = None  # like everything about many at once, built after the first paint
        self.reachability = Reachability(self)
        self._companion: Companion | None = None
        self._doctor: DoctorDesk | None = None
        self._reception: Reception | None = None
        self._locking: Locking | None = None
        self.clerks = ClerkService(self.tasks, self.settings, clock, keys=core.clerk_keys, store=store, parent=self)
        self.clerks.changed.connect(lambda: self.locking)  # the first clerk brings what locks
        self._connect()

    @property
    def companion(self) -> "Companion":
        """Card, icon beside the clock, the way out; built at its first use, after the first paint."""
        if self._companion is None:
            from hailong.app.companion import Companion  # noqa: PLC0415  # after the first paint

            self._companion = Companion(self)
        return self._companion

    @property
    def locking(self) -> "Locking":
        """The locked window and what locks; built at its first use: when there are clerks, or in the settings."""
        if self._locking is None:
            from hailong.app.locking import Locking  # noqa: PLC0415

            self._locking = Locking(self, self._application)
        return self._locking

    def show(self, *, in_tray: bool = False, request: Request | None = None) -> None:
        """Show the window; everything that is not needed for its first rows begins once they are painted.

        ``in_tray``: the session has started this program; the window waits beside the clock until it is wanted.
        ``request`` is what this start of the program was asked for.
        """
        self._request = request
        self.troubles.watch()
        self.list.listed.connect(lambda _: self._begin_after_paint(), Qt.ConnectionType.SingleShotConnection)
        self.declarations.refresh()
        if self.clerks.is_locked:
            if not in_tray:
                self.locking.show()
        elif not in_tray:
            self.window.show()
        elif not self.companion.tray.is_there:
            self.window.showMinimized()

    def bring_to_front(self) -> None:
        """The user wants the window: from beside the clock, from the task bar, from behind other windows.

        While it is locked that is the locked window; what else was wanted shows when it is opened.
        """
        if self.clerks.is_locked:
            self.locking.show()
            return
        window = self.window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()

    def open_unrated(self) -> None:
        """Bring the window to the front with everything that waits to be rated, the cursor in the first sheet."""
        self.bring_to_front()
        self.window.show_page(PageId.DECLARATIONS)
        self.declarations.open_unrated()

    def close(self) -> None:
        """End everything in order; every write that was asked for is waited for, so nothing that was typed is lost."""
        if self._reception is not None:
            self._reception.close()
        if self._locking is not None:
            self._locking.close()
        if self._companion is not None:
            self._companion.close()
        self.sheets.flush()
        if self.bulk is not None:
            self.bulk.flush()
        self.sync.close()
        if self._doctor is not None:
            self._doctor.close()
        self.imports.close()
        if self.sources is not None:
            self.sources.close()
        self.tasks.close()
        self.core.close()

    def _begin_after_paint(self) -> None:
        QTimer.singleShot(_PAINTED_AFTER_MS, self, self._begin)

    def _begin(self) -> None:
        self.begin_bulk()
        self._tell_of_repair()
        QTimer.singleShot(_CHECKED_AFTER_MS, self, self._check_store)
        self.catalogue.refresh()
        self.window.begin()
        self.reachability.watch()
        self.enrolment.refresh()
        self.companion.begin()
        self.live_sources().begin()
        self._begin_to_receive()
        if self.clerks.clerks.everybody:
            self.locking  # noqa: B018  # from now on it watches

    def live_sources(self) -> "LiveSources":
        """The watched folder and ECUS's own database."""
        if self.sources is None:
            from hailong.app.live_sources import LiveSources  # noqa: PLC0415  # after the first paint

            self.sources = LiveSources(self)
        return self.sources

    @property
    def doctor(self) -> "DoctorDesk":
        """The connection doctor; built at its first use."""
        if self._doctor is None:
            from hailong.app.doctor_desk import DoctorDesk  # noqa: PLC0415  # after the first paint

            self._doctor = DoctorDesk(self)
        return self._doctor

    def show_doctor(self) -> None:
        """Look what stands between this workstation and the service."""
        self.doctor.dialog.examine()

    def _begin_to_receive(self) -> None:
        """Hear other starts of the program; first comes what this one was started with."""
        from hailong.app.reception import Reception  # noqa: PLC0415  # after the first paint

        self._reception = Reception(self)
        if self._request is not None:
            self._reception.receive(self._request, lambda _: None)
        self._reception.server.listen()

    def _send(self, declaration_key: int, sheet: Sheet) -> Sheet:
        """Whoever is at work sends it."""
        return self.core.send(declaration_key, replace(sheet, role=self.settings.current.clerks.role))

    def _send_bulk(self, sheets: Sequence[tuple[int, Sheet]], on_progress: Callable[[int], None]) -> datetime:
        """The same for many."""
        role = self.settings.current.clerks.role
        return self.core.send_bulk([(key, replace(sheet, role=role)) for key, sheet in sheets], on_progress)

    def begin_bulk(self) -> None:
        """Rating in bulk, and the bar that undoes it."""
        from hailong.qtbridge.bulk import BulkService  # noqa: PLC0415  # after the first paint
        from hailong.ui.bulk.bulk_desk import BulkDesk  # noqa: PLC0415
        from hailong.ui.bulk.undo_bar import UndoBar  # noqa: PLC0415

        store, clock = self.core.store, self.core.clock
        self.bulk = BulkService(self.tasks, store, self._send_bulk, clock, self)
        self.bulk_desk = BulkDesk(self.declarations, self.sheets, self.bulk, self.outbox)
        self.undo_bar = UndoBar(self.outbox, clock, self.window)
        self.undo_bar.watch_keys(self.window)
        self.window.add_bar(self.undo_bar)
        self.bulk.sent.connect(lambda _: self._on_sheet_saved())
        self.outbox.bulk_released.connect(self.sync.sheet_sent)

    def _tell_of_repair(self) -> None:
        if (repair := self.core.store.repair) is not None:
            from hailong.ui.repair_words import explain_repair  # noqa: PLC0415  # nearly never needed

            self.window.tell_explanation(explain_repair(repair))

    def _check_store(self) -> None:
        self.tasks.run(Lane.FILES, self.core.store.check, self._on_store_checked)

    def _on_store_checked(self, is_whole: bool) -> None:
        if not is_whole:
            self.window.tell(StoreError(StoreFault.DAMAGED, "quick_check"))

    def _pages(self) -> dict[PageId, Callable[[], QWidget]]:
        def build(page: PageId) -> QWidget:
            from hailong.app.pages import build_page  # noqa: PLC0415  # after the first paint

            return build_page(page, self)

        pages: dict[PageId, Callable[[], QWidget]] = {PageId.DECLARATIONS: lambda: self.declarations}
        for page in (PageId.SENT, PageId.DOCUMENTS, PageId.SETTINGS, PageId.HELP):
            pages[page] = partial(build, page)
        return pages

    def _connect(self) -> None:
        window, page = self.window, self.declarations
        self.list.unrated_total.connect(window.show_unrated)
        self.sheets.sheet_saved.connect(lambda *_: self._on_sheet_saved())
        self.outbox.withdrawn.connect(lambda *_: page.refresh())  # the page offers to open the draft
        self.outbox.given_up.connect(lambda *_: page.refresh())
        self.outbox.reopened.connect(self._on_taken_back)
        self.acts.done.connect(lambda _: self.outbox.refresh())
        self.sync.ran.connect(lambda _: self.read_anew())
        self.imports.finished.connect(lambda _: page.refresh())
        self.enrolment.enrolled.connect(lambda _: self._on_enrolled())
        self.enrolment.current_changed.connect(page.filters.show_enrolment)
        self.enrolment.left.connect(self.sync.sync_now)  # which says how this workstation stands now
        page.import_wanted.connect(window.choose_files)
        page.folder_wanted.connect(window.choose_folder)
        page.enrolment_wanted.connect(self._on_enrolment_wanted)
        page.ecus_wanted.connect(lambda: self.live_sources().show_wizard())
        page.problem_wanted.connect(self._on_problem_wanted)
        window.declaration_wanted.connect(page.open_key)
        window.status_line.doctor_wanted.connect(self.show_doctor)
        self.settings.changed.connect(self._on_settings_changed)
        self.troubles.happened.connect(window.tell_explanation)
        self.reachability.came_online.connect(self.sync.network_changed)
        for service in (self.tasks, self.settings, self.catalogue, self.outbox, self.sync, self.legal, self.imports):
            service.failed.connect(window.tell)

    def _on_problem_wanted(self) -> None:
        self.companion.report_problem()

    def _on_settings_changed(self, now: Settings, before: Settings) -> None:
        """By another way the service may be reached: try once the change is kept, where the sender reads it."""
        if now.proxy != before.proxy:
            self.tasks.run(Lane.WRITE, lambda: None, lambda _: self.sync.network_changed())

    def _on_sheet_saved(self) -> None:
        self.sync.sheet_sent()
        self.outbox.refresh()

    def _on_enrolment_wanted(self, enterprises: Sequence[tuple[str, str]]) -> None:
        """Somebody wants to rate for ``enterprises``: the wizard stands over the page that he comes back to."""
        from hailong.ui.enrolment.wizard import EnrolmentWizard  # noqa: PLC0415  # after the first paint

        wizard = EnrolmentWizard(self.enrolment, self.window)
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.ask_for(enterprises)
        wizard.open()

    def _on_enrolled(self) -> None:
        self.declarations.take_enrolment()
        if self.bulk is not None:
            self.bulk_desk.take_enrolment()
        self.sync.sync_now()

    def sheets_moved(self) -> None:
        """Sheets have changed their state without the sender."""
        self.outbox.refresh()
        self.declarations.refresh()

    def _on_taken_back(self, key: int) -> None:
        self.declarations.refresh()
        self.window.open_declaration(key)

    def read_anew(self) -> None:
        """The store has changed from elsewhere: show it everywhere."""
        self.catalogue.refresh()
        self.outbox.refresh()
        self.legal.count()
        self.declarations.refresh()
        self.sheets.look_again()
        self.enrolment.refresh()

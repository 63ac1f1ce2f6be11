"""The declarations page over a real store, with hands that press its keys."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hailong.domain.catalogue import Level
from hailong.domain.declaration import round_of
from hailong.domain.ids import uuid7
from hailong.domain.sheet import Rating, Sheet, Subject, SubjectKind
from hailong.qtbridge.bulk import BulkService
from hailong.qtbridge.declaration_list import DeclarationListService
from hailong.qtbridge.outbox import OutboxService
from hailong.qtbridge.sheet_acts import SheetActs
from hailong.qtbridge.sheets import Mode, SheetService
from hailong.qtbridge.tasks import TaskRunner
from hailong.store.sqlite import open_store
from hailong.ui.bulk.bulk_desk import BulkDesk
from hailong.ui.bulk.undo_bar import UndoBar
from hailong.ui.declaration_words import DeclarationWords
from hailong.ui.declarations.declarations_page import DeclarationsPage
from hailong.ui.outbox.sent_words import SentSheetWords
from rating_desk import Desk, StandingClock

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class RatingWindow:
    """The page as the app composes it; ``press`` sends a key to whatever has the focus, as a person does."""

    def __init__(self, folder: Path, qtbot, *, clock: StandingClock | None = None, is_enrolled: bool = True) -> None:
        self.qtbot = qtbot
        self.clock = clock or StandingClock()
        self.store = open_store(folder, self.clock)
        self.desk = Desk(self.store, self.clock).furnish(is_enrolled=is_enrolled)
        self.tasks = TaskRunner()
        self.bugs: list[Exception] = []
        self.tasks.failed.connect(self.bugs.append)
        words = DeclarationWords(self.clock)
        self.list = DeclarationListService(self.tasks, self.store.declarations, words, self.clock)
        self.sheets = SheetService(self.tasks, self.store, self.desk.send_sheet, self.clock)
        self.acts = SheetActs(self.tasks, self.store)
        self.remembered: list[str] = []
        self.page = DeclarationsPage(
            self.list, self.sheets, self.acts, words, self.clock, remember=self.remembered.append
        )  # fmt: skip
        self.outbox = OutboxService(self.tasks, self.store, SentSheetWords(self.clock), self.clock)
        self.bulk = BulkService(self.tasks, self.store, self.desk.send_bulk, self.clock)
        self.bulk_desk = BulkDesk(self.page, self.sheets, self.bulk, self.outbox)
        self.undo_bar = UndoBar(self.outbox, self.clock, self.page)
        self.undo_bar.watch_keys(self.page)
        self.bulk.sent.connect(lambda _: self.outbox.refresh())
        self.bulk_panel = self.bulk_desk.panel
        self.page.resize(1000, 730)
        self.panel, self.table = self.page.panel, self.page.table
        self.presses = 0
        self.is_closed = False

    def show(self) -> "RatingWindow":
        """Show, load the list and put the cursor into it."""
        self.page.show()
        self.page.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.page)
        self.page.refresh()
        self.settle()
        self.table.setFocus()
        return self

    def settle(self) -> None:
        """Wait until everything that was asked for has been answered."""
        self.qtbot.waitUntil(lambda: not self.tasks.is_busy)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.tasks.is_busy)
        assert self.bugs == [], self.bugs

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press keys one after the other; the next one comes when the window has answered."""
        for key in keys:
            self.presses += 1
            QTest.keyClick(self.focused(), key, modifier)
            self.settle()

    def focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def open(self, key: int) -> None:
        """Select a row and wait for its sheet."""
        assert self.table.select_key(key)
        self.wait_for(lambda: self.sheets.current is not None and self.sheets.current.key == key)
        self.wait_for(lambda: self.sheets.mode is not Mode.LOADING)

    def wait_for(self, fact: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(fact, timeout=5000)

    def desk_sheet(self, key: int) -> Sheet:
        """A plain sheet about one declaration, as somebody else might send it."""
        row = self.store.declarations.get(key)
        assert row is not None
        rating = Rating(subject=Subject(kind=SubjectKind.OFFICE, code="03CC"), level=Level.NORMAL)
        now, in_round = self.clock.now(), round_of(row.declaration)
        return Sheet(id=uuid7(now), declaration=row.declaration, round=in_round, written_at=now, ratings=(rating,))

    def draft_of(self, key: int):
        """The draft of the present round as the store holds it."""
        row = self.store.declarations.get(key)
        return self.store.sheets.draft(key, round_of(row.declaration))

    def crash(self) -> None:
        """End as a killed process does: nothing is flushed, no widget is closed."""
        self.tasks.close()
        self.store.close()
        if not self.is_closed:
            self.is_closed = True
            self.page.hide()
            self.page.deleteLater()

    def close(self) -> None:
        self.crash()

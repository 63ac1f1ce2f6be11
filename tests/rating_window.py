"""The declarations page over a real store, with hands that press its keys."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hailong.qtbridge.declaration_list import DeclarationListService
from hailong.qtbridge.sheet_acts import SheetActs
from hailong.qtbridge.sheets import Mode, SheetService
from hailong.qtbridge.tasks import TaskRunner
from hailong.store.sqlite import open_store
from hailong.ui.declaration_words import DeclarationWords
from hailong.ui.declarations.declarations_page import DeclarationsPage
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
        assert self.bugs == []

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

    def draft_of(self, key: int):
        """The draft of the present round as the store holds it."""
        row = self.store.declarations.get(key)
        from hailong.domain.declaration import round_of

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

"""What stays beside the declaration software: the card, the icon beside the clock, and how the program is left.

Built after the first paint: nothing here is needed for the first rows.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from hailong.app.core import default_folder
from hailong.domain.catalogue import Level
from hailong.domain.prompting import Card
from hailong.qtbridge.autostart import autostart_entry, session_command
from hailong.qtbridge.links import link_entry
from hailong.qtbridge.number_lookup import NumberLookup
from hailong.qtbridge.prompting import PromptService
from hailong.qtbridge.screen_use import screen_use
from hailong.qtbridge.system_entry import SystemEntryService, program
from hailong.store.interfaces import DeclarationRow
from hailong.ui.navigation import PageId
from hailong.ui.prompt.card import PromptCard
from hailong.ui.prompt.card_words import CardWords
from hailong.ui.prompt.problem_dialog import ProblemDialog
from hailong.ui.tray.leaving import Leaving
from hailong.ui.tray.tray import Tray

if TYPE_CHECKING:
    from pathlib import Path

    from hailong.app.window import Workstation


class Companion(QObject):
    """One for each workstation; it knows the window, the window knows nothing of it."""

    def __init__(self, of: "Workstation") -> None:
        super().__init__(of)
        self._of = of
        core, window = of.core, of.window
        self.prompts = PromptService(
            of.tasks,
            core.store,
            of.settings,
            core.clock,
            screen=screen_use(QGuiApplication.platformName()),
            is_at_window=lambda: of.clerks.is_locked or QApplication.activeWindow() is not None,
            parent=self,
        )
        self.card = PromptCard(CardWords(core.clock, lambda: of.catalogue.current), self._card_look)
        self.tray = Tray(of.sync, of.outbox, self.prompts, of.theme, parent=self)
        self.leaving = Leaving(window, self.tray, of.outbox, of.settings, self)
        self.lookup = NumberLookup(of.tasks, core.store.declarations, self)
        self.problem = ProblemDialog(self.lookup, window)
        data: Path | None = core.folder if core.folder != default_folder() else None
        self.autostart = SystemEntryService(of.tasks, autostart_entry(session_command(data)), self)
        self.links = SystemEntryService(of.tasks, link_entry(program(data)), self)
        self._connect()
        self._add_shortcuts()

    def begin(self) -> None:
        """Stand beside the clock and look for what may be asked about."""
        self.tray.show()
        self.prompts.look()

    def close(self) -> None:
        """Take everything from the screen."""
        self.tray.close()
        self.card.hide()
        self.card.deleteLater()

    # --- the ways into the window ---------------------------------------------------------------------------------

    def rate_next(self) -> None:
        """The declaration of the card, if one is shown; else the first that waits. The keyboard's way to the card."""
        key = self.card.key
        self.card.hide()
        if key is None:
            self._of.open_unrated()
        else:
            self._of.bring_to_front()
            self._of.window.open_declaration(key)

    def report_problem(self) -> None:
        """Ask which declaration there is a problem with; the selected one stands there already."""
        self._of.bring_to_front()
        if self._of.clerks.is_locked:
            return
        opened = self._of.sheets.current
        self.problem.ask(opened.row.declaration.number if opened else "")

    def _rate(self, key: int, level: Level) -> None:
        self._of.bring_to_front()
        self._of.window.open_declaration(key)
        self._of.declarations.panel.rate(key, level)

    def _open_problem(self, key: int) -> None:
        self._of.bring_to_front()
        self._of.window.open_declaration(key)

    def _show_documents(self) -> None:
        self._of.bring_to_front()
        self._of.window.show_page(PageId.DOCUMENTS)

    # --- the card -------------------------------------------------------------------------------------------------

    def _card_look(self) -> tuple[bool, int]:
        prompting = self._of.settings.current.prompting
        return prompting.is_private, prompting.seconds_shown

    def _on_card_wanted(self, card: Card, rows: tuple[DeclarationRow, ...]) -> None:
        self.card.ask(card, rows)

    # --- building -------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        of, card, tray = self._of, self.card, self.tray
        of.list.unrated_total.connect(lambda _: self.prompts.look())
        of.list.unrated_total.connect(tray.show_unrated)
        of.translations.changed.connect(tray.retranslate)
        self.prompts.card_wanted.connect(self._on_card_wanted)
        self.prompts.card_over.connect(card.hide)
        self.prompts.failed.connect(of.window.tell)
        card.closed.connect(self.prompts.card_closed)
        card.rate_wanted.connect(self._rate)
        card.list_wanted.connect(of.open_unrated)
        card.skip_wanted.connect(of.list.skip)
        tray.rate_wanted.connect(self.rate_next)
        tray.unrated_wanted.connect(of.open_unrated)
        tray.problem_wanted.connect(self.report_problem)
        tray.documents_wanted.connect(self._show_documents)
        tray.window_wanted.connect(of.bring_to_front)
        tray.quit_wanted.connect(self.leaving.quit)
        self.leaving.confirmed.connect(of.window.close)
        self.problem.declaration_wanted.connect(self._open_problem)
        self.lookup.failed.connect(of.window.tell)
        of.window.judge_closing_by(self.leaving.judge_closing)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(lambda _: self.leaving.leave())

    def _add_shortcuts(self) -> None:
        for keys, act in (("Ctrl+R", self.rate_next), ("Ctrl+B", self.report_problem), ("Ctrl+Q", self.leaving.quit)):
            QShortcut(QKeySequence(keys), self._of.window, act)

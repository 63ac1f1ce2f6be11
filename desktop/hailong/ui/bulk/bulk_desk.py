"""Brings bulk rating to the declarations page: selection, panel, what follows *Send* and *Undo*."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from hailong.domain.sheet import MAX_BULK
from hailong.qtbridge.bulk import BulkMode, BulkService
from hailong.qtbridge.outbox import OutboxService
from hailong.qtbridge.sheets import SheetService
from hailong.ui.bulk.bulk_panel import BulkPanel
from hailong.ui.declarations.declarations_page import DeclarationsPage


class BulkDesk(QObject):
    """Several selected rows turn the right side into the bulk panel; one row alone turns it back into its sheet."""

    def __init__(
        self, page: DeclarationsPage, sheets: SheetService, service: BulkService, outbox: OutboxService
    ) -> None:
        super().__init__(page)
        self._page = page
        self._sheets = sheets
        self._service = service
        self._undone: Sequence[int] = ()
        self._lot_of: int | None = None  # the declaration on whose sheet its whole lot was asked for
        self.panel = BulkPanel(service, page)
        self.panel.setMinimumWidth(page.panel.minimumWidth())
        self.panel.hide()
        page.table.several_selected.connect(self._on_several)
        page.table.key_selected.connect(lambda _: self._on_one())
        page.table.key_activated.connect(lambda _: self._forget_undone())
        page.several_activated.connect(self.panel.take_focus)
        page.list_shown.connect(self._on_list_shown)
        page.panel.lot.lot_wanted.connect(self._on_lot)
        self.panel.left.connect(self._on_left)
        self.panel.enrolment_wanted.connect(page.enrolment_wanted)
        service.sent.connect(lambda _: self._on_sent())
        outbox.bulk_undone.connect(self._on_undone)

    def take_enrolment(self) -> None:
        """This workstation was enrolled for more enterprises: what was left out for that may be taken in now."""
        if self._service.mode is BulkMode.EDITING and self._service.current.strangers:
            self._service.open(self._service.current.keys)

    def _on_several(self, keys: Sequence[int], is_cut: bool) -> None:  # a signal's words
        if self._service.mode is BulkMode.SEALING:
            return
        self._forget_undone()
        self._lot_of = None
        self._sheets.close()
        self._page.show_beside(self.panel)
        self.panel.open(keys, is_cut=is_cut)

    def _on_lot(self, keys: Sequence[int]) -> None:
        """All of a lot, whether the list shows their rows or not; Esc goes back to the sheet that it was asked on."""
        asked_on = self._sheets.current.key if self._sheets.current is not None else None
        self._on_several(keys[:MAX_BULK], len(keys) > MAX_BULK)
        self._lot_of = asked_on
        self.panel.take_focus()

    def _on_left(self) -> None:
        asked_on, self._lot_of = self._lot_of, None
        if asked_on is None:
            self._page.go_to_list()
        else:
            self._on_one()
            self._sheets.open(asked_on)
            self._page.panel.take_focus()

    def _on_one(self) -> None:
        if self._service.mode is not BulkMode.SEALING:
            self._lot_of = None
            self._service.close()
            self._page.show_beside(None)

    def _on_sent(self) -> None:
        self._page.show_beside(None)
        self._page.go_on()

    def _forget_undone(self) -> None:
        """The user has turned to something else: rows that come into sight later are not selected any more."""
        self._undone = ()

    def _on_undone(self, keys: Sequence[int]) -> None:
        """The rows come back into the list; as soon as they are there, the bulk is open again as it was."""
        self._undone = keys
        self._page.refresh()

    def _on_list_shown(self) -> None:
        """An answer that was under way already does not have them yet."""
        if self._undone and self._service.mode is not BulkMode.SEALING:
            self._service.bring_back_pattern()
            if self._page.table.select_keys(self._undone):
                self._page.go_to_list()

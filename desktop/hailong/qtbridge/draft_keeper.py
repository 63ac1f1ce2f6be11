"""Keeps drafts: what was typed goes to the store in order, and stays in memory until the store has it."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from hailong.domain.declaration import Round
from hailong.domain.sheet import Sheet, SheetState
from hailong.qtbridge.sheet_opening import Obstacle, OpenSheet
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import Store, StoreError

RETRY_MS: Final = 3000


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    opened: OpenSheet
    sheet: Sheet
    is_recorded: bool
    owner: str  # who was at work when it was typed

    @property
    def is_worth_keeping(self) -> bool:
        return self.is_recorded or not self.opened.is_untouched(self.sheet)


class DraftKeeper(QObject):
    """Writes drafts on the write lane. A draft that could not be written is offered again, and never dropped."""

    kept = Signal(int, bool)  # key, whether a draft exists now
    failed = Signal(object)  # Exception

    def __init__(self, tasks: TaskRunner, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._sheets = store.sheets
        self._words = store.words
        self._waiting: dict[int, _Entry] = {}
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self._offer_again)

    @property
    def is_busy(self) -> bool:
        """Whether something typed is not durable yet."""
        return bool(self._waiting)

    def keep(self, opened: OpenSheet, sheet: Sheet, *, recorded: bool) -> None:
        """Store ``sheet`` as the draft of what is open; one that says nothing is discarded."""
        entry = _Entry(opened, sheet, recorded, self._words.owner)
        self._waiting[opened.key] = entry
        self._write(entry)

    def overlay(self, found: OpenSheet) -> OpenSheet:
        """``found`` with what is still on its way to the store."""
        waiting = self._waiting.get(found.key)
        if waiting is not None and waiting.owner != self._words.owner:
            return found  # another clerk's
        is_begun = found.obstacle is Obstacle.RATED_ELSEWHERE and waiting is not None and waiting.is_worth_keeping
        if waiting is None or not (found.is_editable or is_begun):
            return found
        state = SheetState.RECORDED if waiting.is_recorded else SheetState.DRAFT
        sheet = replace(waiting.sheet, declaration=found.row.declaration)
        return replace(found, sheet=sheet, state=state, has_draft=waiting.is_worth_keeping, obstacle=None)

    def forget(self, key: int) -> None:
        """The sheet was sent: its draft has ended."""
        self._waiting.pop(key, None)

    def _write(self, entry: _Entry) -> None:
        self._tasks.run(
            Lane.WRITE,
            lambda: self._store(entry),
            lambda _: self._written(entry),
            lambda error: self._unwritten(entry, error),
        )

    def _store(self, entry: _Entry) -> None:
        key, sheet = entry.opened.key, entry.sheet
        if not entry.is_worth_keeping:
            self._sheets.discard_draft(key, sheet.round)
            return
        self._sheets.save_draft(key, sheet, recorded=entry.is_recorded, owner=entry.owner)
        if sheet.round is Round.AFTER:  # what was begun before clearance has moved over with the first change
            self._sheets.discard_draft(key, Round.DURING)

    def _written(self, entry: _Entry) -> None:
        key = entry.opened.key
        if self._waiting.get(key) is entry:
            del self._waiting[key]
        self.kept.emit(key, entry.is_worth_keeping)

    def _unwritten(self, entry: _Entry, error: Exception) -> None:
        if isinstance(error, StoreError):
            self._retry.start()
        elif self._waiting.get(entry.opened.key) is entry:
            del self._waiting[
                entry.opened.key
            ]  # its declaration is gone, or a bug of ours: trying again changes nothing
        self.failed.emit(error)

    def _offer_again(self) -> None:
        for entry in list(self._waiting.values()):
            self._write(entry)

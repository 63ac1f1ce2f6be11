"""What was sent and what waits: the table of the *Sent* page, the summary of the status line, withdraw and edit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from hailong.domain.clock import Clock
from hailong.domain.delivery import OutboxSummary
from hailong.domain.sheet import WAITING, SheetState
from hailong.qtbridge.paged_rows import PAGE
from hailong.qtbridge.sent_table import SentTableModel, SentWords
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import SentQuery, SentSheet, StaleStateError, Store, StoreError

WAITING_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class _Answer:
    query: SentQuery
    keys: Sequence[int]
    rows: Sequence[SentSheet]


class OutboxService(QObject):
    """Reads on the read lane, acts on the write lane, never waits.

    ``refresh`` is called after a send, after each run of the sender, and by its own acts.
    """

    summary_changed = Signal(object)  # OutboxSummary
    listed = Signal(object)  # SentQuery: the model shows its answer now
    waiting_listed = Signal(object)  # tuple[SentSheet, ...]: the first that wait or need the user
    withdrawn = Signal(object, int)  # Sheet, the declaration's key (-1: no longer there)
    given_up = Signal(object, int)  # Sheet, the declaration's key: another workstation's stands in its place
    reopened = Signal(int)  # the declaration's key, whose draft is to be opened
    bulk_undone = Signal(object)  # list[int]: the keys of the declarations whose sheets were taken back
    bulk_released = Signal()  # the user gave up the undo time
    too_late = Signal()  # the sheet was on its way already
    failed = Signal(object)  # StoreError

    def __init__(
        self,
        tasks: TaskRunner,
        store: Store,
        words: SentWords,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._clock = clock
        self._sheets = store.sheets
        self._outbox = store.outbox
        self._declarations = store.declarations
        self._query = SentQuery()
        self._summary = OutboxSummary()
        self.model = SentTableModel(tasks, store.sheets, words, self)
        self.model.stale.connect(self.refresh)
        self.model.failed.connect(self._fail)

    @property
    def summary(self) -> OutboxSummary:
        """How many wait and why, as it was last read."""
        return self._summary

    @property
    def query(self) -> SentQuery:
        """What the table shows."""
        return self._query

    def change(self, query: SentQuery) -> None:
        """Show something else."""
        if query != self._query:
            self._query = query
            self._list()

    def refresh(self) -> None:
        """Read again, because the store has changed."""
        self._tasks.run(Lane.READ, self._outbox.summary, self._take_summary, self._fail)
        self._list()

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown, until ``refresh``."""
        self.model.show((), ())
        self.listed.emit(self._query)

    def list_waiting(self) -> None:
        """Ask for the sheets that wait or need the user, for the status line's answer to *why*."""
        states = frozenset({*WAITING, SheetState.NEEDS_YOU})
        self._tasks.run(
            Lane.READ,
            lambda: tuple(self._sheets.sent_rows(self._sheets.sent(SentQuery(states=states))[:WAITING_SHOWN])),
            self.waiting_listed.emit,
            self._fail,
        )

    def withdraw(self, sent: SentSheet) -> None:
        """Take a waiting sheet back; it becomes a draft again."""
        self._take_back(sent, lambda key: self.withdrawn.emit(sent.sheet, key))

    def edit(self, sent: SentSheet) -> None:
        """Make a draft out of a waiting or refused sheet and say where it is to be opened."""
        if sent.state is SheetState.QUEUED:
            self._take_back(sent, self.reopened.emit)
        else:
            self._act(lambda: self._sheets.reopen(sent.sheet.id), self.reopened.emit)

    def give_up(self, sent: SentSheet) -> None:
        """Let the sheet of another workstation stand in the place of a refused one."""
        self._act(lambda: self._sheets.give_up(sent.sheet.id), lambda key: self.given_up.emit(sent.sheet, key))

    def undo_bulk(self, bulk_id: UUID) -> None:
        """Take a whole bulk back, as far as none of it was offered."""
        self._tasks.run(
            Lane.WRITE, lambda: self._sheets.withdraw_bulk(bulk_id), self._on_bulk_undone, self._on_act_failed
        )

    def release_bulk(self, bulk_id: UUID) -> None:
        """Send a bulk now, without waiting for the end of its undo time."""
        self._tasks.run(
            Lane.WRITE,
            lambda: self._outbox.release(bulk_id, self._clock.now()),
            lambda _: self._on_bulk_released(),
            self._on_act_failed,
        )

    def _on_bulk_undone(self, keys: list[int]) -> None:
        self.bulk_undone.emit(keys)
        self.refresh()

    def _on_bulk_released(self) -> None:
        self.bulk_released.emit()
        self.refresh()

    def _take_back(self, sent: SentSheet, then: Callable[[int], object]) -> None:
        def act() -> int:
            self._sheets.withdraw(sent.sheet.id)
            return self._key_of(sent)

        self._act(act, then)

    def _key_of(self, sent: SentSheet) -> int:
        declaration = sent.sheet.declaration
        rows = self._declarations.find(declaration.number)
        return next((row.key for row in rows if row.declaration.tax_code == declaration.tax_code), -1)

    def _act(self, act: Callable[[], int], then: Callable[[int], object]) -> None:
        def done(key: int) -> None:
            then(key)
            self.refresh()

        self._tasks.run(Lane.WRITE, act, done, self._on_act_failed)

    def _on_act_failed(self, error: Exception) -> None:
        if isinstance(error, StaleStateError):
            self.too_late.emit()
            self.refresh()
        else:
            self._fail(error)

    def _list(self) -> None:
        query = self._query
        self._tasks.run(Lane.READ, lambda: self._answer(query), self._show, self._fail)

    def _answer(self, query: SentQuery) -> _Answer:
        keys = self._sheets.sent(query)
        return _Answer(query, keys, self._sheets.sent_rows(keys[:PAGE]))

    def _show(self, answer: _Answer) -> None:
        if answer.query == self._query:
            self.model.show(answer.keys, answer.rows)
            self.listed.emit(answer.query)

    def _take_summary(self, summary: OutboxSummary) -> None:
        if summary != self._summary:
            self._summary = summary
            self.summary_changed.emit(summary)

    def _fail(self, error: Exception) -> None:
        (self.failed if isinstance(error, StoreError) else self._tasks.failed).emit(error)

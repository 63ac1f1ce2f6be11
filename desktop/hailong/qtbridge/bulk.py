"""One sheet for many declarations: what the bulk panel writes, its exceptions, and *Send* with progress and cancel."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from hailong.domain.bulk import (
    NO_OWN,
    Candidate,
    OwnRating,
    OwnRatings,
    Pattern,
    PatternLine,
    Slot,
    office_level,
    review_pattern,
    sheets_of,
)
from hailong.domain.catalogue import Level
from hailong.domain.clock import Clock
from hailong.domain.ids import uuid7
from hailong.domain.sheet import Contact, Rating, Sheet, SheetFinding
from hailong.qtbridge.bulk_opening import BulkOpener, OpenBulk
from hailong.qtbridge.sheets import AUTOSAVE_MS, KNOWN_ERRORS
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.codec import CodecError, from_json, to_json
from hailong.store.interfaces import StaleStateError, Store
from hailong.store.words import BULK_OWN, BULK_PATTERN
from hailong.sync.sending import BulkCancelledError

_TOLD_EVERY: Final = 5


class SendBulk(Protocol):
    """*Send* of many as one act; see ``hailong.sync.sending.SendBulk``."""

    def __call__(self, sheets: Sequence[tuple[int, Sheet]], on_progress: Callable[[int], None]) -> datetime:
        """Seal and keep all or none; returns until when it can be undone."""


class BulkMode(StrEnum):
    """What the bulk panel is for, at this moment."""

    CLOSED = "closed"
    LOADING = "loading"
    EDITING = "editing"
    REVIEWING = "reviewing"
    SEALING = "sealing"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBulk:
    """A bulk that is durable now."""

    id: UUID
    count: int
    until: datetime


class BulkService(QObject):
    """One bulk at a time. What is written is kept within ``AUTOSAVE_MS`` and offered again until it was sent."""

    opened = Signal(object)  # OpenBulk
    mode_changed = Signal(object)  # BulkMode
    findings_changed = Signal(object)  # tuple[SheetFinding, ...]
    exceptions_changed = Signal()
    progressed = Signal(int, int)  # sealed, of how many
    sent = Signal(object)  # SentBulk: durable
    moved_on = Signal()  # the store has changed under the review: it was read anew
    failed = Signal(object)  # Exception of a known kind
    _told = Signal(int, int)  # from the worker

    def __init__(
        self, tasks: TaskRunner, store: Store, send_bulk: SendBulk, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._words, self._contacts = store.words, store.contacts
        self._owner = store.words.owner  # of what is written
        self._opener = BulkOpener(store)
        self._send_bulk = send_bulk
        self._clock = clock
        self._mode = BulkMode.CLOSED
        self._open = OpenBulk()
        self._pattern: Pattern | None = None
        self._sent_pattern: Pattern | None = None
        self._aside: dict[Slot, PatternLine] = {}  # written, of lines that the present declarations do not have
        self._own: OwnRatings | None = None
        self._sent_own = NO_OWN
        self._left_out: frozenset[int] = frozenset()
        self._wanted: Sequence[int] | None = None
        self._is_loading = False
        self._cancelled = threading.Event()
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self._keep_pattern)
        self._told.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    @property
    def mode(self) -> BulkMode:
        """What may be done now."""
        return self._mode

    @property
    def current(self) -> OpenBulk:
        """What is open."""
        return self._open

    @property
    def pattern(self) -> Pattern:
        """The one sheet for all, as far as it is written."""
        return self._pattern or Pattern()

    @property
    def left_out(self) -> frozenset[int]:
        """The keys that the user left out."""
        return self._left_out

    @property
    def own(self) -> Mapping[int, OwnRating]:
        """What single declarations say of their office other than all others, by key."""
        return (self._own or NO_OWN).by_key()

    @property
    def sheets(self) -> list[tuple[int, Sheet]]:
        """What *Send* would send now."""
        now = self._clock.now()
        return sheets_of(
            self._open.included, self.pattern, self._own or NO_OWN, self._left_out,
            bulk_id=uuid7(now), now=now, catalogue_version=self._open.catalogue.version,
        )  # fmt: skip

    def level_of(self, one: Candidate) -> Level | None:
        """The level that its sheet gives to its office."""
        return office_level(one, self.pattern, self.own.get(one.key))

    # --- opening ------------------------------------------------------------------------------------------------

    def open(self, keys: Sequence[int]) -> None:
        """Open these declarations as one bulk; the last of several calls wins, and what was written stays."""
        if self._mode is BulkMode.SEALING:
            return
        self._wanted = keys
        self._set_mode(BulkMode.LOADING)
        if not self._is_loading:
            self._load(keys)

    def close(self) -> None:
        """Nothing is open any more; what was written is kept for the next time."""
        if self._mode is BulkMode.SEALING:
            return
        self.flush()
        self._wanted = None
        self._set_mode(BulkMode.CLOSED)

    def change_hands(self) -> None:
        """Another clerk is at work: what was written for many waits for whoever wrote it."""
        if self._mode is BulkMode.SEALING or self._owner == self._words.owner:
            return  # what is being sealed is kept as whose it is, and its end comes here again
        self.close()
        self._owner = self._words.owner
        self._pattern = self._own = self._sent_pattern = None
        self._sent_own, self._aside, self._open = NO_OWN, {}, OpenBulk()

    def _load(self, keys: Sequence[int]) -> None:
        self._is_loading = True
        self._tasks.run(Lane.READ, lambda: (keys, self._opener.open(keys), *self._kept()), self._arrived, self._unread)

    def _kept(self) -> tuple[Pattern, OwnRatings]:
        """What was written before and never sent; a text that cannot be read is none."""
        try:
            pattern = from_json(Pattern, self._words.note(BULK_PATTERN) or "{}")
            return pattern, from_json(OwnRatings, self._words.note(BULK_OWN) or "{}")
        except CodecError:
            return Pattern(), NO_OWN

    def _arrived(self, found: tuple[Sequence[int], OpenBulk, Pattern, OwnRatings]) -> None:
        self._is_loading = False
        if self._wanted is None:
            return
        opened_for, opened, kept, kept_own = found
        if opened_for is not self._wanted:
            self._load(self._wanted)
            return
        self._wanted = None
        self._open, self._left_out = opened, frozenset()
        self._own = kept_own if self._own is None else self._own
        self._fit_pattern(self._pattern or kept, opened)
        self.opened.emit(opened)
        self._set_mode(BulkMode.EDITING)
        self._tell_findings()

    def _fit_pattern(self, pattern: Pattern, opened: OpenBulk) -> None:
        """What was written, as far as these declarations have the lines for it; the rest waits for others that do."""
        said = self._aside | {line.slot: line for line in pattern.lines}
        slots = [*opened.slots, *(slot for slot, line in said.items() if line.officer and slot.office == opened.office)]
        lines = tuple(said.pop(slot, PatternLine(slot=slot)) for slot in slots)
        contact = pattern.contact if pattern.contact != Contact() else opened.contact
        self._pattern, self._aside = Pattern(lines=lines, contact=contact), said

    def _unread(self, error: Exception) -> None:
        self._is_loading = False
        self.close()
        self._fail(error)

    # --- writing ------------------------------------------------------------------------------------------------

    def write(self, lines: Sequence[PatternLine], contact: Contact) -> None:
        """Take what the form says now."""
        changed = Pattern(lines=tuple(lines), contact=contact)
        if self._mode is not BulkMode.EDITING or changed == self._pattern:
            return
        self._pattern = changed
        self._keep_soon()
        self._tell_findings()

    def flush(self) -> None:
        """Keep at once what was written."""
        if self._autosave.isActive():
            self._autosave.stop()
            self._keep_pattern()

    def record(self) -> bool:
        """*Record*: turn to the review, unless nothing is rated; returns whether it did."""
        if self._mode is not BulkMode.EDITING or not self._open.included:
            return False
        if any(finding.fault.is_blocking for finding in self._tell_findings()):
            return False
        self.flush()
        self._set_mode(BulkMode.REVIEWING)
        return True

    def edit(self) -> None:
        """*Edit*: from the review back to the form; the exceptions stay."""
        if self._mode is BulkMode.REVIEWING:
            self._set_mode(BulkMode.EDITING)
            self._tell_findings()

    def set_level(self, keys: Sequence[int], level: Level | None) -> None:
        """Give declarations a level of their own; None takes it back, with what was said of it."""
        own = self._own or NO_OWN
        self._differ(own.without(keys) if level is None else own.with_level(keys, level))

    def say(self, keys: Sequence[int], rating: Rating) -> None:
        """Take what is said of these declarations alone."""
        self._differ((self._own or NO_OWN).saying(keys, rating))

    def leave_out(self, keys: Sequence[int], *, is_out: bool) -> None:
        """Leave declarations out, or take them in again."""
        if self._mode is BulkMode.REVIEWING:
            self._left_out = self._left_out | set(keys) if is_out else self._left_out - set(keys)
            self.exceptions_changed.emit()

    def forget_contact(self, contact: Contact) -> None:
        """Offer a contact no more; sheets keep theirs."""
        self._tasks.run(Lane.WRITE, lambda: self._contacts.forget(contact), None, self._fail)

    def _differ(self, own: OwnRatings) -> None:
        if self._mode is BulkMode.REVIEWING and own != self._own:
            self._own = own
            self._keep_soon()
            self.exceptions_changed.emit()

    def _tell_findings(self) -> tuple[SheetFinding, ...]:
        included = self._open.included
        findings = review_pattern(self.pattern, included[0], self._clock.now()) if included else ()
        self.findings_changed.emit(findings)
        return findings

    def _keep_soon(self) -> None:
        if not self._autosave.isActive():
            self._autosave.start()

    def _keep_pattern(self) -> None:
        texts = {BULK_PATTERN: to_json(self._pattern or Pattern()), BULK_OWN: to_json(self._own or NO_OWN)}
        owner = self._owner
        self._tasks.run(Lane.WRITE, lambda: self._keep(texts, owner), None, self._fail)

    def _keep(self, texts: Mapping[str, str], owner: str) -> None:
        for name, text in texts.items():
            self._words.keep_note(name, text, owner)

    # --- sending ------------------------------------------------------------------------------------------------

    def send(self) -> None:
        """*Send*: freeze and keep all in one transaction; ``sent`` comes only after it is durable."""
        sheets = self.sheets
        if self._mode is not BulkMode.REVIEWING or not sheets:
            return
        self._cancelled.clear()
        self._set_mode(BulkMode.SEALING)
        self.progressed.emit(0, len(sheets))
        self._tasks.run(
            Lane.WRITE,
            lambda: self._work(sheets),
            self._on_sent,
            self._on_unsent,
        )

    def cancel(self) -> None:
        """Stop before anything is kept; what is durable already is undone instead."""
        self._cancelled.set()

    def _work(self, sheets: Sequence[tuple[int, Sheet]]) -> SentBulk:
        """On the write lane."""

        def told(done: int) -> None:
            if self._cancelled.is_set():
                raise BulkCancelledError
            if done % _TOLD_EVERY == 0 or done == len(sheets):
                self._told.emit(done, len(sheets))

        until = self._send_bulk(sheets, told)
        mark = sheets[0][1].bulk
        assert mark is not None, "sheets of a bulk are marked"
        return SentBulk(id=mark.id, count=mark.size, until=until)

    def bring_back_pattern(self) -> None:
        """The bulk that was sent last was undone: what was written for it is offered again."""
        self._pattern = self._pattern or self._sent_pattern
        known = self._own or NO_OWN
        self._own = OwnRatings(all=(*known.all, *self._sent_own.without(known.by_key()).all))

    def _on_sent(self, bulk: SentBulk) -> None:
        self._sent_pattern, self._pattern, self._aside = self._pattern, None, {}
        sent = {one.key for one in self._open.included} - self._left_out
        self._sent_own, self._own = self._own or NO_OWN, (self._own or NO_OWN).without(sent)
        self._autosave.stop()
        self._keep_pattern()
        self._set_mode(BulkMode.CLOSED)
        self.change_hands()
        self.sent.emit(bulk)

    def _on_unsent(self, error: Exception) -> None:
        self._set_mode(BulkMode.REVIEWING)
        if isinstance(error, BulkCancelledError):
            return
        if isinstance(error, StaleStateError):
            self.moved_on.emit()
            self.open(self._open.keys)
            return
        self._fail(error)

    # --- ends ---------------------------------------------------------------------------------------------------

    def _set_mode(self, mode: BulkMode) -> None:
        if mode is not self._mode:
            self._mode = mode
            self.mode_changed.emit(mode)

    def _fail(self, error: Exception) -> None:
        (self.failed if isinstance(error, KNOWN_ERRORS) else self._tasks.failed).emit(error)

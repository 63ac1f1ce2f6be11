"""The waiting sheets in memory."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from hailong.domain.clock import Clock
from hailong.domain.delivery import HeldBulk, OutboxSummary, Receipt, WaitingSheet
from hailong.domain.outbox import Failure, FailureKind, costs_a_try
from hailong.domain.sheet import HELD_BY_SERVICE, WAITING, SheetState
from hailong.store.interfaces import StaleStateError
from hailong.store.memory.tables import SheetEntry, Tables
from hailong.store.outbox_rules import DAMAGED_COPY, IMPLAUSIBLE_WAIT, may_follow


class MemoryOutbox:
    """The waiting rows, for the one sender."""

    def __init__(self, tables: Tables, clock: Clock) -> None:
        self._tables = tables
        self._clock = clock

    def due(self, now: datetime, limit: int) -> list[WaitingSheet]:
        """Waiting rows whose time has come: fewest tries first, then oldest; damaged ones are set aside."""
        with self._tables.lock:
            found = [entry for entry in self._in_turn() if not now < entry.next_attempt_at <= now + IMPLAUSIBLE_WAIT]
            whole = [entry for entry in found[:limit] if not self._is_set_aside(entry)]
            return [_waiting(entry) for entry in whole]

    def mark_sending(self, ids: Sequence[UUID]) -> None:
        """QUEUED -> SENDING, before the first byte leaves; from now on a sheet cannot be withdrawn."""
        with self._tables.lock:
            for entry in self._expect(ids, SheetState.QUEUED):
                entry.state, entry.was_offered = SheetState.SENDING, True

    def received(self, sheet_id: UUID, receipt: Receipt) -> None:
        """The verified receipt is stored and the row leaves the waiting state."""
        self.received_all([(sheet_id, receipt)])

    def received_all(self, receipts: Sequence[tuple[UUID, Receipt]]) -> None:
        """As ``received``, for a whole batch at once."""
        with self._tables.lock:
            entries = self._expect([sheet_id for sheet_id, _ in receipts], SheetState.SENDING)
            for entry, (_, receipt) in zip(entries, receipts, strict=True):
                entry.receipt, entry.failure, entry.state = receipt, None, SheetState.RECEIVED
                if entry.service_state and may_follow(SheetState.RECEIVED, entry.service_state):
                    entry.state = entry.service_state

    def failed(self, sheet_ids: Sequence[UUID], failure: Failure, next_attempt_at: datetime) -> None:
        """Back to QUEUED with the failure beside it; a refusal counts as a try, distance does not."""
        with self._tables.lock:
            for entry in self._expect(sheet_ids, *WAITING):
                entry.state, entry.failure, entry.next_attempt_at = SheetState.QUEUED, failure, next_attempt_at
                entry.attempts += costs_a_try(failure.kind)

    def refused(self, sheet_id: UUID, failure: Failure, state: SheetState) -> None:
        """SENDING -> NEEDS_YOU or REMOVED, with the reason."""
        assert state in (SheetState.NEEDS_YOU, SheetState.REMOVED), state
        with self._tables.lock:
            (entry,) = self._expect([sheet_id], SheetState.SENDING)
            entry.state, entry.failure = state, failure
            entry.attempts += 1

    def wake(self, now: datetime) -> None:
        """Everything that waits becomes due now, but for what is held."""
        with self._tables.lock:
            for entry in self._in_turn():
                entry.next_attempt_at = min(max(now, entry.held_until or now), entry.next_attempt_at)

    def release(self, bulk_id: UUID, now: datetime) -> None:
        """*Send now*: the user gives up the undo time of a bulk; its sheets are due now."""
        with self._tables.lock:
            for entry in self._held():
                if _bulk_of(entry) == bulk_id:
                    entry.held_until, entry.next_attempt_at = None, min(now, entry.next_attempt_at)

    def recover(self) -> int:
        """At start: what was SENDING when the process died is QUEUED again; returns how many."""
        with self._tables.lock:
            sending = [entry for entry in self._tables.sheets.values() if entry.state is SheetState.SENDING]
            for entry in sending:
                entry.state = SheetState.QUEUED
            return len(sending)

    def requeue_before(self, epoch: str) -> int:
        """A new epoch: sheets whose receipt is of another epoch wait again, receipt kept; returns how many."""
        return self._requeue(lambda entry: entry.receipt is not None and entry.receipt.epoch != epoch)

    def offer_again(self, ids: Sequence[UUID]) -> int:
        """Sheets that the service held and holds no more wait again, receipt kept; returns how many."""
        return self._requeue(lambda entry: entry.sheet.id in ids)

    def _requeue(self, is_meant: Callable[[SheetEntry], bool]) -> int:
        with self._tables.lock:
            held = [entry for entry in self._tables.sheets.values() if entry.state in HELD_BY_SERVICE]
            old = [entry for entry in held if is_meant(entry)]
            for entry in old:
                entry.state, entry.attempts, entry.next_attempt_at = SheetState.QUEUED, 0, self._clock.now()
                entry.service_state = entry.failure = None
            return len(old)

    def summary(self) -> OutboxSummary:
        """For the status line."""
        with self._tables.lock:
            states = [entry.state for entry in self._tables.sheets.values()]
            return OutboxSummary(
                waiting=sum(state in WAITING for state in states),
                needs_you=states.count(SheetState.NEEDS_YOU),
                bulks=self._bulks(),
                failure=next((entry.failure for entry in self._in_turn() if entry.failure), None),
                next_attempt_at=self.next_due(),
            )

    def waiting(self, ids: Sequence[UUID]) -> list[WaitingSheet]:
        """Those of ``ids`` that wait, whether due or not."""
        with self._tables.lock:
            return [_waiting(entry) for entry in self._in_turn() if entry.sheet.id in set(ids)]

    def waiting_by_enterprise(self) -> dict[str, int]:
        """How many wait, by tax code."""
        with self._tables.lock:
            waiting = [entry for entry in self._tables.sheets.values() if entry.state in WAITING]
            return Counter(entry.sheet.declaration.tax_code for entry in waiting)

    def next_due(self) -> datetime | None:
        """When the earliest waiting row becomes due; None when nothing waits."""
        with self._tables.lock:
            earliest = min((entry.next_attempt_at for entry in self._in_turn()), default=None)
            now = self._clock.now()
            return now if earliest and earliest > now + IMPLAUSIBLE_WAIT else earliest

    def _in_turn(self) -> list[SheetEntry]:
        queued = [entry for entry in self._tables.sheets.values() if entry.state is SheetState.QUEUED]
        return sorted(queued, key=lambda entry: (entry.attempts, entry.seq))

    def _held(self) -> list[SheetEntry]:
        return [entry for entry in self._in_turn() if entry.held_until is not None]

    def _bulks(self) -> tuple[HeldBulk, ...]:
        now = self._clock.now()
        found: dict[UUID, list[SheetEntry]] = {}
        for entry in sorted(self._held(), key=lambda one: -one.seq):
            if entry.held_until and now < entry.held_until <= now + IMPLAUSIBLE_WAIT and (bulk := _bulk_of(entry)):
                found.setdefault(bulk, []).append(entry)
        return tuple(
            HeldBulk(id=bulk, count=len(entries), until=max(one.held_until for one in entries if one.held_until))
            for bulk, entries in found.items()
        )

    def _expect(self, ids: Sequence[UUID], *states: SheetState) -> list[SheetEntry]:
        found = [entry for i in ids if (entry := self._tables.sheets.get(i)) is not None and entry.state in states]
        if len(found) != len(ids):
            raise StaleStateError(f"a sheet is not in {states}")
        return found

    def _is_set_aside(self, entry: SheetEntry) -> bool:
        if hashlib.sha256(entry.sealed).hexdigest() == entry.sha256:
            return False
        entry.state = SheetState.NEEDS_YOU
        entry.failure = Failure(kind=FailureKind.REFUSED, code=DAMAGED_COPY, at=self._clock.now())
        return True


def _bulk_of(entry: SheetEntry) -> UUID | None:
    return entry.sheet.bulk.id if entry.sheet.bulk else None


def _waiting(entry: SheetEntry) -> WaitingSheet:
    return WaitingSheet(
        id=entry.sheet.id,
        sealed=entry.sealed,
        sha256=entry.sha256,
        attempts=entry.attempts,
        declaration_number=entry.sheet.declaration.number,
    )

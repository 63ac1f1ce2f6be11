"""The waiting sheets and what became of each offer, for the one sender."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

import apsw

from hailong.domain.clock import Clock
from hailong.domain.delivery import HeldBulk, OutboxSummary, Receipt, WaitingSheet
from hailong.domain.outbox import Failure, FailureKind, costs_a_try
from hailong.domain.sheet import HELD_BY_SERVICE, SheetState
from hailong.store.check import put_right
from hailong.store.codec import from_json, reading, to_json
from hailong.store.database import Database, Row, first_row
from hailong.store.interfaces import StaleStateError
from hailong.store.journal import Journal
from hailong.store.moments import from_text, to_text
from hailong.store.outbox_rules import DAMAGED_COPY, IMPLAUSIBLE_WAIT, may_follow
from hailong.store.sheet_changes import expect, expect_one, frozen

_DUE: Final = """
SELECT id, sealed, sha256, attempts, content ->> '$.declaration.number'
FROM sheets JOIN frozen_sheets USING (seq)
WHERE state = 'queued' AND (next_attempt_at <= ? OR next_attempt_at > ?) ORDER BY attempts, seq LIMIT ?
"""
_RECEIVED: Final = """
UPDATE sheets SET state = 'received', receipt = ?, receipt_epoch = ?, failure = NULL
WHERE id = ? AND state = 'sending' RETURNING service_state
"""
_FAILED: Final = """
UPDATE sheets SET state = 'queued', failure = ?, attempts = attempts + ?, next_attempt_at = ?
WHERE state IN ('queued', 'sending') AND id IN carray(?)
"""
_REQUEUE: Final = """
UPDATE sheets SET state = 'queued', attempts = 0, next_attempt_at = ?, service_state = NULL, failure = NULL
WHERE state IN carray(?) AND {which}
RETURNING id, (SELECT sealed FROM frozen_sheets WHERE seq = sheets.seq)
"""
_WAKE: Final = """
UPDATE sheets SET next_attempt_at = max(?1, coalesce(held_until, ''))
WHERE state = 'queued' AND next_attempt_at > ?1
"""
_RELEASE: Final = """
UPDATE sheets SET next_attempt_at = min(?1, next_attempt_at), held_until = NULL
WHERE state = 'queued' AND held_until IS NOT NULL AND bulk_id = ?2
"""
_HELD: Final = """
SELECT bulk_id, count(*), max(held_until) FROM sheets
WHERE state = 'queued' AND held_until > ?1 AND held_until <= ?2 GROUP BY bulk_id ORDER BY max(seq) DESC
"""
_SUMMARY: Final = """
SELECT count(*) FILTER (WHERE state <> 'needs_you'), count(*) FILTER (WHERE state = 'needs_you')
FROM sheets WHERE state IN ('queued', 'sending', 'needs_you')
"""
_WAITING: Final = """
SELECT id, sealed, sha256, attempts, content ->> '$.declaration.number'
FROM sheets JOIN frozen_sheets USING (seq) WHERE state = 'queued' AND id IN carray(?) ORDER BY seq
"""
_WAITING_BY: Final = """
SELECT tax_code, count(*) FROM sheets WHERE state IN ('queued', 'sending') GROUP BY tax_code
"""
_HOLDS_UP: Final = """
SELECT failure FROM sheets WHERE state = 'queued' AND failure IS NOT NULL ORDER BY attempts, seq LIMIT 1
"""


class SqliteOutbox:
    """The waiting rows, for the one sender."""

    def __init__(self, database: Database, clock: Clock, journal: Journal) -> None:
        self._database = database
        self._clock = clock
        self._journal = journal

    def due(self, now: datetime, limit: int) -> list[WaitingSheet]:
        """Waiting rows whose time has come: fewest tries first, then oldest.

        One whose bytes no longer match their hash gets them back from the journal; where that lacks them too, it is set
        aside as NEEDS_YOU: its readable copy can be sent again.
        """
        found = self._due(now, limit)
        if any(map(_is_damaged, found)):
            kept = self._journal.read().waiting
            with self._database.write() as connection:
                put_right(connection, kept)
            found = self._due(now, limit)
        if damaged := [sheet.id for sheet in found if _is_damaged(sheet)]:
            self._set_aside(damaged)
        return [sheet for sheet in found if sheet.id not in damaged]

    def mark_sending(self, ids: Sequence[UUID]) -> None:
        """QUEUED -> SENDING, before the first byte leaves; from now on a sheet cannot be withdrawn."""
        if not ids:
            return
        with self._database.write() as connection:
            connection.execute(
                "UPDATE sheets SET state = 'sending', offered_at = coalesce(offered_at, ?)"
                " WHERE state = 'queued' AND id IN carray(?)",
                (to_text(self._clock.now()), _texts(ids)),
            )
            expect(connection, len(ids), "a sheet no longer waits")

    def received(self, sheet_id: UUID, receipt: Receipt) -> None:
        """The verified receipt is stored and the row leaves the waiting state, in one transaction."""
        self.received_all([(sheet_id, receipt)])

    def received_all(self, receipts: Sequence[tuple[UUID, Receipt]]) -> None:
        """As ``received``, for a whole batch in one transaction."""
        with self._database.write() as connection:
            for sheet_id, receipt in receipts:
                _receive(connection, sheet_id, receipt)

    def failed(self, sheet_ids: Sequence[UUID], failure: Failure, next_attempt_at: datetime) -> None:
        """Back to QUEUED with the failure beside it; a refusal counts as a try, distance does not."""
        if not sheet_ids:
            return
        tries = int(costs_a_try(failure.kind))
        with self._database.write() as connection:
            connection.execute(_FAILED, (to_json(failure), tries, to_text(next_attempt_at), _texts(sheet_ids)))
            expect(connection, len(sheet_ids), "a sheet no longer waits")

    def refused(self, sheet_id: UUID, failure: Failure, state: SheetState) -> None:
        """SENDING -> NEEDS_YOU or REMOVED, with the reason."""
        assert state in (SheetState.NEEDS_YOU, SheetState.REMOVED), state
        forgotten: dict[UUID, bytes] = {}
        with self._journal.kept_again_on_failure(forgotten), self._database.write() as connection:
            connection.execute(
                "UPDATE sheets SET state = ?, failure = ?, attempts = attempts + 1 WHERE id = ? AND state = 'sending'",
                (state.value, to_json(failure), str(sheet_id)),
            )
            expect_one(connection, f"sheet {sheet_id} was not being sent")
            sealed = frozen(connection, [sheet_id])
            self._journal.forget(sheet_id)
            forgotten |= sealed

    def wake(self, now: datetime) -> None:
        """Everything that waits becomes due now, but for what is held: that is due when its undo time is over."""
        with self._database.write() as connection:
            connection.execute(_WAKE, (to_text(now),))

    def release(self, bulk_id: UUID, now: datetime) -> None:
        """*Send now*: the user gives up the undo time of a bulk; its sheets are due now."""
        with self._database.write() as connection:
            connection.execute(_RELEASE, (to_text(now), str(bulk_id)))

    def recover(self) -> int:
        """At start: what was SENDING when the process died is QUEUED again; returns how many."""
        with self._database.write() as connection:
            connection.execute("UPDATE sheets SET state = 'queued' WHERE state = 'sending'")
            return connection.changes()

    def requeue_before(self, epoch: str) -> int:
        """A new epoch: sheets whose receipt is of another epoch wait again, receipt kept; returns how many."""
        return self._requeue("receipt_epoch <> ?", epoch)

    def offer_again(self, ids: Sequence[UUID]) -> int:
        """Sheets that the service held and holds no more wait again, receipt kept; returns how many."""
        return self._requeue("id IN carray(?)", _texts(ids)) if ids else 0

    def _requeue(self, which: str, bound: object) -> int:
        held = apsw.carray(tuple(state.value for state in HELD_BY_SERVICE))
        with self._database.write() as connection:
            again: list[Row] = connection.execute(
                _REQUEUE.format(which=which), (to_text(self._clock.now()), held, bound)
            ).fetchall()
            self._journal.keep({UUID(sheet_id): sealed for sheet_id, sealed in again})
            return len(again)

    def summary(self) -> OutboxSummary:
        """For the status line."""
        with self._database.read() as connection:
            waiting, needs_you = first_row(connection, _SUMMARY) or (0, 0)
            failure = connection.execute(_HOLDS_UP).get
            return OutboxSummary(
                waiting=waiting,
                needs_you=needs_you,
                bulks=self._bulks(connection),
                failure=from_json(Failure, failure) if failure else None,
                next_attempt_at=self._next_due(connection),
            )

    def waiting(self, ids: Sequence[UUID]) -> list[WaitingSheet]:
        """Those of ``ids`` that wait, whether due or not."""
        with self._database.read() as connection:
            return [_waiting(columns) for columns in connection.execute(_WAITING, (_texts(ids),))]

    def waiting_by_enterprise(self) -> dict[str, int]:
        """How many wait, by tax code (empty: rescued without it)."""
        with self._database.read() as connection:
            found: list[Row] = connection.execute(_WAITING_BY).fetchall()
            return dict(found)

    def next_due(self) -> datetime | None:
        """When the earliest waiting row becomes due; None when nothing waits."""
        with self._database.read() as connection:
            return self._next_due(connection)

    def _due(self, now: datetime, limit: int) -> list[WaitingSheet]:
        with self._database.read() as connection:
            bound = (to_text(now), to_text(now + IMPLAUSIBLE_WAIT), limit)
            return [_waiting(columns) for columns in connection.execute(_DUE, bound)]

    def _next_due(self, connection: apsw.Connection) -> datetime | None:
        found = connection.execute("SELECT min(next_attempt_at) FROM sheets WHERE state = 'queued'").get
        if found is None:
            return None
        now, earliest = self._clock.now(), from_text(found)
        return now if earliest > now + IMPLAUSIBLE_WAIT else earliest

    def _bulks(self, connection: apsw.Connection) -> tuple[HeldBulk, ...]:
        now = self._clock.now()
        found = connection.execute(_HELD, (to_text(now), to_text(now + IMPLAUSIBLE_WAIT)))
        return tuple(HeldBulk(id=UUID(bulk), count=count, until=from_text(until)) for bulk, count, until in found)

    def _set_aside(self, ids: Sequence[UUID]) -> None:
        failure = Failure(kind=FailureKind.REFUSED, code=DAMAGED_COPY, at=self._clock.now())
        with self._database.write() as connection:
            connection.execute(
                "UPDATE sheets SET state = 'needs_you', failure = ? WHERE state = 'queued' AND id IN carray(?)",
                (to_json(failure), _texts(ids)),
            )


def _receive(connection: apsw.Connection, sheet_id: UUID, receipt: Receipt) -> None:
    found = first_row(connection, _RECEIVED, (to_json(receipt), receipt.epoch, str(sheet_id)))
    if found is None:
        raise StaleStateError(f"sheet {sheet_id} was not being sent")
    # the service may have said more about it before its receipt reached us
    if found[0] and may_follow(SheetState.RECEIVED, SheetState(found[0])):
        connection.execute("UPDATE sheets SET state = service_state WHERE id = ?", (str(sheet_id),))


def _is_damaged(sheet: WaitingSheet) -> bool:
    return hashlib.sha256(sheet.sealed).hexdigest() != sheet.sha256


def _waiting(columns: Row) -> WaitingSheet:
    sheet_id, sealed, sha256, attempts, number = columns
    with reading():
        return WaitingSheet(
            id=UUID(sheet_id), sealed=sealed, sha256=sha256, attempts=attempts, declaration_number=number or ""
        )


def _texts(ids: Sequence[UUID]) -> object:
    return apsw.carray(tuple(map(str, ids)))

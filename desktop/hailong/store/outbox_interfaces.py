"""What the one sender may ask of the store. Its rules are those of ``hailong.store.interfaces``."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from hailong.domain.delivery import OutboxSummary, Receipt, WaitingSheet
from hailong.domain.outbox import Failure
from hailong.domain.sheet import SheetState


class OutboxRepository(Protocol):
    """The waiting rows, for the one sender."""

    def due(self, now: datetime, limit: int) -> list[WaitingSheet]:
        """Waiting rows whose time has come: fewest tries first, then oldest; marks nothing as being sent.

        One whose frozen bytes no longer match their hash is left out and needs the user (failure ``damaged_copy``).
        """

    def mark_sending(self, ids: Sequence[UUID]) -> None:
        """QUEUED -> SENDING, before the first byte leaves: from then on a sheet cannot be withdrawn."""

    def received(self, sheet_id: UUID, receipt: Receipt) -> None:
        """The verified receipt is stored and the row leaves the waiting state, in one transaction."""

    def received_all(self, receipts: Sequence[tuple[UUID, Receipt]]) -> None:
        """As ``received`` for a whole batch, in one transaction: one flush of the disk instead of a hundred."""

    def failed(self, sheet_ids: Sequence[UUID], failure: Failure, next_attempt_at: datetime) -> None:
        """Back to QUEUED with the failure beside it; a refusal counts as a try, distance does not.

        Also of sheets that are QUEUED still: when nobody answered, no try has begun, and they can yet be withdrawn.
        """

    def refused(self, sheet_id: UUID, failure: Failure, state: SheetState) -> None:
        """SENDING -> NEEDS_YOU or REMOVED, with the reason."""

    def wake(self, now: datetime) -> None:
        """Everything that waits becomes due now (network change, wake from sleep, click), but for what is held."""

    def release(self, bulk_id: UUID, now: datetime) -> None:
        """*Send now*: the user gives up the undo time of a bulk; its sheets are due now."""

    def recover(self) -> int:
        """At start: what was SENDING when the process died is QUEUED again; returns how many."""

    def requeue_before(self, epoch: str) -> int:
        """A new epoch: sheets whose receipt is of another epoch wait again, receipt kept; returns how many."""

    def offer_again(self, ids: Sequence[UUID]) -> int:
        """Sheets that the service held and holds no more wait again, receipt kept; returns how many."""

    def summary(self) -> OutboxSummary:
        """For the status line."""

    def waiting(self, ids: Sequence[UUID]) -> list[WaitingSheet]:
        """Those of ``ids`` that wait, whether due or not."""

    def waiting_by_enterprise(self) -> Mapping[str, int]:
        """How many wait, by tax code (empty: rescued without it)."""

    def next_due(self) -> datetime | None:
        """When the earliest waiting row becomes due; None when nothing waits."""


# --- the live list, settings, and the whole --------------------------------------------------------------------------

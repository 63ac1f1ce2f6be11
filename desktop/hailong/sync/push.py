"""The one sender: offers what waits, believes verified receipts alone, and lets no sheet hold up another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, NoReturn
from uuid import UUID

from hailong.domain.delivery import Receipt, RowChangedError, WaitingSheet
from hailong.domain.outbox import LONGEST_DELAY, Failure, FailureKind, next_attempt
from hailong.domain.service import VERSION_TAKEN, CallFailedError, FailureCode, ItemResult
from hailong.domain.sheet import SheetState
from hailong.sync.interfaces import Outbox, Service, Verifier

MAX_BATCH: Final = 100
LEAST_DELAY: Final = timedelta(seconds=1)
"""Even with the luckiest jitter nothing is offered twice within one run."""
_PATIENCE: Final = 10
"""How many refusals or breakdowns of whole calls in a row are looked into: enough to find two bad ones among 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PushResult:
    """What one round of sending did; ``failure`` is the one that ended it before all were offered."""

    delivered: int = 0
    refused: int = 0
    removed: int = 0
    postponed: int = 0
    taken: int = 0  # of the refused ones: those whose version is another workstation's
    failure: Failure | None = None
    is_ours: bool = False  # whether the service was heard at all


class _Stopped(Exception):  # noqa: N818  # no error: the end of a round
    def __init__(self, failure: Failure) -> None:
        self.failure = failure


class Push:
    """Delivers waiting sheets. Remembers between rounds how large a batch the way to the service bears."""

    def __init__(self, outbox: Outbox, random: Callable[[], float], is_cancelled: Callable[[], bool]) -> None:
        self._outbox = outbox
        self._random = random
        self._is_cancelled = is_cancelled
        self._size = MAX_BATCH

    def reset(self) -> None:
        """The way may be better now: large batches again."""
        self._size = MAX_BATCH

    def run(
        self, service: Service, verifier: Verifier, now: datetime, moment: Callable[[], datetime], failures: int
    ) -> PushResult:
        """Offer everything that is due at ``now``, once. ``failures`` in a row came before."""
        setback = Setback(self._outbox, self._random, moment, failures)
        round_ = _Round(
            self._outbox, service, verifier, setback=setback, size=self._size, is_cancelled=self._is_cancelled
        )
        failure = None
        try:
            while not self._is_cancelled() and (batch := self._next_batch(service, now, round_.size)):
                round_.offer(batch)
            self._size = round_.size
        except _Stopped as stopped:
            self._size = 1 if round_.is_exhausted else max(1, round_.size // 2)
            failure = stopped.failure
        if self._is_cancelled():
            self._outbox.recover()  # what was cut off by us says nothing about the service
        return replace(round_.result, failure=failure)

    def postpone(self, failure: Failure, now: datetime, moment: Callable[[], datetime], failures: int) -> None:
        """Nobody was there: say so beside what is due. Nothing was offered, so the user may still take it back."""
        ids = [sheet.id for sheet in self._outbox.due(now, MAX_BATCH)]
        Setback(self._outbox, self._random, moment, failures).give_back(ids, failure)

    def _next_batch(self, service: Service, now: datetime, size: int) -> list[WaitingSheet]:
        """The next sheets, marked as being sent; one that the user takes back at this very moment drops out."""
        while due := self._outbox.due(now, size):
            batch = due[: service.fits([len(sheet.sealed) for sheet in due])]
            try:
                self._outbox.mark_sending([sheet.id for sheet in batch])
            except RowChangedError:
                continue
            return batch
        return []


class Setback:
    """Puts sheets back to waiting, each until its next attempt."""

    def __init__(
        self, outbox: Outbox, random: Callable[[], float], moment: Callable[[], datetime], failures: int
    ) -> None:
        self._outbox = outbox
        self._random = random
        self.moment = moment
        self._failures = failures

    def give_back(self, ids: Sequence[UUID], failure: Failure) -> None:
        """Nobody can say anything about these sheets now."""
        now = self.moment()
        least = LONGEST_DELAY if failure.kind is FailureKind.NEEDS_PERSON else LEAST_DELAY
        at = max(next_attempt(now, self._failures + 1, failure, self._random), now + least)
        self._outbox.failed(ids, replace(failure, at=now), at)

    def step_aside(self, sheet_id: UUID, failure: Failure) -> None:
        """The service breaks down over this one sheet: let it wait long, so that it stops no other."""
        now = self.moment()
        at = now + max(LONGEST_DELAY * (1 + self._random()) / 2, failure.retry_after or LEAST_DELAY)
        self._outbox.failed([sheet_id], replace(failure, at=now), at)


class _Round:
    """One round of sending, and what it came to."""

    def __init__(
        self,
        outbox: Outbox,
        service: Service,
        verifier: Verifier,
        *,
        setback: Setback,
        size: int,
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._outbox = outbox
        self._service = service
        self._verifier = verifier
        self._setback = setback
        self._is_cancelled = is_cancelled
        self._patience = _PATIENCE if size == MAX_BATCH else 1
        self.size = size
        self.result = PushResult()

    @property
    def is_exhausted(self) -> bool:
        """Whether too many whole calls failed in a row to go on looking for the sheet that does it."""
        return self._patience <= 0

    def offer(self, batch: Sequence[WaitingSheet]) -> None:
        """Offer sheets that are marked as being sent; each leaves that mark, whatever comes."""
        left = [list(batch)]
        while left:
            part = left.pop()
            try:
                self._offer_part(part)
            except CallFailedError as error:
                self._count(is_ours=error.is_ours)
                if not self._may_be_its_fault(error):
                    self._stop([part, *left], error)
                self._patience -= 1
                if len(part) == 1:
                    self._set_apart(part[0], error)
                middle = len(part) // 2
                left += [part[middle:], part[:middle]] if middle else []

    def _offer_part(self, part: Sequence[WaitingSheet]) -> None:
        answer = self._service.post_sheets([(sheet.id, sheet.sealed) for sheet in part])
        self._patience = _PATIENCE
        self.size = min(MAX_BATCH, self.size * 2)
        receipts: list[tuple[UUID, Receipt]] = []
        for sheet, result in zip(part, answer.results, strict=True):
            if (receipt := self._verified(sheet, result)) is not None:
                receipts.append((sheet.id, receipt))
        if receipts:
            self._outbox.received_all(receipts)
        self._count(delivered=len(receipts), is_ours=True)

    def _verified(self, sheet: WaitingSheet, result: ItemResult) -> Receipt | None:
        """The receipt if it verifies; else the sheet goes where the failure says."""
        failure = result.failure
        if failure is None:
            try:
                return self._verifier.verify_receipt(result.receipt, sheet.id, sheet.sha256)
            except CallFailedError as error:
                failure = error.failure
        if failure.kind is FailureKind.REFUSED:
            self._refuse(sheet, failure, SheetState.REMOVED if result.is_removed else SheetState.NEEDS_YOU)
        else:
            self._setback.give_back([sheet.id], failure)
            self._count(postponed=1)
        return None

    def _may_be_its_fault(self, error: CallFailedError) -> bool:
        """Whether some sheet of the call may be why it failed: our service refused it, or broke down over it.

        A call that fails as a whole says nothing about any one sheet; but the one to blame is looked for, so that it
        stops no other. Not without end: where call after call fails, it is the conversation that is ill.
        """
        return (error.failure.kind is FailureKind.REFUSED or error.is_breakdown) and not self.is_exhausted

    def _set_apart(self, sheet: WaitingSheet, error: CallFailedError) -> None:
        if error.failure.kind is FailureKind.REFUSED:
            self._refuse(sheet, error.failure, SheetState.NEEDS_YOU)
        else:
            self._setback.step_aside(sheet.id, error.failure)
            self._count(postponed=1)

    def _refuse(self, sheet: WaitingSheet, failure: Failure, state: SheetState) -> None:
        self._outbox.refused(sheet.id, replace(failure, at=self._setback.moment()), state)
        self._count(
            refused=int(state is SheetState.NEEDS_YOU),
            removed=int(state is SheetState.REMOVED),
            taken=int(failure.code == VERSION_TAKEN),
        )

    def _stop(self, parts: Sequence[Sequence[WaitingSheet]], error: CallFailedError) -> NoReturn:
        failure = error.failure
        if failure.kind is FailureKind.REFUSED:
            failure = replace(failure, kind=FailureKind.NOBODY_ANSWERED, code=FailureCode.GARBLED.value)
        if not self._is_cancelled():
            ids = [sheet.id for part in parts for sheet in part]
            self._setback.give_back(ids, failure)
            self._count(postponed=len(ids))
        raise _Stopped(failure) from error

    def _count(
        self,
        *,
        delivered: int = 0,
        refused: int = 0,
        removed: int = 0,
        postponed: int = 0,
        taken: int = 0,
        is_ours: bool = False,
    ) -> None:
        old = self.result
        self.result = PushResult(
            delivered=old.delivered + delivered,
            refused=old.refused + refused,
            removed=old.removed + removed,
            postponed=old.postponed + postponed,
            taken=old.taken + taken,
            is_ours=old.is_ours or is_ours,
        )

"""Once a day: does the service hold what it has told of and given receipts for? What it lost is offered again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from hailong.domain.comparing import Comparison, Digest, Unseen, agree, held, is_due, told_of
from hailong.domain.enrolment import Enrolment
from hailong.domain.service import CallFailedError
from hailong.sync.interfaces import Mirror, Outbox, Service, Told, Verifier
from hailong.sync.pull import all_updates

NUMBERS_KEPT: Final = 3
MOST_PAGES: Final = 50_000
"""Ten million updates: a service that never ends is not followed for ever."""
PAGES_AT_ONCE: Final = 250
"""In one conversation, of which there are two in a minute: the service allows a device 600 calls, and sheets that are
sent meanwhile want some of them."""


@dataclass(slots=True)
class _Reading:
    """The second reading of all updates, which takes as many conversations as it needs, and how far it has come.

    ``of``: epoch, device and enterprises. Where they are others by now, it is worth nothing.
    """

    of: tuple[str, str, frozenset[str]]
    after: str = ""
    pages: int = 0
    seen: set[UUID] = field(default_factory=set)
    news: set[UUID] = field(default_factory=set)
    offered_again: int = 0


class Comparing:
    """Runs when all updates were read: the question is exact only up to them.

    ``goes_on``: the last run has paused in the second reading, and the next one is wanted soon.
    """

    def __init__(
        self,
        told: Told,
        outbox: Outbox,
        mirror: Mirror,
        pull_updates: Callable[[Service], int],
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._told = told
        self._outbox = outbox
        self._mirror = mirror
        self._pull_updates = pull_updates
        self._is_cancelled = is_cancelled
        self._reading: _Reading | None = None
        self.goes_on = False

    def run(self, service: Service, verifier: Verifier, enrolment: Enrolment, now: datetime) -> Comparison | None:
        """Compare if it is due; None when it is not, or when it could not be done: then it is due the next time.

        A second reading that was paused or broken off goes on where it was. Raises CallFailedError when the service
        asks for patience.
        """
        self.goes_on = False
        last = self._told.comparison()
        if not is_due(last.at if last else None, now):
            self._reading = None
            return None
        try:
            comparison = self._compare(service, verifier, enrolment, now)
        except CallFailedError as error:
            if error.failure.retry_after is not None:
                raise
            return None  # a service of before this call, too; the sheets' own way does not hang on it
        if comparison is not None:
            self._told.save_comparison(comparison)
            self._reading = None
        return comparison

    def _compare(self, service: Service, verifier: Verifier, enrolment: Enrolment, now: datetime) -> Comparison | None:
        digest = self._ask(service, verifier, enrolment)
        unseen = Unseen()
        is_unexplained = False
        if not agree(digest, self._told.tallies()) or self._told.has_untold(digest.enterprises):
            reading = self._begun((digest.epoch, enrolment.device_id, frozenset(digest.enterprises)))
            if not self._read_on(service, reading):
                return None
            unseen = self._told.unseen(reading.seen, digest.enterprises)
            self._outbox.offer_again(unseen.held)
            reading.offered_again += len(unseen.held)  # told of even where the service asks for patience just now
            self._pull_updates(service)
            digest = self._ask(service, verifier, enrolment)
            is_unexplained = told_of(digest, self._told.tallies()) - unseen.others != held(digest)
        lost = self._told.lost_here()
        return Comparison(
            at=now,
            sheets=held(digest).sheets,
            offered_again=self._reading.offered_again if self._reading else 0,
            gone=unseen.others.sheets,
            lost_here=len(lost),
            lost_numbers=tuple(lost[:NUMBERS_KEPT]),
            is_unexplained=is_unexplained,
        )

    def _ask(self, service: Service, verifier: Verifier, enrolment: Enrolment) -> Digest:
        through = self._mirror.sync_state().updates_cursor
        return verifier.open_digest(service.digest(through), enrolment.device_id, service.epoch, through)

    def _begun(self, of: tuple[str, str, frozenset[str]]) -> _Reading:
        """The reading that is under way, or a new one."""
        if self._reading is None or self._reading.of != of:
            self._reading = _Reading(of)
        return self._reading

    def _read_on(self, service: Service, reading: _Reading) -> bool:
        """Some more of all sheets that updates tell of; those not heard of are kept. Whether the end was reached.

        Those that are known already stay as they are: older news would put them back.
        """
        kept = self._mirror.sync_state().updates_cursor
        for page in all_updates(service, reading.after, PAGES_AT_ONCE):
            ids = [update.sheet_id for update in page.updates]
            reading.news |= self._told.unknown(ids)
            self._mirror.apply_updates([one for one in page.updates if one.sheet_id in reading.news], kept)
            reading.seen.update(ids)
            reading.after = page.cursor
            reading.pages += 1
            if self._is_cancelled():
                return False
            if not page.has_more:
                return True
        self.goes_on = reading.pages < MOST_PAGES
        if not self.goes_on:
            self._reading = None
        return False

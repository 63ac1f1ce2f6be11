"""Once a day: does the service hold what it has told of and given receipts for? What it lost is offered again."""

from collections.abc import Callable
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


class Comparing:
    """Runs when all updates were read: the question is exact only up to them."""

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

    def run(self, service: Service, verifier: Verifier, enrolment: Enrolment, now: datetime) -> Comparison | None:
        """Compare if it is due; None when it is not, or when it could not be done: then it is due the next time.

        Raises CallFailedError when the service asks for patience.
        """
        last = self._told.comparison()
        if not is_due(last.at if last else None, now):
            return None
        try:
            comparison = self._compare(service, verifier, enrolment, now)
        except CallFailedError as error:
            if error.failure.retry_after is not None:
                raise
            return None  # a service of before this call, too; the sheets' own way does not hang on it
        if comparison is not None:
            self._told.save_comparison(comparison)
        return comparison

    def _compare(self, service: Service, verifier: Verifier, enrolment: Enrolment, now: datetime) -> Comparison | None:
        digest = self._ask(service, verifier, enrolment)
        unseen = Unseen()
        is_unexplained = False
        if not agree(digest, self._told.tallies()) or self._told.has_untold(digest.enterprises):
            seen = self._read_all(service)
            if seen is None:
                return None
            unseen = self._told.unseen(seen, digest.enterprises)
            self._outbox.offer_again(unseen.held)
            self._pull_updates(service)
            digest = self._ask(service, verifier, enrolment)
            is_unexplained = told_of(digest, self._told.tallies()) - unseen.others != held(digest)
        lost = self._told.lost_here()
        return Comparison(
            at=now,
            sheets=held(digest).sheets,
            offered_again=len(unseen.held),
            gone=unseen.others.sheets,
            lost_here=len(lost),
            lost_numbers=tuple(lost[:NUMBERS_KEPT]),
            is_unexplained=is_unexplained,
        )

    def _ask(self, service: Service, verifier: Verifier, enrolment: Enrolment) -> Digest:
        through = self._mirror.sync_state().updates_cursor
        return verifier.open_digest(service.digest(through), enrolment.device_id, service.epoch, through)

    def _read_all(self, service: Service) -> set[UUID] | None:
        """All sheets that updates tell of, from the first; those not heard of are kept. None when it was cut short.

        Those that are known already stay as they are: older news would put them back.
        """
        seen: set[UUID] = set()
        news: set[UUID] = set()
        kept = self._mirror.sync_state().updates_cursor
        has_more = True
        for page in all_updates(service, "", MOST_PAGES):
            ids = [update.sheet_id for update in page.updates]
            news |= self._told.unknown(ids)
            self._mirror.apply_updates([one for one in page.updates if one.sheet_id in news], kept)
            seen.update(ids)
            has_more = page.has_more
            if self._is_cancelled():
                return None
        return None if has_more else seen

"""What the service has to tell: its epoch, the catalogue, what became of sheets, legal documents."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from hailong.domain.enrolment import Enrolment
from hailong.domain.legal import LegalChanges, LegalDocument
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import CallFailedError, FailureCode, LegalPage, ServiceInfo, UpdatesPage
from hailong.sync.interfaces import LegalShelf, Mirror, Outbox, Service, Verifier
from hailong.sync.timekeeper import Timekeeper

Follow = Callable[[Enrolment, ServiceInfo], Enrolment]
_MOST_PAGES: Final = 1000
"""More pages than any service has at once: one that never ends is not followed for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting:
    """What the service said of itself."""

    epoch: str
    is_new_epoch: bool
    enrolment: Enrolment  # with the keys that are in use now
    has_new_keys: bool = False  # the pinned keys have announced others, which were pinned in their place


@dataclass(frozen=True, slots=True, kw_only=True)
class PullResult:
    """What came. ``failure`` is the first one; the other parts were asked for all the same."""

    is_new_catalogue: bool = False
    updates: int = 0
    documents: int = 0
    documents_rejected: int = 0  # not signed by the service: not shown, asked for again next time
    failure: Failure | None = None


class Pull:
    """Reads from the service and keeps what is believed, each page with its cursor in one transaction."""

    def __init__(
        self,
        outbox: Outbox,
        mirror: Mirror,
        legal: LegalShelf,
        *,
        follow: Follow,
        timekeeper: Timekeeper,
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._outbox = outbox
        self._mirror = mirror
        self._legal = legal
        self._follow = follow
        self._timekeeper = timekeeper
        self._is_cancelled = is_cancelled

    def greet(self, service: Service, enrolment: Enrolment, now: datetime) -> Greeting:
        """Ask who it is: believed only with the pinned keys, or with those that they have announced.

        One restored from a backup is offered again whatever it may have forgotten.
        """
        asked = self._timekeeper.read()
        info = service.get_service()
        followed = self._follow(enrolment, info)
        self._timekeeper.hear(asked, info.time)
        if followed != enrolment:
            self._mirror.save_enrolment(followed)
        known = self._mirror.sync_state().epoch
        is_new_epoch = known not in ("", info.epoch)
        if is_new_epoch:  # both can be done again, should the power fail before the epoch is kept
            self._outbox.requeue_before(info.epoch)
            self._mirror.restart_cursors()
        self._mirror.save_contact(now, info.epoch, service.clock_offset.total_seconds())
        return Greeting(
            epoch=info.epoch, is_new_epoch=is_new_epoch, enrolment=followed, has_new_keys=followed != enrolment
        )

    def run(self, service: Service, verifier: Verifier) -> PullResult:
        """Ask for everything that is new. A part that cannot be read does not hold up the others."""
        result = PullResult()
        parts: tuple[Callable[[PullResult], PullResult], ...] = (
            lambda before: self._pull_catalogue(service, before),
            lambda before: replace(before, updates=self.updates(service)),
            lambda before: self._pull_legal(service, verifier, before),
        )
        for part in parts:
            if self._is_cancelled():
                break
            try:
                result = part(result)
            except CallFailedError as error:
                result = replace(result, failure=result.failure or error.failure)
                if error.failure.code != FailureCode.GARBLED:
                    break
        return result

    def _pull_catalogue(self, service: Service, before: PullResult) -> PullResult:
        answer = service.catalogue(self._mirror.sync_state().catalogue_etag)
        if answer is None:
            return before
        self._mirror.save_catalogue(answer.catalogue, answer.etag)
        return replace(before, is_new_catalogue=True)

    def updates(self, service: Service) -> int:
        """What happened to sheets since the last time; how many changed."""
        after = self._mirror.sync_state().updates_cursor
        changed = 0
        for page in all_updates(service, after, _MOST_PAGES):
            if page.updates or page.cursor != after:
                changed += self._mirror.apply_updates(page.updates, page.cursor or after)
            after = page.cursor
            if self._is_cancelled():
                break
        return changed

    def _pull_legal(self, service: Service, verifier: Verifier, before: PullResult) -> PullResult:
        """A change that does not verify is left out, and the kept cursor stays before it: it is asked for again."""
        kept = after = self._mirror.sync_state().legal_cursor
        documents, rejected = before.documents, before.documents_rejected
        for _ in range(_MOST_PAGES):
            page = service.legal_documents(after)
            changes, bad = _verified(page, verifier)
            rejected += bad
            kept = kept if rejected else page.cursor or after
            if page.tokens or page.cursor != after:
                documents += self._legal.apply(replace(changes, cursor=kept))
            if not page.has_more or self._is_cancelled():
                break
            after = _onward(after, page.cursor)
        return replace(before, documents=documents, documents_rejected=rejected)


def all_updates(service: Service, after: str, most: int) -> Iterator[UpdatesPage]:
    """Page by page what came behind ``after``."""
    for _ in range(most):
        page = service.updates(after)
        yield page
        if not page.has_more:
            return
        after = _onward(after, page.cursor)


def _verified(page: LegalPage, verifier: Verifier) -> tuple[LegalChanges, int]:
    """What the service signed, and how many changes it did not sign."""
    documents: list[LegalDocument] = []
    withdrawn: list[tuple[str, int]] = []
    rejected = 0
    for token in page.tokens:
        try:
            change = verifier.open_legal(token)
        except CallFailedError:
            rejected += 1
            continue
        if isinstance(change, LegalDocument):
            documents.append(change)
        else:
            withdrawn.append(change)
    return LegalChanges(documents=tuple(documents), withdrawn=tuple(withdrawn)), rejected


def _onward(after: str, cursor: str) -> str:
    """The next cursor; a service that promises more and stays where it is makes no sense."""
    if cursor in ("", after):
        failure = Failure(
            kind=FailureKind.NOBODY_ANSWERED, code=FailureCode.GARBLED.value, detail="more, but the cursor stands still"
        )
        raise CallFailedError(failure, is_ours=True)
    return cursor

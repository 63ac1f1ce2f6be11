"""What sync asks of others: a service to speak to and a store to keep things in. Both fit by shape alone."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from hailong.domain.catalogue import Catalogue
from hailong.domain.comparing import Comparison, Digest, Tally, Unseen
from hailong.domain.declaration import Round
from hailong.domain.delivery import OutboxSummary, Receipt, SealedSheet, SheetUpdate, WaitingSheet
from hailong.domain.enrolment import Enrolment, SyncState
from hailong.domain.legal import LegalChanges, LegalDocument
from hailong.domain.outbox import Failure
from hailong.domain.service import (
    BatchAnswer,
    CatalogueAnswer,
    Enrolled,
    LegalPage,
    ServiceInfo,
    SignedEnrolment,
    UpdatesPage,
)
from hailong.domain.sheet import Sheet, SheetState

# --- the service -----------------------------------------------------------------------------------------------------


class Service(Protocol):
    """A conversation with one service for one device. Of the world's errors, its calls raise CallFailedError alone.

    ``epoch`` is that of the last labelled answer; ``clock_offset`` is to be added to this machine's clock.
    """

    epoch: str
    clock_offset: timedelta

    def get_service(self) -> ServiceInfo:
        """Who the service is."""

    def catalogue(self, etag: str) -> CatalogueAnswer | None:
        """The catalogue, None when it is still the one of ``etag``."""

    def post_sheets(self, sheets: Sequence[tuple[UUID, bytes]]) -> BatchAnswer:
        """Deliver frozen sheets; one result each, in order."""

    def updates(self, after: str) -> UpdatesPage:
        """What happened to sheets."""

    def digest(self, through: str) -> str:
        """What the service holds of what it has told of up to ``through``, signed."""

    def legal_documents(self, after: str) -> LegalPage:
        """Signed changes of the legal documents."""

    def fits(self, sizes: Sequence[int]) -> int:
        """How many of the next sealed sheets go into one request; at least one."""

    def renew(self) -> None:
        """Forget open connections."""

    def abort(self) -> None:
        """Break off at once and for good; from any thread."""

    def close(self) -> None:
        """Close connections."""


class Verifier(Protocol):
    """Believes the service's pinned keys alone; raises CallFailedError for anything else."""

    def verify_receipt(self, token: str, sheet_id: UUID, sha256: str) -> Receipt:
        """The receipt, if it is for exactly these bytes of this sheet."""

    def open_digest(self, token: str, device_id: str, epoch: str, through: str) -> Digest:
        """What the service holds, if it is the answer to this very question."""

    def open_legal(self, token: str) -> LegalDocument | tuple[str, int]:
        """A document, or (id, revision) of a withdrawn one."""


class Sealer(Protocol):
    """Makes frozen bytes."""

    def seal(self, sheet: Sheet) -> tuple[bytes, str]:
        """The sealed bytes and their SHA-256 in hex."""


class SealingGateway(Protocol):
    """The door to a service, for whoever sends. Raises CallFailedError when the device's key is not to be had."""

    def sealer(self, enrolment: Enrolment) -> Sealer:
        """What makes the frozen bytes."""


class SpeakingGateway(Protocol):
    """The door to a service, for whoever delivers and pulls."""

    def client(self, enrolment: Enrolment, clock_offset: timedelta) -> Service:
        """A client that speaks for the enrolled device; CallFailedError when its key is not to be had."""

    def verifier(self, enrolment: Enrolment) -> Verifier:
        """What believes the pinned keys."""

    def follow(self, enrolment: Enrolment, info: ServiceInfo) -> Enrolment:
        """The enrolment with the service's present keys; CallFailedError when the pinned ones do not lead to them."""


class EnrollingGateway(Protocol):
    """The door to a service, for whoever enrols."""

    def normal_url(self, service_url: str) -> str:
        """The address as it is kept; ValueError when it is none."""

    def introduce(self, service_url: str) -> ServiceInfo:
        """Who answers there, its keys checked."""

    def request(self, service_url: str, device_id: str, code: str, device_name: str) -> str:
        """What asks for an enrolment by the hands of others."""

    def open_enrolled(self, service_url: str, device_id: str, token: str, info: ServiceInfo) -> SignedEnrolment:
        """The service's answer to it, verified and the key kept; CallFailedError when it proves nothing."""

    def break_off(self) -> None:
        """Break off what is being waited for, from another thread."""

    def enrol(self, service_url: str, device_id: str, code: str, device_name: str) -> Enrolled:
        """Use a one-time code for the device of that id, or for a new one (empty id, or the old one has ended)."""

    def follow(self, enrolment: Enrolment, info: ServiceInfo) -> Enrolment:
        """The enrolment with the service's present keys; CallFailedError when the pinned ones do not lead to them."""


# --- the store (its own words: hailong.store.interfaces) -------------------------------------------------------------


class SheetsToSend(Protocol):
    """What *Send* asks of the kept sheets."""

    def next_version(self, declaration_key: int, in_round: Round, *, is_later: bool = False) -> tuple[int, UUID | None]:
        """The version that a new sheet of that round gets, and the sheet it supersedes."""

    def send(self, declaration_key: int, sheet: Sheet, sealed: bytes, sha256: str, now: datetime) -> None:
        """The sheet, its frozen bytes and the outbox row in one durable transaction."""

    def send_held(self, sheets: Sequence[SealedSheet], now: datetime, held_until: datetime) -> None:
        """All of a bulk in one durable transaction, none offered before ``held_until``."""


class Outbox(Protocol):
    """The waiting rows."""

    def due(self, now: datetime, limit: int) -> list[WaitingSheet]:
        """Waiting rows whose time has come."""

    def mark_sending(self, ids: Sequence[UUID]) -> None:
        """QUEUED -> SENDING; RowChangedError, and nothing marked, when one of them no longer waits."""

    def received_all(self, receipts: Sequence[tuple[UUID, Receipt]]) -> None:
        """Verified receipts, in one transaction."""

    def failed(self, sheet_ids: Sequence[UUID], failure: Failure, next_attempt_at: datetime) -> None:
        """Back to QUEUED with the failure beside it."""

    def refused(self, sheet_id: UUID, failure: Failure, state: SheetState) -> None:
        """SENDING -> NEEDS_YOU or REMOVED."""

    def wake(self, now: datetime) -> None:
        """Everything that waits becomes due now."""

    def recover(self) -> int:
        """What was SENDING is QUEUED again."""

    def requeue_before(self, epoch: str) -> int:
        """Sheets whose receipt is of another epoch wait again."""

    def offer_again(self, ids: Sequence[UUID]) -> int:
        """Sheets that the service held and holds no more wait again."""

    def summary(self) -> OutboxSummary:
        """How many wait, and what holds them up."""

    def next_due(self) -> datetime | None:
        """When the earliest waiting row becomes due."""


class StandingRepository(Protocol):
    """Who this workstation is, for whoever needs no more."""

    def enrolment(self) -> Enrolment | None:
        """This workstation's enrolment."""

    def sync_state(self) -> SyncState:
        """Where the last conversation ended."""


class Mirror(StandingRepository, Protocol):
    """What sync alone writes."""

    def save_enrolment(self, enrolment: Enrolment) -> None:
        """Replace the enrolment; none is ``left`` then."""

    def left(self) -> Enrolment | None:
        """The enrolment that was given up last; None once there is one again."""

    def save_catalogue(self, catalogue: Catalogue, etag: str) -> None:
        """Replace catalogue and ETag together."""

    def save_contact(self, at: datetime, epoch: str, clock_offset_seconds: float) -> None:
        """The service was heard at ``at``."""

    def apply_updates(self, updates: Sequence[SheetUpdate], cursor: str) -> int:
        """States of my sheets and the cursor in one transaction; how many changed."""

    def restart_cursors(self) -> None:
        """Read updates and documents from the beginning."""


class Told(Protocol):
    """What the service has told of each sheet, as a whole."""

    def tallies(self) -> Mapping[str, Tally]:
        """Count and sum of the sheets that it has told of, by tax code."""

    def has_untold(self, tax_codes: Collection[str]) -> bool:
        """Whether there is a sheet that has a receipt, and of which no update has told."""

    def unknown(self, ids: Sequence[UUID]) -> frozenset[UUID]:
        """Those that it had not told of yet."""

    def unseen(self, seen: AbstractSet[UUID], tax_codes: Collection[str]) -> Unseen:
        """What it no longer tells of; the word about such sheets of ours is dropped."""

    def lost_here(self) -> list[str]:
        """The declarations of sheets sent from here that the service alone keeps, newest first."""

    def comparison(self) -> Comparison | None:
        """What came of comparing the last time."""

    def save_comparison(self, comparison: Comparison) -> None:
        """Keep it."""


class LegalShelf(Protocol):
    """Where legal documents are kept."""

    def apply(self, changes: LegalChanges) -> int:
        """Put and withdraw in one transaction with the cursor; how many changed."""

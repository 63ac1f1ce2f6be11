"""Carrying: what waits where there is no network is packed, brought by another workstation, its receipts taken in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

from hailong.domain.clock import Clock
from hailong.domain.delivery import Receipt, WaitingSheet
from hailong.domain.enrolment import Enrolment
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.parcel import Answers, Batch, BroughtEnrolment, BroughtSheet, Parcel, ParcelError, ParcelFault
from hailong.domain.service import BatchAnswer, CallFailedError, FailureCode, ServiceInfo
from hailong.sync.interfaces import Mirror, Outbox, Verifier

_READ_AT_ONCE: Final = 500


class CarriedOutbox(Outbox, Protocol):
    """The waiting rows, also by their ids."""

    def waiting(self, ids: Sequence[UUID]) -> list[WaitingSheet]:
        """Those of ``ids`` that wait, whether due or not."""


class PackingGateway(Protocol):
    """What signs, and what believes."""

    def note(self, enrolment: Enrolment, sheets: Sequence[WaitingSheet], made_at: datetime) -> str:
        """What vouches for these sheets, whoever brings them; CallFailedError when the key is not to be had."""

    def fits_carried(self, sizes: Sequence[int]) -> int:
        """How many of the next sealed sheets one call can bring; at least one."""

    def verifier(self, enrolment: Enrolment) -> Verifier:
        """What believes the pinned keys."""

    def follow(self, enrolment: Enrolment, info: ServiceInfo) -> Enrolment:
        """The enrolment with the service's present keys; CallFailedError when the pinned ones do not lead to them."""


class Courier(Protocol):
    """A conversation with a service on behalf of somebody else."""

    def get_service(self) -> ServiceInfo:
        """Who the service is."""

    def post_request(self, request: str) -> str:
        """Bring the request of another device to be enrolled; the answer still in its signature."""

    def post_carried(self, note: str, sheets: Sequence[tuple[UUID, bytes]]) -> BatchAnswer:
        """Bring sheets of another device; one result each, in order."""

    def abort(self) -> None:
        """Break off at once; from any thread."""

    def close(self) -> None:
        """Close connections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What answers came to: ``doubtful`` receipts prove nothing, ``refused`` were not taken by the service."""

    received: int = 0
    known: int = 0  # received before, or not of this workstation
    refused: int = 0
    doubtful: int = 0
    waiting: int = 0  # what still waits here
    opened: tuple[tuple[str, str], ...] = ()  # (tax code, name): the workstation is enrolled by it


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What bringing a parcel came to; ``failure`` ended it before all was brought."""

    answers: Answers
    failure: Failure | None = None


class Pack:
    """Packs everything that waits. What is in a parcel is on its way: it cannot be taken back any more.

    It still waits here as well, and is sent from here should there be a network after all: the service takes it once.
    """

    def __init__(self, outbox: CarriedOutbox, mirror: Mirror, gateway: PackingGateway, clock: Clock) -> None:
        self._outbox = outbox
        self._mirror = mirror
        self._gateway = gateway
        self._clock = clock

    def __call__(self, write: Callable[[Parcel], None]) -> int:
        """Let ``write`` keep the parcel; how many sheets are in it (0: nothing waits, nothing was written).

        Raises CallFailedError (not enrolled, no key), and whatever ``write`` raises.
        """
        enrolment = self._mirror.enrolment()
        if enrolment is None:
            raise CallFailedError(Failure(kind=FailureKind.NEEDS_PERSON, code=FailureCode.NOT_ENROLLED))
        self._outbox.recover()
        self._outbox.wake(self._clock.now())
        try:
            parcel = Parcel(service_url=enrolment.service_url, key=enrolment.key, batches=self._batches(enrolment))
            if parcel.count:
                write(parcel)
        finally:
            self._outbox.recover()
        return parcel.count

    def _batches(self, enrolment: Enrolment) -> tuple[Batch, ...]:
        now = self._clock.now()
        sheets: list[WaitingSheet] = []
        while due := self._outbox.due(now, _READ_AT_ONCE):
            self._outbox.mark_sending([sheet.id for sheet in due])
            sheets += due
        batches = []
        while sheets:
            count = self._gateway.fits_carried([len(sheet.sealed) for sheet in sheets])
            part, sheets = sheets[:count], sheets[count:]
            note = self._gateway.note(enrolment, part, now)
            batches.append(Batch(note, tuple((sheet.id, sheet.sealed) for sheet in part)))
        return tuple(batches)


class Bring:
    """Brings a parcel of any workstation; this one need not be enrolled. Waits for the network."""

    def __init__(self, make_courier: Callable[[str], Courier]) -> None:
        self._make_courier = make_courier
        self._courier: Courier | None = None

    def __call__(
        self,
        parcel: Parcel,
        on_progress: Callable[[int], None] = lambda _: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Brought:
        """Every batch once; what was answered until a failure is kept. Raises CallFailedError when nobody is there."""
        courier = self._courier = self._make_courier(parcel.service_url)
        try:
            info = courier.get_service()
            if parcel.key and parcel.key not in {jwk.get("kid") for jwk in info.keys}:
                raise CallFailedError(Failure(kind=FailureKind.NOBODY_ANSWERED, code=FailureCode.OTHER_SERVICE))
            enrolments = tuple(self._ask(courier, request) for request in parcel.requests)
            sheets: list[BroughtSheet] = []
            failure = None
            for batch in parcel.batches:
                if is_cancelled():
                    failure = Failure(kind=FailureKind.NOBODY_ANSWERED, code=FailureCode.INTERRUPTED)
                    break
                try:
                    sheets += self._bring(courier, batch)
                except CallFailedError as error:
                    failure = error.failure
                    break
                on_progress(len(sheets))
            answers = Answers(service_url=parcel.service_url, info=info, sheets=tuple(sheets), enrolments=enrolments)
            return Brought(answers=answers, failure=failure)
        finally:
            self._courier = None
            courier.close()

    def break_off(self) -> None:
        """Stop waiting, from another thread; ``is_cancelled`` has to say so already."""
        if (courier := self._courier) is not None:
            courier.abort()

    @staticmethod
    def _ask(courier: Courier, request: str) -> BroughtEnrolment:
        """A code that was used by the same key is answered as the first time, so that this can be repeated."""
        try:
            return BroughtEnrolment(signed=courier.post_request(request))
        except CallFailedError as error:
            if not error.is_ours or error.failure.kind is FailureKind.NOBODY_ANSWERED:
                raise
            return BroughtEnrolment(code=error.failure.code)

    @staticmethod
    def _bring(courier: Courier, batch: Batch) -> list[BroughtSheet]:
        """One call. What the service says of the device that made the batch concerns that device alone."""
        try:
            results = courier.post_carried(batch.note, batch.sheets).results
        except CallFailedError as error:
            if not error.is_ours or error.failure.kind is FailureKind.NOBODY_ANSWERED:
                raise
            return [BroughtSheet(sheet_id, code=error.failure.code) for sheet_id, _ in batch.sheets]
        return [
            BroughtSheet(result.sheet_id, result.receipt, result.failure.code if result.failure is not None else "")
            for result in results
        ]


class TakeAnswers:
    """Takes in what was brought back. Only a receipt that verifies moves a sheet; a refusal is unsigned, and told."""

    def __init__(self, outbox: CarriedOutbox, mirror: Mirror, gateway: PackingGateway) -> None:
        self._outbox = outbox
        self._mirror = mirror
        self._gateway = gateway

    def __call__(self, answers: Answers) -> Taken:
        """Taken twice is as once. Raises ParcelError (of another service), CallFailedError (not enrolled)."""
        enrolment = self._mirror.enrolment()
        if enrolment is None:
            raise CallFailedError(Failure(kind=FailureKind.NEEDS_PERSON, code=FailureCode.NOT_ENROLLED))
        enrolment = self._followed(enrolment, answers)
        self._outbox.recover()
        said = {sheet.id: sheet for sheet in answers.sheets}
        waiting = {sheet.id: sheet for sheet in self._outbox.waiting(list(said))}
        receipts: list[tuple[UUID, Receipt]] = []
        refused = doubtful = 0
        verifier = self._gateway.verifier(enrolment)
        for sheet_id, sheet in waiting.items():
            if not said[sheet_id].receipt:
                refused += 1
                continue
            try:
                receipts.append((sheet_id, verifier.verify_receipt(said[sheet_id].receipt, sheet_id, sheet.sha256)))
            except CallFailedError:
                doubtful += 1
        if receipts:
            self._outbox.mark_sending([sheet_id for sheet_id, _ in receipts])
            self._outbox.received_all(receipts)
        return Taken(
            received=len(receipts),
            known=len(said) - len(waiting),
            refused=refused,
            doubtful=doubtful,
            waiting=self._outbox.summary().waiting,
        )

    def _followed(self, enrolment: Enrolment, answers: Answers) -> Enrolment:
        """With the keys of then, if the pinned ones lead to them; old answers leave everything as it is."""
        try:
            followed = self._gateway.follow(enrolment, answers.info)
        except CallFailedError:
            if not {jwk.get("kid") for jwk in enrolment.keys} & {jwk.get("kid") for jwk in answers.info.keys}:
                raise ParcelError(ParcelFault.OTHER_SERVICE) from None
            return enrolment
        if followed != enrolment:
            self._mirror.save_enrolment(followed)
        return followed

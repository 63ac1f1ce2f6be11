"""Enrolment: from an address and one-time codes to a workstation that may speak for enterprises."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from hailong.domain.clock import Clock
from hailong.domain.enrolment import Acquaintance, Enrolment, signing_key
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import CallFailedError, Enrolled, FailureCode, ServiceInfo
from hailong.sync.interfaces import EnrollingGateway, Mirror, Outbox

if TYPE_CHECKING:
    from hailong.domain.parcel import Answers, Parcel

_T = TypeVar("_T")


class StillWaitingError(Exception):
    """Sheets are sealed to another service and wait for it; ``count`` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} sheets wait for another service")
        self.count = count


class EnrolmentCancelledError(Exception):
    """The user has broken it off. What codes have opened until then is kept."""


class NeedsComparingError(Exception):
    """The service is met anew and nobody has said yet which key it has: ``met`` is to be compared by the user."""

    def __init__(self, met: Acquaintance) -> None:
        super().__init__("a key to compare")
        self.met = met


class Enrol:
    """Enrols this workstation, or opens more enterprises to it. Waits for the network: never on the main thread."""

    def __init__(self, mirror: Mirror, outbox: Outbox, gateway: EnrollingGateway, clock: Clock) -> None:
        self._mirror = mirror
        self._outbox = outbox
        self._gateway = gateway
        self._clock = clock

    def meet(self, service_url: str, key: str = "", is_cancelled: Callable[[], bool] = lambda: False) -> Acquaintance:
        """Who answers there, for the user to look at; no code is shown yet. Raises as the enrolment itself does.

        ``key``: the thumbprint that the invitation names; whoever shows another one is not the service that invites.
        """
        url = self._gateway.normal_url(service_url)
        info = self._unless_cancelled(lambda: self._gateway.introduce(url), is_cancelled)
        known, _ = self._known(url, info, key)
        return Acquaintance(
            service_url=url, service_name=info.name, key=signing_key(info.keys), is_known=known is not None
        )

    def __call__(
        self,
        service_url: str,
        codes: Sequence[str],
        device_name: str,
        *,
        key: str = "",
        wanted: Collection[str] = (),
        on_progress: Callable[[int], None] = lambda _: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Enrolment:
        """Use ``codes`` one after the other and pin the service's keys; what a code has opened is kept at once.

        Keys that are pinned already are followed, never replaced: only a service that is met anew is taken at its word,
        and where ``key`` is given (the thumbprint that the user has seen) not even then at any other. Enterprises that
        were left stay left, unless they are ``wanted`` (tax codes), or a code opens nothing else.

        Raises ValueError (no address of a service), StillWaitingError, CallFailedError (nobody there, code refused),
        EnrolmentCancelledError.
        """
        url = self._gateway.normal_url(service_url)
        asked_at = self._clock.now()
        info = self._unless_cancelled(lambda: self._gateway.introduce(url), is_cancelled)
        known, pinned = self._known(url, info, key)

        def use_codes() -> Iterator[Enrolled]:
            device_id = known.device_id if known is not None and known.service_url == url else ""
            for number, code in enumerate(codes):
                on_progress(number)
                show = partial(self._gateway.enrol, url, device_id, code.strip().upper(), device_name)
                enrolled = self._unless_cancelled(show, is_cancelled)
                device_id = enrolled.device_id
                yield enrolled

        return self._keep(url, info, (known, pinned), use_codes(), wanted=wanted, offset=info.time - asked_at)

    def request(self, service_url: str, codes: Sequence[str], device_name: str, key: str = "") -> "Parcel":
        """The same asked for by the hands of others: what they have to bring. ValueError for no address or no code."""
        from hailong.domain.parcel import Parcel  # noqa: PLC0415  # errors of this module are known before the first paint

        url = self._gateway.normal_url(service_url)
        if not codes:
            raise ValueError("no enrolment code")
        known = self._mirror.enrolment() or self._mirror.left()
        device_id = known.device_id if known is not None and known.service_url == url else ""
        requests = (self._gateway.request(url, device_id, code.strip().upper(), device_name) for code in codes)
        return Parcel(service_url=url, key=key, requests=tuple(requests))

    def accept(self, answers: "Answers", key: str = "", wanted: Collection[str] = ()) -> Enrolment:
        """Take in what the hands of others have brought back. ``key``: the thumbprint that the invitation names, or
        that the user has compared.

        Raises NeedsComparingError where there is none yet and the service is met anew; else as the enrolment itself.
        """
        url, info = answers.service_url, answers.info
        known, pinned = self._known(url, info, key)
        if pinned is None and not key:
            met = Acquaintance(service_url=url, service_name=info.name, key=signing_key(info.keys))
            raise NeedsComparingError(met)
        device_id = known.device_id if known is not None and known.service_url == url else ""

        def open_answers() -> Iterator[Enrolled]:
            for one in answers.enrolments:
                if not one.signed:
                    failure = Failure(kind=FailureKind.NEEDS_PERSON, code=one.code)
                    raise CallFailedError(failure, is_ours=True)
                yield self._gateway.open_enrolled(url, device_id, one.signed, info).enrolled

        return self._keep(url, info, (known, pinned), open_answers(), wanted=wanted, offset=timedelta(0))

    def _keep(
        self,
        url: str,
        info: ServiceInfo,
        standing: tuple[Enrolment | None, Enrolment | None],
        opened: Iterable[Enrolled],
        *,
        wanted: Collection[str],
        offset: timedelta,
    ) -> Enrolment:
        known, pinned = standing
        was_left = self._mirror.enrolment() is None
        enrolment = None if was_left else known
        for enrolled in opened:
            left = _still_left(enrolment, enrolled, wanted)
            enrolment = Enrolment(
                service_url=url,
                service_name=info.name,
                device_id=enrolled.device_id,
                keys=pinned.keys if pinned is not None else info.keys,
                enterprises=tuple(one for one in enrolled.enterprises if one[0] not in left),
                key_sequence=pinned.key_sequence if pinned is not None else len(info.rotations),
                first_key=pinned.first_key if pinned is not None else signing_key(info.keys),
                left=left,
            )
            self._mirror.save_enrolment(enrolment)
        if enrolment is None:
            raise ValueError("no enrolment code")
        if known is None:
            self._begin(info, offset)
        elif was_left:
            self._mirror.restart_cursors()  # what happened meanwhile was told to nobody here
        return enrolment

    def break_off(self) -> None:
        """Stop waiting for the network, from another thread; ``is_cancelled`` has to say so already."""
        self._gateway.break_off()

    def _known(self, url: str, info: ServiceInfo, key: str) -> tuple[Enrolment | None, Enrolment | None]:
        """The enrolment with this very service, wherever it was then, and the same with the keys in use now.

        It is at the same address, or still shows a key of then: former keys to verify with are shown for ever. None and
        None for a service that is met anew. Leaving a service for which nothing waits unpins its keys: that is the way
        back after it has lost them.
        """
        known, pinned = self._mirror.enrolment() or self._mirror.left(), None
        if known is not None and (known.service_url == url or _names(known.keys) & _names(info.keys)):
            try:
                pinned = self._gateway.follow(known, info)
            except CallFailedError:
                if self._mirror.enrolment() is not None or self._outbox.summary().waiting:
                    raise
                known = None
        elif known is not None and (waiting := self._outbox.summary().waiting):
            raise StillWaitingError(waiting)
        else:
            known = None
        if key and signing_key(info.keys) != key and (pinned is None or key not in _names(pinned.keys)):
            raise CallFailedError(Failure(kind=FailureKind.NOBODY_ANSWERED, code=FailureCode.OTHER_SERVICE))
        return known, pinned

    def _begin(self, info: ServiceInfo, offset: timedelta) -> None:
        """A first conversation: another service's epoch and cursors mean nothing to this one."""
        self._mirror.restart_cursors()
        self._mirror.save_contact(self._clock.now(), info.epoch, offset.total_seconds())

    @staticmethod
    def _unless_cancelled(call: Callable[[], _T], is_cancelled: Callable[[], bool]) -> _T:
        """What the call brings. One that was broken off by the user failed for no other reason."""
        if is_cancelled():
            raise EnrolmentCancelledError
        try:
            return call()
        except CallFailedError:
            if is_cancelled():
                raise EnrolmentCancelledError from None
            raise


def _names(keys: Sequence[Mapping[str, str]]) -> set[str]:
    return {jwk["kid"] for jwk in keys if "kid" in jwk}


def _still_left(before: Enrolment | None, enrolled: Enrolled, wanted: Collection[str]) -> tuple[str, ...]:
    """What was left before and stays so: the service names all enterprises of the device, not those of the code."""
    if before is None:
        return ()
    opened = {tax_code for tax_code, _ in enrolled.enterprises}
    if not opened - {tax_code for tax_code, _ in before.enterprises} - set(before.left):
        return ()  # so the code was for one that was left
    return tuple(tax_code for tax_code in before.left if tax_code in opened and tax_code not in wanted)

"""Enrolment: from an address and one-time codes to a workstation that may speak for enterprises."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import TypeVar

from hailong.domain.clock import Clock
from hailong.domain.enrolment import Acquaintance, Enrolment, signing_key
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import CallFailedError, Enrolled, FailureCode, ServiceInfo
from hailong.sync.interfaces import EnrollingGateway, Mirror, Outbox

_T = TypeVar("_T")


class StillWaitingError(Exception):
    """Sheets are sealed to another service and wait for it; ``count`` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} sheets wait for another service")
        self.count = count


class EnrolmentCancelledError(Exception):
    """The user has broken it off. What codes have opened until then is kept."""


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
        device_id = known.device_id if known is not None and known.service_url == url else ""
        was_left = self._mirror.enrolment() is None
        enrolment = None if was_left else known
        for number, code in enumerate(codes):
            on_progress(number)
            show = partial(self._gateway.enrol, url, device_id, code.strip().upper(), device_name)
            enrolled = self._unless_cancelled(show, is_cancelled)
            device_id = enrolled.device_id
            left = _still_left(enrolment, enrolled, wanted)
            enrolment = Enrolment(
                service_url=url,
                service_name=info.name,
                device_id=device_id,
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
            self._begin(info, info.time - asked_at)
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

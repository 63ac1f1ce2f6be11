"""Enrolment: from an address and one-time codes to a workstation that may speak for enterprises."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from hailong.domain.clock import Clock
from hailong.domain.enrolment import Enrolment
from hailong.domain.service import ServiceInfo
from hailong.sync.interfaces import EnrollingGateway, Mirror, Outbox


class StillWaitingError(Exception):
    """Sheets are sealed to another service and wait for it; ``count`` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} sheets wait for another service")
        self.count = count


class Enrol:
    """Enrols this workstation, or opens more enterprises to it. Waits for the network: never on the main thread."""

    def __init__(self, mirror: Mirror, outbox: Outbox, gateway: EnrollingGateway, clock: Clock) -> None:
        self._mirror = mirror
        self._outbox = outbox
        self._gateway = gateway
        self._clock = clock

    def __call__(self, service_url: str, codes: Sequence[str], device_name: str) -> Enrolment:
        """Use ``codes`` one after the other and pin the service's keys; what a code has opened is kept at once.

        Keys that are pinned already are followed, never replaced: only a service that is met anew is taken at its word.

        Raises ValueError (no address of a service), StillWaitingError, CallFailedError (nobody there, code refused).
        """
        url = self._gateway.normal_url(service_url)
        asked_at = self._clock.now()
        info = self._gateway.introduce(url)
        known = self._known(url, info)
        pinned = self._gateway.follow(known, info) if known is not None else None
        device_id = known.device_id if known is not None and known.service_url == url else ""
        enrolment = known
        for code in codes:
            enrolled = self._gateway.enrol(url, device_id, code.strip().upper(), device_name)
            device_id = enrolled.device_id
            enrolment = Enrolment(
                service_url=url,
                service_name=info.name,
                device_id=device_id,
                keys=pinned.keys if pinned is not None else info.keys,
                enterprises=enrolled.enterprises,
                key_sequence=pinned.key_sequence if pinned is not None else len(info.rotations),
            )
            self._mirror.save_enrolment(enrolment)
        if enrolment is None:
            raise ValueError("no enrolment code")
        if known is None:
            self._begin(info, info.time - asked_at)
        return enrolment

    def _known(self, url: str, info: ServiceInfo) -> Enrolment | None:
        """The enrolment with this very service, wherever it was then; None with none or another.

        It is at the same address, or still shows a key of then: former keys to verify with are shown for ever.
        """
        known = self._mirror.enrolment()
        if known is None or known.service_url == url or _names(known.keys) & _names(info.keys):
            return known
        if waiting := self._outbox.summary().waiting:
            raise StillWaitingError(waiting)
        return None

    def _begin(self, info: ServiceInfo, offset: timedelta) -> None:
        """A first conversation: another service's epoch and cursors mean nothing to this one."""
        self._mirror.restart_cursors()
        self._mirror.save_contact(self._clock.now(), info.epoch, offset.total_seconds())


def _names(keys: Sequence[Mapping[str, str]]) -> set[str]:
    return {jwk["kid"] for jwk in keys if "kid" in jwk}

"""The door to one service: makes clients, sealers and verifiers for an enrolment. What ``sync`` is given."""

from datetime import timedelta

from hailong.api.client import ServiceClient, check_url
from hailong.api.credentials import Credentials
from hailong.api.sealing import Sealer, Verifier, check_service_keys
from hailong.domain.clock import Clock
from hailong.domain.enrolment import Enrolment


class Gateway:
    """Builds what speaks, seals and verifies. Holds no connection itself."""

    def __init__(self, credentials: Credentials, clock: Clock, client_version: str) -> None:
        self._credentials = credentials
        self._clock = clock
        self._client_version = client_version

    def client(self, enrolment: Enrolment, clock_offset: timedelta = timedelta(0)) -> ServiceClient:
        """A client that speaks for the enrolled device; a failure that needs a person when its key is not to be had."""
        return ServiceClient(
            enrolment.service_url,
            self._clock,
            client_version=self._client_version,
            device_id=enrolment.device_id,
            key=self._credentials.load(enrolment.service_url, enrolment.device_id),
            clock_offset=clock_offset,
        )

    def stranger(self, service_url: str) -> ServiceClient:
        """A client of somebody who is not enrolled yet; ValueError when the address is none."""
        return ServiceClient(service_url, self._clock, client_version=self._client_version)

    def sealer(self, enrolment: Enrolment) -> Sealer:
        """What makes the frozen bytes."""
        key = self._credentials.load(enrolment.service_url, enrolment.device_id)
        return Sealer(key, enrolment, self._client_version)

    def verifier(self, enrolment: Enrolment) -> Verifier:
        """What believes the pinned keys alone."""
        return Verifier(enrolment.keys)

    @staticmethod
    def normal_url(service_url: str) -> str:
        """The address as it is kept; ValueError when it is none."""
        return check_url(service_url)

    check_keys = staticmethod(check_service_keys)

"""The door to one service: makes clients, sealers and verifiers for an enrolment. What ``sync`` is given."""

import contextlib
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from hailong.api.client import ServiceClient
from hailong.api.credentials import Credentials, KeyMissingError
from hailong.api.errors import ForgedError, NeedsPersonError, garbled
from hailong.api.sealing import DeviceKey, Sealer, Verifier, carried_note, enrolment_request
from hailong.api.service_keys import check_first_contact, follow
from hailong.api.transport import Proxies
from hailong.domain.clock import Clock
from hailong.domain.delivery import WaitingSheet
from hailong.domain.enrolment import Enrolment, KeyPlace, signing_key
from hailong.domain.service import Enrolled, FailureCode, ServiceInfo, SignedEnrolment
from hailong.domain.service_url import check_url


class Gateway:
    """Builds what speaks, seals and verifies. Holds a connection only while a workstation introduces itself.

    Without ``proxies`` the system's count.
    """

    def __init__(
        self, credentials: Credentials, clock: Clock, client_version: str, proxies: Proxies | None = None
    ) -> None:
        self._credentials = credentials
        self._clock = clock
        self._client_version = client_version
        self._introducing: ServiceClient | None = None
        self._proxies = proxies

    def client(self, enrolment: Enrolment, clock_offset: timedelta = timedelta(0)) -> ServiceClient:
        """A client that speaks for the enrolled device; a failure that needs a person when its key is not to be had."""
        return ServiceClient(
            enrolment.service_url,
            self._clock,
            client_version=self._client_version,
            device_id=enrolment.device_id,
            key=self._credentials.load(enrolment.service_url, enrolment.device_id),
            clock_offset=clock_offset,
            proxies=self._proxies,
        )

    def introduce(self, service_url: str) -> ServiceInfo:
        """Who answers at ``service_url``, its keys checked; ValueError when that is no address."""
        with self._stranger(service_url) as client:
            info = client.get_service()
        try:
            check_first_contact(info)
        except ValueError as error:
            raise garbled(str(error)) from error
        return info

    def enrol(self, service_url: str, device_id: str, code: str, device_name: str) -> Enrolled:
        """Use a one-time code: for a new device key (no ``device_id``) or to open more to the one there is.

        A device whose key is lost, or whose enrolment has ended, becomes a new one: the code is shown by a new key.
        """
        key = self._key_of(service_url, device_id)
        if key is not None:
            try:
                return self._show(service_url, code, device_name, key)
            except NeedsPersonError as error:
                if error.failure.code != FailureCode.DEVICE_REVOKED:
                    raise
        return self._show(service_url, code, device_name, self._credentials.pending(service_url))

    def request(self, service_url: str, device_id: str, code: str, device_name: str) -> str:
        """What asks for an enrolment by the hands of others: signed by the device's key, else by a new one."""
        key = self._key_of(service_url, device_id) or self._credentials.pending(service_url)
        return enrolment_request(key, code, device_name, self._clock.now())

    def open_enrolled(self, service_url: str, device_id: str, token: str, info: ServiceInfo) -> SignedEnrolment:
        """The service's answer to such a request, if it is signed by the key that ``info`` shows first, names those
        very keys, and is for a key of this workstation, which is kept by its new name then. Else CallFailedError.
        """
        try:
            check_first_contact(info)
            in_use = [jwk for jwk in info.keys if jwk.get("kid") == signing_key(info.keys)]
            opened = Verifier(in_use).open_enrolled(token)
        except ValueError as error:
            raise garbled(str(error)) from error
        if opened.keys != info.keys or opened.key_sequence != len(info.rotations):
            raise ForgedError("other keys than those that are shown")
        for key in (self._key_of(service_url, device_id), self._credentials.pending(service_url)):
            if key is not None and key.thumbprint == opened.thumbprint:
                self._credentials.confirm(service_url, opened.enrolled.device_id, key)
                return opened
        raise ForgedError("for another device")

    def break_off(self) -> None:
        """Break off ``introduce`` or ``enrol``, from another thread."""
        if (client := self._introducing) is not None:
            client.abort()

    def forget_key(self, enrolment: Enrolment) -> None:
        """Remove this workstation's own key of a service that it has left."""
        self._credentials.forget(enrolment.service_url, enrolment.device_id)

    def key_place(self, enrolment: Enrolment) -> KeyPlace:
        """Where this workstation's own key is."""
        return self._credentials.place(enrolment.service_url, enrolment.device_id)

    def follow(self, enrolment: Enrolment, info: ServiceInfo) -> Enrolment:
        """The enrolment with the service's present keys; a failure when the pinned ones have not announced them."""
        return follow(enrolment, info)

    def sealer(self, enrolment: Enrolment) -> Sealer:
        """What makes the frozen bytes."""
        key = self._credentials.load(enrolment.service_url, enrolment.device_id)
        return Sealer(key, enrolment, self._client_version)

    def note(self, enrolment: Enrolment, sheets: Sequence[WaitingSheet], made_at: datetime) -> str:
        """What vouches for these sheets, whoever brings them."""
        key = self._credentials.load(enrolment.service_url, enrolment.device_id)
        return carried_note(key, enrolment.device_id, [(sheet.id, sheet.sha256) for sheet in sheets], made_at)

    def courier(self, service_url: str) -> ServiceClient:
        """A client that brings what others vouch for."""
        return ServiceClient(service_url, self._clock, client_version=self._client_version, proxies=self._proxies)

    fits_carried = staticmethod(ServiceClient.fits_carried)

    def verifier(self, enrolment: Enrolment) -> Verifier:
        """What believes the pinned keys alone."""
        return Verifier(enrolment.keys)

    @staticmethod
    def normal_url(service_url: str) -> str:
        """The address as it is kept; ValueError when it is none."""
        return check_url(service_url)

    def _key_of(self, service_url: str, device_id: str) -> DeviceKey | None:
        try:
            return self._credentials.load(service_url, device_id) if device_id else None
        except KeyMissingError:
            return None

    def _show(self, service_url: str, code: str, device_name: str, key: DeviceKey) -> Enrolled:
        with self._stranger(service_url) as client:
            enrolled = client.enrol(code, device_name, key)
        self._credentials.confirm(service_url, enrolled.device_id, key)
        return enrolled

    @contextlib.contextmanager
    def _stranger(self, service_url: str) -> Iterator[ServiceClient]:
        client = ServiceClient(service_url, self._clock, client_version=self._client_version, proxies=self._proxies)
        with contextlib.closing(client):
            self._introducing = client
            try:
                yield client
            finally:
                self._introducing = None

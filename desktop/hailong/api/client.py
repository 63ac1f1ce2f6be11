"""Calls of the central service: one method a call, every failure sorted, nothing believed without the label."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeVar
from urllib.parse import quote, urljoin, urlsplit
from uuid import UUID

import requests
from urllib3.exceptions import HTTPError

from hailong.api import errors, wire
from hailong.api.fields import WireError
from hailong.api.sealing import DeviceKey, bearer_token, enrolment_request
from hailong.api.transport import Proxies, Transport
from hailong.domain.clock import Clock
from hailong.domain.proxy import ProxyError
from hailong.domain.service import (
    BatchAnswer,
    CatalogueAnswer,
    Enrolled,
    FailureCode,
    LegalPage,
    ServiceInfo,
    UpdatesPage,
)
from hailong.domain.service_url import check_url, is_loopback

LABEL: Final = "Hailong-Epoch"
MAX_BATCH: Final = 100
MAX_BODY: Final = 1024 * 1024
_ENVELOPE: Final = 100  # bytes of JSON around each sealed sheet
_NOTE: Final = 20_000  # bytes of a note that vouches for a whole batch
_MEGABYTE: Final = 1024 * 1024
_MOST_REDIRECTS: Final = 3
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole labelled answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> object:
        """The body as JSON; a failure of its own kind when it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise errors.garbled(f"no JSON: {type(error).__name__}") from error


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    path: str
    data: bytes | None
    headers: Mapping[str, str]
    bearer: bool
    limit: int


class ServiceClient:
    """Speaks to one service for one device. Used by one thread at a time; ``abort`` may come from another.

    ``clock_offset`` is what has to be added to this machine's clock to get the service's; ``epoch`` is the epoch of the
    last labelled answer (empty before the first).
    """

    def __init__(
        self,
        base_url: str,
        clock: Clock,
        *,
        client_version: str,
        device_id: str = "",
        key: DeviceKey | None = None,
        clock_offset: timedelta = timedelta(0),
        transport: Transport | None = None,
        proxies: Proxies | None = None,
    ) -> None:
        self._base = check_url(base_url) + "/api/v1/"
        self._clock = clock
        self._version = client_version
        self._device_id = device_id
        self._key = key
        self._transport = transport or Transport(is_loopback=is_loopback(base_url), proxies=proxies)
        self.clock_offset = clock_offset
        self.epoch = ""

    # --- calls ---

    def get_service(self) -> ServiceInfo:
        """Who the service is; also measures by how much this machine's clock is wrong."""
        asked_at = self._clock.now()
        info = self._read(self._call("GET", "service", bearer=False), wire.parse_service)
        answered_at = self._clock.now()
        self.clock_offset = info.time - (asked_at + (answered_at - asked_at) / 2)
        return info

    def enrol(self, code: str, device_name: str, key: DeviceKey) -> Enrolled:
        """Enrol ``key`` by a one-time code, or open more enterprises to it."""
        proof = enrolment_request(key, code, device_name, self._clock.now() + self.clock_offset)
        answer = self._call("POST", "devices", body={"enrolment": proof}, bearer=False)
        return self._read(answer, wire.parse_enrolled)

    def post_request(self, request: str) -> str:
        """Bring the request of another device to be enrolled; the answer still in its signature."""
        answer = self._call("POST", "devices", body={"enrolment": request}, bearer=False)
        return self._read(answer, wire.parse_signed_answer)

    def catalogue(self, etag: str) -> CatalogueAnswer | None:
        """The catalogue, or None when it is still the one of ``etag``."""
        headers = {"If-None-Match": etag} if etag else {}
        answer = self._call("GET", "catalogue", headers=headers, limit=32 * _MEGABYTE, statuses=(200, 304))
        if answer.status == 304:
            return None
        return self._read(answer, lambda value: wire.parse_catalogue(value, answer.headers.get("ETag", "")))

    def post_sheets(self, sheets: Sequence[tuple[UUID, bytes]]) -> BatchAnswer:
        """Deliver 1 to 100 frozen sheets; one result each, in order."""
        items = [{"id": str(sheet_id), "sealed": sealed.decode("ascii")} for sheet_id, sealed in sheets]
        answer = self._call("POST", "sheets", body={"sheets": items}, statuses=(207,))
        return self._read(answer, lambda value: wire.parse_batch(value, [sheet_id for sheet_id, _ in sheets]))

    def post_carried(self, note: str, sheets: Sequence[tuple[UUID, bytes]]) -> BatchAnswer:
        """Bring sheets of another device, which vouches for them by ``note``; one result each, in order."""
        items = [{"id": str(sheet_id), "sealed": sealed.decode("ascii")} for sheet_id, sealed in sheets]
        answer = self._call(
            "POST", "carried-sheets", body={"note": note, "sheets": items}, bearer=False, statuses=(207,)
        )
        return self._read(answer, lambda value: wire.parse_batch(value, [sheet_id for sheet_id, _ in sheets]))

    def updates(self, after: str) -> UpdatesPage:
        """What happened to this device's enterprises' sheets."""
        answer = self._call("GET", f"updates?after={quote(after, safe='')}", limit=4 * _MEGABYTE)
        return self._read(answer, wire.parse_updates)

    def digest(self, through: str) -> str:
        """What the service holds of this device's enterprises, still in its signature."""
        answer = self._call("GET", f"digest?through={quote(through, safe='')}")
        return self._read(answer, wire.parse_digest_answer)

    def legal_documents(self, after: str) -> LegalPage:
        """Changes of the legal documents, still in their signatures."""
        answer = self._call("GET", f"legal-documents?after={quote(after, safe='')}", limit=64 * _MEGABYTE)
        return self._read(answer, wire.parse_legal_page)

    @staticmethod
    def fits(sizes: Sequence[int]) -> int:
        """How many of the next sealed sheets (their lengths) go into one request; at least one."""
        total = 0
        for count, size in enumerate(sizes[:MAX_BATCH]):
            total += size + _ENVELOPE
            if total > MAX_BODY - _ENVELOPE and count:
                return count
        return min(len(sizes), MAX_BATCH)

    @staticmethod
    def fits_carried(sizes: Sequence[int]) -> int:
        """The same for a call that brings a note with them; at least one."""
        return max(1, ServiceClient.fits([_NOTE, *sizes][: MAX_BATCH + 1]) - 1)

    # --- life of the connection ---

    def renew(self) -> None:
        """Things may stand better. Forget every open connection too: after sleep they may be dead unknowingly."""
        self._transport.renew()
        self._transport.forgive()

    def abort(self) -> None:
        """Break off what is being waited for, at once; may be called from another thread."""
        self._transport.abort()

    def close(self) -> None:
        """Close every connection."""
        self._transport.close()

    # --- internals ---

    def _call(
        self,
        method: str,
        path: str,
        *,
        body: object = None,
        headers: Mapping[str, str] | None = None,
        bearer: bool = True,
        limit: int = _MEGABYTE,
        statuses: tuple[int, ...] = (200, 201),
    ) -> Answer:
        """One call; a token outside its times corrects the clock and is tried again once, at once."""
        data = json.dumps(body, separators=(",", ":")).encode() if body is not None else None
        request = _Request(method, path, data, headers or {}, bearer, limit)
        answer = self._send(request)
        problem = _problem_of(answer, statuses)
        if problem and problem.code == "clock" and answer.status == 401 and problem.time:
            self.clock_offset = problem.time - self._clock.now()
            answer = self._send(request)
            problem = _problem_of(answer, statuses)
        if answer.status in statuses:
            return answer
        now = self._clock.now() + self.clock_offset  # a date is one of the service's clock
        retry_after = errors.parse_retry_after(answer.headers.get("Retry-After", ""), now)
        raise errors.of_answer(answer.status, problem, retry_after)

    def _send(self, request: "_Request") -> Answer:
        """One exchange, followed through redirects that stay on the same host."""
        headers = {"Hailong-Client": self._version, "Accept": "application/json", **request.headers}
        if request.data is not None:
            headers["Content-Type"] = "application/json"
        if request.bearer:
            headers["Authorization"] = f"Bearer {self._token()}"
        url = self._base + request.path
        for _ in range(_MOST_REDIRECTS):
            answer = self._labelled(request, url, headers)
            if answer.status not in (301, 302, 307, 308):
                return answer
            target = _target(url, answer.headers.get("Location", ""))
            if target is None or (request.method != "GET" and answer.status in (301, 302)):
                break
            url = target
        raise errors.NobodyAnsweredError(FailureCode.STRANGER, "sent elsewhere")  # by our own service: never a portal

    def _labelled(self, request: "_Request", url: str, headers: Mapping[str, str]) -> Answer:
        try:
            status, answer_headers, body = self._transport.exchange(
                request.method, url, request.data, headers, request.limit
            )
        except (requests.exceptions.RequestException, HTTPError, OSError, ProxyError) as error:
            self._transport.renew()
            raise errors.of_transport(error) from error
        epoch = answer_headers.get(LABEL, "")
        if not epoch:
            raise errors.of_stranger(status, answer_headers.get("Content-Type", ""))
        self.epoch = epoch
        return Answer(status=status, headers=answer_headers, body=body)

    def _token(self) -> str:
        if self._key is None:
            raise errors.NeedsPersonError(FailureCode.NOT_ENROLLED, is_ours=False)
        return bearer_token(self._key, self._device_id, self._clock.now() + self.clock_offset)

    @staticmethod
    def _read(answer: Answer, parse: Callable[[object], _T]) -> _T:
        try:
            return parse(answer.json())
        except WireError as error:
            raise errors.garbled(str(error)) from error


def _problem_of(answer: Answer, statuses: tuple[int, ...]) -> wire.Problem | None:
    """The problem of an answer that is no success; None when it holds none that can be read."""
    if answer.status in statuses:
        return None
    try:
        return wire.parse_problem(json.loads(answer.body))
    except (ValueError, RecursionError):
        return None


def _target(url: str, location: str) -> str | None:
    """Where a redirect leads; None where that is another host, or no address at all."""
    try:
        target = urljoin(url, location)
        return target if _origin(target) == _origin(url) else None
    except ValueError:
        return None


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname or "", port

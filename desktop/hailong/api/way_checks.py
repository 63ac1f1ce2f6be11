"""The connection doctor's looks at the way to the service: name, proxy, certificate, portal, clock, the service itself.

Each look is made anew over connections of its own, so that nothing of the sender's is disturbed.
"""

import contextlib
import ipaddress
import socket
from datetime import timedelta
from functools import cached_property
from typing import Final
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from hailong.api.client import ServiceClient
from hailong.api.errors import is_portal
from hailong.api.proxies import DirectAlone
from hailong.api.proxy_tunnel import TunnelError
from hailong.api.transport import Proxies, Transport
from hailong.api.tunnel import issuer_of, line
from hailong.domain.clock import Clock
from hailong.domain.doctor import CheckId, Finding, Verdict, fault, fine, judge_clock, unknown
from hailong.domain.outbox import Failure
from hailong.domain.proxy import Proxy, ProxyError, RouteOrigin, Routes, SignIn
from hailong.domain.service import CallFailedError, FailureCode
from hailong.domain.service_url import is_loopback

_LARGEST_PAGE: Final = 1024 * 1024
_TLS_WAS_FINE: Final = frozenset(
    {FailureCode.STRANGER, FailureCode.PORTAL, FailureCode.SERVER_ERROR, FailureCode.THROTTLED, FailureCode.GARBLED}
)
_SAID_OF_CERTIFICATES: Final = (("mismatch", "other_name"), ("expired", "expired"), ("not yet valid", "expired"))


class WayChecks:
    """One examination of the way to one service. A look that needs the service's answer asks for it once."""

    def __init__(
        self,
        service_url: str,
        proxies: Proxies,
        clock: Clock,
        client_version: str,
        *,
        within: float = 5.0,
        portal_port: int = 80,
    ) -> None:
        parts = urlsplit(service_url)
        self._url = service_url
        self._host = parts.hostname or ""
        self._is_plain = parts.scheme == "http"
        self._port = parts.port or (80 if self._is_plain else 443)
        self._is_loopback = is_loopback(service_url)
        self._proxies: Proxies = DirectAlone() if self._is_loopback else proxies
        self._clock = clock
        self._version = client_version
        self._within = within
        self._portal_port = portal_port

    def name(self) -> Finding:
        """Whether the name of whoever is asked first is known: the proxy's, else the service's."""
        routes = self._routes
        if isinstance(routes, ProxyError):
            return unknown(CheckId.NAME, "no_way")
        way = routes.ways[0]
        host = way.address.rpartition(":")[0].strip("[]") if way else self._host
        if _is_address(host):
            return fine(CheckId.NAME, "address", host=host)
        try:
            socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return fault(CheckId.NAME, "proxy_not_found" if way else "not_found", host=host)
        return fine(CheckId.NAME, "proxy_found" if way else "found", host=host)

    def proxy(self) -> Finding:
        """Whether a way leads out of the office's network."""
        routes = self._routes
        if isinstance(routes, ProxyError):
            return fault(CheckId.PROXY, routes.fault.value, detail=routes.detail)
        if routes.ways[0] is None:
            return fine(CheckId.PROXY, "direct", origin=routes.origin.value)
        findings = [self._look_at(way, routes) for way in routes.ways]
        return next((finding for finding in findings if finding.verdict is Verdict.FINE), findings[0])

    def tls(self) -> Finding:
        """Whether the service's certificate is trusted, and who issued it: an inspecting proxy shows its own."""
        if self._is_plain:
            return fine(CheckId.TLS, "loopback")
        failure = self._greeting
        if isinstance(failure, Failure) and failure.code not in (*_TLS_WAS_FINE, FailureCode.TLS):
            return unknown(CheckId.TLS, "not_reached")
        issuer = self._issuer()
        if isinstance(failure, Failure) and failure.code == FailureCode.TLS:
            said = failure.detail.lower()
            code = next((code for words, code in _SAID_OF_CERTIFICATES if words in said), "untrusted")
            return fault(CheckId.TLS, code if issuer else "no_certificate", issuer=issuer, host=self._host)
        return fine(CheckId.TLS, "trusted", issuer=issuer)

    def portal(self) -> Finding:
        """Whether a network's sign-in page stands in the way."""
        greeting = self._greeting
        if not isinstance(greeting, Failure) or self._is_loopback:
            return fine(CheckId.PORTAL, "none")
        if greeting.code == FailureCode.PORTAL:
            return fault(CheckId.PORTAL, "portal")
        if isinstance(self._routes, ProxyError) or self._routes.ways[0] is not None:
            return unknown(CheckId.PORTAL, "by_proxy")
        return self._look_for_portal()

    def clock(self) -> Finding:
        """By how much this machine's clock differs from the service's."""
        greeting = self._greeting
        return unknown(CheckId.CLOCK, "not_reached") if isinstance(greeting, Failure) else judge_clock(greeting)

    def service(self) -> Finding:
        """Whether the service answers as itself."""
        greeting = self._greeting
        if isinstance(greeting, Failure):
            return fault(CheckId.SERVICE, greeting.code, host=self._host)
        return fine(CheckId.SERVICE, "answers", host=self._host)

    # --- internals ---

    @cached_property
    def _routes(self) -> Routes | ProxyError:
        try:
            return self._proxies.routes(self._url)
        except ProxyError as error:
            return error

    @cached_property
    def _greeting(self) -> timedelta | Failure:
        """What the service says of this machine's clock, or why it said nothing."""
        transport = Transport(
            is_loopback=self._is_loopback,
            proxies=self._proxies,
            connect_within=self._within,
            answer_within=self._within,
            whole_within=2 * self._within,
        )
        client = ServiceClient(self._url, self._clock, client_version=self._version, transport=transport)
        with contextlib.closing(client):
            try:
                client.get_service()
            except CallFailedError as error:
                return error.failure
            return client.clock_offset

    def _look_at(self, way: Proxy | None, routes: Routes) -> Finding:
        facts = {"proxy": way.address if way else "direct", "origin": routes.origin.value}
        try:
            with line(way, self._host, self._port, self._within) as found:
                if found.signed_in is None:
                    return fine(CheckId.PROXY, "through", **facts)
                return fine(CheckId.PROXY, "signed_in", kind=found.signed_in, **facts)
        except TunnelError as error:
            is_named_by_script = routes.origin in (RouteOrigin.SCRIPT, RouteOrigin.SYSTEM_SCRIPT)
            code = judge_tunnel(error, has_name=bool(way and way.user), is_named_by_script=is_named_by_script)
            offers, kind = ", ".join(error.offers), error.kind or ""
            return fault(CheckId.PROXY, code, status=error.status, offers=offers, kind=kind, **facts)
        except OSError as error:
            return fault(CheckId.PROXY, "unreachable", detail=type(error).__name__, **facts)

    def _issuer(self) -> str:
        ways = () if isinstance(self._routes, ProxyError) else self._routes.ways
        for way in ways:
            with contextlib.suppress(OSError):
                return issuer_of(way, self._host, self._port, self._within)
        return ""

    def _look_for_portal(self) -> Finding:
        """A portal answers every page that is asked for in clear; our own service at most sends on to itself."""
        url = f"http://{self._host}:{self._portal_port}/"
        transport = Transport(
            is_loopback=True, connect_within=self._within, answer_within=self._within, whole_within=self._within
        )
        try:
            status, headers, _ = transport.exchange("GET", url, None, {}, _LARGEST_PAGE)
        except (requests.exceptions.RequestException, HTTPError, OSError):
            return unknown(CheckId.PORTAL, "not_reached")
        finally:
            transport.close()
        target = urlsplit(urljoin(url, headers.get("Location", url))).hostname or ""
        is_sent_on = 300 <= status < 400
        if is_portal(status, headers.get("Content-Type", "")) and not (is_sent_on and target == self._host):
            return fault(CheckId.PORTAL, "portal", host=target if is_sent_on else "")
        return fine(CheckId.PORTAL, "none")


def judge_tunnel(error: TunnelError, *, has_name: bool, is_named_by_script: bool) -> str:
    """The doctor's word on a proxy that does not open the way."""
    if error.status != 407:
        return "refused" if error.status or not error.kind else "sign_in_broken"
    if error.is_refused:
        return "name_refused" if has_name else "login_refused"
    if error.kind is not None or (
        error.offers and not set(error.offers) & set(SignIn)
    ):  # tried in vain, or not to be tried at all
        return "sign_in_unsupported"
    return "sign_in_by_script" if is_named_by_script else "sign_in"


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True

"""The HTTP connection itself: the system's trust, the office's proxy, limits of time and size, a way to break off."""

import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import Final, Protocol

import requests
import truststore
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager

from hailong.api.connections import OpenSockets, pools
from hailong.api.proxies import DirectAlone, system_proxies
from hailong.api.proxy_tunnel import Refusals
from hailong.domain.proxy import Proxy, Routes

CONNECT_WITHIN: Final = 10.0
ANSWER_WITHIN: Final = 30.0
WHOLE_WITHIN: Final = 180.0
_IDLE_FOR: Final = 60.0  # a line that was silent for longer may be dead without knowing it
_CHUNK: Final = 64 * 1024


class AnswerTooLongError(OSError):
    """More bytes, or more time, than any answer of the service takes."""


class Proxies(Protocol):
    """Who names the ways to an address (``hailong.api.proxies.ProxyFinder``)."""

    def routes(self, url: str) -> Routes:
        """The ways to try, in order; raises ProxyError."""

    def forget(self) -> None:
        """The network may be another."""


@dataclass(frozen=True, slots=True)
class _Question:
    method: str
    url: str
    data: bytes | None
    headers: Mapping[str, str]
    limit: int


class Transport:
    """One HTTP session, rebuilt after ``renew``. ``abort`` ends it for good, also in the middle of a call.

    The proxy is found anew at each request (``proxies``, else the system's); the loopback interface never goes through
    one. There is no switch to ignore a certificate, no cookie is kept, and no redirect is followed here.
    """

    def __init__(
        self,
        *,
        is_loopback: bool = False,
        proxies: Proxies | None = None,
        connect_within: float = CONNECT_WITHIN,
        answer_within: float = ANSWER_WITHIN,
        whole_within: float = WHOLE_WITHIN,
    ) -> None:
        self._proxies = DirectAlone() if is_loopback else proxies or system_proxies()
        self._timeouts = (connect_within, answer_within)
        self._whole_within = whole_within
        self._session: requests.Session | None = None
        self._way: Proxy | None = None
        self._used_at = 0.0
        self._sockets = OpenSockets()
        self._refusals = Refusals()

    def exchange(
        self, method: str, url: str, data: bytes | None, headers: Mapping[str, str], limit: int
    ) -> tuple[int, Mapping[str, str], bytes]:
        """One request and its whole answer; raises what requests and sockets raise."""
        self._sockets.check()
        deadline = time.monotonic() + self._whole_within
        question = _Question(method, url, data, headers, limit)
        ways = self._proxies.routes(url).ways
        for way in ways[:-1]:
            try:
                return self._exchange_by(way, question, deadline)
            except requests.exceptions.SSLError:
                raise
            except requests.exceptions.ConnectionError:  # this proxy is out of order: the next one may do
                self._hang_up()
                self._sockets.check()
        return self._exchange_by(ways[-1], question, deadline)

    def renew(self) -> None:
        """Drop the session and what is known of proxies; the next request builds another."""
        self._hang_up()
        self._proxies.forget()

    def forgive(self) -> None:
        """Things may stand better: a name that a proxy has refused may be said again at once."""
        self._refusals.clear()

    def abort(self) -> None:
        """Break every connection and refuse every further request; from any thread."""
        self._sockets.break_all()

    def close(self) -> None:
        """Close the session."""
        self.renew()

    def _exchange_by(
        self, way: Proxy | None, question: "_Question", deadline: float
    ) -> tuple[int, Mapping[str, str], bytes]:
        session = self._usable_session(way)
        through = dict.fromkeys(("http", "https"), f"{way.scheme}://{way.address}") if way else {}
        with session.request(
            question.method, question.url, data=question.data, headers=dict(question.headers), auth=_as_it_is,
            timeout=self._timeouts, allow_redirects=False, stream=True, proxies=through,
        ) as response:  # fmt: skip
            return response.status_code, response.headers, _read(response, question.limit, deadline)

    def _hang_up(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def _usable_session(self, way: Proxy | None) -> requests.Session:
        now = time.monotonic()
        if now - self._used_at > _IDLE_FOR or way != self._way:
            self._hang_up()
        self._used_at = now
        if self._session is None:
            self._session, self._way = self._new_session(way), way
        return self._session

    def _new_session(self, way: Proxy | None = None) -> requests.Session:
        session = _Session()
        session.trust_env = False  # proxies were found already, and no netrc file and no list of authorities is wanted
        session.headers["User-Agent"] = "hailong"
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        adapter = _Adapter(pools(self._sockets, way, self._timeouts[0], self._refusals))
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        return session


def _read(response: requests.Response, limit: int, deadline: float) -> bytes:
    """The whole body. Read as it comes: a larger read would wait for a body that drips for ever."""
    body = bytearray()
    while chunk := response.raw.read1(_CHUNK, decode_content=True):
        body += chunk
        if len(body) > limit or time.monotonic() > deadline:
            raise AnswerTooLongError("the answer does not end")
    return bytes(body)


class _Session(requests.Session):
    """A session that never looks where a redirect points."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """Nowhere: the client decides, and requests would read the whole body before."""
        return None


class _Adapter(HTTPAdapter):
    """Trusts what the system trusts, from TLS 1.2 on, and lets its sockets be broken from outside."""

    def __init__(self, pools: dict[str, type[HTTPConnectionPool]]) -> None:
        self._pools = pools
        self._context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2
        super().__init__()

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: object) -> None:
        """Pools with the system's trust."""
        super().init_poolmanager(connections, maxsize, block, **pool_kwargs, ssl_context=self._context)
        self._watch(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: object) -> PoolManager:
        """The same behind a proxy, and for the proxy itself where it is spoken to over TLS."""
        manager: PoolManager = super().proxy_manager_for(
            proxy, **proxy_kwargs, ssl_context=self._context, proxy_ssl_context=self._context
        )
        self._watch(manager)
        return manager

    def cert_verify(self, conn: HTTPSConnectionPool, url: str, verify: object, cert: object) -> None:
        """Always verify, by the context alone (requests would add a list of authorities of its own)."""
        conn.cert_reqs = "CERT_REQUIRED"

    def _watch(self, manager: PoolManager) -> None:
        manager.pool_classes_by_scheme = self._pools


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """The request with its own headers: without this, requests would replace our token by one of a netrc file."""
    return request

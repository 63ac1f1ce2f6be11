"""The HTTP connection itself: the system's trust and proxies, limits of time and size, and a way to break off."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from http.cookiejar import DefaultCookiePolicy
from typing import Final
from weakref import WeakSet

import requests
import truststore
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

CONNECT_WITHIN: Final = 10.0
ANSWER_WITHIN: Final = 30.0
WHOLE_WITHIN: Final = 180.0
_IDLE_FOR: Final = 60.0  # a line that was silent for longer may be dead without knowing it
_CHUNK: Final = 64 * 1024


class AnswerTooLongError(OSError):
    """More bytes, or more time, than any answer of the service takes."""


class Transport:
    """One HTTP session, rebuilt after ``renew``. ``abort`` ends it for good, also in the middle of a call.

    Proxies are those of the system, looked up at each request; the loopback interface never goes through one. There
    is no switch to ignore a certificate, no cookie is kept, and no redirect is followed here.
    """

    def __init__(
        self,
        *,
        is_loopback: bool = False,
        connect_within: float = CONNECT_WITHIN,
        answer_within: float = ANSWER_WITHIN,
        whole_within: float = WHOLE_WITHIN,
    ) -> None:
        self._is_loopback = is_loopback
        self._timeouts = (connect_within, answer_within)
        self._whole_within = whole_within
        self._session: requests.Session | None = None
        self._used_at = 0.0
        self._sockets = _OpenSockets()

    def exchange(
        self, method: str, url: str, data: bytes | None, headers: Mapping[str, str], limit: int
    ) -> tuple[int, Mapping[str, str], bytes]:
        """One request and its whole answer; raises what requests and sockets raise."""
        self._sockets.check()
        session = self._usable_session()
        deadline = time.monotonic() + self._whole_within
        with session.request(
            method, url, data=data, headers=dict(headers), auth=_as_it_is, timeout=self._timeouts,
            allow_redirects=False, stream=True,
        ) as response:  # fmt: skip
            return response.status_code, response.headers, _read(response, limit, deadline)

    def renew(self) -> None:
        """Drop the session; the next request builds another."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def abort(self) -> None:
        """Break every connection and refuse every further request; from any thread."""
        self._sockets.break_all()

    def close(self) -> None:
        """Close the session."""
        self.renew()

    def _usable_session(self) -> requests.Session:
        now = time.monotonic()
        if now - self._used_at > _IDLE_FOR:
            self.renew()
        self._used_at = now
        if self._session is None:
            self._session = self._new_session()
        return self._session

    def _new_session(self) -> requests.Session:
        session = _Session()
        session.trust_env = not self._is_loopback
        session.headers["User-Agent"] = "hailong"
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        adapter = _Adapter(self._sockets)
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

    def __init__(self, sockets: "_OpenSockets") -> None:
        self._sockets = sockets
        self._context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2
        super().__init__()

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: object) -> None:
        """Pools with the system's trust."""
        super().init_poolmanager(connections, maxsize, block, **pool_kwargs, ssl_context=self._context)
        self._watch(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: object) -> PoolManager:
        """The same behind a proxy."""
        manager: PoolManager = super().proxy_manager_for(proxy, **proxy_kwargs, ssl_context=self._context)
        self._watch(manager)
        return manager

    def cert_verify(self, conn: HTTPSConnectionPool, url: str, verify: object, cert: object) -> None:
        """Always verify, by the context alone (requests would add a list of authorities of its own)."""
        conn.cert_reqs = "CERT_REQUIRED"

    def _watch(self, manager: PoolManager) -> None:
        manager.pool_classes_by_scheme = {
            "http": self._sockets.plain_pool,
            "https": self._sockets.tls_pool,
        }


class _OpenSockets:
    """Every socket that a connection opened, so that another thread can break them."""

    def __init__(self) -> None:
        self._sockets: WeakSet[socket.socket] = WeakSet()
        self._lock = threading.Lock()
        self._is_broken = False
        add = self._add

        class PlainConnection(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return add(super()._new_conn())

        class TlsConnection(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return add(super()._new_conn())

            def connect(self) -> None:
                super().connect()
                if isinstance(self.sock, socket.socket):
                    add(self.sock)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = PlainConnection

        class TlsPool(HTTPSConnectionPool):
            ConnectionCls = TlsConnection

        self.plain_pool = PlainPool
        self.tls_pool = TlsPool

    def check(self) -> None:
        """ConnectionAbortedError once everything was broken."""
        if self._is_broken:
            raise ConnectionAbortedError("stopped")

    def break_all(self) -> None:
        """Shut every open socket down: whoever reads from it wakes up."""
        with self._lock:
            self._is_broken = True
            sockets = list(self._sockets)
        for opened in sockets:
            with contextlib.suppress(OSError):  # closed already, or handed over to its TLS wrapper
                socket.socket.shutdown(opened, socket.SHUT_RDWR)

    def _add(self, opened: socket.socket) -> socket.socket:
        with self._lock:
            is_broken = self._is_broken
            self._sockets.add(opened)
        if is_broken:
            opened.close()
            raise ConnectionAbortedError("stopped")
        return opened


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """The request with its own headers: without this, requests would replace our token by one of a netrc file."""
    return request

"""The connections themselves: through the office's proxy where there is one, and to be broken from outside."""

import contextlib
import socket
import threading
from weakref import WeakSet

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from hailong.api.proxy_tunnel import LineEndedError, Refusals, Tunnel, TunnelError
from hailong.domain.proxy import Proxy


class OpenSockets:
    """Every socket that a connection opened, so that another thread can break them."""

    def __init__(self) -> None:
        self._sockets: WeakSet[socket.socket] = WeakSet()
        self._lock = threading.Lock()
        self._is_broken = False

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

    def add(self, opened: socket.socket) -> socket.socket:
        """Keep an eye on one more, and return it; ConnectionAbortedError once everything was broken."""
        with self._lock:
            is_broken = self._is_broken
            self._sockets.add(opened)
        if is_broken:
            opened.close()
            raise ConnectionAbortedError("stopped")
        return opened


def pools(
    sockets: OpenSockets, way: Proxy | None, within: float, refusals: Refusals
) -> dict[str, type[HTTPConnectionPool]]:
    """urllib3's pools by scheme, whose connections go by ``way``; each answer of its proxy takes ``within`` seconds.

    Nothing is asked for through a proxy but over TLS.
    """

    class PlainConnection(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return sockets.add(super()._new_conn())

    class TlsConnection(HTTPSConnection):
        _tunnel_through: Tunnel | None = None

        def _new_conn(self) -> socket.socket:
            return sockets.add(super()._new_conn())

        def connect(self) -> None:
            self._tunnel_through = Tunnel(way, refusals) if way else None
            while True:
                try:
                    super().connect()
                    break
                except LineEndedError:
                    if self.sock is not None:  # not by close(), which forgets where the tunnel leads
                        self.sock.close()
                        self.sock = None
                except TunnelError:
                    self.close()  # urllib3 knows by this that the proxy was not passed
                    raise
            if isinstance(self.sock, socket.socket):
                sockets.add(self.sock)

        def _tunnel(self) -> None:
            assert self._tunnel_through is not None
            assert isinstance(self.sock, socket.socket)
            assert self._tunnel_host is not None
            assert self._tunnel_port is not None
            sockets.add(self.sock)  # another one than that of _new_conn where the proxy is spoken to over TLS
            self._tunnel_through.open_on(self.sock, self._tunnel_host, self._tunnel_port, within)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = PlainConnection

    class TlsPool(HTTPSConnectionPool):
        ConnectionCls = TlsConnection

    return {"http": PlainPool, "https": TlsPool}

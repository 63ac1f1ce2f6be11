"""A bare line to the service for the connection doctor: through the proxy or not, and whose certificate is shown there.

Nothing is ever sent over it but the greeting of TLS, and no certificate is trusted here.
"""

import contextlib
import re
import socket
import ssl
from collections.abc import Iterator
from typing import Final

from cryptography import x509
from cryptography.x509.oid import NameOID

from hailong.api.transport import proxy_sign_in
from hailong.domain.proxy import Proxy

_PIECE: Final = 16 * 1024
_LONGEST_HEAD: Final = 64 * 1024
_STATUS: Final = re.compile(r"HTTP/1\.[01] (\d{3})")
_OFFER: Final = re.compile(r"^proxy-authenticate:\s*([\w-]+)", re.IGNORECASE | re.MULTILINE)


class TunnelError(OSError):
    """The proxy does not open the way: its answer, and the ways to sign in that it offers."""

    def __init__(self, status: int, offers: tuple[str, ...]) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.offers = offers


@contextlib.contextmanager
def line(way: Proxy | None, host: str, port: int, within: float) -> Iterator[socket.socket]:
    """A connection to ``host``; TunnelError, OSError."""
    target = (host, port)
    if way is not None:
        near, _, proxy_port = way.address.rpartition(":")
        target = (near.strip("[]"), int(proxy_port))
    with socket.create_connection(target, timeout=within) as raw:
        if way is not None:
            _ask_through(raw, way, f"{host}:{port}")
        yield raw


def issuer_of(way: Proxy | None, host: str, port: int, within: float) -> str:
    """Who issued the certificate that is shown for ``host``, trusted or not; empty when none is shown. OSError."""
    context = ssl.create_default_context()
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    shaking = context.wrap_bio(incoming, outgoing, server_hostname=host)
    with line(way, host, port, within) as raw:
        while True:
            try:
                shaking.do_handshake()
            except ssl.SSLWantReadError:
                raw.sendall(outgoing.read())
                piece = raw.recv(_PIECE)
                if not piece:
                    return ""
                incoming.write(piece)
                continue
            except ssl.SSLError:  # not trusted here: whose it is can be said all the same
                pass
            return _issuer(shaking)


def _ask_through(raw: socket.socket, way: Proxy, target: str) -> None:
    headers = "".join(f"{name}: {value}\r\n" for name, value in proxy_sign_in(way).items())
    raw.sendall(f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n{headers}\r\n".encode("ascii"))
    head = b""
    while b"\r\n\r\n" not in head and len(head) < _LONGEST_HEAD:
        piece = raw.recv(_PIECE)
        if not piece:
            raise TunnelError(0, ())
        head += piece
    text = head.decode("latin-1")
    status = int(found[1]) if (found := _STATUS.match(text)) else 0
    if status != 200:
        raise TunnelError(status, tuple(sorted({offer.title() for offer in _OFFER.findall(text)})))


def _issuer(shaking: ssl.SSLObject) -> str:
    """The issuer that the first certificate names: in Python 3.13 this way is public, before it only looks private."""
    chain = shaking._sslobj.get_unverified_chain() or []  # type: ignore[attr-defined]  # see above
    if not chain:
        return ""
    name = x509.load_pem_x509_certificate(chain[0].public_bytes().encode()).issuer
    parts = [
        str(found[0].value)
        for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)
        if (found := name.get_attributes_for_oid(kind))
    ]
    return ", ".join(dict.fromkeys(parts)) or name.rfc4514_string()

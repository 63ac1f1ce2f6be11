"""A bare line to the service for the connection doctor: through the proxy or not, and whose certificate is shown there.

Nothing is ever sent over it but the greeting of TLS, and no certificate is trusted here.
"""

import contextlib
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import truststore
from cryptography import x509
from cryptography.x509.oid import NameOID

from hailong.api.proxy_tunnel import LineEndedError, Tunnel
from hailong.domain.proxy import Proxy, SignIn

_PIECE: Final = 16 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """An open connection, and how one had to sign in at the proxy."""

    socket: socket.socket
    signed_in: SignIn | None = None


@contextlib.contextmanager
def line(way: Proxy | None, host: str, port: int, within: float) -> Iterator[Line]:
    """A connection to ``host``; TunnelError, OSError."""
    if way is None:
        with socket.create_connection((host, port), timeout=within) as raw:
            yield Line(raw)
        return
    tunnel = Tunnel(way)
    while True:
        with _to_proxy(way, within) as raw:
            try:
                tunnel.open_on(raw, host, port, within)
            except LineEndedError:
                continue
            yield Line(raw, tunnel.kind)
            return


def _to_proxy(way: Proxy, within: float) -> socket.socket:
    host, _, port = way.address.rpartition(":")
    raw = socket.create_connection((host.strip("[]"), int(port)), timeout=within)
    if way.scheme != "https":
        return raw
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT).wrap_socket(raw, server_hostname=host.strip("[]"))


def issuer_of(way: Proxy | None, host: str, port: int, within: float) -> str:
    """Who issued the certificate that is shown for ``host``, trusted or not; empty when none is shown. OSError."""
    context = ssl.create_default_context()
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    shaking = context.wrap_bio(incoming, outgoing, server_hostname=host)
    with line(way, host, port, within) as found:
        raw = found.socket
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

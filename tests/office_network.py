"""An office's network on loopback: proxies that sign people in, refuse or inspect, a script server, an authority."""

import base64
import contextlib
import datetime as dt
import ipaddress
import re
import select
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "hailong.example"
URL = f"https://{HOST}"
_IDLE = 30


class Authority:
    """A local authority, as an inspecting proxy or an office's own service has one."""

    def __init__(self, folder: Path, name: str = "Mẫu thử nội bộ") -> None:
        folder.mkdir(exist_ok=True)
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.path = folder / "ca.pem"
        certificate = self._sign(self._name, self._key, is_authority=True)
        self.path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))

    def server_context(self, host: str, newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self._sign(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)]), key, host=host)
        pem = self._folder / f"{host}.pem"
        pem.write_bytes(
            certificate.public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        context.maximum_version = newest
        return context

    def _sign(
        self, name: x509.Name, key: ec.EllipticCurvePrivateKey, host: str = "", is_authority: bool = False
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder().subject_name(name).issuer_name(self._name).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        )  # fmt: skip
        if host:
            name_of: x509.GeneralName = (
                x509.IPAddress(ipaddress.ip_address(host)) if host[0].isdigit() else x509.DNSName(host)
            )
            builder = builder.add_extension(x509.SubjectAlternativeName([name_of]), critical=False)
        return builder.sign(self._key, hashes.SHA256())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever breaks off is what these tests want."""


@dataclass
class OfficeProxy:
    """A proxy for CONNECT, to be changed at any time: ``asked`` for what, and how often it ``let_through``.

    ``hosts`` says where a name leads. With an ``inspector`` it opens what passes, under that authority's name: it has
    ``overheard`` what the client says, and ``alter`` may change what the service answers.
    """

    hosts: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    user: str = ""
    password: str = ""
    offers: str = 'Basic realm="proxy"'
    refusal: int = 0
    inspector: Authority | None = None
    alter: Callable[[bytes], bytes] = bytes
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    let_through: int = 0
    overheard: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        outer = self
        self._open: set[socket.socket] = set()

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                outer._open.add(self.connection)
                with contextlib.suppress(OSError, ValueError):
                    outer.serve(self.connection)
                outer._open.discard(self.connection)

        self._server = _Server(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def break_down(self) -> None:
        """Every line is cut, and nobody is let through any more."""
        self.refusal = 502
        for opened in tuple(self._open):
            with contextlib.suppress(OSError):
                socket.socket.shutdown(opened, socket.SHUT_RDWR)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)

    def serve(self, client: socket.socket) -> None:
        head = read_head(client)
        verb, target, _ = head.split("\r\n", 1)[0].split(" ", 2)
        self.asked.append(f"{verb} {target}")
        self.heads.append(head)
        wanted = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        if self.refusal:
            say(client, f"{self.refusal} Refused")
        elif self.user and f"proxy-authorization: basic {wanted}".lower() not in head.lower():
            say(client, "407 Proxy Authentication Required", f"Proxy-Authenticate: {self.offers}\r\n")
        elif verb != "CONNECT":
            say(client, "405 Method Not Allowed")
        else:
            self.connect(client, target)

    def connect(self, client: socket.socket, target: str) -> None:
        host, _, port = target.rpartition(":")
        with socket.create_connection(self.hosts.get(host, (host, int(port))), timeout=10) as raw:
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            self.let_through += 1
            if self.inspector is None:
                _relay(client, raw, bytes)
                return
            with (
                self.inspector.server_context(host).wrap_socket(client, server_side=True) as near,
                ssl._create_unverified_context().wrap_socket(raw, server_hostname=host) as far,
            ):
                _relay(near, far, self.alter, self._overhear)

    def _overhear(self, said: bytes) -> bytes:
        self.overheard += said
        return said


@contextmanager
def proxy(hosts: Mapping[str, tuple[str, int]], **how: object) -> Iterator[OfficeProxy]:
    opened = OfficeProxy(hosts, **how)  # type: ignore[arg-type]  # the fields of OfficeProxy
    try:
        yield opened
    finally:
        opened.close()


class ForgedReceipts:
    """Alters answers: each receipt with one letter of its signature changed. Whole answers at a time, as a receipt may
    stand across two pieces."""

    def __init__(self) -> None:
        self._held = b""

    def __call__(self, piece: bytes) -> bytes:
        self._held += piece
        head, end, body = self._held.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)
        if not end or not length or len(body) < int(length[1]):
            return b""
        whole, self._held = self._held, b""
        return re.sub(rb'("receipt": ?"[\w.-]+)([\w-])([\w-]{20}")', self._forge, whole)

    @staticmethod
    def _forge(found: re.Match[bytes]) -> bytes:
        return found[1] + (b"A" if found[2] != b"A" else b"B") + found[3]


def _relay(
    near: socket.socket,
    far: socket.socket,
    alter: Callable[[bytes], bytes],
    overhear: Callable[[bytes], bytes] = bytes,
) -> None:
    """Hand on what either says, until one of them hangs up. One thread: two must not share a TLS socket."""
    ways = {near: (far, overhear), far: (near, alter)}
    while ready := _ready(tuple(ways)):
        for source in ready:
            sink, change = ways[source]
            source.settimeout(0)
            try:
                piece = source.recv(256 * 1024)
            except (ssl.SSLWantReadError, BlockingIOError):  # it was no content, but TLS's own
                continue
            if not piece:
                return
            sink.settimeout(_IDLE)
            sink.sendall(change(piece))


def _ready(sockets: tuple[socket.socket, ...]) -> list[socket.socket]:
    held = [each for each in sockets if isinstance(each, ssl.SSLSocket) and each.pending()]
    return held or select.select(sockets, [], [], _IDLE)[0]


def read_head(client: socket.socket) -> str:
    head = b""
    while b"\r\n\r\n" not in head:
        piece = client.recv(4096)
        if not piece:
            raise ConnectionResetError
        head += piece
    return head.decode("latin-1")


def say(client: socket.socket, status: str, headers: str = "") -> None:
    client.sendall(f"HTTP/1.1 {status}\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n".encode())

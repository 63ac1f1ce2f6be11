"""The server's side of TLS inside PRELOGIN packets, and certificates that are made for one test run."""

import datetime as dt
import ipaddress
import ssl
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sql_server import tds


class Encrypted:
    """Does the handshake in packets of type 18; afterwards raw TLS on the socket."""

    def __init__(self, packets: tds.Packets, raw: Any, context: ssl.SSLContext) -> None:
        self._raw = raw
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_side=True)
        while True:
            try:
                self._tls.do_handshake()
                break
            except ssl.SSLWantReadError:
                if content := self._outgoing.read():
                    packets.send(content, tds.PRELOGIN)
                self._incoming.write(packets.receive()[1])
        if content := self._outgoing.read():
            packets.send(content, tds.PRELOGIN)

    def recv(self, size: int) -> bytes:
        """Read at most ``size`` bytes."""
        while True:
            try:
                return self._tls.read(size)
            except ssl.SSLWantReadError:
                piece = self._raw.recv(16384)
                if not piece:
                    return b""
                self._incoming.write(piece)

    def sendall(self, content: bytes) -> None:
        """Write."""
        for start in range(0, len(content), 16384):
            self._tls.write(content[start : start + 16384])
        self._raw.sendall(self._outgoing.read())


class Authority:
    """An authority of its own, in ``folder``: ``bundle`` is its certificate."""

    def __init__(self, folder: Path, name: str = "CA") -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Hai Long test {name}")])
        certificate = self._builder(self._name, self._key).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True
        )
        self.bundle = folder / f"{name}.pem"
        self.bundle.write_bytes(certificate.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def server_context(self, *hosts: str) -> ssl.SSLContext:
        """The server's side, with a certificate for ``hosts``: names or addresses."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "SQL Server")])
        certificate = (
            self._builder(name, key)
            .add_extension(x509.SubjectAlternativeName([_general_name(host) for host in hosts]), critical=False)
            .sign(self._key, hashes.SHA256())
        )
        path = self._folder / f"server-{'-'.join(hosts).replace(':', '_')}.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        return context

    def _builder(self, subject: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
        now = dt.datetime.now(dt.UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=1))
        )


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)

"""TLS by the system's trust alone, and proxies of the system."""

import datetime as dt
import ipaddress
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hailong.api.client import ServiceClient
from hailong.api.transport import Transport
from hailong.domain.clock import SystemClock
from hailong.domain.service import CallFailedError


class Authority:
    """A local authority, as an inspecting proxy or an office's own service has one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Mẫu thử nội bộ")])
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


class Greeter(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b'{"name": "D", "epoch": "e", "time": "2026-11-16T10:02:11Z", "keys": []}'
        self.send_response(200)
        self.send_header("Hailong-Epoch", "e")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_CONNECT(self) -> None:
        self.send_response(407)
        self.send_header("Proxy-Authenticate", 'Basic realm="proxy"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class QuietServer(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that breaks off the handshake is what these tests want."""


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def port(request: pytest.FixtureRequest, authority: Authority) -> Iterator[int]:
    host, newest = getattr(request, "param", ("127.0.0.1", ssl.TLSVersion.TLSv1_3))
    server = QuietServer(("127.0.0.1", 0), Greeter)
    server.daemon_threads = True
    if host:
        context = authority.server_context(host, newest)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join(timeout=5)


def greet(port: int) -> str:
    """The epoch, or the code of the failure."""
    client = ServiceClient(f"https://127.0.0.1:{port}", SystemClock(), client_version="0.1.0")
    try:
        return client.get_service().epoch
    except CallFailedError as error:
        return error.failure.code
    finally:
        client.close()


def test_a_certificate_that_the_system_trusts_is_trusted(
    port: int, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))

    assert greet(port) == "e"


def test_a_certificate_that_the_system_does_not_trust_fails_closed(port: int) -> None:
    assert greet(port) == "tls"


@pytest.mark.parametrize("port", [("other.example", ssl.TLSVersion.TLSv1_3)], indirect=True)
def test_a_certificate_of_another_host_fails_closed(
    port: int, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))

    assert greet(port) == "tls"


def test_no_environment_variable_turns_the_check_off(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "PYTHONHTTPSVERIFY"):
        monkeypatch.setenv(name, "0" if name.startswith("PYTHON") else "")

    assert greet(port) == "tls"


def test_tls_older_than_1_2_is_never_offered() -> None:
    transport = Transport()
    adapter = transport._new_session().get_adapter("https://hailong.example")

    assert adapter._context.minimum_version is ssl.TLSVersion.TLSv1_2
    assert adapter._context.verify_mode is ssl.CERT_REQUIRED
    assert adapter._context.check_hostname
    transport.close()


def test_no_list_of_authorities_is_used_but_the_system_s() -> None:
    transport = Transport()
    adapter = transport._new_session().get_adapter("https://hailong.example")
    pool = adapter.poolmanager.connection_from_url("https://hailong.example")

    adapter.cert_verify(pool, "https://hailong.example", True, None)

    assert (pool.cert_reqs, pool.ca_certs, pool.ca_cert_dir) == ("CERT_REQUIRED", None, None)
    transport.close()


@pytest.mark.parametrize("port", [("", None)], indirect=True)
def test_a_proxy_that_wants_a_password_is_named_as_such(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{port}")
    monkeypatch.delenv("no_proxy", raising=False)
    client = ServiceClient("https://hailong.example", SystemClock(), client_version="0.1.0")

    with pytest.raises(CallFailedError) as caught:
        client.get_service()
    client.close()

    assert caught.value.failure.code == "proxy"


def test_a_name_that_nobody_knows_is_told_as_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    client = ServiceClient("https://khong-co-that.invalid", SystemClock(), client_version="0.1.0")

    with pytest.raises(CallFailedError) as caught:
        client.get_service()
    client.close()

    assert caught.value.failure.code == "dns"
    assert not caught.value.is_ours

"""TLS by the system's trust alone, and proxies of the system."""

import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import office_network
from hailong.api.client import ServiceClient
from hailong.api.transport import Transport
from hailong.domain.clock import SystemClock
from hailong.domain.proxy import Proxy, RouteOrigin, Routes
from hailong.domain.service import CallFailedError
from office_network import Authority


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

    assert caught.value.failure.code == "proxy_sign_in"


def test_a_name_that_nobody_knows_is_told_as_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    client = ServiceClient("https://khong-co-that.invalid", SystemClock(), client_version="0.1.0")

    with pytest.raises(CallFailedError) as caught:
        client.get_service()
    client.close()

    assert caught.value.failure.code == "dns"
    assert not caught.value.is_ours


class Ways:
    """Names the same ways each time; counts how often they are to be forgotten."""

    def __init__(self, *ways: Proxy | None) -> None:
        self.ways = ways
        self.forgotten = 0

    def routes(self, url: str) -> Routes:
        assert url.startswith("https://")
        return Routes(RouteOrigin.SCRIPT, self.ways)

    def forget(self) -> None:
        self.forgotten += 1


def by(ways: Ways, url: str = office_network.URL) -> str:
    """The epoch, or the code of the failure, over these ways."""
    client = ServiceClient(url, SystemClock(), client_version="0.1.0", proxies=ways)
    try:
        return client.get_service().epoch
    except CallFailedError as error:
        return error.failure.code
    finally:
        client.close()


@pytest.fixture
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))


OFFICE = [(office_network.HOST, ssl.TLSVersion.TLSv1_3)]


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("port", OFFICE, indirect=True)
def test_the_first_proxy_that_works_is_gone(port: int) -> None:
    hosts = {office_network.HOST: ("127.0.0.1", port)}
    with (
        office_network.proxy(hosts, refusal=503) as broken,
        office_network.proxy(hosts, user="chị Đọc", password="bí mật") as working,
    ):
        signed_in = Proxy(working.address, "chị Đọc", "bí mật")

        assert by(Ways(Proxy("127.0.0.1:9"), Proxy(broken.address), signed_in)) == "e"
        assert by(Ways(Proxy(broken.address))) == "proxy"
        assert by(Ways(Proxy(working.address))) == "proxy_sign_in"
        assert by(Ways(Proxy(working.address, "chị Đọc", "đoán"))) == "proxy_refused"
        assert working.let_through == 1


@pytest.mark.parametrize("port", OFFICE, indirect=True)
def test_a_certificate_that_is_not_trusted_is_not_tried_by_another_way(port: int) -> None:
    hosts = {office_network.HOST: ("127.0.0.1", port)}
    with office_network.proxy(hosts) as first, office_network.proxy(hosts) as second:
        assert by(Ways(Proxy(first.address), Proxy(second.address))) == "tls"
        assert second.asked == []


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("port", OFFICE, indirect=True)
def test_a_session_is_built_anew_after_a_failure_after_sleep_and_by_another_way(port: int) -> None:
    hosts = {office_network.HOST: ("127.0.0.1", port)}
    with office_network.proxy(hosts) as proxy, office_network.proxy(hosts) as other:
        ways = Ways(Proxy(proxy.address))
        client = ServiceClient(office_network.URL, SystemClock(), client_version="0.1.0", proxies=ways)
        client.get_service()
        client.renew()  # the machine slept, or the network is another
        client.get_service()
        assert (proxy.let_through, ways.forgotten) == (2, 1)

        proxy.refusal = 502
        client.renew()
        with pytest.raises(CallFailedError):
            client.get_service()
        assert ways.forgotten == 3  # by the failure itself too
        proxy.refusal = 0
        client.get_service()
        ways.ways = (Proxy(other.address),)
        client.get_service()
        client.close()

        assert (proxy.let_through, other.let_through) == (3, 1)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("port", OFFICE, indirect=True)
def test_a_line_that_breaks_behind_a_proxy_is_not_laid_at_its_door(port: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        dead = nobody.getsockname()
    with office_network.proxy({office_network.HOST: ("127.0.0.1", port)}) as proxy:
        ways = Ways(Proxy(proxy.address))
        client = ServiceClient(office_network.URL, SystemClock(), client_version="0.1.0", proxies=ways)
        client.get_service()
        proxy.break_down()
        proxy.refusal = 0
        proxy.hosts = {office_network.HOST: dead}
        with pytest.raises(CallFailedError) as caught:
            client.get_service()
        client.close()

    assert caught.value.failure.code == "interrupted"


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("port", OFFICE, indirect=True)
def test_the_password_of_one_proxy_is_never_said_to_another(port: int) -> None:
    hosts = {office_network.HOST: ("127.0.0.1", port)}
    with office_network.proxy(hosts, user="u", password="p") as first, office_network.proxy(hosts) as second:
        ways = Ways(Proxy(first.address, "u", "p"))
        client = ServiceClient(office_network.URL, SystemClock(), client_version="0.1.0", proxies=ways)
        client.get_service()
        ways.ways = (Proxy(second.address),)
        client.get_service()
        client.close()

    assert ["authorization: basic" in head.lower() for head in first.heads] == [False, True]
    assert len(second.heads) == 1
    assert "authorization" not in second.heads[0].lower()

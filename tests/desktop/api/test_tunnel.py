"""The bare line to the service: through proxies of every kind, and whose certificate is shown at its end."""

import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import office_network
from contract.client_service import HttpService, Reply, serving
from hailong.api.proxy_tunnel import TunnelError
from hailong.api.tunnel import issuer_of, line
from hailong.domain.proxy import Proxy
from office_network import HOST, Authority
from signing_proxy import signing


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def service(authority: Authority) -> Iterator[HttpService]:
    with serving(lambda _: Reply(), authority.server_context(HOST)) as http:
        yield http


def test_the_issuer_is_named_without_being_trusted(service: HttpService) -> None:
    assert issuer_of(None, "127.0.0.1", service.address[1], 5) == "Mẫu thử nội bộ"
    assert service.requests == []


def test_behind_an_inspecting_proxy_the_inspector_is_named(service: HttpService, tmp_path: Path) -> None:
    inspector = Authority(tmp_path / "inspector", "Tường lửa Mẫu")
    with office_network.proxy({HOST: service.address}, inspector=inspector, user="u", password="mật") as proxy:
        assert issuer_of(Proxy(proxy.address, "u", "mật"), HOST, 443, 5) == "Tường lửa Mẫu"


def test_through_a_proxy_that_is_spoken_to_over_tls_the_services_issuer_is_named_not_the_proxys(
    service: HttpService, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_proxy = Authority(tmp_path / "proxy", "Mẫu của proxy")
    monkeypatch.setenv("SSL_CERT_FILE", str(of_proxy.path))
    with signing({HOST: service.address}, offers="Basic", user="u", password="p") as proxy:
        proxy.tls = of_proxy.server_context("127.0.0.1")
        assert issuer_of(Proxy(proxy.address, "u", "p", "https"), HOST, 443, 5) == "Mẫu thử nội bộ"

        proxy.tls = authority.server_context("127.0.0.1")
        with pytest.raises(ssl.SSLError):
            issuer_of(Proxy(proxy.address, "u", "p", "https"), HOST, 443, 5)
        assert len(proxy.heads) == 2


def test_whoever_shows_no_certificate_has_no_issuer() -> None:
    with serving(lambda _: Reply()) as plain:
        assert issuer_of(None, "127.0.0.1", plain.address[1], 5) == ""


def test_a_line_that_is_cut_in_the_greeting_has_no_issuer() -> None:
    with SilentListener(hangs_up=True) as port:
        assert issuer_of(None, "127.0.0.1", port, 5) == ""


def test_a_proxy_that_refuses_is_told_with_its_answer(service: HttpService) -> None:
    with office_network.proxy(
        {HOST: service.address}, user="u", offers="Negotiate\r\nProxy-Authenticate: NTLM"
    ) as proxy:
        with pytest.raises(TunnelError) as caught, line(Proxy(proxy.address), HOST, 443, 5):
            pass
        assert (caught.value.status, caught.value.offers) == (407, ("NTLM", "Negotiate"))

        proxy.refusal = 403
        with pytest.raises(TunnelError) as caught, line(Proxy(proxy.address), HOST, 443, 5):
            pass
        assert (caught.value.status, caught.value.offers) == (403, ())


def test_a_proxy_that_hangs_up_or_speaks_nonsense_is_an_answer_of_nobody() -> None:
    for listener in (SilentListener(hangs_up=True), SilentListener(says=b"SSH-2.0\r\n\r\n")):
        with listener as port, pytest.raises(TunnelError) as caught, line(Proxy(f"127.0.0.1:{port}"), HOST, 443, 5):
            pass
        assert caught.value.status == 0


class SilentListener:
    """Accepts one connection, says what it should, and keeps it or hangs up."""

    def __init__(self, *, hangs_up: bool = False, says: bytes = b"") -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._hangs_up, self._says = hangs_up, says
        self._kept: list[socket.socket] = []
        self._thread = threading.Thread(target=self._accept, daemon=True)

    def __enter__(self) -> int:
        self._thread.start()
        return int(self._listener.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self._thread.join(timeout=5)
        self._listener.close()
        for each in self._kept:
            each.close()

    def _accept(self) -> None:
        client, _ = self._listener.accept()
        client.recv(4096)
        client.sendall(self._says)
        if self._hangs_up:
            client.close()
        else:
            self._kept.append(client)


def test_a_certificate_that_is_trusted_names_its_issuer_too(
    service: HttpService, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))
    with office_network.proxy({HOST: service.address}) as proxy:
        assert issuer_of(Proxy(proxy.address), HOST, 443, 5) == "Mẫu thử nội bộ"
    assert ssl.create_default_context().verify_mode is ssl.CERT_REQUIRED

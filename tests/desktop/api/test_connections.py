"""Calls through proxies that want one to sign in on the line: how often one does, and that it can be broken off."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from contract.client_service import HttpService, ServiceDouble, serving
from hailong.api.client import ServiceClient
from hailong.api.connections import OpenSockets
from hailong.api.transport import Transport
from hailong.domain.proxy import Proxy
from hailong.domain.service import CallFailedError
from office_network import HOST, URL, Authority, read_head
from signing_proxy import DOMAIN_PASSWORD, DOMAIN_USER, SigningProxy, know_the_domain, signing

from .conftest import StandingClock
from .test_way_checks import Ways


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "authority")


@pytest.fixture
def http(
    double: ServiceDouble, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[HttpService]:
    """The service over TLS by an authority that is trusted; the domain's names are known."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))
    know_the_domain(tmp_path, monkeypatch)
    with serving(double, authority.server_context(HOST)) as http:
        yield http


def client_by(clock: StandingClock, *ways: Proxy) -> ServiceClient:
    return ServiceClient(URL, clock, client_version="0.1.0", proxies=Ways(*ways))


def fails(client: ServiceClient) -> str:
    with pytest.raises(CallFailedError) as caught:
        client.get_service()
    return caught.value.failure.code


def own(proxy: SigningProxy, password: str = DOMAIN_PASSWORD) -> Proxy:
    return Proxy(proxy.address, DOMAIN_USER, password)


@pytest.mark.parametrize("offers", ["NTLM", "Negotiate"])
@pytest.mark.parametrize("ends_first_line", [False, True])
def test_one_signs_in_once_for_all_calls_on_a_line(
    offers: str, ends_first_line: bool, http: HttpService, clock: StandingClock
) -> None:
    with signing({HOST: http.address}, offers=offers, ends_first_line=ends_first_line) as proxy:
        client = client_by(clock, own(proxy))
        for _ in range(3):
            assert client.get_service().epoch
        client.close()

        assert proxy.signed_in == [f"{offers} {DOMAIN_USER}"]
        assert proxy.lines == 1 + ends_first_line
    assert len(http.requests) == 3


def test_a_refused_name_is_said_again_only_when_things_may_stand_better(
    http: HttpService, clock: StandingClock
) -> None:
    with signing({HOST: http.address}, offers="NTLM, Basic") as proxy:
        client = client_by(clock, own(proxy, "đoán"))

        assert [fails(client) for _ in range(3)] == ["proxy_refused"] * 3
        assert proxy.judged == 1
        client.renew()  # somebody clicked, or the network is another
        assert fails(client) == "proxy_refused"
        assert proxy.judged == 2
        client.close()
    assert http.requests == []


def test_where_one_proxy_refuses_a_name_the_next_way_is_gone(http: HttpService, clock: StandingClock) -> None:
    with signing({HOST: http.address}) as first, signing({HOST: http.address}) as second:
        client = client_by(clock, own(first, "đoán"), own(second))

        assert client.get_service().epoch
        client.close()

        assert (first.judged, second.signed_in) == (1, [f"NTLM {DOMAIN_USER}"])


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"hangs_up_after": 2}, "interrupted"),
        ({"hangs_up_after": 3}, "interrupted"),
        ({"asks_for_ever": True}, "proxy_refused"),
        ({"challenge": "A" * 70_000}, "interrupted"),
        ({"challenge": "YIIB"}, "proxy_sign_in"),
        ({"refusal": 403}, "proxy"),
    ],
)
def test_a_proxy_that_lets_nobody_in_is_nobody_s_answer(
    how: dict[str, object], code: str, http: HttpService, clock: StandingClock
) -> None:
    with signing({HOST: http.address}, **how) as proxy:
        client = client_by(clock, own(proxy))

        assert fails(client) == code
        client.close()
        assert len(proxy.heads) <= 3
    assert http.requests == []


def test_a_proxy_that_is_spoken_to_over_tls_is_gone_through_when_its_certificate_is_trusted(
    http: HttpService, authority: Authority, clock: StandingClock, tmp_path: Path
) -> None:
    stranger = Authority(tmp_path / "stranger")
    with (
        signing({HOST: http.address}, tls=authority.server_context("127.0.0.1")) as proxy,
        signing({HOST: http.address}, tls=stranger.server_context("127.0.0.1")) as impostor,
    ):
        client = client_by(clock, replace(own(proxy), scheme="https"))
        assert client.get_service().epoch
        client.close()
        client = client_by(clock, replace(own(impostor), scheme="https"))
        assert fails(client) == "proxy"
        client.close()

        assert proxy.signed_in == [f"NTLM {DOMAIN_USER}"]
        assert impostor.heads == []


class SilentProxy(SigningProxy):
    """Hears the first words of somebody who signs in, and says nothing."""

    def _serve(self, client: socket.socket) -> None:
        read_head(client)
        self._ask(client, ["NTLM"])
        read_head(client)
        self.heard.set()
        client.recv(1)

    heard: threading.Event


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_who_waits_for_the_proxy_s_next_word_can_be_broken_off(
    scheme: str, http: HttpService, authority: Authority, clock: StandingClock
) -> None:
    proxy = SilentProxy({HOST: http.address}, tls=authority.server_context("127.0.0.1") if scheme == "https" else None)
    proxy.heard = threading.Event()
    client = client_by(clock, replace(own(proxy), scheme=scheme))
    stopper = threading.Thread(target=lambda: proxy.heard.wait(10) and client.abort())
    stopper.start()
    began = time.monotonic()

    assert fails(client) == "interrupted"

    assert time.monotonic() - began < 5  # else the proxy was waited for

    stopper.join(timeout=5)
    client.close()
    proxy.close()


def test_a_socket_that_comes_after_the_end_is_closed_at_once() -> None:
    sockets = OpenSockets()
    with socket.socket() as early, socket.socket() as late:
        assert sockets.add(early) is early
        sockets.break_all()
        with pytest.raises(ConnectionAbortedError):
            sockets.add(late)
        assert late.fileno() == -1
    with pytest.raises(ConnectionAbortedError):
        sockets.check()


def test_without_a_proxy_no_tunnel_is_asked_for(http: HttpService, monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _, *rest, **named: real("127.0.0.1", *rest, **named))
    transport = Transport(proxies=Ways(None))

    status, _, _ = transport.exchange("GET", f"https://{HOST}:{http.address[1]}/api/v1/service", None, {}, 10_000)
    transport.close()

    assert status == 200

"""The rounds on one line: what is asked, in which order, how often, and with whom it ends."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path

import pytest

from contract.client_service import Reply, serving
from hailong.api import proxy_sign_in
from hailong.api.proxy_tunnel import LineEndedError, Refusals, Tunnel, TunnelError
from hailong.domain.proxy import Proxy, SignIn
from office_network import HOST, read_head
from signing_proxy import DOMAIN_PASSWORD, DOMAIN_USER, SigningProxy, know_the_domain, signing


@pytest.fixture(autouse=True)
def domain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    know_the_domain(tmp_path, monkeypatch)


@pytest.fixture
def hosts() -> Iterator[dict[str, tuple[str, int]]]:
    with serving(lambda _: Reply(200, "tới nơi")) as service:
        yield {HOST: service.address}


def own(proxy: SigningProxy, password: str = DOMAIN_PASSWORD) -> Proxy:
    return Proxy(proxy.address, DOMAIN_USER, password)


def line_to(way: Proxy) -> socket.socket:
    host, port = way.address.split(":")
    return socket.create_connection((host, int(port)), timeout=5)


def go(way: Proxy, refusals: Refusals | None = None) -> tuple[bytes, SignIn | None]:
    """The service's first word and how one signed in; a new line whenever one is wanted."""
    tunnel = Tunnel(way, refusals)
    for _ in range(10):
        with line_to(way) as line:
            try:
                tunnel.open_on(line, HOST, 443, 5)
            except LineEndedError:
                continue
            line.sendall(b"GET / HTTP/1.0\r\n\r\n")
            return line.recv(12), tunnel.kind
    raise AssertionError("lines without end")


def fails(way: Proxy, refusals: Refusals | None = None) -> TunnelError:
    with pytest.raises(TunnelError) as caught:
        go(way, refusals)
    return caught.value


def said_to(proxy: SigningProxy) -> list[str]:
    """The way to sign in of each head that the proxy has seen."""
    return [head.partition("Proxy-Authorization: ")[2].partition(" ")[0] for head in proxy.heads]


OFFERS = [
    ("NTLM", SignIn.NTLM),
    ("Negotiate", SignIn.NEGOTIATE),
    ('Basic realm="proxy, NTLM"', SignIn.BASIC),
    ('Basic realm="p", NTLM, Negotiate', SignIn.NEGOTIATE),
    ('Digest realm="p"; nonce="n", Basic realm="p", ntlm', SignIn.NTLM),
]


@pytest.mark.parametrize(("offers", "kind"), OFFERS)
@pytest.mark.parametrize("ends_first_line", [False, True])
@pytest.mark.parametrize("is_chunked", [False, True])
def test_the_strongest_way_to_sign_in_is_taken_on_one_line(
    offers: str, kind: SignIn, ends_first_line: bool, is_chunked: bool, hosts: dict[str, tuple[str, int]]
) -> None:
    with signing(
        hosts, offers=offers, ends_first_line=ends_first_line, is_chunked=is_chunked, page=b"x" * 100_000,
        user=DOMAIN_USER, password=DOMAIN_PASSWORD,
    ) as proxy:  # fmt: skip
        assert go(own(proxy)) == (b"HTTP/1.1 200", kind)

        rounds = 1 if kind is SignIn.BASIC else 2
        assert said_to(proxy) == ["", *[kind.value] * rounds]
        assert proxy.lines == 1 + ends_first_line
        assert proxy.signed_in == [kind if kind is SignIn.BASIC else f"{kind} {DOMAIN_USER}"]


def test_who_need_not_sign_in_does_not(hosts: dict[str, tuple[str, int]]) -> None:
    with TrustingProxy.opened(hosts) as proxy:
        assert go(own(proxy)) == (b"HTTP/1.1 200", None)
        assert said_to(proxy) == [""]


class TrustingProxy(SigningProxy):
    def serve(self, client: socket.socket) -> None:
        self.heads.append(head := read_head(client))
        self.connect(client, head.split(" ")[1])

    @classmethod
    def opened(cls, hosts: dict[str, tuple[str, int]]) -> AbstractContextManager[SigningProxy]:
        return closing(cls(hosts))


@pytest.mark.parametrize("offers", ["NTLM, Basic", "Negotiate, NTLM, Basic"])
def test_a_wrong_password_is_judged_once_and_never_said_in_a_weaker_way(
    offers: str, hosts: dict[str, tuple[str, int]]
) -> None:
    with signing(hosts, offers=offers) as proxy:
        error = fails(own(proxy, "đoán"))

        assert (error.status, error.is_refused, error.kind) == (407, True, offers.split(",", maxsplit=1)[0])
        assert proxy.judged == 1
        assert "Basic" not in said_to(proxy)


def test_a_refused_name_is_not_said_again_for_a_quarter_of_an_hour_unless_something_changes(
    hosts: dict[str, tuple[str, int]],
) -> None:
    now = 1000.0
    refusals = Refusals(lambda: now)
    with signing(hosts) as proxy:
        for _ in range(5):
            assert fails(own(proxy, "đoán"), refusals).is_refused
        assert proxy.judged == 1

        assert go(own(proxy), refusals)[0] == b"HTTP/1.1 200"  # another password

        now += 901
        assert fails(own(proxy, "đoán"), refusals).is_refused
        refusals.clear()
        assert fails(own(proxy, "đoán"), refusals).is_refused
        assert proxy.judged == 3


def test_without_a_name_nothing_is_said_and_the_offers_are_told(hosts: dict[str, tuple[str, int]]) -> None:
    with signing(hosts, offers="Negotiate, NTLM") as proxy:
        error = fails(Proxy(proxy.address, takes_login=True))

        assert (error.status, error.offers, error.kind) == (407, ("NTLM", "Negotiate"), None)
        assert said_to(proxy) == [""]


def test_negotiate_that_comes_to_nothing_is_followed_by_what_is_offered_next(
    hosts: dict[str, tuple[str, int]],
) -> None:
    """As with a Squid that takes Kerberos, which this machine cannot, and Basic, but not on a line begun otherwise."""
    with KerberosAlone.opened(hosts) as proxy:
        assert go(own(proxy)) == (b"HTTP/1.1 200", SignIn.BASIC)
        assert said_to(proxy) == ["", "Negotiate", "Basic"]
        assert proxy.lines == 2


class KerberosAlone(TrustingProxy):
    def serve(self, client: socket.socket) -> None:
        self.lines += 1
        was_negotiate = False
        while True:
            self.heads.append(head := read_head(client))
            was_negotiate = was_negotiate or "Authorization: Negotiate" in head
            if "Authorization: Basic" in head and not was_negotiate:
                self.connect(client, head.split(" ")[1])
                return
            self._ask(client, ["Negotiate", 'Basic realm="p"'])


def test_a_proxy_that_asks_for_ever_is_left_after_a_few_rounds(hosts: dict[str, tuple[str, int]]) -> None:
    for offers in ("NTLM", "Negotiate", "Negotiate, NTLM, Basic"):
        with signing(hosts, offers=offers, asks_for_ever=True) as proxy:
            assert fails(own(proxy)).status == 407
            assert len(proxy.heads) <= 6
            assert proxy.lines == 1


@pytest.mark.parametrize("heads", [1, 2, 3])
@pytest.mark.parametrize("offers", ["NTLM", "Negotiate"])
def test_a_proxy_that_hangs_up_in_between_is_told_with_what_was_tried(
    offers: str, heads: int, hosts: dict[str, tuple[str, int]]
) -> None:
    with signing(hosts, offers=offers, hangs_up_after=heads) as proxy:
        error = fails(own(proxy))

        assert (error.status, error.kind) == (0, None if heads == 1 else offers)
        assert proxy.lines == 1


@pytest.mark.parametrize("challenge", ["!", "TlRMTVNTUAA=", "A" * 60_000, "A" * 70_000, "YIIB", "a=b, c"])
@pytest.mark.parametrize("offers", ["NTLM", "Negotiate"])
def test_a_challenge_that_makes_no_sense_ends_it(
    challenge: str, offers: str, hosts: dict[str, tuple[str, int]]
) -> None:
    with signing(hosts, offers=offers, challenge=challenge) as proxy:
        error = fails(own(proxy))

        assert error.status in (0, 407)
        assert not error.is_refused
        assert said_to(proxy) == ["", offers]


# --- proxies that are none


@contextmanager
def speaking(say: Callable[[socket.socket], None]) -> Iterator[Proxy]:
    """Who hears one head and answers as it likes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def hear() -> None:
            client, _ = listener.accept()
            with client:
                client.recv(4096)
                with suppress(OSError):
                    say(client)

        thread = threading.Thread(target=hear, daemon=True)
        thread.start()
        yield Proxy(f"127.0.0.1:{listener.getsockname()[1]}", "u", "p")
        thread.join(timeout=10)


@pytest.mark.parametrize(
    "answer",
    [b"", b"SSH-2.0\r\n\r\n", b"HTTP/1.1 407 x\r\n" + b"X: y\r\n" * 200, b"HTTP/1.1 99999 x\r\n\r\n"],
)
def test_what_is_no_answer_is_told_as_none(answer: bytes) -> None:
    with speaking(lambda client: client.sendall(answer)) as way:
        error = fails(way)

    assert (error.status, error.offers) == (0, ())


def test_a_page_that_does_not_end_ends_the_line() -> None:
    def say(client: socket.socket) -> None:
        client.sendall(b"HTTP/1.1 407 x\r\nProxy-Authenticate: Basic\r\nContent-Length: 999999999\r\n\r\n")
        while True:
            client.sendall(b"x" * 65536)

    with speaking(say) as way, line_to(way) as line, pytest.raises(LineEndedError):
        Tunnel(way).open_on(line, HOST, 443, 5)


def test_an_answer_that_drips_is_waited_for_no_longer_than_one_that_is_silent() -> None:
    stop = threading.Event()

    def drip(client: socket.socket) -> None:
        while not stop.wait(0.02):
            client.sendall(b"H")

    with speaking(drip) as way, line_to(way) as line:
        began = time.monotonic()
        with pytest.raises(TimeoutError):
            Tunnel(way).open_on(line, HOST, 443, 0.3)
        stop.set()

    assert 0.2 < time.monotonic() - began < 3


def test_where_the_system_signs_in_the_user_s_login_is_tried_only_where_no_name_and_no_script_is(
    hosts: dict[str, tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows itself is not here: in its place the library takes a name from the file that stands for the domain."""
    monkeypatch.setattr(proxy_sign_in, "HAS_LOGIN", True)
    with signing(hosts, offers="NTLM") as proxy:
        assert go(Proxy(proxy.address, takes_login=True)) == (b"HTTP/1.1 200", SignIn.NTLM)
        assert fails(Proxy(proxy.address)).kind is None
        assert fails(own(proxy, "đoán")).is_refused

        assert proxy.signed_in == [f"NTLM {DOMAIN_USER}"]

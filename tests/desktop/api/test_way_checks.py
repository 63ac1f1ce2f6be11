"""The doctor's looks at the way to the service, in offices of every kind."""

import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

import office_network
from contract.client_service import HttpService, Reply, ServiceDouble, serving
from hailong.api.proxies import DirectAlone
from hailong.api.proxy_tunnel import TunnelError
from hailong.api.way_checks import WayChecks, judge_tunnel
from hailong.domain.doctor import CheckId, Finding, Verdict
from hailong.domain.proxy import Proxy, ProxyError, ProxyFault, RouteOrigin, Routes, SignIn
from office_network import HOST, URL, Authority, OfficeProxy
from signing_proxy import DOMAIN_PASSWORD, DOMAIN_USER, know_the_domain, signing

from .conftest import StandingClock


class Ways:
    def __init__(self, *ways: Proxy | None) -> None:
        self.ways = ways

    def routes(self, _: str) -> Routes:
        return Routes(RouteOrigin.CHOSEN, self.ways)

    def forget(self) -> None:
        pass


class NoWay:
    def routes(self, _: str) -> Routes:
        raise ProxyError(ProxyFault.SCRIPT_BROKEN, "SyntaxError")

    def forget(self) -> None:
        pass


class Office:
    """The service over TLS, and a proxy in front of it."""

    def __init__(self, double: ServiceDouble, http: HttpService, proxy: OfficeProxy, clock: StandingClock) -> None:
        self.double, self.http, self.proxy, self.clock = double, http, proxy, clock

    def way(self, *ways: Proxy | None, url: str = URL, **how: object) -> WayChecks:
        proxies = Ways(*(ways or (Proxy(self.proxy.address),)))
        return WayChecks(url, proxies, self.clock, "0.1.0", within=2, **how)  # type: ignore[arg-type]  # its keywords


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "service")


@pytest.fixture
def office(double: ServiceDouble, clock: StandingClock, authority: Authority) -> Iterator[Office]:
    with (
        serving(double, authority.server_context(HOST)) as http,
        office_network.proxy({HOST: http.address}) as proxy,
    ):
        yield Office(double, http, proxy, clock)


@pytest.fixture
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))


def all_of(way: WayChecks) -> dict[CheckId, Finding]:
    looks: list[Callable[[], Finding]] = [way.name, way.proxy, way.tls, way.portal, way.clock, way.service]
    return {finding.check: finding for finding in (look() for look in looks)}


def codes(way: WayChecks) -> list[str]:
    return [finding.code for finding in all_of(way).values()]


@pytest.mark.usefixtures("trusted")
def test_in_an_office_where_all_is_well_every_look_is_fine_and_says_why(office: Office) -> None:
    found = all_of(office.way())

    assert {finding.verdict for finding in found.values()} == {Verdict.FINE}
    assert found[CheckId.PROXY].facts == {"proxy": office.proxy.address, "origin": "chosen"}
    assert found[CheckId.TLS].facts["issuer"] == "Mẫu thử nội bộ"
    assert found[CheckId.SERVICE].facts["host"] == HOST
    assert len(office.http.requests) == 1


def test_a_certificate_that_is_not_trusted_is_said_with_its_issuer_and_nothing_is_sent(office: Office) -> None:
    found = all_of(office.way())

    assert (found[CheckId.TLS].verdict, found[CheckId.TLS].code) == (Verdict.FAULT, "untrusted")
    assert found[CheckId.TLS].facts["issuer"] == "Mẫu thử nội bộ"
    assert (found[CheckId.SERVICE].code, found[CheckId.CLOCK].code) == ("tls", "not_reached")
    assert office.http.requests == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_name_is_told_apart(office: Office) -> None:
    office.proxy.hosts = {"khac.example": office.http.address}

    assert office.way(url="https://khac.example").tls().code == "other_name"


@pytest.mark.usefixtures("trusted")
def test_an_answer_without_tls_is_no_certificate(office: Office, double: ServiceDouble) -> None:
    with serving(double) as plain:
        office.proxy.hosts = {HOST: plain.address}

        assert office.way().tls().code == "no_certificate"


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("how", "code", "others"),
    [
        ({"refusal": 403}, "refused", ["not_reached", "by_proxy", "not_reached", "proxy"]),
        ({"user": "u"}, "sign_in", ["not_reached", "by_proxy", "not_reached", "proxy_sign_in"]),
        (
            {"user": "u", "offers": 'Digest realm="proxy"'},
            "sign_in_unsupported",
            ["not_reached", "by_proxy", "not_reached", "proxy_sign_in"],
        ),
    ],
)
def test_a_proxy_in_the_way_is_the_one_fault_named(
    how: dict[str, object], code: str, others: list[str], office: Office
) -> None:
    for name, value in how.items():
        setattr(office.proxy, name, value)

    assert codes(office.way()) == ["address", code, *others]


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("offers", ["Negotiate, Basic", "NTLM"])
def test_in_an_office_with_a_domain_the_doctor_says_how_one_signs_in_and_what_is_wrong_with_it(
    offers: str, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    know_the_domain(tmp_path, monkeypatch)
    kind = offers.split(",", maxsplit=1)[0]
    with signing({HOST: office.http.address}, offers=offers) as proxy:
        right = all_of(office.way(Proxy(proxy.address, DOMAIN_USER, DOMAIN_PASSWORD)))
        wrong = all_of(office.way(Proxy(proxy.address, DOMAIN_USER, "đoán")))
        without = all_of(office.way(Proxy(proxy.address)))
        judged = proxy.judged
        proxy.hangs_up_after = 2
        broken = office.way(Proxy(proxy.address, DOMAIN_USER, DOMAIN_PASSWORD)).proxy()

    assert {finding.verdict for finding in right.values()} == {Verdict.FINE}
    assert (right[CheckId.PROXY].code, right[CheckId.PROXY].facts["kind"]) == ("signed_in", kind)
    assert (wrong[CheckId.PROXY].code, wrong[CheckId.PROXY].facts["kind"]) == ("name_refused", kind)
    assert wrong[CheckId.SERVICE].code == "proxy_refused"
    assert (without[CheckId.PROXY].code, without[CheckId.SERVICE].code) == ("sign_in", "proxy_sign_in")
    assert kind in str(without[CheckId.PROXY].facts["offers"])
    assert (broken.code, broken.facts["kind"]) == ("sign_in_broken", kind)
    assert judged == 2


NTLM = ("NTLM",)
TUNNELS = [
    (TunnelError(403), "refused"),
    (TunnelError(0), "refused"),
    (TunnelError(0, NTLM, SignIn.NTLM), "sign_in_broken"),
    (TunnelError(407), "sign_in"),
    (TunnelError(407, NTLM), "sign_in"),
    (TunnelError(407, NTLM, SignIn.NTLM), "sign_in_unsupported"),
    (TunnelError(407, ("Digest",)), "sign_in_unsupported"),
    (TunnelError(407, NTLM, SignIn.NTLM, is_refused=True), "login_refused"),
]


@pytest.mark.parametrize(("error", "code"), TUNNELS)
def test_each_proxy_that_does_not_open_the_way_has_its_word(error: TunnelError, code: str) -> None:
    assert judge_tunnel(error, has_name=False, is_named_by_script=False) == code


def test_a_name_that_was_filled_in_and_a_proxy_that_a_script_names_are_told_apart() -> None:
    refused = TunnelError(407, NTLM, SignIn.NTLM, is_refused=True)

    assert judge_tunnel(refused, has_name=True, is_named_by_script=False) == "name_refused"
    assert judge_tunnel(TunnelError(407, NTLM), has_name=False, is_named_by_script=True) == "sign_in_by_script"


def test_a_proxy_that_is_not_there_is_said_to_be_so(office: Office) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    assert office.way(Proxy(f"127.0.0.1:{port}")).proxy().code == "unreachable"
    assert office.way(Proxy("proxy.invalid:8080")).name().code == "proxy_not_found"


@pytest.mark.usefixtures("trusted")
def test_of_several_proxies_the_first_that_works_counts(office: Office) -> None:
    way = office.way(Proxy("127.0.0.1:9"), Proxy(office.proxy.address))

    assert way.proxy().facts["proxy"] == office.proxy.address
    assert way.service().code == "answers"
    assert way.tls().facts["issuer"] == "Mẫu thử nội bộ"


def test_without_any_way_it_is_the_setting_that_is_named(clock: StandingClock) -> None:
    found = all_of(WayChecks(URL, NoWay(), clock, "0.1.0"))

    assert [finding.code for finding in found.values()] == [
        "no_way", "script_broken", "not_reached", "by_proxy", "not_reached", "proxy_settings",
    ]  # fmt: skip


def test_a_name_that_nobody_knows_is_said_to_be_unknown(clock: StandingClock) -> None:
    found = all_of(WayChecks("https://khong-co-that.invalid", DirectAlone(), clock, "0.1.0", within=2))

    assert [finding.code for finding in found.values()] == [
        "not_found", "direct", "not_reached", "not_reached", "not_reached", "dns",
    ]  # fmt: skip


@pytest.mark.usefixtures("trusted")
def test_a_clock_that_is_wrong_is_told_by_how_much(office: Office, clock: StandingClock) -> None:
    true = office.clock.now()
    office.double.now = lambda: true  # type: ignore[method-assign]
    office.clock = StandingClock()
    office.clock.moment = true + timedelta(days=3)

    finding = office.way().clock()

    assert (finding.verdict, finding.facts) == (Verdict.FAULT, {"seconds": -3 * 86_400})


def test_this_very_machine_needs_neither_proxy_nor_certificate(http: HttpService, clock: StandingClock) -> None:
    assert codes(WayChecks(http.url, NoWay(), clock, "0.1.0")) == [
        "address", "direct", "loopback", "none", "right", "answers",
    ]  # fmt: skip


# --- portals


@pytest.fixture
def every_name_leads_here(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _host, *rest, **named: real("127.0.0.1", *rest, **named))


PAGE = {"Content-Type": "text/html"}
PORTALS = [
    (Reply(302, "", {"Location": "http://dang-nhap.example/?mac=1"}, label=""), "portal", "dang-nhap.example"),
    (Reply(200, "<html>Đăng nhập", PAGE, label=""), "portal", ""),
    (Reply(511, "", label=""), "portal", ""),
    (Reply(301, "", {"Location": f"https://{HOST}/"}, label=""), "none", None),
    (Reply(404, "", PAGE, label=""), "none", None),
    (Reply(200, "nửa", cut_after=1, label=""), "not_reached", None),
]


@pytest.mark.usefixtures("every_name_leads_here")
@pytest.mark.parametrize(("reply", "code", "host"), PORTALS)
def test_a_portal_shows_itself_to_whoever_asks_in_clear(
    reply: Reply, code: str, host: str | None, office: Office
) -> None:
    with serving(lambda _: reply) as portal:
        way = office.way(None, url=f"https://{HOST}:{office.http.address[1]}", portal_port=portal.address[1])

        finding = way.portal()

    assert (finding.code, finding.facts.get("host")) == (code, host)


@pytest.mark.usefixtures("trusted")
def test_a_portal_in_the_place_of_the_service_is_one_too(office: Office) -> None:
    office.double.answer = lambda _: Reply(302, "", {"Location": "https://dang-nhap.example/"}, label="")

    found = all_of(office.way())

    assert (found[CheckId.PORTAL].code, found[CheckId.SERVICE].code) == ("portal", "portal")
    assert found[CheckId.TLS].verdict is Verdict.FINE

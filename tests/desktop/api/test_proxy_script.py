"""Proxy scripts: what they may ask, what they answer, and what they can do no harm with."""

import socket
import time
from pathlib import Path

import pytest

from contract.client_service import Reply, serving
from hailong.api import proxy_script
from hailong.api.proxy_script import ProxyScripts, fetch_script, parse_answer, resolve_name, run_script
from hailong.domain.proxy import Proxy, ProxyError, ProxyFault

NAMES = {"hailong.example": "10.1.2.3", "proxy.example": "10.0.0.9", "*": "192.0.2.44"}


def answer(body: str, host: str = "hailong.example") -> str:
    script = f"function FindProxyForURL(url, host) {{ {body} }}"
    return run_script(script, f"https://{host}/", host, NAMES.get)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("isPlainHostName(host)", "false"),
        ("isPlainHostName('intranet')", "true"),
        ("dnsDomainIs(host, '.example')", "true"),
        ("dnsDomainIs(host, '.gov.vn')", "false"),
        ("localHostOrDomainIs('www', 'www.vanphong.vn')", "true"),
        ("localHostOrDomainIs(host, 'hailong.example')", "true"),
        ("localHostOrDomainIs('home.vanphong.vn', 'www.vanphong.vn')", "false"),
        ("dnsDomainLevels('a.b.c')", "2"),
        ("isResolvable(host)", "true"),
        ("isResolvable('khong.co')", "false"),
        ("dnsResolve(host)", "10.1.2.3"),
        ("dnsResolve('192.0.2.7')", "192.0.2.7"),
        ("isInNet(host, '10.0.0.0', '255.0.0.0')", "true"),
        ("isInNet(host, '10.1.2.0', '255.255.255.254')", "false"),
        ("isInNet('khong.co', '0.0.0.0', '0.0.0.0')", "false"),
        ("shExpMatch(host, '*.example')", "true"),
        ("shExpMatch('a+b.example', 'a+?.exampl?')", "true"),
        ("shExpMatch('axb', 'a.b')", "false"),
        ("myIpAddress()", "192.0.2.44"),
        ("weekdayRange('SUN', 'SAT')", "true"),
        ("weekdayRange('SUN', 'SAT', 'GMT')", "true"),
        ("timeRange(0, 0, 0, 23, 59, 59)", "true"),
        ("timeRange(0, 0, 23, 59, 'GMT')", "true"),
        ("timeRange(0, 24)", "true"),
        ("timeRange(25)", "false"),
        ("dateRange(2000, 2999)", "true"),
        ("dateRange(1, 'JAN', 2000, 31, 'DEC', 2001)", "false"),
        ("dateRange('JAN', 'DEC')", "true"),
        ("dateRange(1999)", "false"),
        ("url", "https://hailong.example/"),
    ],
)
def test_a_script_is_told_what_it_asks(question: str, told: str) -> None:
    assert answer(f"return String({question});") == told


def test_a_script_that_catches_every_error_is_told_names_all_the_same() -> None:
    assert answer("try { return dnsResolve('proxy.example') } catch (e) { return 'DIRECT' }") == "10.0.0.9"


def test_a_script_that_knows_only_the_newer_function_is_asked_by_it() -> None:
    script = "function FindProxyForURLEx(url, host) { return 'PROXY a:1' }"

    assert run_script(script, "https://x/", "x", NAMES.get) == "PROXY a:1"


@pytest.mark.parametrize(
    "body",
    ["while (true) {}", "var all = []; while (true) all.push(new Array(100000).fill(7));", "return FindProxyForURL()",
     "throw new Error('x')", "return nothing.at.all", "return require('fs')", "return eval('(')",
     "var i = 0; while (true) dnsResolve('n' + i++)"],
)  # fmt: skip
def test_a_script_that_does_harm_is_stopped(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proxy_script, "_RUN_WITHIN", 0.1)
    began = time.monotonic()

    with pytest.raises(ProxyError) as caught:
        answer(body)

    assert caught.value.fault is ProxyFault.SCRIPT_BROKEN
    assert time.monotonic() - began < 5


def test_a_script_that_asks_for_names_without_end_is_stopped() -> None:
    with pytest.raises(ProxyError, match="too many names"):
        answer("for (var i = 0; ; i++) dnsResolve('n' + i)")


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        ("DIRECT", (None,)),
        ("PROXY a.example:8080", (Proxy("a.example:8080"),)),
        ("PROXY a:1; HTTPS b:2 ;DIRECT", (Proxy("a:1"), Proxy("b:2", scheme="https"), None)),
        ("SOCKS s:1080; PROXY a:1", (Proxy("a:1"),)),
        ("PROXY nonsense; DIRECT", (None,)),
        ("", (None,)),
        ("null", (None,)),
    ],
)
def test_an_answer_names_the_ways_in_order(said: str, ways: tuple[Proxy | None, ...]) -> None:
    assert parse_answer(said) == ways


def test_an_answer_with_no_way_that_can_be_gone_is_a_fault() -> None:
    with pytest.raises(ProxyError) as caught:
        parse_answer("SOCKS5 s:1080")

    assert (caught.value.fault, caught.value.detail) == (ProxyFault.SCRIPT_UNSUPPORTED, "SOCKS5")


SCRIPT = "function FindProxyForURL(u, h) { return 'PROXY ' + h + ':8080' }"


def test_a_script_is_fetched_once_and_again_after_the_network_may_have_changed() -> None:
    with serving(lambda _: Reply(200, SCRIPT, {"Content-Type": "application/x-ns-proxy-autoconfig"})) as http:
        scripts = ProxyScripts()
        ways = [scripts.ask(f"{http.url}/wpad.dat", "https://hailong.example/api/v1/sheets?x=1") for _ in range(2)]
        scripts.forget()
        scripts.ask(f"{http.url}/wpad.dat", "https://hailong.example")

        assert ways == [(Proxy("hailong.example:8080"),)] * 2
        assert http.paths == ["GET /wpad.dat"] * 2


def test_a_script_that_is_old_is_fetched_again() -> None:
    with serving(lambda _: Reply(200, SCRIPT)) as http:
        scripts = ProxyScripts(keep_for=0)
        for _ in range(2):
            scripts.ask(http.url, "https://a.example")

        assert len(http.requests) == 2


def test_a_script_may_lie_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "của văn phòng.pac"
    file.write_text("\ufeff" + SCRIPT, encoding="utf-8")

    assert ProxyScripts().ask(file.as_uri(), "https://a.example") == (Proxy("a.example:8080"),)


@pytest.mark.parametrize("reply", [Reply(404, ""), Reply(200, "x", cut_after=0)], ids=["404", "cut"])
def test_a_script_that_is_not_there_is_said_to_be_so(reply: Reply) -> None:
    with serving(lambda _: reply) as http, pytest.raises(ProxyError) as caught:
        fetch_script(http.url)
    if reply.cut_after is None:
        assert caught.value.detail == "HTTP 404"

    assert caught.value.fault is ProxyFault.SCRIPT_UNREACHABLE


def test_a_file_that_is_missing_or_too_long_is_no_script(tmp_path: Path) -> None:
    file = tmp_path / "x.pac"
    with pytest.raises(ProxyError) as missing:
        fetch_script(file.as_uri())
    file.write_bytes(b" " * (proxy_script.LONGEST_SCRIPT + 1))
    with pytest.raises(ProxyError) as long:
        fetch_script(file.as_uri())

    assert missing.value.fault is ProxyFault.SCRIPT_UNREACHABLE
    assert long.value.fault is ProxyFault.SCRIPT_BROKEN


def test_a_script_without_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proxy_script, "LONGEST_SCRIPT", 1000)
    with serving(lambda _: Reply(200, "x" * 5000)) as http, pytest.raises(ProxyError, match="does not end"):
        fetch_script(http.url)


def test_names_are_looked_up_by_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing_leads_out(*_: object) -> None:
        raise OSError

    assert resolve_name("localhost") == "127.0.0.1"
    assert resolve_name("khong-co-that.invalid") is None
    assert resolve_name("x" * 300) is None
    monkeypatch.setattr(socket.socket, "connect", nothing_leads_out)
    assert resolve_name("*") == "127.0.0.1"

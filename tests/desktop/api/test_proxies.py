"""Where the proxy is found, at each attempt anew."""

import pytest

from desktop.api.test_passwords import MemoryKeyring
from hailong.api.proxies import DirectAlone, ProxyFinder, script_of_system, system_proxies
from hailong.api.proxy_password import ProxyPasswords
from hailong.api.proxy_script import parse_answer
from hailong.domain.proxy import Proxy, ProxyError, ProxyFault, ProxyMode, ProxySettings, RouteOrigin, Routes

URL = "https://hailong.example/api/v1/service"
NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


class Scripts:
    """Answers every script by its own address."""

    def __init__(self) -> None:
        self.forgotten = 0

    def ask(self, script_url: str, url: str) -> tuple[Proxy | None, ...]:
        assert url == URL
        return (Proxy(script_url.split("/")[2] + ":8080"), None)

    def forget(self) -> None:
        self.forgotten += 1


@pytest.fixture(autouse=True)
def no_proxy_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


class Finding:
    def __init__(self) -> None:
        self.settings = ProxySettings()
        self.system_script = ""
        self.passwords = ProxyPasswords(MemoryKeyring())
        self.scripts = Scripts()
        self.finder = ProxyFinder(
            lambda: self.settings, self.passwords, self.scripts, lambda: self.system_script  # type: ignore[arg-type]
        )  # fmt: skip


@pytest.fixture
def finding() -> Finding:
    return Finding()


def test_nothing_set_anywhere_is_the_direct_way(finding: Finding) -> None:
    assert finding.finder.routes(URL) == Routes(RouteOrigin.SYSTEM)


def test_the_proxy_of_the_system_is_looked_up_at_each_attempt(
    finding: Finding, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for proxy in ("http://a.example:1", "b.example:2", "http://d%C6%B0:m%40t@c.example"):
        monkeypatch.setenv("https_proxy", proxy)
        found += finding.finder.routes(URL).ways

    assert found == [
        Proxy("a.example:1", takes_login=True),
        Proxy("b.example:2", takes_login=True),
        Proxy("c.example:80", "dư", "m@t", takes_login=True),
    ]


def test_an_exception_of_the_system_goes_the_direct_way(finding: Finding, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://a.example:1")
    monkeypatch.setenv("no_proxy", "localhost,.example")

    assert finding.finder.routes(URL).ways == (None,)


@pytest.mark.parametrize(("proxy", "fault"), [("socks5://s:1080", "script_unsupported"), ("http://a b:80", "address")])
def test_a_proxy_of_the_system_that_cannot_be_gone_is_said_to_be_so(
    proxy: str, fault: str, finding: Finding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", proxy)

    with pytest.raises(ProxyError) as caught:
        finding.finder.routes(URL)

    assert caught.value.fault == fault


def test_the_script_of_the_system_comes_before_its_proxy_and_the_environment_before_both(
    finding: Finding, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding.system_script = "http://wpad.example/x"

    assert finding.finder.routes(URL) == Routes(RouteOrigin.SYSTEM_SCRIPT, (Proxy("wpad.example:8080"), None))

    monkeypatch.setenv("https_proxy", "http://a.example:1")
    assert finding.finder.routes(URL) == Routes(RouteOrigin.SYSTEM, (Proxy("a.example:1", takes_login=True),))


def test_none_is_none_whatever_the_system_says(finding: Finding, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://a.example:1")
    finding.settings = ProxySettings(ProxyMode.NONE)

    assert finding.finder.routes(URL) == Routes(RouteOrigin.CHOSEN)


def test_a_manual_proxy_is_gone_with_its_user_and_the_password_of_the_keyring(finding: Finding) -> None:
    finding.settings = ProxySettings(ProxyMode.MANUAL, address="http://proxy:8080", user="chi_doc")
    with pytest.raises(ProxyError) as missing:
        finding.finder.routes(URL)
    finding.passwords.set("proxy:8080", "chi_doc", "bí mật")

    assert missing.value.fault is ProxyFault.PASSWORD_MISSING
    assert finding.finder.routes(URL).ways == (Proxy("proxy:8080", "chi_doc", "bí mật"),)

    finding.settings = ProxySettings(ProxyMode.MANUAL, address="proxy:8080")
    assert finding.finder.routes(URL).ways == (Proxy("proxy:8080", takes_login=True),)


def test_a_proxy_that_a_script_names_is_never_given_a_login(finding: Finding) -> None:
    finding.system_script = "http://wpad.example/x"
    by_system = finding.finder.routes(URL).ways
    finding.settings = ProxySettings(ProxyMode.SCRIPT, user="chi_doc", script="http://pac.example/x")
    by_user = finding.finder.routes(URL).ways

    assert [(way.takes_login, way.user) for way in (*by_system, *by_user) if way] == [(False, ""), (False, "")]
    assert not any(way and way.takes_login for way in parse_answer("PROXY a:1; HTTPS b:2; HTTP c:3"))


def test_a_script_that_the_user_has_named_is_asked(finding: Finding) -> None:
    finding.settings = ProxySettings(ProxyMode.SCRIPT, script="http://pac.example/x")

    assert finding.finder.routes(URL) == Routes(RouteOrigin.SCRIPT, (Proxy("pac.example:8080"), None))


@pytest.mark.parametrize("settings", [ProxySettings(ProxyMode.SCRIPT, script="x"), ProxySettings(ProxyMode.MANUAL)])
def test_what_is_no_address_is_said_to_be_none(settings: ProxySettings, finding: Finding) -> None:
    finding.settings = settings

    with pytest.raises(ProxyError) as caught:
        finding.finder.routes(URL)

    assert caught.value.fault is ProxyFault.ADDRESS


def test_another_network_may_have_another_script(finding: Finding) -> None:
    finding.finder.forget()

    assert finding.scripts.forgotten == 1


def test_this_very_machine_is_never_reached_by_a_proxy() -> None:
    direct = DirectAlone()
    direct.forget()

    assert direct.routes("http://127.0.0.1") == Routes(RouteOrigin.LOOPBACK)


def test_without_settings_the_system_is_asked() -> None:
    assert script_of_system() == ""
    assert system_proxies().routes(URL) == Routes(RouteOrigin.SYSTEM)

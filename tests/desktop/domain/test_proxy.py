"""What may be chosen about proxies, and how it is kept."""

import pytest

from hailong.domain.proxy import (
    AddressError,
    Proxy,
    ProxyError,
    ProxyFault,
    ProxyMode,
    ProxySettings,
    SignIn,
    proxy_address,
    proxy_settings_text,
    read_proxy_settings,
    script_address,
    sign_ins,
)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("proxy.vanphong.example:8080", "proxy.vanphong.example:8080"),
        (" http://10.0.0.1:3128/ ", "10.0.0.1:3128"),
        ("[fe80::1]:8080", "[fe80::1]:8080"),
        ("proxy:08080", "proxy:8080"),
    ],
)
def test_an_address_is_read_as_it_is_typed(typed, address):
    assert proxy_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    ["", "proxy", "proxy:", "proxy:0", "proxy:65536", "proxy:8o80", "a b:80", "user:pw@proxy:80", "-x:80", "https://p:1",
     "proxy:80\r\nX: y", "proxy:٣", "socks5://p:1080"],
)  # fmt: skip
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(AddressError):
        proxy_address(typed)


@pytest.mark.parametrize("typed", ["http://wpad/wpad.dat", "https://p.example/x.pac", "file:///C:/proxy.pac"])
def test_a_script_may_lie_on_the_web_or_in_a_file(typed):
    assert script_address(f" {typed} ") == typed


@pytest.mark.parametrize("typed", ["", "wpad.dat", "ftp://x/y", "http://", "http://u:p@x/", "file:", "javascript:1"])
def test_what_is_no_address_of_a_script_is_refused(typed):
    with pytest.raises(AddressError):
        script_address(typed)


@pytest.mark.parametrize("mode", ProxyMode)
def test_what_was_chosen_is_kept(mode):
    chosen = ProxySettings(mode, address="proxy:8080", user="chị Đọc", script="http://wpad/wpad.dat")

    assert read_proxy_settings(proxy_settings_text(chosen)) == chosen


@pytest.mark.parametrize("kept", ["", "\0", "[]", "{}", '{"mode": "x"}', '{"mode": "none", "address": 1}', "[" * 9])
def test_what_makes_no_sense_is_the_way_of_the_system(kept):
    assert read_proxy_settings(kept) == ProxySettings()


def test_a_proxy_never_shows_its_password():
    assert "bí mật" not in repr(Proxy("proxy:8080", "chị Đọc", "bí mật"))


def test_an_error_says_its_fault():
    assert str(ProxyError(ProxyFault.SCRIPT_BROKEN, "SyntaxError")) == "script_broken SyntaxError"


NAMED, OF_LOGIN, OF_SCRIPT = Proxy("p:1", "u", "p", takes_login=True), Proxy("p:1", takes_login=True), Proxy("p:1")
ALL = ("Basic", "NTLM", "Digest", "Negotiate")


@pytest.mark.parametrize(
    ("offers", "proxy", "has_login", "kinds"),
    [
        (ALL, NAMED, False, tuple(SignIn)),
        (ALL, NAMED, True, tuple(SignIn)),
        (("basic", "ntlm"), NAMED, False, (SignIn.NTLM, SignIn.BASIC)),
        (("Digest",), NAMED, True, ()),
        ((), NAMED, True, ()),
        (ALL, OF_LOGIN, True, (SignIn.NEGOTIATE, SignIn.NTLM)),
        (("Basic",), OF_LOGIN, True, ()),
        (ALL, OF_LOGIN, False, ()),
        (ALL, OF_SCRIPT, True, ()),
    ],
)
def test_the_strongest_way_to_sign_in_comes_first_and_none_where_nobody_may(offers, proxy, has_login, kinds):
    assert sign_ins(offers, proxy, has_login=has_login) == kinds

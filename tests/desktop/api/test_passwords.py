"""Passwords of SQL Servers: in the keyring or nowhere, and it is said why not."""

from datetime import date

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as ForgetfulKeyring
from keyring.errors import InitError, PasswordDeleteError

from hailong.api.passwords import Passwords
from hailong.domain.live import LiveConnection, LiveError, LiveFault, ServerAddress

LIVE = LiveConnection(id="a", address=ServerAddress("PC", "ECUSSQL2008"), user="chi_doc", since=date(2026, 1, 1))


class MemoryKeyring(KeyringBackend):
    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.is_locked:
            raise InitError("Prompt dismissed")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.is_locked:
            raise InitError("Prompt dismissed")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


class OpenKeyring(MemoryKeyring):
    """As keyrings.alt would come: chosen silently, keeping its secrets in the open."""


OpenKeyring.__module__ = "keyrings.alt.file"


def fault_of(act, *words) -> LiveFault:
    with pytest.raises(LiveError) as caught:
        act(*words)
    assert "Mật" not in f"{caught.value} {caught.value.detail}"
    return caught.value.fault


def test_a_password_is_kept_and_given_back_until_it_is_forgotten() -> None:
    keyring = MemoryKeyring()
    passwords = Passwords(keyring)
    assert fault_of(passwords.get, LIVE) is LiveFault.PASSWORD_MISSING
    passwords.set(LIVE, "Mật-khẩu 1}")
    assert Passwords(keyring).get(LIVE) == "Mật-khẩu 1}"
    passwords.forget(LIVE)
    passwords.forget(LIVE)
    assert keyring.kept == {}


@pytest.mark.parametrize("backend", [NoKeyring(), ForgetfulKeyring(), OpenKeyring()])
def test_a_keyring_that_keeps_no_secret_is_not_used(backend: KeyringBackend) -> None:
    assert fault_of(Passwords(backend).set, LIVE, "Mật-khẩu") is LiveFault.KEYRING_UNAVAILABLE
    assert getattr(backend, "kept", {}) == {}


def test_for_a_demo_no_password_is_kept() -> None:
    assert fault_of(Passwords.nowhere().set, LIVE, "Mật-khẩu") is LiveFault.KEYRING_UNAVAILABLE
    assert fault_of(Passwords.nowhere().get, LIVE) is LiveFault.KEYRING_UNAVAILABLE


def test_a_locked_keyring_says_so_and_forgetting_goes_on() -> None:
    keyring = MemoryKeyring()
    keyring.is_locked = True
    assert fault_of(Passwords(keyring).get, LIVE) is LiveFault.KEYRING_UNAVAILABLE
    Passwords(keyring).forget(LIVE)

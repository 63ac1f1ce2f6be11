"""The password of a proxy: in the keyring or nowhere."""

import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as ForgetfulKeyring

from desktop.api.test_passwords import MemoryKeyring
from hailong.api.proxy_password import ProxyPasswords
from hailong.domain.proxy import ProxyError, ProxyFault


def test_a_password_is_kept_for_its_proxy_and_user_alone() -> None:
    passwords = ProxyPasswords(MemoryKeyring())
    passwords.set("proxy:8080", "chi_doc", "bí mật")

    assert passwords.get("proxy:8080", "chi_doc") == "bí mật"
    for address, user in (("khac:8080", "chi_doc"), ("proxy:8080", "anh_ghi")):
        with pytest.raises(ProxyError):
            passwords.get(address, user)


def test_an_empty_password_forgets_the_one_before() -> None:
    passwords = ProxyPasswords(MemoryKeyring())
    passwords.set("proxy:8080", "chi_doc", "bí mật")

    for _ in range(2):
        passwords.set("proxy:8080", "chi_doc", "")

    with pytest.raises(ProxyError):
        passwords.get("proxy:8080", "chi_doc")


@pytest.mark.parametrize("backend", [NoKeyring(), ForgetfulKeyring()])
def test_without_a_keyring_nothing_is_kept(backend: NoKeyring) -> None:
    with pytest.raises(ProxyError) as caught:
        ProxyPasswords(backend).set("proxy:8080", "chi_doc", "bí mật")

    assert caught.value.fault is ProxyFault.PASSWORD_MISSING
    assert "bí mật" not in str(caught.value)


def test_a_locked_keyring_is_told_as_a_missing_password() -> None:
    keyring = MemoryKeyring()
    keyring.is_locked = True

    with pytest.raises(ProxyError) as caught:
        ProxyPasswords(keyring).get("proxy:8080", "chi_doc")

    assert (caught.value.fault, caught.value.detail) == (ProxyFault.PASSWORD_MISSING, "InitError")


def test_for_a_demo_the_keyring_is_left_in_peace() -> None:
    with pytest.raises(ProxyError):
        ProxyPasswords.nowhere().get("proxy:8080", "chi_doc")

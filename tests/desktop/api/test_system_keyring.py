"""The system's keyring, whatever its back end does: an answer, or one kind of error, in bounded time."""

import threading

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as ForgetfulKeyring
from keyring.errors import InitError

from hailong.api.system_keyring import SERVICE_NAME, SystemSecrets
from hailong.domain.secret_keeping import SecretsUnavailableError

NAME = "database 00ff"


class MemoryKeyring(KeyringBackend):
    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password


class BrokenKeyring(MemoryKeyring):
    def __init__(self, error):
        super().__init__()
        self.error = error

    def get_password(self, service, username):
        raise self.error


class SilentKeyring(MemoryKeyring):
    """Asks the user for something that never comes; ``woken`` ends it after the test."""

    def __init__(self):
        super().__init__()
        self.woken = threading.Event()

    def get_password(self, service, username):
        self.woken.wait()


def secrets_in(backend, **how):
    return SystemSecrets(backend, short_way=lambda _: None, **how)


def test_what_was_kept_is_found_and_what_was_not_is_not():
    backend = MemoryKeyring()
    secrets_in(backend).keep(NAME, "a key")

    assert backend.kept == {(SERVICE_NAME, NAME): "a key"}
    assert secrets_in(backend).find(NAME) == "a key"
    assert secrets_in(backend).find("database 01") is None


@pytest.mark.parametrize("error", [InitError("Prompt dismissed"), RuntimeError("x"), OSError("x"), KeyError("x")])
def test_whatever_a_back_end_raises_is_one_kind_of_error(error):
    with pytest.raises(SecretsUnavailableError):
        secrets_in(BrokenKeyring(error)).find(NAME)


def test_no_keyring_and_a_forgetful_one_keep_nothing():
    for backend in (NoKeyring(), ForgetfulKeyring()):
        with pytest.raises(SecretsUnavailableError):
            secrets_in(backend).keep(NAME, "a key")


def test_no_keyring_is_no_answer():
    with pytest.raises(SecretsUnavailableError):
        secrets_in(NoKeyring()).find(NAME)


def test_a_keyring_that_hangs_is_left_alone_after_a_while():
    backend = SilentKeyring()
    with pytest.raises(SecretsUnavailableError, match="does not answer"):
        secrets_in(backend, patience=0.05).find(NAME)
    backend.woken.set()


def test_the_short_way_is_believed_when_it_finds_something_and_only_then():
    backend = MemoryKeyring()
    backend.set_password(SERVICE_NAME, NAME, "of the keyring")

    assert SystemSecrets(backend, short_way=lambda _: "found").find(NAME) == "found"
    assert SystemSecrets(backend, short_way=lambda _: None).find(NAME) == "of the keyring"

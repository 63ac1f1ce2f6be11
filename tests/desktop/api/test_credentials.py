"""The device's key: in the keyring where there is one that keeps a secret, else in a file of this user alone."""

import stat
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as ForgetfulKeyring
from keyring.errors import InitError, PasswordDeleteError

from hailong.api.credentials import Credentials, KeyMissingError, KeyPlace, KeyringUnavailableError
from hailong.api.sealing import DeviceKey
from hailong.domain.outbox import FailureKind

URL = "https://hailong.example"


class MemoryKeyring(KeyringBackend):
    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")

    def _open(self) -> None:
        if self.is_locked:
            raise InitError("Prompt dismissed")


class OpenKeyring(MemoryKeyring):
    """As keyrings.alt would come: chosen silently, keeping its secrets in the open."""


OpenKeyring.__module__ = "keyrings.alt.file"


@pytest.fixture
def keyring() -> MemoryKeyring:
    return MemoryKeyring()


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


def test_a_confirmed_key_lives_in_the_keyring_alone(keyring: MemoryKeyring, tmp_path: Path) -> None:
    credentials = Credentials(tmp_path, keyring)
    key = credentials.pending(URL)

    assert credentials.confirm(URL, "device-1", key) is KeyPlace.KEYRING
    assert list(keyring.kept) == [("hailong", f"{URL} device-1")]
    assert files(tmp_path) == []
    assert Credentials(tmp_path, keyring).load(URL, "device-1").public == key.public
    assert credentials.place(URL, "device-1") is KeyPlace.KEYRING


def test_a_key_that_was_shown_before_the_answer_was_lost_is_shown_again(keyring: MemoryKeyring, tmp_path: Path) -> None:
    first = Credentials(tmp_path, keyring).pending(URL)

    assert Credentials(tmp_path, keyring).pending(URL).public == first.public
    assert Credentials(tmp_path, keyring).pending("https://other.example").public != first.public


@pytest.mark.parametrize("backend", [NoKeyring(), ForgetfulKeyring(), OpenKeyring()], ids=["none", "null", "open"])
def test_without_a_usable_keyring_a_file_of_this_user_alone_stands_in_and_says_so(
    backend: KeyringBackend, tmp_path: Path
) -> None:
    credentials = Credentials(tmp_path / "data", backend)
    key = credentials.pending(URL)

    assert credentials.confirm(URL, "device-1", key) is KeyPlace.FILE
    (kept,) = files(tmp_path / "data")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    again = Credentials(tmp_path / "data", backend)
    assert again.load(URL, "device-1").public == key.public
    assert again.place(URL, "device-1") is KeyPlace.FILE


def test_a_keyring_that_comes_to_life_takes_the_key_over(keyring: MemoryKeyring, tmp_path: Path) -> None:
    keyring.is_locked = True
    credentials = Credentials(tmp_path, keyring)
    key = credentials.pending(URL)
    assert len(files(tmp_path)) == 1

    keyring.is_locked = False

    assert credentials.confirm(URL, "device-1", key) is KeyPlace.KEYRING
    assert files(tmp_path) == []


def test_a_locked_keyring_is_told_apart_from_a_missing_key(keyring: MemoryKeyring, tmp_path: Path) -> None:
    with pytest.raises(KeyMissingError):
        Credentials(tmp_path, keyring).load(URL, "device-1")
    keyring.is_locked = True
    with pytest.raises(KeyringUnavailableError) as caught:
        Credentials(tmp_path, keyring).load(URL, "device-1")

    assert (caught.value.failure.kind, caught.value.failure.code) == (FailureKind.NEEDS_PERSON, "key_missing")
    assert not caught.value.is_ours


def test_a_key_that_was_read_once_is_not_asked_for_again(keyring: MemoryKeyring, tmp_path: Path) -> None:
    credentials = Credentials(tmp_path, keyring)
    credentials.confirm(URL, "device-1", DeviceKey.generate())
    keyring.is_locked = True

    assert credentials.load(URL, "device-1") is credentials.load(URL, "device-1")


@pytest.mark.parametrize("text", ["", "{}", "\x00\x00", '{"kty": "OKP", "crv": "Ed25519", "x": "?", "d": "!!"}', "[]"])
def test_a_damaged_key_is_no_key_and_is_not_quoted(text: str, keyring: MemoryKeyring, tmp_path: Path) -> None:
    keyring.kept["hailong", f"{URL} device-1"] = text

    with pytest.raises(KeyMissingError) as caught:
        Credentials(tmp_path, keyring).load(URL, "device-1")
    assert "!!" not in str(caught.value)


@pytest.mark.parametrize("backend", [NoKeyring(), OpenKeyring()], ids=["none", "open"])
def test_a_machine_that_keeps_keys_in_files_misses_one_whose_file_is_gone(
    backend: KeyringBackend, tmp_path: Path
) -> None:
    with pytest.raises(KeyMissingError):
        Credentials(tmp_path, backend).load(URL, "device-1")


def test_no_secret_shows_in_a_repr(keyring: MemoryKeyring, tmp_path: Path) -> None:
    credentials = Credentials(tmp_path, keyring)
    credentials.confirm(URL, "device-1", DeviceKey.generate())
    (text,) = keyring.kept.values()

    assert text.split('"d": "')[1][:20] not in repr(credentials) + repr(vars(credentials))


def test_a_demo_leaves_the_keyring_in_peace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.get_keyring", lambda: pytest.fail("the keyring was asked"))
    credentials = Credentials.in_files(tmp_path)

    assert credentials.confirm(URL, "device-1", credentials.pending(URL)) is KeyPlace.FILE
    assert Credentials.in_files(tmp_path).load(URL, "device-1")


def test_a_key_that_is_forgotten_is_nowhere_any_more(tmp_path: Path) -> None:
    for backend in (MemoryKeyring(), NoKeyring()):
        credentials = Credentials(tmp_path, backend)
        credentials.confirm(URL, "d1", DeviceKey.generate())
        credentials.pending(URL)

        credentials.forget(URL, "d1")
        credentials.forget(URL, "d1")

        assert list(tmp_path.glob("*.key")) == []
        assert not getattr(backend, "kept", None)
        with pytest.raises(KeyMissingError):
            credentials.load(URL, "d1")

"""Whether this workstation's key is to be had."""

from dataclasses import replace
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from desktop.api.test_passwords import MemoryKeyring
from hailong.api.credentials import Credentials
from hailong.api.keyring_check import check_keyring
from hailong.domain.doctor import Verdict
from hailong.domain.enrolment import Enrolment

ENROLMENT = Enrolment(
    service_url="https://hailong.example", service_name="Mẫu", device_id="device-1", keys=(), enterprises=()
)


def enrolled(folder: Path, keyring: KeyringBackend) -> None:
    credentials = Credentials(folder, keyring)
    url = ENROLMENT.service_url
    credentials.confirm(url, ENROLMENT.device_id, credentials.pending(url))


@pytest.mark.parametrize(("keyring", "code"), [(MemoryKeyring(), "in_keyring"), (NoKeyring(), "in_file")])
def test_a_key_is_found_where_it_is(keyring: KeyringBackend, code: str, tmp_path: Path) -> None:
    enrolled(tmp_path, keyring)

    assert check_keyring(Credentials(tmp_path, keyring), ENROLMENT).code == code


def test_a_keyring_that_is_locked_and_a_key_that_is_gone_are_told_apart(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    enrolled(tmp_path, keyring)
    gone = check_keyring(Credentials(tmp_path, keyring), replace(ENROLMENT, device_id="device-2"))
    keyring.is_locked = True

    locked = check_keyring(Credentials(tmp_path, keyring), ENROLMENT)

    assert (gone.code, locked.code) == ("key_missing", "locked")
    assert {gone.verdict, locked.verdict} == {Verdict.FAULT}


class OpenKeyring(MemoryKeyring):
    pass


OpenKeyring.__module__ = "keyrings.alt.file"


@pytest.mark.parametrize(
    ("keyring", "code"), [(MemoryKeyring(), "there"), (NoKeyring(), "none"), (OpenKeyring(), "none")]
)
def test_before_enrolment_it_is_said_where_the_key_will_be(keyring: KeyringBackend, code: str, tmp_path: Path) -> None:
    assert check_keyring(Credentials(tmp_path, keyring), None, keyring).code == code

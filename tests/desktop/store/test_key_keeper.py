"""Where a key is found: in the keyring or its file, and what is said when neither has it."""

import pytest

from hailong.domain.enrolment import KeyPlace
from hailong.store.database_key import DatabaseKey
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.key_file import KEY_FILE_NAME
from hailong.store.key_keeper import KeyKeeper

UNKNOWN = "0" * 32


def fault_of(keeper, name):
    with pytest.raises(StoreError) as caught:
        keeper.find(name)
    return caught.value.fault


def test_a_new_key_goes_to_the_keyring_and_not_to_the_disk(tmp_path, secrets):
    key = KeyKeeper(tmp_path, secrets).newest()

    again = KeyKeeper(tmp_path, secrets)
    assert list(secrets.kept.values()) == [key.to_text()]
    assert key.to_text() not in (tmp_path / KEY_FILE_NAME).read_text()
    assert (again.find(key.name), again.newest(), again.place(key)) == (key, key, KeyPlace.KEYRING)


def test_without_a_keyring_the_key_is_in_a_file_and_the_keeper_says_so(tmp_path, secrets):
    secrets.is_silent = True
    key = KeyKeeper(tmp_path, secrets).newest()

    again = KeyKeeper(tmp_path, secrets)
    assert (again.find(key.name), again.place(key)) == (key, KeyPlace.FILE)


def test_a_silent_keyring_is_an_error_of_the_world(tmp_path, secrets):
    key = KeyKeeper(tmp_path, secrets).newest()
    secrets.is_silent = True

    assert fault_of(KeyKeeper(tmp_path, secrets), key.name) is StoreFault.KEY_UNAVAILABLE
    secrets.is_silent = False
    assert KeyKeeper(tmp_path, secrets).find(key.name) == key


def test_an_emptied_keyring_has_no_key(tmp_path, secrets):
    key = KeyKeeper(tmp_path, secrets).newest()
    secrets.kept.clear()

    assert KeyKeeper(tmp_path, secrets).find(key.name) is None
    assert KeyKeeper(tmp_path, secrets).newest() != key


@pytest.mark.parametrize("kept", ["", "no key", "00", DatabaseKey.new().to_text()])
def test_what_is_not_the_key_is_damage(tmp_path, secrets, kept):
    key = KeyKeeper(tmp_path, secrets).newest()
    secrets.kept[f"database {key.name}"] = kept

    assert fault_of(KeyKeeper(tmp_path, secrets), key.name) is StoreFault.KEY_DAMAGED


def test_a_key_file_that_cannot_be_read_is_damage(tmp_path):
    key = KeyKeeper(tmp_path).newest()
    (tmp_path / KEY_FILE_NAME).write_bytes(b"\0" * 99)

    assert fault_of(KeyKeeper(tmp_path), key.name) is StoreFault.KEY_DAMAGED


def test_a_database_whose_first_bytes_are_damaged_has_the_newest_key(tmp_path, secrets):
    key = KeyKeeper(tmp_path, secrets).newest()

    assert KeyKeeper(tmp_path, secrets).find(UNKNOWN) == key


def test_a_database_from_a_backup_finds_its_own_key(tmp_path, secrets):
    first = KeyKeeper(tmp_path, secrets).newest()
    (tmp_path / KEY_FILE_NAME).unlink()
    second = KeyKeeper(tmp_path, secrets).newest()

    assert second != first
    assert KeyKeeper(tmp_path, secrets).find(first.name) == first

"""A database of an older release is encrypted at the next start, and nothing of it is lost or left in clear."""

import os
import shutil
from pathlib import Path

import apsw
import pytest

from hailong.domain.enrolment import KeyPlace
from hailong.store import encrypting
from hailong.store.data_folder import DataFolder
from hailong.store.database import FILE_NAME, Database, is_damaged
from hailong.store.database_key import DatabaseKey, is_plain, key_name_in
from hailong.store.encrypting import HALF_NAME, encrypt
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.journal import JOURNAL_NAME
from hailong.store.key_file import KEY_FILE_NAME
from hailong.store.repair import RepairCause
from hailong.store.sqlite import open_store
from markers import found_below
from raw_store import open_raw

SAMPLES = sorted((Path(__file__).parent / "samples").glob("schema_*.db"))
READABLE = "Chờ lâu quá.".encode()  # stands in every sample


@pytest.fixture
def old(tmp_path):
    """The data folder of a release that did not encrypt."""
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copy(SAMPLES[-1], folder / FILE_NAME)
    return folder


@pytest.fixture
def key():
    return DatabaseKey.new()


def waiting(store, clock):
    return {sheet.id: sheet.sealed for sheet in store.outbox.due(clock.now(), 100)}


def test_the_next_start_encrypts_and_everything_is_there(old, clock, secrets):
    before = (old / FILE_NAME).read_bytes()
    assert READABLE in before
    assert found_below(old)

    store = open_store(old, clock, secrets)

    assert store.key_place is KeyPlace.KEYRING
    assert len(waiting(store, clock)) == 20
    assert store.repair is None
    assert store.settings.get("language") == "vi"
    assert found_below(old) == {}
    store.close()
    assert not any(READABLE in path.read_bytes() for path in old.iterdir())
    assert not (old / HALF_NAME).exists()


def test_what_is_still_in_the_log_comes_with_it(old, tmp_path, clock, key):
    connection = apsw.Connection(str(old / FILE_NAME))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("INSERT INTO settings VALUES ('of the log', 'x')")
    killed = tmp_path / "killed"
    shutil.copytree(old, killed)
    connection.close()
    assert (killed / f"{FILE_NAME}-wal").stat().st_size

    store = open_store(killed, clock)

    assert store.settings.get("of the log") == "x"
    store.close()
    assert not is_plain(killed / FILE_NAME)


def test_copies_that_updates_left_are_not_left_in_clear(old, clock):
    shutil.copy(SAMPLES[0], old / "before-0002.db")

    open_store(old, clock).close()

    assert not list(old.glob("before-*.db"))


def test_it_tells_that_it_lasts(old, key, monkeypatch):
    monkeypatch.setattr(encrypting, "_STEPS_BETWEEN", 100)
    steps = []

    encrypt(old / FILE_NAME, key, lambda: steps.append(1))

    assert len(steps) > 10
    assert key_name_in(old / FILE_NAME) == key.name


def test_a_copy_that_is_not_the_same_does_not_take_its_place(old, key, monkeypatch):
    before = (old / FILE_NAME).read_bytes()
    copy = encrypting._copy

    def copy_less(database, half, with_key, on_step):
        copy(database, half, with_key, on_step)
        connection = apsw.Connection(str(half))
        with_key.unlock(connection)
        connection.execute("UPDATE frozen_sheets SET sealed = x'00' WHERE seq = 7")
        connection.close()

    monkeypatch.setattr(encrypting, "_copy", copy_less)
    with pytest.raises(StoreError) as caught:
        encrypt(old / FILE_NAME, key)

    assert caught.value.fault is StoreFault.DAMAGED
    assert (old / FILE_NAME).read_bytes() == before
    assert not (old / HALF_NAME).exists()


def test_without_room_for_a_second_one_it_stays_as_it_is_until_there_is(old, clock, monkeypatch):
    def no_room(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(encrypting, "_copy", no_room)
        store = open_store(old, clock)
    assert store.key_place is None
    assert len(waiting(store, clock)) == 20
    store.close()
    assert is_plain(old / FILE_NAME)

    store = open_store(old, clock)
    assert store.key_place is KeyPlace.FILE
    store.close()


def test_a_damaged_one_is_put_aside_and_what_waits_comes_over(tmp_path, clock, make_desk):
    place = DataFolder(tmp_path)
    Database(place, None).close()  # as an older release made it
    assert is_plain(tmp_path / FILE_NAME)
    shutil.copy(SAMPLES[-1], tmp_path / FILE_NAME)
    with (tmp_path / FILE_NAME).open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(size // 4096 // 3 * 4096)
        file.write(b"\xff" * 4096)

    store = open_store(tmp_path, clock)

    assert store.repair is not None
    assert store.repair.cause is RepairCause.DAMAGED
    assert store.key_place is KeyPlace.FILE
    store.close()
    assert is_plain(tmp_path / store.repair.kept_aside / FILE_NAME)
    assert not is_damaged(tmp_path)


def test_one_of_a_newer_release_is_refused_and_not_touched(old, clock):
    connection = apsw.Connection(str(old / FILE_NAME))
    connection.pragma("user_version", 9999)
    connection.close()
    before = (old / FILE_NAME).read_bytes()

    with pytest.raises(StoreError) as caught:
        open_store(old, clock)

    assert caught.value.fault is StoreFault.NEWER_SCHEMA
    assert (old / FILE_NAME).read_bytes() == before


def test_a_second_try_takes_the_key_of_the_first(old, clock, secrets, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(encrypting, "_is_same", killed)
        with pytest.raises(KeyboardInterrupt):
            open_store(old, clock, secrets)
    open_store(old, clock, secrets).close()

    assert len(secrets.kept) == 1
    assert (old / KEY_FILE_NAME).exists()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_every_older_schema_is_encrypted_word_for_word(sample, tmp_path, key):
    shutil.copy(sample, tmp_path / FILE_NAME)
    plain = apsw.Connection(str(sample), flags=apsw.SQLITE_OPEN_READONLY)
    sheets = plain.execute("SELECT * FROM sheets ORDER BY seq").fetchall()
    plain.close()

    encrypt(tmp_path / FILE_NAME, key)

    assert not (tmp_path / JOURNAL_NAME).exists()
    sealed = apsw.Connection(str(tmp_path / FILE_NAME))
    key.unlock(sealed)
    assert sealed.execute("SELECT * FROM sheets ORDER BY seq").fetchall() == sheets
    sealed.close()


def test_what_is_written_afterwards_is_encrypted_too(old, clock, make_desk):
    store = open_store(old, clock)
    make_desk(store).send()
    assert found_below(old) == {}
    store.close()
    assert found_below(old) == {}
    connection = open_raw(old)
    assert connection.execute("SELECT count(*) FROM sheets").get == 26
    connection.close()

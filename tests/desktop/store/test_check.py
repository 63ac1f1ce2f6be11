"""The look through the whole store: damage is noted, waiting bytes are put right, the journal follows what waits."""

import os
from dataclasses import replace

import pytest

from hailong.store.database import FILE_NAME, is_damaged
from hailong.store.journal import Journal
from hailong.store.sqlite import open_store


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


def test_a_whole_store_is_whole(sqlite_store, make_desk, folder):
    make_desk(sqlite_store).send()

    assert sqlite_store.check()
    assert not is_damaged(folder)


def test_what_was_received_leaves_the_journal_and_what_waits_stays(sqlite_store, make_desk, folder, cleared, later):
    desk = make_desk(sqlite_store)
    received, waiting = desk.send(cleared), desk.send(later)
    desk.deliver(received)
    assert set(Journal(folder).read().waiting) == {received, waiting}

    sqlite_store.check()

    assert set(Journal(folder).read().waiting) == {waiting}


def test_a_journal_that_lacks_something_is_completed(sqlite_store, make_desk, folder):
    sheet_id = make_desk(sqlite_store).send()
    journal = Journal(folder)
    journal.rewrite(journal.store_mark(), {})

    sqlite_store.check()

    assert set(journal.read().waiting) == {sheet_id}


def test_waiting_bytes_that_the_disk_has_changed_are_put_right(sqlite_store, make_desk, clock):
    sheet_id = make_desk(sqlite_store).send()
    with sqlite_store._database.write() as connection:
        connection.execute("UPDATE frozen_sheets SET sealed = x'00'")

    sqlite_store.check()

    (waiting,) = sqlite_store.outbox.due(clock.now(), 10)
    assert waiting.sealed == f"sealed {sheet_id}".encode()


def test_pages_that_cannot_be_read_are_noted_for_the_next_start(folder, clock, make_desk):
    store = open_store(folder, clock)
    make_desk(store).send()
    store.close()
    with (folder / FILE_NAME).open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(size - 4096)
        file.write(b"\xff" * 4096)
    store = open_store(folder, clock)

    assert not store.check()
    store.close()
    assert is_damaged(folder)


@pytest.fixture
def later(cleared):
    return replace(cleared, number="109999888880")

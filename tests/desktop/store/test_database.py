"""One file, two connections: private, durable, and plain about what the world does to it."""

import os
import stat
import subprocess
import sys
import threading
from dataclasses import replace

import apsw
import pytest

from hailong.domain.clock import SystemClock
from hailong.domain.imports import FileImport
from hailong.store.database import FILE_NAME
from hailong.store.interfaces import DeclarationQuery, StoreError, StoreFault, Tab
from hailong.store.sqlite import open_store

FILE = FileImport(name="a", sha256="0", reader="r:1")


def many(cleared, count):
    return [replace(cleared, number=f"1{n:010d}0") for n in range(count)]


def set_then_fail(connection):
    connection.execute("INSERT INTO settings VALUES ('a', 'b')")
    raise KeyError


def read_everything(store):
    store.declarations.view(DeclarationQuery(tab=Tab.ALL))
    store.declarations.facets()


def pragmas(connection, *names):
    return {name: connection.pragma(name) for name in names}


def test_both_connections_are_durable_and_safe(sqlite_store):
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema")
    safe = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0}
    database = sqlite_store._database
    with database.write() as writer, database.read() as reader:
        assert pragmas(writer, *names) == pragmas(reader, *names) == safe
        assert reader.pragma("query_only") == 1


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_folder_and_files_are_readable_by_their_user_alone(tmp_path):
    folder = tmp_path / "wide" / "data"
    old = os.umask(0)
    try:
        store = open_store(folder, SystemClock())
    finally:
        os.umask(old)
    store.settings.set("a", "b")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert set(modes) >= {FILE_NAME, f"{FILE_NAME}-wal", "hailong.lock"}
    assert set(modes.values()) == {0o600}
    store.close()


def test_what_was_written_is_there_after_closing_and_opening_again(tmp_path, clock, make_desk, cleared):
    store = open_store(tmp_path, clock)
    sheet_id = make_desk(store).send()
    store.close()
    store.close()
    assert not (tmp_path / f"{FILE_NAME}-wal").exists()
    store = open_store(tmp_path, clock)
    assert [sheet.id for sheet in store.outbox.due(clock.now(), 5)] == [sheet_id]
    store.close()


def test_a_closed_store_says_that_it_is_closed(tmp_path):
    store = open_store(tmp_path, SystemClock())
    store.close()
    with pytest.raises(apsw.ConnectionClosedError):
        store.settings.get("a")


def test_an_error_in_a_transaction_leaves_nothing_of_it(sqlite_store):
    with pytest.raises(KeyError), sqlite_store._database.write() as connection:
        set_then_fail(connection)
    assert sqlite_store.settings.get("a", "nothing") == "nothing"


def test_the_reading_connection_cannot_write(sqlite_store):
    with pytest.raises(StoreError) as caught, sqlite_store._database.read() as connection:
        connection.execute("INSERT INTO settings VALUES ('a', 'b')")
    assert caught.value.fault is StoreFault.READ_ONLY


def test_screens_read_the_state_before_while_an_import_goes_on(sqlite_store, cleared):
    seen = []

    def look(_done):
        reading = threading.Thread(
            target=lambda: seen.append(len(sqlite_store.declarations.view(DeclarationQuery(tab=Tab.ALL))))
        )
        reading.start()
        reading.join(timeout=30)

    sqlite_store.declarations.apply(many(cleared, 5000), FILE, on_progress=look)
    assert seen == [0, 0, 0]
    assert len(sqlite_store.declarations.view(DeclarationQuery(tab=Tab.ALL))) == 5000


def test_threads_write_and_read_at_once_and_nothing_is_lost(sqlite_store, make_desk, cleared):
    desk, wrong = make_desk(sqlite_store), []
    desk.bring_in(*many(cleared, 60))
    keys = list(sqlite_store.declarations.view(DeclarationQuery()))

    def work(mine):
        try:
            for key in mine:
                desk.send(sqlite_store.declarations.get(key).declaration)
                sqlite_store.declarations.counts(DeclarationQuery(text="sao"))
        except Exception as error:  # noqa: BLE001 (shown by the assertion)
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(keys[n::4],)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert sqlite_store.outbox.summary().waiting == 60


# --- what the world does


def test_a_full_disk_is_named_and_keeps_nothing_of_what_failed(sqlite_store, make_desk, cleared):
    desk = make_desk(sqlite_store)
    sent = desk.send()
    with sqlite_store._database.write() as connection:
        connection.pragma("max_page_count", connection.pragma("page_count") + 2)
    with pytest.raises(StoreError) as caught:
        desk.bring_in(*many(cleared, 2000))
    assert caught.value.fault is StoreFault.DISK_FULL
    assert [sheet.id for sheet in sqlite_store.outbox.due(desk.clock.now(), 9)] == [sent]
    assert len(sqlite_store.declarations.view(DeclarationQuery(tab=Tab.ALL))) == 1
    with sqlite_store._database.write() as connection:
        connection.pragma("max_page_count", 1 << 30)
    assert desk.bring_in(*many(cleared, 2000)).added == 2000  # works again without anybody's skill


FILLING = """
import resource, sys
from pathlib import Path
from hailong.domain.clock import SystemClock
from hailong.store.interfaces import StoreError
from hailong.store.sqlite import open_store
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = open_store(Path(sys.argv[1]), SystemClock())
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))
kept = 0
try:
    while True:
        store.settings.set(f"name{kept}", "x" * 20_000)
        kept += 1
except StoreError as error:
    print(kept, error.fault.value, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of files is POSIX's")
def test_a_file_that_may_not_grow_counts_as_a_full_disk_and_all_that_was_saved_is_there(tmp_path):
    child = subprocess.run(
        [sys.executable, "-c", FILLING, tmp_path], check=True, capture_output=True, text=True, timeout=60
    )
    kept, fault = child.stdout.split()
    assert fault == StoreFault.DISK_FULL.value
    assert int(kept) > 10
    store = open_store(tmp_path, SystemClock())
    assert all(store.settings.get(f"name{n}") == "x" * 20_000 for n in range(int(kept)))
    assert store.settings.get(f"name{kept}") == ""
    store.close()


def test_damaged_pages_are_named_when_they_are_read(tmp_path, clock, make_desk, cleared):
    store = open_store(tmp_path, clock)
    make_desk(store).bring_in(*many(cleared, 5000))
    store.close()
    with (tmp_path / FILE_NAME).open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(size // 2)
        file.write(b"\xff" * (size // 4))
    store = open_store(tmp_path, clock)
    with pytest.raises(StoreError) as caught:
        read_everything(store)
    assert caught.value.fault is StoreFault.DAMAGED
    store.close()


def test_a_draft_that_is_no_longer_json_is_damage_and_not_a_bug(sqlite_store, make_desk, cleared):
    desk = make_desk(sqlite_store)
    key, sheet = desk.key_of(cleared), desk.write()
    sqlite_store.sheets.save_draft(key, sheet)
    with sqlite_store._database.write() as connection:
        connection.execute("UPDATE drafts SET content = substr(content, 1, 40)")
    with pytest.raises(StoreError) as caught:
        sqlite_store.sheets.draft(key, sheet.round)
    assert caught.value.fault is StoreFault.DAMAGED


def test_a_folder_that_cannot_be_made_is_an_error_of_the_world(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path / "file" / "data", SystemClock())
    assert caught.value.fault is StoreFault.OTHER


def test_what_was_withdrawn_leaves_no_trace_in_the_file(tmp_path, clock, make_desk):
    store = open_store(tmp_path, clock)
    sheet_id = make_desk(store).send()
    marker = f"sealed {sheet_id}".encode()
    store.sheets.withdraw(sheet_id)
    store.close()
    assert all(marker not in path.read_bytes() for path in tmp_path.iterdir())

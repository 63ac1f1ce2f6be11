"""Numbered migrations: migrated equals fresh, newer is refused, a kill leaves the old version whole."""

import signal
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from hailong.domain.clock import SystemClock
from hailong.store.database import FILE_NAME
from hailong.store.database_key import DatabaseKey, key_name_in
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.schema import MIGRATIONS, migrate, version_of
from hailong.store.sqlite import open_store
from raw_store import open_raw

LATEST = len(list(MIGRATIONS.glob("*.sql")))


def schema_of(connection):
    return sorted(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall())


def write_steps(folder: Path, *scripts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for number, script in enumerate(scripts, 1):
        (folder / f"{number:04d}_step.sql").write_text(script)
    return folder


def test_steps_are_numbered_without_gaps():
    assert [step.name[:4] for step in sorted(MIGRATIONS.glob("*.sql"))] == [f"{n:04d}" for n in range(1, LATEST + 1)]


def test_a_migrated_database_equals_a_fresh_one(tmp_path):
    fresh = apsw.Connection(":memory:")
    migrate(fresh, tmp_path)
    by_step = apsw.Connection(str(tmp_path / "old.db"))
    steps = sorted(MIGRATIONS.glob("*.sql"))
    for count in range(1, LATEST + 1):
        folder = write_steps(tmp_path / f"until{count}", *(step.read_text("utf-8") for step in steps[:count]))
        migrate(by_step, tmp_path, folder)
    assert schema_of(by_step) == schema_of(fresh)
    assert version_of(by_step) == version_of(fresh) == LATEST


def test_a_newer_schema_is_refused_and_not_touched(tmp_path):
    open_store(tmp_path, SystemClock()).close()
    connection = open_raw(tmp_path)
    connection.pragma("user_version", LATEST + 1)
    connection.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path, SystemClock())
    assert caught.value.fault is StoreFault.NEWER_SCHEMA
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_the_copy_of_an_encrypted_database_is_encrypted(tmp_path):
    key = DatabaseKey.new()
    connection = apsw.Connection(str(tmp_path / "a.db"))
    key.unlock(connection)
    folder = write_steps(tmp_path / "one", "CREATE TABLE said (text); INSERT INTO said VALUES ('MARKER')")
    migrate(connection, tmp_path, folder)
    migrate(connection, tmp_path, write_steps(tmp_path / "two", "SELECT 1", "SELECT 2"))
    connection.close()

    assert key_name_in(tmp_path / "before-0002.db") == key.name
    assert b"MARKER" not in (tmp_path / "before-0002.db").read_bytes()


def test_before_an_older_database_is_changed_a_copy_is_made(tmp_path):
    connection = apsw.Connection(str(tmp_path / "a.db"))
    migrate(connection, tmp_path, write_steps(tmp_path / "one", "CREATE TABLE t (x); INSERT INTO t VALUES (7);"))
    assert not list(tmp_path.glob("before-*"))
    migrate(connection, tmp_path, write_steps(tmp_path / "two", "CREATE TABLE t (x);", "UPDATE t SET x = 8;"))
    copy = apsw.Connection(str(tmp_path / "before-0002.db"))
    assert (copy.execute("SELECT x FROM t").get, version_of(copy)) == (7, 1)
    assert (connection.execute("SELECT x FROM t").get, version_of(connection)) == (8, 2)


def test_a_step_that_fails_leaves_the_old_version_whole(tmp_path):
    connection = apsw.Connection(str(tmp_path / "a.db"))
    steps = write_steps(tmp_path / "steps", "CREATE TABLE t (x);", "INSERT INTO t VALUES (1); SELECT no_such_thing;")
    with pytest.raises(apsw.SQLError):
        migrate(connection, tmp_path, steps)
    assert version_of(connection) == 1
    assert connection.execute("SELECT count(*) FROM t").get == 0


def test_a_statement_that_gives_rows_does_not_end_its_step(tmp_path):
    connection = apsw.Connection(":memory:")
    script = "CREATE TABLE t (x); INSERT INTO t VALUES (1), (2); SELECT x FROM t; INSERT INTO t VALUES (3);"
    migrate(connection, tmp_path, write_steps(tmp_path / "steps", script))
    assert connection.execute("SELECT count(*) FROM t").get == 3


KILLED = """
import os, signal, sys
from pathlib import Path
import apsw
from hailong.store.schema import migrate
connection = apsw.Connection(sys.argv[1])
connection.create_scalar_function("die", lambda: os.kill(os.getpid(), signal.SIGKILL))
migrate(connection, Path(sys.argv[2]), Path(sys.argv[3]))
"""


def test_a_kill_in_the_middle_of_a_step_leaves_the_old_version_and_the_next_start_takes_it(tmp_path):
    first = "PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1);"
    database = tmp_path / "a.db"
    connection = apsw.Connection(str(database))
    connection.execute("PRAGMA journal_mode = WAL")
    migrate(connection, tmp_path, write_steps(tmp_path / "one", first.partition(";")[2]))
    connection.close()
    steps = write_steps(tmp_path / "two", "SELECT 1;", "UPDATE t SET x = 2; SELECT die(); UPDATE t SET x = 3;")
    child = subprocess.run([sys.executable, "-c", KILLED, database, tmp_path, steps], check=False)
    assert child.returncode == -signal.SIGKILL
    again = apsw.Connection(str(database))
    assert (version_of(again), again.execute("SELECT x FROM t").get) == (1, 1)
    migrate(again, tmp_path, write_steps(tmp_path / "two", "SELECT 1;", "UPDATE t SET x = 3;"))
    assert (version_of(again), again.execute("SELECT x FROM t").get) == (2, 3)

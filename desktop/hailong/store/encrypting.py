"""Turns a database that anybody can read into an encrypted one: a copy beside it, verified, then put in its place.

Until the copy is in its place the old database is there whole; killed at any moment, the next start begins anew.
"""

import os
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Final

import apsw

from hailong.store.connection import open_database
from hailong.store.data_folder import make_private
from hailong.store.database import Row, look_into
from hailong.store.database_key import DatabaseKey
from hailong.store.faults import database_errors, folder_errors
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.schema import refuse_newer
from hailong.store.whole_file import flush_folder

HALF_NAME: Final = "hailong.encrypting"
_STEPS_BETWEEN: Final = 200_000  # of SQLite's machine: some 20 ms
_TABLES: Final = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name"
_SCHEMA: Final = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
_IRREPLACEABLE: Final = frozenset({"drafts", "frozen_sheets", "sheets"})  # compared word by word, not only counted


def encrypt(database: Path, key: DatabaseKey, on_step: Callable[[], None] = lambda: None) -> None:
    """Encrypt with ``key``, which must be kept already; ``on_step`` is called again and again while it lasts.

    Copies that earlier updates made are removed with it: what they hold is in the database. Raises StoreError: DAMAGED,
    DISK_FULL, NEWER_SCHEMA; then the database is what it was.
    """
    half = database.with_name(HALF_NAME)
    with folder_errors(), database_errors():
        try:
            half.unlink(missing_ok=True)
            make_private(half)
            _copy(database, half, key, on_step)
            if not _is_same(database, half, key, on_step):
                raise StoreError(StoreFault.DAMAGED, "the encrypted copy is not what was copied")
            _flush(half)
        except BaseException:
            half.unlink(missing_ok=True)
            raise
        half.replace(database)
        flush_folder(database.parent)
        for backup in database.parent.glob("before-[0-9][0-9][0-9][0-9].db"):
            backup.unlink()


def _copy(database: Path, half: Path, key: DatabaseKey, on_step: Callable[[], None]) -> None:
    """Everything is moved from the log into the database first: a log that stays would be taken for the new one's."""
    connection = open_database(database, None, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI)
    try:
        refuse_newer(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA journal_mode = DELETE")
        _tell_steps(connection, on_step)
        connection.execute("VACUUM INTO ?", (key.uri_of(half),))
    finally:
        connection.close()
    for name in (f"{database.name}-wal", f"{database.name}-shm"):
        database.with_name(name).unlink(missing_ok=True)
    flush_folder(database.parent)


def _is_same(database: Path, half: Path, key: DatabaseKey, on_step: Callable[[], None]) -> bool:
    """Read back from the disk: whole, the same tables with as many rows, and what nobody could replace word by word."""
    old, new = look_into(database, None), look_into(half, key)
    try:
        for connection in (old, new):
            _tell_steps(connection, on_step)
        tables = [name for (name,) in old.execute(_TABLES)]
        return (
            new.execute("PRAGMA quick_check(1)").get == "ok"  # reads every page, and each proves itself
            and old.pragma("user_version") == new.pragma("user_version")
            and old.execute(_SCHEMA).fetchall() == new.execute(_SCHEMA).fetchall()
            and all(_count(old, table) == _count(new, table) for table in tables)
            and all(_have_same_rows(old, new, table) for table in _IRREPLACEABLE.intersection(tables))
        )
    finally:
        old.close()
        new.close()


def _count(connection: apsw.Connection, table: str) -> int:
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').get)  # noqa: S608 (our own names)


def _have_same_rows(old: apsw.Connection, new: apsw.Connection, table: str) -> bool:
    return all(one == other for one, other in zip_longest(_rows(old, table), _rows(new, table)))


def _rows(connection: apsw.Connection, table: str) -> Iterator[Row]:
    return connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608 (our own names)


def _tell_steps(connection: apsw.Connection, on_step: Callable[[], None]) -> None:
    def step() -> bool:
        on_step()
        return False  # go on

    connection.set_progress_handler(step, _STEPS_BETWEEN)


def _flush(file: Path) -> None:
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

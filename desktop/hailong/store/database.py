"""One SQLite file behind two connections: one writes, one reads, so that screens go on during a long import."""

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeAlias

import apsw

from hailong.store.ballast import Ballast
from hailong.store.connection import FOR_READING, open_database
from hailong.store.data_folder import DataFolder, make_private
from hailong.store.database_key import DatabaseKey
from hailong.store.faults import database_errors, folder_errors
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.schema import migrate

Row: TypeAlias = tuple[Any, ...]

FILE_NAME: Final = "hailong.db"
_DAMAGE_NAME: Final = "hailong.damaged"
_ENCRYPTING: Final = "multipleciphers-"  # before the name of a file layer: SQLite encrypts above it
_BUSY_MILLISECONDS: Final = 5_000
_CACHE_KIB: Final = 32_768
_READERS_CACHE_KIB: Final = 8_192  # views go through more than any cache holds; the system keeps the pages
_SETTINGS: Final = (
    "PRAGMA synchronous = FULL",  # a sheet that is said to be saved outlives a power cut
    f"PRAGMA cache_size = -{_CACHE_KIB}",
)


class Database:
    """The encrypted file, its lock and its two connections. Any thread may call; each serves one at a time.

    ``vfs`` names another file layer of SQLite: one without shared memory, so that a single connection does all in
    exclusive mode. Tests cut the power of such a disk.
    """

    def __init__(self, place: DataFolder, key: DatabaseKey | None, vfs: str = "") -> None:
        self._place = place
        self._key = key
        self._is_open = True
        self.folder = place.path
        self.ballast = Ballast(self.folder)
        self._writer: apsw.Connection | None = None
        self._reader: apsw.Connection | None = None
        self._writing = threading.RLock()
        self._reading = threading.RLock()
        try:
            with folder_errors(), database_errors():
                make_private(self.folder / FILE_NAME)  # SQLite gives -wal and -shm its mode
                self._writer = _connect(self.folder / FILE_NAME, key, vfs)
                migrate(self._writer, self.folder)
                if vfs:
                    self._reader, self._reading = self._writer, self._writing
                else:
                    self._reader = _connect(self.folder / FILE_NAME, key)
                    self._reader.execute(f"PRAGMA query_only = ON; PRAGMA cache_size = -{_READERS_CACHE_KIB}")
        except BaseException:
            self._close_connections()
            raise

    @contextmanager
    def write(self) -> Iterator[apsw.Connection]:
        """One durable transaction: kept as a whole when the block ends, nothing of it when the block raises."""
        with self._writing:
            connection = _opened(self._writer)
            with self._minding_the_disk(), database_errors(connection), _transaction(connection, "BEGIN IMMEDIATE"):
                yield connection

    @contextmanager
    def read(self) -> Iterator[apsw.Connection]:
        """One unchanging sight of the store, also while somebody writes."""
        with self._reading:
            connection = _opened(self._reader)
            with self._minding_the_disk(), database_errors(connection), _transaction(connection, "BEGIN"):
                yield connection

    def close(self) -> None:
        """Wait for what runs, move the log into the file, close and free the lock; safe to call twice."""
        with self._writing, self._reading:
            if not self._is_open:
                return
            self._is_open = False
            self._close_connections()
            self._place.release()

    def look(self) -> apsw.Connection:
        """One more connection, for reading alone; whoever asks closes it. May raise apsw.Error."""
        return look_into(self.folder / FILE_NAME, self._key)

    def _close_connections(self) -> None:
        for connection in (self._reader, self._writer):
            if connection is not None:
                connection.close()  # the last one to close moves the log into the file
        self._reader = self._writer = None

    def note_damage(self) -> None:
        """Remember beside the database that it is damaged: it is repaired when it is opened the next time."""
        with contextlib.suppress(OSError):
            (self.folder / _DAMAGE_NAME).touch(mode=0o600)

    @contextmanager
    def _minding_the_disk(self) -> Iterator[None]:
        try:
            yield
        except StoreError as error:
            if error.fault is StoreFault.DAMAGED:
                self.note_damage()
            elif error.fault is StoreFault.DISK_FULL:
                self.ballast.throw_off()
            raise


def is_damaged(folder: Path) -> bool:
    """Whether damage was met since the database was last repaired."""
    return (folder / _DAMAGE_NAME).exists()


def clear_damage(folder: Path) -> None:
    """The damaged database is out of the way. May raise OSError."""
    (folder / _DAMAGE_NAME).unlink(missing_ok=True)


def first_row(connection: apsw.Connection, statement: str, bound: tuple[object, ...] = ()) -> Row | None:
    """The first row that ``statement`` gives; a cursor is never left open, as it would hold an old sight."""
    found = connection.execute(statement, bound).fetchall()
    return found[0] if found else None


def _opened(connection: apsw.Connection | None) -> apsw.Connection:
    if connection is None:
        raise apsw.ConnectionClosedError("the store is closed")
    return connection


@contextmanager
def _transaction(connection: apsw.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise


def look_into(file: Path, key: DatabaseKey | None) -> apsw.Connection:
    """A connection that can only read, to a database of whatever kind. May raise apsw.Error."""
    return open_database(file, key, FOR_READING)


def _connect(path: Path, key: DatabaseKey | None, vfs: str = "") -> apsw.Connection:
    connection = open_database(path, key, vfs=f"{_ENCRYPTING}{vfs}" if vfs else "")
    connection.set_busy_timeout(_BUSY_MILLISECONDS)
    if vfs:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = WAL")
    for setting in _SETTINGS:
        connection.execute(setting)
    return connection

"""The one way in which the store opens a database, for whatever purpose: what protects it is never left out."""

from pathlib import Path
from typing import Final

import apsw

from hailong.store.database_key import DatabaseKey

FOR_READING: Final = apsw.SQLITE_OPEN_READONLY
FOR_WRITING: Final = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
_PROTECTING: Final = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what was withdrawn does not stay in free pages
    "PRAGMA trusted_schema = OFF",  # whoever changed the file has no function of SQLite called by it
)


def open_database(path: Path, key: DatabaseKey | None, flags: int = FOR_WRITING, vfs: str = "") -> apsw.Connection:
    """A connection to a database of whatever kind, read by ``key`` or, without one, as it is. May raise apsw.Error."""
    connection = apsw.Connection(str(path), flags=flags, vfs=vfs or None)
    try:
        if key is not None:
            key.unlock(connection)
        for setting in _PROTECTING:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection

"""What the serving process may ask of its SQLite: its rows, nothing else. (PostgreSQL has rights of its own for that.)

A statement that was smuggled in could otherwise open another file, or change the schema; see
https://www.sqlite.org/c3ref/set_authorizer.html.
"""

import sqlite3
from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

_ALLOWED: Final = frozenset({
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE,
    sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT, sqlite3.SQLITE_RECURSIVE,
})  # fmt: skip
_FORBIDDEN_FUNCTION: Final = "load_extension"


def limit_connections() -> None:
    """Every connection to SQLite that this process opens from now on is limited."""
    connection_created.connect(_on_created, dispatch_uid="sqlite_limits")


def limit(connection: sqlite3.Connection) -> None:
    """From now on ``connection`` raises sqlite3.DatabaseError for whatever is not about rows of its own file."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)  # VACUUM INTO asks nobody
    connection.set_authorizer(_authorise)


def _on_created(connection: BaseDatabaseWrapper, **_: object) -> None:
    """After Django has set the connection up: what it said by PRAGMA then was the last."""
    if connection.vendor == "sqlite":
        limit(connection.connection)


def _authorise(action: int, _first: str | None, second: str | None, _database: str | None, _inner: str | None) -> int:
    """SQLite's question before it prepares a statement: SQLITE_OK, or SQLITE_DENY for whatever is not listed."""
    if action == sqlite3.SQLITE_FUNCTION:
        return sqlite3.SQLITE_DENY if second == _FORBIDDEN_FUNCTION else sqlite3.SQLITE_OK
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY

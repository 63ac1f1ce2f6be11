"""The store on disk, put together."""

from pathlib import Path

from hailong.domain.clock import Clock
from hailong.store.database import Database
from hailong.store.declarations import SqliteDeclarations
from hailong.store.legal import SqliteLegal
from hailong.store.mirror import SqliteMirror
from hailong.store.outbox import SqliteOutbox
from hailong.store.settings import SqliteSettings
from hailong.store.sheets import SqliteSheets


class SqliteStore:
    """The whole store over one database. One process at a time; ``close`` checkpoints and frees the lock."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self.declarations = SqliteDeclarations(database, clock)
        self.sheets = SqliteSheets(database, clock)
        self.outbox = SqliteOutbox(database, clock)
        self.mirror = SqliteMirror(database)
        self.legal = SqliteLegal(database)
        self.settings = SqliteSettings(database)

    def close(self) -> None:
        """Close; safe to call twice."""
        self._database.close()


def open_store(folder: Path, clock: Clock) -> SqliteStore:
    """Open the store in ``folder``, made and brought to today's schema if need be.

    Raises StoreError: LOCKED at once when another process has it, NEWER_SCHEMA, DAMAGED, READ_ONLY, DISK_FULL.
    """
    return SqliteStore(Database(folder), clock)

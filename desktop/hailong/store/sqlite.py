"""The store on disk, put together."""

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hailong.domain.clock import Clock
from hailong.store.check import check_store
from hailong.store.contacts import SqliteContacts
from hailong.store.database import Database
from hailong.store.declarations import SqliteDeclarations
from hailong.store.enrolment_copy import EnrolmentCopy
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.journal import Journal
from hailong.store.legal import SqliteLegal
from hailong.store.mirror import SqliteMirror
from hailong.store.outbox import SqliteOutbox
from hailong.store.repair import Repair, Repairer, needs_repair, put_aside
from hailong.store.settings import SqliteSettings
from hailong.store.sheets import SqliteSheets

if TYPE_CHECKING:
    from hailong.store.live import SqliteLive
    from hailong.store.told import SqliteTold


class SqliteStore:
    """The whole store over one database. One process at a time; ``close`` checkpoints and frees the lock."""

    def __init__(
        self, database: Database, clock: Clock, journal: Journal, copy: EnrolmentCopy, repair: Repair | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._journal = journal
        self.repair = repair
        self.declarations = SqliteDeclarations(database, clock)
        self.sheets = SqliteSheets(database, clock, journal)
        self.contacts = SqliteContacts(database)
        self.outbox = SqliteOutbox(database, clock, journal)
        self.mirror = SqliteMirror(database, copy)
        self.legal = SqliteLegal(database)
        self.settings = SqliteSettings(database)

    def check(self) -> bool:
        """Look through everything, see ``check_store``; slow."""
        return check_store(self._database, self._journal)

    @cached_property
    def live(self) -> "SqliteLive":
        """What the live list remembers; made when it is first asked for, after the first paint."""
        from hailong.store.live import SqliteLive  # noqa: PLC0415

        return SqliteLive(self._database, self._clock)

    @cached_property
    def told(self) -> "SqliteTold":
        """What the service has told of, to compare with; made when it is first asked for, after the first paint."""
        from hailong.store.told import SqliteTold  # noqa: PLC0415

        return SqliteTold(self._database)

    def close(self) -> None:
        """Close; safe to call twice."""
        self._database.close()


def open_store(folder: Path, clock: Clock, vfs: str = "") -> SqliteStore:
    """Open the store in ``folder``, made and brought to today's schema if need be.

    A database that is damaged or gone is never passed over in silence: it is put aside, what waited comes back from the
    journal, and ``repair`` of the store tells. Raises StoreError: LOCKED at once when another process has it,
    NEWER_SCHEMA, READ_ONLY, DISK_FULL.
    """
    now = clock.now()
    aside = put_aside(folder, now) if needs_repair(folder) else None
    try:
        return _open(folder, clock, now, aside, vfs)
    except StoreError as error:
        if error.fault is not StoreFault.DAMAGED or aside is not None:
            raise
        return _open(folder, clock, now, put_aside(folder, now), vfs)


def _open(folder: Path, clock: Clock, now: datetime, aside: Path | None, vfs: str) -> SqliteStore:
    database = Database(folder, vfs)
    try:
        journal, copy = Journal(folder), EnrolmentCopy(folder)
        return SqliteStore(database, clock, journal, copy, Repairer(database, journal, copy).run(aside, now))
    except BaseException:
        database.close()
        raise

"""The store on disk, put together."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hailong.domain.clerk_keys import Sealer
from hailong.domain.clock import Clock
from hailong.domain.enrolment import KeyPlace
from hailong.domain.secret_keeping import Secrets
from hailong.store.check import check_store
from hailong.store.contacts import SqliteContacts
from hailong.store.data_folder import DataFolder
from hailong.store.database import Database
from hailong.store.declarations import SqliteDeclarations
from hailong.store.enrolment_copy import EnrolmentCopy
from hailong.store.journal import Journal
from hailong.store.key_keeper import KeyKeeper
from hailong.store.legal import SqliteLegal
from hailong.store.mirror import SqliteMirror
from hailong.store.opening import Opener
from hailong.store.outbox import SqliteOutbox
from hailong.store.repair import Repair, Repairer
from hailong.store.scribe import Scribe
from hailong.store.settings import SqliteSettings
from hailong.store.settings_copy import SettingsCopy
from hailong.store.sheets import SqliteSheets
from hailong.store.unsafe_place import refuse_unsafe
from hailong.store.words import SqliteWords

if TYPE_CHECKING:
    from hailong.store.live import SqliteLive
    from hailong.store.moving import SqliteMoving
    from hailong.store.told import SqliteTold


class SqliteStore:
    """The whole store over one database. One process at a time; ``close`` checkpoints and frees the lock.

    ``key_place`` is where the key of the database is; None while it is not encrypted.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        journal: Journal,
        copy: EnrolmentCopy,
        settings: SqliteSettings,
        *,
        repair: Repair | None = None,
        key_place: KeyPlace | None = None,
        sealer: Sealer | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._journal = journal
        self.repair = repair
        self.key_place = key_place
        scribe = Scribe(sealer)
        self.declarations = SqliteDeclarations(database, clock, scribe)
        self.sheets = SqliteSheets(database, clock, journal, scribe)
        self.words = SqliteWords(database, scribe)
        self.contacts = SqliteContacts(database)
        self.outbox = SqliteOutbox(database, clock, journal)
        self.mirror = SqliteMirror(database, copy, scribe)
        self.legal = SqliteLegal(database)
        self.settings = settings

    def check(self) -> bool:
        """Look through everything, see ``check_store``; slow."""
        return check_store(self._database, self._journal)

    @cached_property
    def live(self) -> "SqliteLive":
        """What the live list remembers; made when it is first asked for, after the first paint."""
        from hailong.store.live import SqliteLive  # noqa: PLC0415

        return SqliteLive(self._database, self._clock)

    @cached_property
    def moving(self) -> "SqliteMoving":
        """The way to another workstation, and from one; made when it is first asked for."""
        from hailong.store.moving import SqliteMoving  # noqa: PLC0415

        return SqliteMoving(self._database, self._journal)

    @cached_property
    def told(self) -> "SqliteTold":
        """What the service has told of, to compare with; made when it is first asked for, after the first paint."""
        from hailong.store.told import SqliteTold  # noqa: PLC0415

        return SqliteTold(self._database)

    def close(self) -> None:
        """Close; safe to call twice."""
        self._database.close()


def open_store(
    folder: Path,
    clock: Clock,
    secrets: Secrets | None = None,
    vfs: str = "",
    *,
    sealer: Sealer | None = None,
    gives_up_key: bool = False,
    on_step: Callable[[], None] = lambda: None,
) -> SqliteStore:
    """Open the store in ``folder``, made, encrypted and brought to today's schema if need be.

    A database that is damaged or gone, or whose key is lost, is never passed over in silence: it is put aside, what
    waited comes back from the journal, and ``repair`` of the store tells. Raises StoreError: LOCKED at once when
    another process has it, NEWER_SCHEMA, READ_ONLY, DISK_FULL; ON_A_SHARE and SYNCHRONISED before anything is made;
    KEY_UNAVAILABLE and KEY_DAMAGED unless ``gives_up_key``: somebody has decided to go on without what can be read with
    that key alone. ``sealer`` is what clerks' PINs need (``domain.clerk_keys``); ``on_step`` is called again and again
    while a database of an older release is encrypted.
    """
    refuse_unsafe(folder)
    place = DataFolder(folder)
    try:
        keeper, now = KeyKeeper(folder, secrets), clock.now()
        opened = Opener(place, keeper, now, vfs, on_step).open(gives_up_key=gives_up_key)
        database, journal, copy = opened.database, Journal(folder), EnrolmentCopy(folder)
        try:
            settings_copy = SettingsCopy(folder, opened.key)
            repair = Repairer(database, journal, copy, settings_copy).run(opened.aside, now, is_new=opened.is_new)
            settings = SqliteSettings(database, settings_copy)
            settings.renew_copy()
            key_place = keeper.place(opened.key) if opened.key else None
            return SqliteStore(
                database, clock, journal, copy, settings, repair=repair, key_place=key_place, sealer=sealer
            )
        except BaseException:
            database.close()
            raise
    except BaseException:
        place.release()
        raise

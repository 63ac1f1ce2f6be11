"""Opens the database with its key, or puts it aside where it is damaged or its key is lost."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from hailong.store.data_folder import DataFolder
from hailong.store.database import FILE_NAME, Database, is_damaged
from hailong.store.database_key import DatabaseKey, is_empty, is_plain, key_name_in
from hailong.store.faults import folder_errors
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.key_keeper import KeyKeeper
from hailong.store.repair import Aside, RepairCause, put_aside

Step: TypeAlias = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Opened:
    """The database, the key that it is encrypted with, and the one that it takes the place of.

    ``is_new``: there was none at all.
    """

    database: Database
    key: DatabaseKey | None
    aside: Aside | None
    is_new: bool


class Opener:
    """For one start."""

    def __init__(
        self, place: DataFolder, keeper: KeyKeeper, moment: datetime, vfs: str = "", on_step: Step = lambda: None
    ) -> None:
        self._place = place
        self._keeper = keeper
        self._moment = moment
        self._vfs = vfs
        self._on_step = on_step

    def open(self, *, gives_up_key: bool = False) -> Opened:
        """Raises StoreError."""
        path = self._place.path / FILE_NAME
        with folder_errors():
            if is_empty(path):
                return self._open(self._keeper.newest(), is_new=True)
            if is_plain(path):
                return self._encrypt()
            name = key_name_in(path)
        key = self._find(name, gives_up_key=gives_up_key)
        if key is None:
            return self._instead(self._put_aside(RepairCause.KEY_LOST))
        return self._open_unless_damaged(key)

    def _encrypt(self) -> Opened:
        """A database of an older release. Where there is no room for a second one it stays readable for this time."""
        if is_damaged(self._place.path):
            return self._instead(self._put_aside(RepairCause.DAMAGED))
        from hailong.store.encrypting import encrypt  # noqa: PLC0415  # once in the life of a database

        key = self._keeper.newest()
        try:
            encrypt(self._place.path / FILE_NAME, key, self._on_step)
        except StoreError as error:
            if error.fault is StoreFault.DAMAGED:
                return self._instead(self._put_aside(RepairCause.DAMAGED))
            if error.fault is not StoreFault.DISK_FULL:
                raise
            return self._open_unless_damaged(None)
        return self._open_unless_damaged(key)

    def _find(self, name: str, *, gives_up_key: bool) -> DatabaseKey | None:
        try:
            return self._keeper.find(name)
        except StoreError:
            if gives_up_key:
                return None
            raise

    def _open_unless_damaged(self, key: DatabaseKey | None) -> Opened:
        if is_damaged(self._place.path):
            return self._instead(self._put_aside(RepairCause.DAMAGED, key))
        try:
            return self._open(key)
        except StoreError as error:
            if error.fault is not StoreFault.DAMAGED:
                raise
            return self._instead(self._put_aside(RepairCause.DAMAGED, key))

    def _put_aside(self, cause: RepairCause, key: DatabaseKey | None = None) -> Aside:
        return put_aside(self._place.path, self._moment, cause, key)

    def _instead(self, aside: Aside) -> Opened:
        return self._open(self._keeper.newest(), aside)

    def _open(self, key: DatabaseKey | None, aside: Aside | None = None, *, is_new: bool = False) -> Opened:
        return Opened(Database(self._place, key, self._vfs), key, aside, is_new)

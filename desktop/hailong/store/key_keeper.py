"""Finds the key of the database, in the keyring or in its file, and makes one for a new database."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from hailong.domain.enrolment import KeyPlace
from hailong.domain.secret_keeping import Secrets, SecretsUnavailableError
from hailong.store.database_key import DatabaseKey
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.key_file import KeyFile

_PREFIX: Final = "database"


class KeyKeeper:
    """For one data folder. Without ``secrets`` keys are kept in the file alone: for a demo and for tests."""

    def __init__(self, folder: Path, secrets: Secrets | None = None) -> None:
        self._file = KeyFile(folder)
        self._secrets = secrets

    def find(self, name_in_database: str) -> DatabaseKey | None:
        """The key of the database that has this name in it; None when it is certain that nobody has it any more.

        Where the database's first bytes are damaged, the newest key of the file is meant. Raises StoreError
        KEY_UNAVAILABLE when the keyring does not answer, KEY_DAMAGED when what was kept is no longer a key.
        """
        names = dict.fromkeys((name_in_database, *self._file.names))
        key, is_damaged = self._first(names)
        if key is None and (is_damaged or self._file.is_unreadable):
            raise StoreError(StoreFault.KEY_DAMAGED, "the key that was kept cannot be read")
        return key

    def newest(self) -> DatabaseKey:
        """The key for a database that is about to be made: the last one that was made, or a new one."""
        try:
            key, _ = self._first(self._file.names[:1])
        except StoreError:
            key = None
        return key or self._make()

    def place(self, key: DatabaseKey) -> KeyPlace:
        """Where the key is."""
        return KeyPlace.FILE if self._file.get(key.name) is not None else KeyPlace.KEYRING

    def _first(self, names: Iterable[str]) -> tuple[DatabaseKey | None, bool]:
        """The first key that there is, and whether one that was kept was damaged."""
        is_damaged = False
        for name in names:
            if key := self._file.get(name):
                return key, is_damaged
            text = self._ask(name)
            if text is None:
                continue
            try:
                return DatabaseKey.from_text(text, name), is_damaged
            except ValueError:
                is_damaged = True
        return None, is_damaged

    def _ask(self, name: str) -> str | None:
        if self._secrets is None:
            return None
        try:
            return self._secrets.find(f"{_PREFIX} {name}")
        except SecretsUnavailableError as error:
            raise StoreError(StoreFault.KEY_UNAVAILABLE, str(error)) from error

    def _make(self) -> DatabaseKey:
        """Kept before anything is written with it."""
        key = DatabaseKey.new()
        is_elsewhere = self._is_kept_elsewhere(key)
        self._file.add(key, is_elsewhere=is_elsewhere)
        return key

    def _is_kept_elsewhere(self, key: DatabaseKey) -> bool:
        if self._secrets is None:
            return False
        try:
            self._secrets.keep(f"{_PREFIX} {key.name}", key.to_text())
        except SecretsUnavailableError:
            return False
        return True

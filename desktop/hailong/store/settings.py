"""Settings of the window, kept in the database; a copy of them is kept beside it."""

import contextlib
from collections.abc import Mapping
from typing import Final

from hailong.store.database import Database, Row
from hailong.store.interfaces import StoreError
from hailong.store.settings_copy import SettingsCopy

_COPIED: Final = "window."  # what the user has set; what else is kept here comes again, or is no use elsewhere
_ALL_COPIED: Final = f"SELECT name, CAST(value AS BLOB) FROM settings WHERE name GLOB '{_COPIED}*'"  # noqa: S608


class SqliteSettings:
    """Texts under names; what they mean is their owner's business."""

    def __init__(self, database: Database, copy: SettingsCopy) -> None:
        self._database = database
        self._copy = copy

    def get(self, name: str, default: str = "") -> str:
        """The text kept under ``name``; one that the disk has changed is read as far as it is text.

        A setting is no reason to call the database damaged, and none that keeps the window from opening.
        """
        with self._database.read() as connection:
            found = connection.execute("SELECT CAST(value AS BLOB) FROM settings WHERE name = ?", (name,)).get
            return found.decode(errors="replace") if isinstance(found, bytes) else default

    def set(self, name: str, value: str) -> None:
        """Keep ``value``."""
        self.set_all({name: value})

    def set_all(self, texts: Mapping[str, str]) -> None:
        """Keep several at once, all or none of them."""
        with self._database.write() as connection:
            connection.executemany("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", texts.items())
        if any(name.startswith(_COPIED) for name in texts):
            self._copy.write(self._all_copied)

    def renew_copy(self) -> None:
        """Write the copy where it does not say what the database says, as after a move or with another key.

        A full disk keeps nobody from starting: then the copy stays what it was.
        """
        if self._copy.read() != self._all_copied():
            with contextlib.suppress(StoreError):
                self._copy.write(self._all_copied)

    def _all_copied(self) -> dict[str, str]:
        with self._database.read() as connection:
            found: list[Row] = connection.execute(_ALL_COPIED).fetchall()
        return {name: value.decode(errors="replace") for name, value in found}

"""A copy of the window's settings outside the database, and the copy before it.

Both are small databases of the same key as the large one: they protect what stands in them as well, and a copy that
the power has cut proves itself to be none.
"""

import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import apsw

from hailong.store.connection import open_database
from hailong.store.data_folder import make_private
from hailong.store.database import look_into
from hailong.store.database_key import DatabaseKey
from hailong.store.faults import database_errors, folder_errors
from hailong.store.whole_file import flush_folder

SETTINGS_COPY_NAME: Final = "settings.db"
PREVIOUS_COPY_NAME: Final = "settings.previous.db"
_HALF_NAME: Final = "settings.new.db"


class SettingsCopy:
    """Replaced as a whole; any thread may call."""

    def __init__(self, folder: Path, key: DatabaseKey | None) -> None:
        self._path = folder / SETTINGS_COPY_NAME
        self._previous = folder / PREVIOUS_COPY_NAME
        self._key = key
        self._writing = threading.Lock()

    @property
    def exists(self) -> bool:
        """Whether there is one, readable or not."""
        return self._path.exists() or self._previous.exists()

    def write(self, newest: Callable[[], Mapping[str, str]]) -> None:
        """Keep what ``newest`` gives; durable when it returns. Raises StoreError, and the copies are what they were."""
        with self._writing, folder_errors(), database_errors():
            half = self._path.with_name(_HALF_NAME)
            half.unlink(missing_ok=True)
            try:
                make_private(half)
                self._fill(half, newest())
            except BaseException:
                half.unlink(missing_ok=True)  # what a full disk lets be written is room that others need
                raise
            if self._found(self._path) is not None:  # one that nobody can read is no copy to fall back on
                os.replace(self._path, self._previous)
            os.replace(half, self._path)
            flush_folder(self._path.parent)

    def read(self) -> dict[str, str]:
        """What was kept last and can still be read, names and texts; nothing where there is no such copy."""
        for path in (self._path, self._previous):
            found = self._found(path)
            if found is not None:
                return found
        return {}

    def _fill(self, half: Path, settings: Mapping[str, str]) -> None:
        connection = open_database(half, self._key)
        try:
            connection.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL")
            with connection:
                connection.execute("CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID")
                connection.executemany("INSERT INTO settings VALUES (?, ?)", settings.items())
        finally:
            connection.close()

    def _found(self, path: Path) -> dict[str, str] | None:
        if not path.exists():
            return None
        try:
            connection = look_into(path, self._key)
        except apsw.Error:
            return None
        try:
            return dict(connection.execute("SELECT name, value FROM settings"))
        except (apsw.Error, UnicodeDecodeError):
            return None
        finally:
            connection.close()

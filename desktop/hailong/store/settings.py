"""Settings of the window, kept in the database."""

from hailong.store.database import Database


class SqliteSettings:
    """Texts under names; what they mean is their owner's business."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str, default: str = "") -> str:
        """The text kept under ``name``; one that the disk has changed is read as far as it is text.

        A setting is no reason to call the database damaged, and none that keeps the window from opening.
        """
        with self._database.read() as connection:
            found = connection.execute("SELECT CAST(value AS BLOB) FROM settings WHERE name = ?", (name,)).get
            return found.decode(errors="replace") if isinstance(found, bytes) else default

    def set(self, name: str, value: str) -> None:
        """Keep ``value``."""
        with self._database.write() as connection:
            connection.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, value))

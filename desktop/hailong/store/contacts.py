"""The contacts that were given on this workstation, by enterprise: offered again until somebody has one forgotten."""

from typing import Final

import apsw

from hailong.domain.contacts import offered
from hailong.domain.sheet import Contact, Sheet
from hailong.store.database import Database, first_row

_REMEMBER: Final = """
INSERT INTO contacts (tax_code, name, phone, used)
VALUES (?, ?, ?, (SELECT coalesce(max(used), 0) + 1 FROM contacts))
ON CONFLICT (tax_code, name, phone) DO UPDATE SET used = excluded.used
"""
_USED: Final = "SELECT name, phone FROM contacts ORDER BY tax_code = ? DESC, used DESC"


class SqliteContacts:
    """What *Send* has remembered; the sheets keep their own copy."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def recent(self, tax_code: str) -> tuple[Contact, ...]:
        """The last few, those of the enterprise first."""
        with self._database.read() as connection:
            return offered(Contact(name=name, phone=phone) for name, phone in connection.execute(_USED, (tax_code,)))

    def last(self) -> Contact:
        """The one that was used last, of whatever enterprise."""
        with self._database.read() as connection:
            last = first_row(connection, "SELECT name, phone FROM contacts ORDER BY used DESC LIMIT 1")
            return Contact(name=last[0], phone=last[1]) if last else Contact()

    def forget(self, contact: Contact) -> None:
        """Offer it no more, for no enterprise."""
        with self._database.write() as connection:
            gone = "DELETE FROM contacts WHERE name = ? AND phone = ?"
            connection.execute(gone, (contact.name, contact.phone))


def remember(connection: apsw.Connection, sheet: Sheet) -> None:
    """Within *Send*: its contact is the one that was used last."""
    contact = sheet.contact
    if contact != Contact():
        connection.execute(_REMEMBER, (sheet.declaration.tax_code, contact.name, contact.phone))

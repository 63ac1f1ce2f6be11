"""The contacts that were given, in memory."""

from hailong.domain.contacts import offered
from hailong.domain.sheet import Contact
from hailong.store.memory.tables import Tables


class MemoryContacts:
    """What *Send* has remembered."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def recent(self, tax_code: str) -> tuple[Contact, ...]:
        """The last few, those of the enterprise first."""
        with self._tables.lock:
            newest = list(reversed(self._tables.contacts))
        newest.sort(key=lambda used: used[0] != tax_code)
        return offered(contact for _, contact in newest)

    def last(self) -> Contact:
        """The one that was used last, of whatever enterprise."""
        with self._tables.lock:
            return self._tables.contacts[-1][1] if self._tables.contacts else Contact()

    def forget(self, contact: Contact) -> None:
        """Offer it no more, for no enterprise."""
        with self._tables.lock:
            self._tables.contacts = [used for used in self._tables.contacts if used[1] != contact]

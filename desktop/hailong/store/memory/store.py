"""The store in memory, put together."""

from hailong.domain.clock import Clock
from hailong.store.memory.contacts import MemoryContacts
from hailong.store.memory.declarations import MemoryDeclarations
from hailong.store.memory.legal import MemoryLegal
from hailong.store.memory.live import MemoryLive
from hailong.store.memory.mirror import MemoryMirror
from hailong.store.memory.outbox import MemoryOutbox
from hailong.store.memory.settings import MemorySettings
from hailong.store.memory.sheets import MemorySheets
from hailong.store.memory.tables import Tables
from hailong.store.memory.told import MemoryTold
from hailong.store.memory.words import MemoryWords


class MemoryStore:
    """The whole store without a disk; it is gone when it is forgotten."""

    def __init__(self, clock: Clock) -> None:
        tables = Tables()
        self.declarations = MemoryDeclarations(tables, clock)
        self.sheets = MemorySheets(tables, clock)
        self.contacts = MemoryContacts(tables)
        self.outbox = MemoryOutbox(tables, clock)
        self.mirror = MemoryMirror(tables)
        self.told = MemoryTold(tables)
        self.legal = MemoryLegal(tables)
        self.live = MemoryLive(self.declarations)
        self.settings = MemorySettings()
        self.words = MemoryWords(self.settings)

    def close(self) -> None:
        """Nothing to close."""

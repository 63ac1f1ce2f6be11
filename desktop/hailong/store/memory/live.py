"""The live list in memory."""

from collections.abc import Collection, Iterable

from hailong.domain.declaration import Declaration
from hailong.domain.imports import ImportCounts
from hailong.domain.live import LiveCheckpoint, LiveConnection
from hailong.store.memory.declarations import MemoryDeclarations


class MemoryLive:
    """What reading ECUS's own database has to remember."""

    def __init__(self, declarations: MemoryDeclarations) -> None:
        self._declarations = declarations
        self._connections: dict[str, LiveConnection] = {}
        self._checkpoints: dict[tuple[str, str], LiveCheckpoint] = {}
        self._open: dict[tuple[str, str], set[int]] = {}

    def connections(self) -> list[LiveConnection]:
        """All connections, in the order in which they were made."""
        return list(self._connections.values())

    def save_connection(self, live: LiveConnection) -> None:
        """Keep a connection; one of the same id is replaced in its place."""
        self._connections[live.id] = live

    def remove_connection(self, connection_id: str) -> None:
        """Forget a connection and how far it was read; its declarations stay."""
        self._connections.pop(connection_id, None)
        self._checkpoints = {key: kept for key, kept in self._checkpoints.items() if key[0] != connection_id}
        self._open = {key: kept for key, kept in self._open.items() if key[0] != connection_id}

    def checkpoint(self, connection_id: str, database: str) -> LiveCheckpoint:
        """How far a database has been read; a fresh one before the first time."""
        fresh = LiveCheckpoint(connection_id=connection_id, database=database)
        return self._checkpoints.get((connection_id, database), fresh)

    def open_records(self, connection_id: str, database: str) -> list[int]:
        """The ids of the rows that are asked again, lowest first."""
        return sorted(self._open.get((connection_id, database), ()))

    def apply(
        self,
        checkpoint: LiveCheckpoint,
        declarations: Iterable[Declaration],
        *,
        still_open: Collection[int],
        settled: Collection[int],
    ) -> ImportCounts:
        """Merge a batch, remember which rows are asked again, and move the checkpoint."""
        counts = self._declarations.merge(list(declarations))
        owner = checkpoint.connection_id, checkpoint.database
        self._open[owner] = self._open.get(owner, set()).difference(settled).union(still_open)
        self._checkpoints[owner] = checkpoint
        return counts

    def restart(self, connection_id: str, database: str) -> None:
        """Forget how far a database has been read, and which of its rows are asked again."""
        self._checkpoints.pop((connection_id, database), None)
        self._open.pop((connection_id, database), None)

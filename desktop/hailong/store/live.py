"""The live list in SQLite: its connections, how far each database has been read, which rows are asked again."""

from collections.abc import Collection, Iterable

import apsw

from hailong.domain.clock import Clock
from hailong.domain.declaration import Declaration
from hailong.domain.imports import ImportCounts
from hailong.domain.live import LiveCheckpoint, LiveConnection
from hailong.store.codec import from_json, to_json
from hailong.store.database import Database, first_row
from hailong.store.declaration_merge import DeclarationMerge


class SqliteLive:
    """What reading ECUS's own database has to remember."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def connections(self) -> list[LiveConnection]:
        """All connections, in the order in which they were made."""
        with self._database.read() as connection:
            found = connection.execute("SELECT content FROM live_connections ORDER BY rowid").fetchall()
        return [from_json(LiveConnection, str(content)) for (content,) in found]

    def save_connection(self, live: LiveConnection) -> None:
        """Keep a connection; one of the same id is replaced in its place."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO live_connections (id, content) VALUES (?, ?) "
                "ON CONFLICT (id) DO UPDATE SET content = excluded.content",
                (live.id, to_json(live)),
            )

    def remove_connection(self, connection_id: str) -> None:
        """Forget a connection and how far it was read; its declarations stay."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM live_connections WHERE id = ?", (connection_id,))
            connection.execute("DELETE FROM live_checkpoints WHERE connection_id = ?", (connection_id,))
            connection.execute("DELETE FROM live_open WHERE connection_id = ?", (connection_id,))

    def checkpoint(self, connection_id: str, database: str) -> LiveCheckpoint:
        """How far a database has been read; a fresh one before the first time."""
        wanted = "SELECT content FROM live_checkpoints WHERE connection_id = ? AND database = ?"
        with self._database.read() as connection:
            found = first_row(connection, wanted, (connection_id, database))
        if found is None:
            return LiveCheckpoint(connection_id=connection_id, database=database)
        return from_json(LiveCheckpoint, found[0])

    def open_records(self, connection_id: str, database: str) -> list[int]:
        """The ids of the rows that are asked again, lowest first."""
        wanted = "SELECT record_id FROM live_open WHERE connection_id = ? AND database = ? ORDER BY record_id"
        with self._database.read() as connection:
            return [record_id for (record_id,) in connection.execute(wanted, (connection_id, database))]

    def apply(
        self,
        checkpoint: LiveCheckpoint,
        declarations: Iterable[Declaration],
        *,
        still_open: Collection[int],
        settled: Collection[int],
    ) -> ImportCounts:
        """Merge a batch, remember which rows are asked again, and move the checkpoint, in one transaction."""
        read = list(declarations)
        owner = checkpoint.connection_id, checkpoint.database
        with self._database.write() as connection:
            counts = DeclarationMerge(connection).apply(read, self._clock.now())
            connection.executemany(
                "DELETE FROM live_open WHERE connection_id = ? AND database = ? AND record_id = ?",
                ((*owner, record_id) for record_id in settled),
            )
            connection.executemany(
                "INSERT INTO live_open (connection_id, database, record_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                ((*owner, record_id) for record_id in still_open),
            )
            _save(connection, checkpoint)
            return counts

    def restart(self, connection_id: str, database: str) -> None:
        """Forget how far a database has been read, and which of its rows are asked again."""
        with self._database.write() as connection:
            for table in ("live_checkpoints", "live_open"):
                forget = f"DELETE FROM {table} WHERE connection_id = ? AND database = ?"  # noqa: S608 (our own names)
                connection.execute(forget, (connection_id, database))


def _save(connection: apsw.Connection, checkpoint: LiveCheckpoint) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO live_checkpoints (connection_id, database, content) VALUES (?, ?, ?)",
        (checkpoint.connection_id, checkpoint.database, to_json(checkpoint)),
    )

"""What may be asked of the store about the live list. Its rules are those of ``hailong.store.interfaces``."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Protocol

from hailong.domain.declaration import Declaration
from hailong.domain.imports import ImportCounts

if TYPE_CHECKING:  # nothing of the live list is needed before the first paint
    from hailong.domain.live import LiveCheckpoint, LiveConnection


class LiveRepository(Protocol):
    """What reading ECUS's own database has to remember. Passwords are never here."""

    def connections(self) -> "list[LiveConnection]":
        """All connections, in the order in which they were made."""

    def save_connection(self, live: "LiveConnection") -> None:
        """Keep a connection; one of the same id is replaced in its place."""

    def remove_connection(self, connection_id: str) -> None:
        """Forget a connection and how far it was read; its declarations stay."""

    def checkpoint(self, connection_id: str, database: str) -> "LiveCheckpoint":
        """How far a database has been read; a fresh one before the first time."""

    def open_records(self, connection_id: str, database: str) -> list[int]:
        """The ids of the rows that are asked again, lowest first."""

    def apply(
        self,
        checkpoint: "LiveCheckpoint",
        declarations: Iterable[Declaration],
        *,
        still_open: Collection[int],
        settled: Collection[int],
    ) -> ImportCounts:
        """Merge a batch, remember which rows are asked again, and move the checkpoint, in one transaction."""

    def restart(self, connection_id: str, database: str) -> None:
        """Forget how far a database has been read, and which of its rows are asked again."""

"""One shape for every kind of declaration list."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from hailong.domain.declaration import Declaration
from hailong.domain.imports import RowProblem


class Source(Protocol):
    """One kind of declaration list."""

    kind: str  # ecus_xml, clearance_print, declaration_list
    version: int  # raised when the same file would be read differently

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the file looks like this kind, by its first 4,096 bytes and name; cheap, never raises."""

    def read(
        self, path: Path, *, on_progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Declaration | RowProblem]:
        """Yield declarations and row problems in file order; raise SourceError when the file as a whole is unreadable.

        ``on_progress(done, total)`` is called now and then (total 0: not known) and may raise to cancel. Nothing of the
        file is kept open after the iterator ends or is closed.
        """

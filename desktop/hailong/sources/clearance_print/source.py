"""Reads the printed declaration; the very hidden template sheet beside it is never looked at."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from hailong.domain.declaration import Declaration
from hailong.domain.imports import RowProblem, SourceError, SourceFault
from hailong.sources.clearance_print.fields import LABELS, NUMBER, PrintFields
from hailong.sources.clearance_print.grid import Grid
from hailong.sources.workbook import (
    Limits,
    looks_like_workbook,
    open_workbook,
    peek_sheet_names,
    rows_of,
    visible_sheets,
)

_LIMITS: Final = Limits(file_mb=20, unpacked_mb=200, memory_mb=200)
_PEEK_LIMITS: Final = Limits(file_mb=2, unpacked_mb=20, memory_mb=50)
_FILE_NAME: Final = re.compile(r"^ToKhai(HQ7|AMA)", re.IGNORECASE)
_SHEETS: Final = ("TKN", "TKX")
_MOST_ROWS: Final = 20_000


class ClearancePrint:
    """A declaration printed into a workbook."""

    kind = "clearance_print"
    version = 1

    def recognises(self, path: Path, head: bytes) -> bool:
        """By the file name that the software gives, or (renamed files) by the names of the sheets."""
        if not looks_like_workbook(path, head):
            return False
        return bool(_FILE_NAME.match(path.name)) or any(name in _SHEETS for name in self._peek(path, head))

    def read(
        self, path: Path, *, on_progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Declaration | RowProblem]:
        """Yield the one declaration of the print."""
        with open_workbook(path, _LIMITS) as workbook:
            sheets = visible_sheets(workbook)
            if not sheets:
                raise SourceError(SourceFault.NO_ROWS)
            sheet = next((name for name in sheets if name in _SHEETS), sheets[0])
            grid = Grid(islice(rows_of(workbook, sheet)[1], _MOST_ROWS), LABELS)
        if on_progress is not None:
            on_progress(1, 1)
        if grid.row_of(NUMBER) is None:
            raise SourceError(SourceFault.WRONG_KIND)
        yield from PrintFields(grid, path.stem).items()

    @staticmethod
    def _peek(path: Path, head: bytes) -> list[str]:
        return peek_sheet_names(path, head, _PEEK_LIMITS)

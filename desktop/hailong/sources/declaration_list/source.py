"""Reads the declaration list: finds the sheet and its header row, then goes row by row."""

from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from hailong.domain.declaration import Declaration
from hailong.domain.imports import RowProblem, SourceError, SourceFault
from hailong.sources.declaration_list.csv_text import looks_like_csv, read_records
from hailong.sources.declaration_list.fields import HEADER_ROWS, NUMBER, Columns, find_header
from hailong.sources.declaration_list.rows import RowReader
from hailong.sources.files import checked_size
from hailong.sources.workbook import Limits, has_macros, looks_like_workbook, open_workbook, rows_of, visible_sheets

_LIMITS: Final = Limits(file_mb=100, unpacked_mb=1_200, memory_mb=800)
_CSV_LIMIT_MB: Final = 200
_MOST_SHEETS: Final = 10
_PROGRESS_EVERY: Final = 1_000

Rows = Iterator[list[Any]]
Progress = Callable[[int, int], None] | None


class DeclarationList:
    """The list that the declaration software, or a person, saved as a table."""

    kind = "declaration_list"
    version = 1

    def recognises(self, path: Path, head: bytes) -> bool:
        """Any workbook and any text table: whether it is a list shows only when its header is looked for."""
        return looks_like_workbook(path, head) or looks_like_csv(path, head)

    def read(self, path: Path, *, on_progress: Progress = None) -> Iterator[Declaration | RowProblem]:
        """Yield the declarations of the first visible sheet that has a header with a number column."""
        if path.suffix.lower() in (".csv", ".tsv", ".txt"):
            checked_size(path, _CSV_LIMIT_MB)
            yield from _read_table([(0, read_records(path))], on_progress)
            return
        with open_workbook(path, _LIMITS) as workbook:
            if has_macros(path):
                yield RowProblem(row=0, fault=SourceFault.MACROS_IGNORED)
            sheets = visible_sheets(workbook)[:_MOST_SHEETS]
            yield from _read_table((rows_of(workbook, sheet) for sheet in sheets), on_progress)


def _read_table(
    tables: "Iterator[tuple[int, Rows]] | list[tuple[int, Rows]]", on_progress: Progress
) -> Iterator[Declaration | RowProblem]:
    lacking: Columns | None = None
    is_empty = True
    for total, rows in tables:
        first_rows = list(islice(rows, HEADER_ROWS))
        is_empty = is_empty and not any(any(row) for row in first_rows)
        found = find_header(first_rows)
        if found is None:
            continue
        header_row, columns = found
        if NUMBER in columns.places:
            rest = chain(first_rows[header_row:], rows)
            yield from _read_rows(RowReader(columns), header_row + 1, rest, total, on_progress)
            return
        lacking = lacking or columns
    if lacking is not None:
        raise SourceError(SourceFault.MISSING_COLUMNS, columns="Số tờ khai")
    raise SourceError(SourceFault.NO_ROWS if is_empty else SourceFault.WRONG_KIND)


def _read_rows(
    reader: RowReader, first: int, rows: Rows, total: int, on_progress: Progress
) -> Iterator[Declaration | RowProblem]:
    has_any = False
    row = first
    for row, cells in enumerate(rows, start=first):
        for item in reader.read(row, cells):
            has_any = True
            yield item
        if on_progress is not None and row % _PROGRESS_EVERY == 0:
            on_progress(row, max(total, row) if total else 0)
    if not has_any:
        raise SourceError(SourceFault.NO_ROWS)
    if on_progress is not None:
        on_progress(row, row)

"""Measures the sheets of an .xls by walking its records, before the library makes room for them.

Layout: [MS-XLS], Excel Binary File Format.
"""

import struct
from collections.abc import Iterator
from typing import Final

from hailong.domain.imports import SourceError, SourceFault

_END: Final = 0x000A
_SHEET: Final = 0x0085
_PASSWORD: Final = 0x002F
_MANY: Final = 0x00BD  # several cells of 6 bytes in one record, after 4 bytes of place and before 2 of the last column
_CELLS: Final = frozenset({0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, _MANY})
_EXTENT: Final = 0x0200
_MOST_SHEETS: Final = 1_000
_MOST_ROWS: Final = 65_536
_MOST_COLUMNS: Final = 256
_OFFSET: Final = struct.Struct("<I")
_HEAD: Final = struct.Struct("<HH")
_PLACE: Final = struct.Struct("<HH")
_LONG_EXTENT: Final = struct.Struct("<IIHH")
_SHORT_EXTENT: Final = struct.Struct("<HHHH")  # before 1997


def largest_sheet(stream: bytes) -> int:
    """How many cells the rectangle of the largest sheet has; SourceError for a cell that no .xls can have."""
    try:
        if any(kind == _PASSWORD for kind, _, _ in _records(stream, 0)):
            raise SourceError(SourceFault.PROTECTED)
        sheets = [at for kind, at, size in _records(stream, 0) if kind == _SHEET and size >= _OFFSET.size]
        if len(sheets) > _MOST_SHEETS:
            raise SourceError(SourceFault.DAMAGED, detail="sheets")
        return max((_cells_of(stream, *_OFFSET.unpack_from(stream, at)) for at in sheets), default=0)
    except struct.error as error:
        raise SourceError(SourceFault.DAMAGED, detail=str(error)) from error


def _cells_of(stream: bytes, offset: int) -> int:
    last_row = last_column = -1
    for kind, at, size in _records(stream, offset):
        if kind in _CELLS and size >= _PLACE.size:
            row, column = _PLACE.unpack_from(stream, at)
            if kind == _MANY:
                column += max(size // 6 - 2, 0)
            if column >= _MOST_COLUMNS:
                raise SourceError(SourceFault.DAMAGED, detail="column")
            last_row, last_column = max(last_row, row), max(last_column, column)
        elif kind == _EXTENT:
            _require_possible(stream, at, size)
    return (last_row + 1) * (last_column + 1)


def _require_possible(stream: bytes, at: int, size: int) -> None:
    """The library believes what the sheet says of its own extent, and makes room for it."""
    if size >= _LONG_EXTENT.size:
        first_row, rows, first_column, columns = _LONG_EXTENT.unpack_from(stream, at)
    elif size >= _SHORT_EXTENT.size:
        first_row, rows, first_column, columns = _SHORT_EXTENT.unpack_from(stream, at)
    else:
        raise SourceError(SourceFault.DAMAGED, detail="extent")
    if not first_row <= rows <= _MOST_ROWS or not first_column <= columns <= _MOST_COLUMNS:
        raise SourceError(SourceFault.DAMAGED, detail="extent")


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and size of each record from ``at`` to the end mark."""
    while at + _HEAD.size <= len(stream):
        kind, size = _HEAD.unpack_from(stream, at)
        yield kind, at + _HEAD.size, size
        if kind == _END:
            return
        at += _HEAD.size + size

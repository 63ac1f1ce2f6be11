"""The headers of declaration lists, in both families and in the spellings that users give them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from hailong.domain.vietnamese import clean, fold

NUMBER: Final = "number"
HEADER_ROWS: Final = 60
"""How far down the header row is looked for: reports put titles and dates above it."""

_FEWEST_HEADERS: Final = 3
_BLANKS: Final = re.compile(r"[\s:.*_]+")

_HEADERS: Final = {
    NUMBER: ("so tk", "so to khai", "so to khai hai quan", "so tkhq", "sotk"),
    "branch": ("nhanh", "so nhanh", "sotk nhanh"),
    "branches": ("tong so nhanh", "tong nhanh", "sotk tong"),
    "first_number": ("so to khai dau tien", "so tk dau tien", "sotk dau tien"),
    "registered": ("ngay dk", "ngay dang ky", "ngay dang ky to khai", "ngay to khai"),
    "registered_time": ("gio dk", "gio dang ky"),
    "office_code": ("ma hq", "ma hai quan", "ma don vi hai quan"),
    "office_abbr": ("ten hq", "ten hai quan", "ten don vi hai quan"),
    "regime": ("ma loai hinh", "ma lh"),
    "channel": ("phan luong", "luong", "pluong"),
    "status": ("trang thai", "trang thai to khai", "tttk"),
    "cleared": ("ngay thong quan", "ngay tq", "ngay cap phep"),
    "cleared_time": ("gio thong quan", "gio tq", "gio cap phep"),
    "partner": ("ten doi tac", "doi tac", "dv dt"),
    "tax_code": ("ma doanh nghiep", "ma dn", "ma so thue", "mst", "ma dv"),
    "enterprise_name": ("ten doanh nghiep", "ten dn", "ten don vi xuat/nhap khau", "ten dv l1"),
    "team_name": ("bo phan xu ly",),
    "team_code": ("ma bo phan xu ly tk", "ma bo phan xu ly to khai", "ma bo phan xu ly", "nhom ho so"),
}
_FIELD_OF: Final = {header: field for field, headers in _HEADERS.items() for header in headers}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands (from 0), and the header as the user wrote it."""

    places: dict[str, int]
    titles: dict[str, str]

    def title(self, field: str) -> str:
        """The user's own word for the column."""
        return self.titles.get(field, field)


def field_of(header: object) -> str | None:
    """Which field a header names; None for a column that a rating does not need."""
    if not isinstance(header, str):
        return None
    return _FIELD_OF.get(_BLANKS.sub(" ", fold(clean(header))).strip())


def columns_in(row: Sequence[object]) -> Columns | None:
    """The columns that a row names as their header; None when it names too few to be one. The first of two wins."""
    places: dict[str, int] = {}
    titles: dict[str, str] = {}
    for place, cell in enumerate(row):
        field = field_of(cell)
        if field is not None and field not in places:
            places[field] = place
            titles[field] = clean(str(cell))
    return Columns(places, titles) if len(places) >= _FEWEST_HEADERS else None


def find_header(rows: Iterable[Sequence[object]]) -> tuple[int, Columns] | None:
    """The row (from 1) with the most known headers, among the first rows of a sheet."""
    best: tuple[int, Columns] | None = None
    for index, row in enumerate(rows, start=1):
        columns = columns_in(row)
        if columns is not None and (best is None or len(columns.places) > len(best[1].places)):
            best = index, columns
    return best

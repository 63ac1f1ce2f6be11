"""Writes declaration lists in both families of headers, as .xlsx, .xls and .csv."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import xlwt
from openpyxl import Workbook

from hailong.demo.ecus_xml import clock_number, software_case
from hailong.domain.declaration import Channel, Declaration, Kind, Status

_Cell = str | int | float | None
_Column = Callable[[int, Declaration], _Cell]

STATUS_WORDS: Final = {
    Status.DRAFT: "Nhập mới",
    Status.SENT: "Đã khai báo",
    Status.REGISTERED: "Đã đăng ký",
    Status.CHANNELLED: "Đã phân luồng",
    Status.IN_STORAGE: "Đã phân luồng",  # the list has no word for storage and release
    Status.RELEASED: "Đã phân luồng",
    Status.CLEARED: "Đã thông quan",
    Status.CANCELLED: "Hủy tờ khai",
    Status.UNKNOWN: "Chờ xử lý",
}
_CHANNELS: Final = {Channel.GREEN: "Luồng Xanh", Channel.YELLOW: "Luồng vàng", Channel.RED: "Luồng đỏ"}


def _day(day: date | None) -> str | None:
    return f"{day:%d/%m/%Y}" if day else None


REPORT: Final[dict[str, _Column]] = {
    "STT": lambda index, _: index,
    "Số TK": lambda _, item: int(item.number) if item.number else None,
    "Nhánh": lambda _, item: item.branch,
    "Ngày ĐK": lambda _, item: _day(item.registered_on),
    "Mã HQ": lambda _, item: item.office_code.ljust(6),
    "Mã loại hình": lambda _, item: item.regime,
    "Số hóa đơn TM": lambda index, _: f"INV-{index:06d}",
    "Ngày HĐTM": lambda _, item: _day(item.registered_on),
    "Vận đơn": lambda index, _: f"HPH{index:08d}",
    "Phương thức vận chuyển": lambda *_: "2",
    "Số lượng kiện": lambda index, _: index % 90 + 1,
    "Tổng trọng lượng hàng (Gross)": lambda index, _: index % 900 + 12.5,
    "Số lượng cont": lambda index, _: index % 3,
    "Phân luồng": lambda _, item: _CHANNELS.get(item.channel),
    "Trạng thái": lambda _, item: STATUS_WORDS[item.status],
    "Ngày thông quan": lambda _, item: _day(item.cleared_on),
    "Giờ thông quan": lambda _, item: clock_number(item.cleared_time),
    "Tên đối tác": lambda _, item: item.partner,
    "Mã doanh nghiệp": lambda _, item: item.tax_code,
    "Tên doanh nghiệp": lambda _, item: software_case(item.enterprise_name),
    "Bộ phận xử lý": lambda _, item: item.team_name or "Bộ phận tiếp nhận tờ khai XNK",
}
"""The first family: the report that users configure themselves."""

SUMMARY: Final[dict[str, _Column]] = {
    "STT": lambda index, _: index,
    "Số tờ khai": lambda _, item: item.number,
    "Ngày đăng ký": lambda _, item: _day(item.registered_on),
    "Mã HQ": lambda _, item: item.office_code,
    "Mã LH": lambda _, item: item.regime,
    "Tên đối tác": lambda _, item: item.partner,
    "Mã đại lý HQ": lambda *_: None,
    "Phân loại cá nhân tổ chức": lambda *_: "4",
    "Mã bộ phận xử lý tk": lambda _, item: item.team_code,
    "Mã hiệu phương thức vận chuyển": lambda *_: "2",
    "Vận đơn": lambda index, _: f"HPH{index:08d}",
    "Số lượng kiện": lambda index, _: index % 90 + 1,
    "Số HĐ": lambda index, _: f"HD-{index:05d}",
    "Trạng thái": lambda _, item: STATUS_WORDS[item.status],
    "Phân luồng": lambda _, item: _CHANNELS.get(item.channel),
    "Loại tờ khai nhập xuất": lambda _, item: "X" if item.kind is Kind.EXPORT else "N",
    "Tên đơn vị xuất/nhập khẩu": lambda _, item: item.enterprise_name,
    "Ghi chú": lambda *_: None,
}
"""The second family: without tax code and without the day of clearance."""


def table(columns: dict[str, _Column], declarations: Iterable[Declaration]) -> Iterator[list[_Cell]]:
    """The header and one row per declaration."""
    yield list(columns)
    for index, declaration in enumerate(declarations, start=1):
        yield [column(index, declaration) for column in columns.values()]


def write_xlsx(path: Path, rows: Iterable[Sequence[_Cell]], title: str = "BÁO CÁO TỜ KHAI") -> Path:
    """A workbook with a title above the header, row by row, so that a large one needs little memory."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Sheet1")
    if title:
        sheet.append([title])
        sheet.append([])
    for row in rows:
        sheet.append(list(row))
    workbook.save(path)
    return path


def write_xls(path: Path, rows: Iterable[Sequence[_Cell]], title: str = "BÁO CÁO TỜ KHAI") -> Path:
    """The same in the older format."""
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("Sheet1")
    if title:
        sheet.write(0, 0, title)
    for index, row in enumerate(rows, start=2 if title else 0):
        for place, cell in enumerate(row):
            if cell is not None:
                sheet.write(index, place, cell)
    workbook.save(str(path))
    return path


def write_csv(
    path: Path, rows: Iterable[Sequence[_Cell]], *, encoding: str = "utf-8-sig", delimiter: str = ","
) -> Path:
    """The same as text."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path

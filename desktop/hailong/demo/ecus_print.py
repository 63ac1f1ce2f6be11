"""Writes the printed declaration as the software prints it into a workbook: same cells, same hidden template sheet."""

from collections.abc import Callable, Mapping
from datetime import date, time
from pathlib import Path
from typing import Final

import xlwt
from openpyxl import Workbook
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.worksheet.worksheet import Worksheet

from hailong.demo.ecus_xml import CHANNEL_DIGITS, software_case
from hailong.domain.declaration import Declaration, Kind, Status
from hailong.domain.taxcode import display

Cells = dict[str, str | int]
_Put = Callable[..., None]

_IMPORT_FIELDS: Final = {
    "title": "F2", "page": "AF1", "bar": "AA3", "number": "C4>E4", "first": "L4>R4", "branch": "V4", "slash": "W4",
    "total": "X4", "channel": "C6>I6", "regime": "L6>P6", "goods": "U6>AE6", "office": "C7>L7", "team": "T7>AE7",
    "registered": "C8>G8", "changed": "L8>R8", "own": "C9", "own_code": "D10>H10", "own_name": "D11>H11",
    "own_address": "D14>H14", "other": "C21", "other_code": "D22>H22", "other_name": "D23>H23", "agent": "C29",
    "staff": "AA29", "instructions": "C88", "heads": "D89 I89 P89", "first_instruction": "D90 I90 P90",
    "chief": "D121>N121", "permit": "D122>N122", "inspected": "D123>N123", "release": "D125>N125",
    "page_two": "D77", "bar_two": "AA78", "number_two": "C79>E79", "period": "V8",
}  # fmt: skip
_EXPORT_FIELDS: Final = {
    "title": "E2", "page": "AA1", "bar": "W3", "number": "C4>E4", "first": "K4>P4", "branch": "U4", "slash": "V4",
    "total": "W4", "channel": "C6>F6", "regime": "I6>L6", "goods": "P6>Y6", "office": "C7>J7", "team": "P7>Y7",
    "registered": "C8>F8", "changed": "P8>Y8", "own": "C12", "own_code": "D13>F13", "own_name": "D14>F14",
    "own_address": "D17>F17", "other": "C28", "other_code": "D29>F29", "other_name": "D30>F30", "agent": "C37",
    "staff": "W37", "instructions": "C112", "heads": "D114 G114 M114", "first_instruction": "D115 G115 M115",
    "chief": "D70>I70", "permit": "D72>I72", "inspected": "D71>I71", "release": "D74>I74",
    "page_two": "C83", "bar_two": "W84", "number_two": "C85>E85", "period": "C9",
}  # fmt: skip
_TITLES: Final = {
    Status.CLEARED: "Tờ khai hàng hóa {kind} (thông quan)",
    Status.REGISTERED: "Bản xác nhận nội dung tờ khai hàng hóa {kind}<In thử>",
}
_ROUTED: Final = "Tờ khai hàng hóa {kind} (thông báo kết quả phân luồng)"


def file_name(declaration: Declaration, suffix: str) -> str:
    """The name that the software gives to a print."""
    letter = "X" if declaration.kind is Kind.EXPORT else "N"
    decision = "QDTQ_" if declaration.status is Status.CLEARED else ""
    return f"ToKhaiHQ7{letter}_{decision}{declaration.number}{suffix}"


def write_print(
    folder: Path, declaration: Declaration, suffix: str, changes: Mapping[str, str | int] | None = None
) -> Path:
    """One print as ``.xlsx`` or ``.xls``; ``changes`` overwrites single cells by their address."""
    path = folder / file_name(declaration, suffix)
    cells = {**print_cells(declaration), **(changes or {})}
    sheet = "TKX" if declaration.kind is Kind.EXPORT else "TKN"
    (_save_xls if suffix == ".xls" else _save_xlsx)(path, sheet, cells)
    return path


def print_cells(declaration: Declaration) -> Cells:
    """Address -> value of everything on the first pages that the software fills."""
    is_export = declaration.kind is Kind.EXPORT
    places = _EXPORT_FIELDS if is_export else _IMPORT_FIELDS
    cells: Cells = {}

    def put(field: str, label: str, value: str | int = "") -> None:
        label_at, _, value_at = places[field].partition(">")
        cells[label_at] = label
        if value_at and value != "":
            cells[value_at] = value

    title = _TITLES.get(declaration.status, _ROUTED).format(kind="xuất khẩu" if is_export else "nhập khẩu")
    for field in ("title", "page_two"):
        put(field, title)
    for field in ("bar", "bar_two"):
        put(field, f"*{declaration.number}*")
    put("page", "1/3")
    put("number", "Số tờ khai", int(declaration.number))
    put("number_two", "Số tờ khai", int(declaration.number))
    _put_head(put, declaration, is_export=is_export)
    _put_parties(put, declaration, is_export=is_export)
    _put_end(put, declaration, is_export=is_export)
    if declaration.status is Status.IN_STORAGE:
        day, name, text = places["first_instruction"].split()
        cells |= {day: _moment(declaration.registered_on, None), name: "Đưa hàng về bảo quản", text: "MHVBQ"}
    day, name, text = places["heads"].split()
    return cells | {day: "Ngày", name: "Tên", text: "Nội dung"}


def _put_head(put: _Put, declaration: Declaration, *, is_export: bool) -> None:
    put("first", "Số tờ khai đầu tiên", f"{declaration.first_number}  -" if declaration.first_number else "")
    put("branch", str(declaration.branch or ""))
    put("slash", "/")
    put("total", str(declaration.branches or ""))
    put("channel", "Mã phân loại kiểm tra", CHANNEL_DIGITS.get(declaration.channel, ""))
    put("regime", "Mã loại hình", f"{declaration.regime}  2" + ("" if is_export else " [ 4 ]"))
    put("goods", "Mã số thuế đại diện" if is_export else "Mã số hàng hóa đại diện", "5407")
    put("office", "Tên cơ quan Hải quan tiếp nhận tờ khai", declaration.office_abbr.ljust(10))
    put("team", "Mã bộ phận xử lý tờ khai", declaration.team_code)
    is_test = declaration.status is Status.REGISTERED
    registered = _moment(None if is_test else declaration.registered_on, declaration.registered_time)
    put("registered", "Ngày đăng ký", registered)
    put("changed", "Ngày thay đổi đăng ký", "   /   /")
    put("period", "Thời hạn tái nhập/ tái xuất")


def _put_parties(put: _Put, declaration: Declaration, *, is_export: bool) -> None:
    own, other = ("Người xuất khẩu", "Người nhập khẩu") if is_export else ("Người nhập khẩu", "Người xuất khẩu")
    put("own", own)
    put("own_code", "Mã", display(declaration.tax_code).replace("-", " - "))
    put("own_name", "Tên", software_case(declaration.enterprise_name))
    put("own_address", "Địa chỉ", "Số 1 đường Ví Dụ, thành phố Hải Phòng")
    put("other", other)
    put("other_code", "Mã")
    put("other_name", "Tên", declaration.partner)
    put("agent", "Đại lý Hải quan")
    put("staff", "Mã nhân viên Hải quan")


def _put_end(put: _Put, declaration: Declaration, *, is_export: bool) -> None:
    put("instructions", "Chỉ thị của Hải quan")
    if declaration.status is Status.REGISTERED:
        return
    blanks = "  " if not is_export else " "
    permit = _moment(declaration.cleared_on, declaration.cleared_time, blanks)
    put("chief", "Tên trưởng đơn vị Hải quan", "Trưởng Hải quan")
    put("permit", "Ngày cấp phép xuất nhập" if is_export else "Ngày cấp phép", permit)
    put("inspected", "Ngày hoàn thành kiểm tra", permit)
    is_released = declaration.status is Status.RELEASED
    approved = _moment(declaration.registered_on, time(16, 5, 12)) if is_released else "/  /"
    put("release", "Ngày phê duyệt BP", approved)


def _moment(day: date | None, clock: time | None, blanks: str = " ") -> str:
    if day is None:
        return "/  /"
    return f"{day:%d/%m/%Y}" + (f"{blanks}{clock:%H:%M:%S}" if clock else "")


def _save_xlsx(path: Path, sheet: str, cells: Cells) -> None:
    workbook = Workbook()
    page = workbook.active
    assert isinstance(page, Worksheet)
    page.title = sheet
    for address, value in cells.items():
        page[address] = value
    template = workbook.create_sheet("HANG")
    assert isinstance(template, Worksheet)
    template.sheet_state = "veryHidden"
    for address, value in _TEMPLATE.items():
        template[address] = value
    workbook.save(path)


def _save_xls(path: Path, sheet: str, cells: Cells) -> None:
    workbook = xlwt.Workbook(encoding="utf-8")
    for name, content, visibility in ((sheet, cells, 0), ("HANG", _TEMPLATE, 2)):
        page = workbook.add_sheet(name)
        page.visibility = visibility
        for address, value in content.items():
            letters, row = coordinate_from_string(address)
            page.write(row - 1, column_index_from_string(letters) - 1, value)
    workbook.save(str(path))


_TEMPLATE: Final[Cells] = {"C4": "Số tờ khai", "E4": 309999000000, "D10": "Mã", "H10": "0000000000"}

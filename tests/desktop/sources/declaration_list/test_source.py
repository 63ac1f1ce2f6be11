import random
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from hailong.demo.ecus_list import REPORT, SUMMARY, table, write_csv, write_xls, write_xlsx
from hailong.domain.declaration import Channel, Declaration, Status
from hailong.domain.imports import RowProblem, SourceError, SourceFault
from hailong.sources.declaration_list.source import DeclarationList


def split(items: list[Declaration | RowProblem]) -> tuple[list[Declaration], list[RowProblem]]:
    return [i for i in items if isinstance(i, Declaration)], [i for i in items if isinstance(i, RowProblem)]


def read(path: Path) -> tuple[list[Declaration], list[RowProblem]]:
    return split(list(DeclarationList().read(path)))


def listed(declaration: Declaration) -> Declaration:
    """What the first family of headers can tell."""
    return replace(
        declaration, registered_time=None, office_abbr="", team_code="", team_name="Bộ phận tiếp nhận tờ khai XNK"
    )


def summed_up(declaration: Declaration) -> Declaration:
    """What the second family can tell."""
    return replace(declaration, registered_time=None, office_abbr="", tax_code="", cleared_on=None, cleared_time=None)


def rows_to(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    return write_xlsx(path / "list.xlsx", rows, title="")


HEADER = ["Số TK", "Ngày ĐK", "Mã HQ", "Mã loại hình", "Phân luồng", "Trạng thái", "Mã doanh nghiệp", "Tên đối tác"]
GOOD = [109999888770, "04/09/2025", "03CC", "A11", "Luồng Xanh", "Đã thông quan", "0199999991", "EXAMPLE TRADING LTD"]


@pytest.mark.parametrize(("write", "name"), [(write_xlsx, "a.xlsx"), (write_xls, "a.xls"), (write_csv, "a.csv")])
def test_the_configurable_report_is_read_in_every_format(
    tmp_path: Path, imported: Declaration, exported: Declaration, write: Any, name: str
) -> None:
    declarations, problems = read(write(tmp_path / name, table(REPORT, [imported, exported])))
    assert (declarations, problems) == ([listed(imported), listed(exported)], [])


@pytest.mark.parametrize(("write", "name"), [(write_xlsx, "a.xlsx"), (write_xls, "a.xls"), (write_csv, "a.csv")])
def test_the_second_family_is_read_in_every_format(
    tmp_path: Path, imported: Declaration, exported: Declaration, write: Any, name: str
) -> None:
    declarations, problems = read(write(tmp_path / name, table(SUMMARY, [imported, exported])))
    assert (declarations, problems) == ([summed_up(imported), summed_up(exported)], [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_in_every_encoding_and_with_every_delimiter(
    tmp_path: Path, imported: Declaration, encoding: str, delimiter: str
) -> None:
    path = write_csv(tmp_path / "a.csv", table(REPORT, [imported]), encoding=encoding, delimiter=delimiter)
    assert DeclarationList().recognises(path, path.read_bytes()[:4096])
    assert read(path) == ([listed(imported)], [])


def test_a_csv_in_the_vietnamese_code_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"  # cp1258 writes a letter and its tone as two characters
    header = "Sô\u0301 TK,Ma\u0303 HQ,Tra\u0323ng tha\u0301i,Tên đô\u0301i ta\u0301c"
    text = f"{header}\n109999888770,03CC,Đa\u0303 thông quan,CÔNG TY MÂ\u0303U\n"
    path.write_bytes(text.encode("cp1258"))
    declarations, problems = read(path)
    assert problems == []
    assert (declarations[0].status, declarations[0].partner) == (Status.CLEARED, "CÔNG TY MẪU")


def test_columns_are_found_in_any_order_and_wherever_the_header_stands(tmp_path: Path, imported: Declaration) -> None:
    names = list(REPORT)
    random.Random(5).shuffle(names)
    rows = [["Công ty TNHH Mẫu Thử"], [], ["Từ ngày 01/09/2025"], [], *table({n: REPORT[n] for n in names}, [imported])]
    assert read(rows_to(tmp_path, rows)) == ([listed(imported)], [])


def test_good_rows_come_in_beside_bad_ones_and_each_problem_names_its_row(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["BÁO CÁO"],
        HEADER,
        GOOD,
        ["1.1E+11", *GOOD[1:]],
        [109999888780, "31/02/2025", *GOOD[2:]],
        [109999888790, *GOOD[1:4], "Luồng tím", "Chờ xử lý", "0199999992", "A"],
        [None, None, "03CC", "A11", None, "Nhập mới", "0199999991", "B"],
        ["chưa có số", *GOOD[1:]],
        [],
        [109999888800, *GOOD[1:]],
        ["Tổng cộng: 6 tờ khai"],
    ]
    declarations, problems = read(rows_to(tmp_path, rows))
    assert [d.number[-4:] for d in declarations] == ["8770", "8780", "8790", "8800"]
    assert [(p.row, p.fault, p.is_lost) for p in problems] == [
        (4, SourceFault.ROW_NUMBER, True),
        (5, SourceFault.ROW_DATE, False),
        (6, SourceFault.ROW_VALUE, False),
        (6, SourceFault.ROW_UNKNOWN_STATUS, False),
        (6, SourceFault.ROW_TAX_CODE, False),
        (7, SourceFault.ROW_DRAFT, False),
        (8, SourceFault.ROW_NUMBER, True),
    ]
    assert problems[1].params == {"column": "Ngày ĐK", "value": "31/02/2025"}
    assert declarations[1].registered_on is None
    assert declarations[2].status is Status.UNKNOWN


@pytest.mark.parametrize(
    "number",
    [
        "109999888770",
        109999888770,
        109999888770.0,
        "109999888770.0",
        " 109999888770 ",
        "1.0999988877E+11",
        "1099 9988 8770",
        "109999888770\x00",
    ],
)
def test_a_number_is_read_from_text_and_number_cells(tmp_path: Path, number: object) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{','.join(HEADER)}\n{number},{','.join(map(str, GOOD[1:]))}\n", encoding="utf-8")
    declarations, problems = read(path)
    assert ([d.number for d in declarations], problems) == (["109999888770"], [])


@pytest.mark.parametrize("number", ['="109999888770"', "'109999888770"])
def test_a_number_that_was_kept_from_a_spreadsheet_is_read(tmp_path: Path, number: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"Số TK;Mã HQ;Trạng thái\n{number};03CC;T\n", encoding="utf-8")
    assert [d.number for d in read(path)[0]] == ["109999888770"]


def test_day_cells_of_the_workbook_are_days(tmp_path: Path) -> None:
    at = datetime(2025, 9, 4, 9, 30, 15)  # noqa: DTZ001  (a cell knows no time zone)
    declarations, problems = read(rows_to(tmp_path, [HEADER, [GOOD[0], at, *GOOD[2:]]]))
    assert problems == []
    assert (declarations[0].registered_on, declarations[0].registered_time) == (at.date(), at.time())


def test_a_day_of_clearance_clears_only_where_no_status_says_otherwise(tmp_path: Path) -> None:
    header = ["Số TK", "Mã HQ", "Trạng thái", "Ngày thông quan", "Giờ thông quan"]
    rows = [
        header,
        [109999888770, "03CC", None, "04/09/2025", "93015"],
        [109999888780, "03CC", "Đã phân luồng", "04/09/2025", "93015"],
        [109999888790, "03CC", "Hủy tờ khai", "04/09/2025", "93015"],
        [109999888800, "03CC", "Chưa thông quan", "04/09/2025", "93015"],
    ]
    declarations, _ = read(rows_to(tmp_path, rows))
    assert [(d.status, d.cleared_on is not None) for d in declarations] == [
        (Status.CLEARED, True),
        (Status.CHANNELLED, False),
        (Status.CANCELLED, True),
        (Status.UNKNOWN, False),
    ]


def test_without_a_status_column_the_channel_says_how_far_it_is(tmp_path: Path) -> None:
    rows = [
        ["Số TK", "Mã HQ", "Ngày ĐK", "Phân luồng"],
        [109999888770, "03CC", "04/09/2025", "Luồng đỏ"],
        [109999888780, "03CC", "04/09/2025", None],
    ]
    declarations, _ = read(rows_to(tmp_path, rows))
    assert [(d.status, d.channel) for d in declarations] == [
        (Status.CHANNELLED, Channel.RED),
        (Status.REGISTERED, Channel.UNKNOWN),
    ]


def test_an_odd_tax_code_is_told_once_and_a_legacy_font_in_every_row(tmp_path: Path) -> None:
    row = [*GOOD[1:6], "0199999992", "C«ng ty TNHH MÉu Thö"]
    declarations, problems = read(rows_to(tmp_path, [HEADER, [109999888770, *row], [109999888780, *row]]))
    assert [(p.row, p.fault) for p in problems] == [
        (2, SourceFault.ROW_TAX_CODE),
        (2, SourceFault.ROW_LEGACY_FONT),
        (3, SourceFault.ROW_LEGACY_FONT),
    ]
    assert {d.partner for d in declarations} == {"C«ng ty TNHH MÉu Thö"}


def test_bytes_that_are_no_text_are_reported_and_the_row_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    good = "".join(f"1099998{i:04d}0,03CC,T,ĐỐI TÁC MẪU\n" for i in range(9000))
    path.write_bytes(f"Số TK,Mã HQ,Trạng thái,Tên đối tác\n{good}109999888770,03CC,T,BAD ".encode() + b"\xff\xfe\n")
    declarations, problems = read(path)
    assert len(declarations) == 9001
    assert [(p.row, p.fault) for p in problems] == [(9002, SourceFault.ROW_VALUE)]


def test_repeated_headers_and_blank_lines_are_nothing(tmp_path: Path) -> None:
    rows = [HEADER, GOOD, [], HEADER, [109999888780, *GOOD[1:]]]
    declarations, problems = read(rows_to(tmp_path, rows))
    assert (len(declarations), problems) == (2, [])


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([["Mã HQ", "Ngày ĐK", "Phân luồng"], ["03CC", "04/09/2025", "Xanh"]], SourceFault.MISSING_COLUMNS),
        ([["Họ tên", "Lương"], ["A", 1]], SourceFault.WRONG_KIND),
        ([HEADER], SourceFault.NO_ROWS),
        ([], SourceFault.NO_ROWS),
    ],
    ids=["no number column", "another table", "a header alone", "nothing"],
)
def test_a_table_that_is_no_list_is_refused_with_its_cause(
    tmp_path: Path, rows: list[list[Any]], fault: SourceFault
) -> None:
    with pytest.raises(SourceError) as caught:
        read(rows_to(tmp_path, rows))
    assert caught.value.fault is fault


def test_a_macro_file_is_read_as_data_with_a_remark(tmp_path: Path) -> None:
    path = rows_to(tmp_path, [HEADER, GOOD]).rename(tmp_path / "list.xlsm")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    declarations, problems = read(path)
    assert len(declarations) == 1
    assert [(p.row, p.fault, p.is_lost) for p in problems] == [(0, SourceFault.MACROS_IGNORED, False)]


def test_the_desk_may_stand_as_code_below_the_header_of_its_name(tmp_path: Path) -> None:
    rows = [["Số TK", "Mã HQ", "Bộ phận xử lý"], [109999888770, "03CC", "01"], [109999888780, "03CC", "Đội Nghiệp vụ"]]
    declarations, _ = read(rows_to(tmp_path, rows))
    assert [(d.team_code, d.team_name) for d in declarations] == [("01", ""), ("", "Đội Nghiệp vụ")]


def test_progress_is_told_and_ends_at_the_last_row(tmp_path: Path, imported: Declaration) -> None:
    many = [replace(imported, number=f"1099{index:07d}0") for index in range(2500)]
    path = write_xlsx(tmp_path / "a.xlsx", table(REPORT, many))
    seen: list[tuple[int, int]] = []
    list(DeclarationList().read(path, on_progress=lambda done, total: seen.append((done, total))))
    assert seen == [(1000, 2503), (2000, 2503), (2503, 2503)]

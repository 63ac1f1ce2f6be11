from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from hailong.demo.ecus_print import print_cells, write_print
from hailong.domain.declaration import Channel, Declaration, Status
from hailong.domain.imports import RowProblem, SourceError, SourceFault
from hailong.sources.clearance_print.source import ClearancePrint

SUFFIXES = (".xlsx", ".xls")


def printed(declaration: Declaration) -> Declaration:
    """What a print can tell of it: no office code."""
    return replace(declaration, office_code="")


def one(path: Path) -> Declaration:
    items = list(ClearancePrint().read(path))
    assert len(items) == 1, items
    assert isinstance(items[0], Declaration)
    return items[0]


def fault_of(path: Path) -> SourceFault:
    with pytest.raises(SourceError) as caught:
        list(ClearancePrint().read(path))
    return caught.value.fault


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_import_decision_is_read_whole_but_for_the_office_code(
    tmp_path: Path, imported: Declaration, suffix: str
) -> None:
    assert one(write_print(tmp_path, imported, suffix)) == printed(imported)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_export_decision_is_read_whole_but_for_the_office_code(
    tmp_path: Path, exported: Declaration, suffix: str
) -> None:
    assert one(write_print(tmp_path, exported, suffix)) == printed(exported)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("status", [Status.CHANNELLED, Status.RELEASED, Status.IN_STORAGE])
def test_a_routing_print_tells_release_and_storage(
    tmp_path: Path, imported: Declaration, status: Status, suffix: str
) -> None:
    routed = replace(imported, status=status, cleared_on=None, cleared_time=None)
    assert one(write_print(tmp_path, routed, suffix)) == printed(routed)


def test_a_test_print_is_registered_and_knows_no_day(tmp_path: Path, imported: Declaration) -> None:
    found = one(write_print(tmp_path, replace(imported, status=Status.REGISTERED), ".xlsx"))
    assert (found.status, found.registered_on, found.cleared_on) == (Status.REGISTERED, None, None)


def test_a_split_lot_of_a_branch_enterprise_is_read(tmp_path: Path, imported: Declaration) -> None:
    lot = replace(imported, tax_code="0199999991001", first_number="109999888700", branch=2, branches=3)
    assert one(write_print(tmp_path, lot, ".xls")) == printed(lot)


def test_cleared_without_a_permit_day_is_cleared_at_an_unknown_time(tmp_path: Path, imported: Declaration) -> None:
    found = one(write_print(tmp_path, imported, ".xlsx", {"N122": "/  /"}))
    assert (found.status, found.cleared_on) == (Status.CLEARED, None)


def test_labels_are_found_wherever_they_stand(tmp_path: Path, imported: Declaration) -> None:
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = "TKN"
    for address, value in print_cells(imported).items():
        cell = page[address]
        page.cell(row=cell.row + 11, column=cell.column + 5, value=value)
    path = tmp_path / f"ToKhaiHQ7N_{imported.number}.xlsx"
    book.save(path)
    assert one(path) == printed(imported)


@pytest.mark.parametrize(
    "changes",
    [
        {"E4": 109999888880},
        {"AA3": "*109999888880*"},
        {"E79": 109999888880},
        {"AA78": "*109999888880*"},
        {"F2": "Tờ khai hàng hóa xuất khẩu (thông quan)"},
    ],
    ids=["number cell", "bar code", "second page", "second bar code", "title of an export"],
)
def test_a_print_that_mixes_two_declarations_is_refused(
    tmp_path: Path, imported: Declaration, changes: dict[str, str | int]
) -> None:
    assert fault_of(write_print(tmp_path, imported, ".xlsx", changes)) is SourceFault.MIXED_PRINT


def test_a_file_name_of_another_declaration_is_refused(tmp_path: Path, imported: Declaration) -> None:
    path = write_print(tmp_path, imported, ".xlsx")
    assert fault_of(path.rename(tmp_path / "ToKhaiHQ7N_QDTQ_109999888880.xlsx")) is SourceFault.MIXED_PRINT


@pytest.mark.parametrize(
    "name", ["ToKhaiHQ7N_109999888770 (1).xlsx", "ToKhaiHQ7N_109999888771.xlsx", "ToKhaiHQ7N.xlsx"]
)
def test_a_copy_an_amendment_and_a_bare_name_are_no_mixture(tmp_path: Path, imported: Declaration, name: str) -> None:
    assert one(write_print(tmp_path, imported, ".xlsx").rename(tmp_path / name)) == printed(imported)


def test_the_very_hidden_template_is_never_read(tmp_path: Path, imported: Declaration) -> None:
    path = write_print(tmp_path, imported, ".xlsx")
    book = load_workbook(path)
    assert book["HANG"].sheet_state == "veryHidden"
    assert book["HANG"]["E4"].value != int(imported.number)
    assert one(path).number == imported.number


def test_an_unknown_title_is_reported_and_never_cleared(tmp_path: Path, imported: Declaration) -> None:
    title = "Tờ khai hàng hóa nhập khẩu (chưa thông quan)"
    *problems, found = ClearancePrint().read(write_print(tmp_path, imported, ".xlsx", {"F2": title}))
    assert [item.fault for item in problems if isinstance(item, RowProblem)] == [SourceFault.ROW_UNKNOWN_STATUS]
    assert isinstance(found, Declaration)
    assert (found.status, found.cleared_on) == (Status.UNKNOWN, None)


def test_a_print_without_its_number_says_so(tmp_path: Path, imported: Declaration) -> None:
    assert fault_of(write_print(tmp_path, imported, ".xlsx", {"E4": "", "E79": ""})) is SourceFault.NO_NUMBER
    assert fault_of(write_print(tmp_path, imported, ".xlsx", {"E4": "1.1E+11"})) is SourceFault.NO_NUMBER


def test_bad_fields_are_reported_and_the_rest_comes_in(tmp_path: Path, imported: Declaration) -> None:
    changes: dict[str, str | int] = {"G8": "31/02/2025 09:00:00", "I6": "7", "H10": "0199999992"}
    *problems, found = ClearancePrint().read(write_print(tmp_path, imported, ".xlsx", changes))
    assert {item.fault for item in problems if isinstance(item, RowProblem)} == {
        SourceFault.ROW_DATE, SourceFault.ROW_VALUE, SourceFault.ROW_TAX_CODE,
    }  # fmt: skip
    assert isinstance(found, Declaration)
    assert (found.registered_on, found.channel, found.cleared_time) == (None, Channel.UNKNOWN, time(16, 45, 55))


def test_a_blank_value_is_not_filled_with_the_next_label(tmp_path: Path, imported: Declaration) -> None:
    found = one(write_print(tmp_path, imported, ".xlsx", {"I6": "", "L7": ""}))
    assert (found.channel, found.office_abbr) == (Channel.UNKNOWN, "")


def test_any_other_workbook_is_of_the_wrong_kind(tmp_path: Path) -> None:
    book = Workbook()
    book.save(tmp_path / "ToKhaiHQ7N.xlsx")
    assert fault_of(tmp_path / "ToKhaiHQ7N.xlsx") is SourceFault.WRONG_KIND

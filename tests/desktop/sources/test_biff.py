import struct

import pytest

from hailong.domain.imports import SourceError, SourceFault
from hailong.sources.biff import largest_sheet


def record(kind: int, payload: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(payload)) + payload


def cell(row: int, column: int) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, 1.0))


def extent(first_row: int, rows: int, first_column: int, columns: int) -> bytes:
    return record(0x0200, struct.pack("<IIHHH", first_row, rows, first_column, columns, 0))


def workbook(*records: bytes) -> bytes:
    head = record(0x0085, struct.pack("<IHB", 0, 0, 0)) + record(0x000A)
    sheet = record(0x0085, struct.pack("<IHB", len(head), 0, 0)) + record(0x000A)
    return sheet + b"".join(records) + record(0x000A)


def fault_of(stream: bytes) -> SourceFault:
    with pytest.raises(SourceError) as caught:
        largest_sheet(stream)
    return caught.value.fault


def test_the_rectangle_reaches_to_the_farthest_row_and_column() -> None:
    assert largest_sheet(workbook(extent(0, 10, 0, 4), cell(9, 0), cell(2, 3))) == 40


def test_several_cells_in_one_record_count_to_the_last() -> None:
    many = record(0x00BD, struct.pack("<HH", 0, 2) + bytes(6 * 5) + b"\x06\x00")
    assert largest_sheet(workbook(many)) == 7


def test_the_text_of_a_formula_is_not_taken_for_a_place() -> None:
    assert largest_sheet(workbook(cell(1, 1), record(0x0207, struct.pack("<HH", 5, 9999)))) == 4


def test_too_many_sheets_are_damage() -> None:
    sheet = record(0x0085, struct.pack("<IHB", 0, 0, 0))
    assert fault_of(sheet * 1_001 + record(0x000A)) is SourceFault.DAMAGED


def test_a_workbook_without_cells_has_none() -> None:
    assert largest_sheet(workbook()) == 0
    assert largest_sheet(b"") == 0


@pytest.mark.parametrize("column", [256, 65535])
def test_a_column_that_no_old_workbook_has_is_damage(column: int) -> None:
    assert fault_of(workbook(cell(0, column))) is SourceFault.DAMAGED


@pytest.mark.parametrize("shape", [(0, 70_000, 0, 4), (0, 10, 0, 300), (9, 3, 0, 4), (0, 9, 5, 4)])
def test_an_impossible_extent_is_damage(shape: tuple[int, int, int, int]) -> None:
    assert fault_of(workbook(extent(*shape))) is SourceFault.DAMAGED


def test_a_short_extent_is_damage() -> None:
    assert fault_of(workbook(record(0x0200, b"\x00"))) is SourceFault.DAMAGED


def test_a_password_is_told() -> None:
    assert fault_of(record(0x002F, b"\x00\x00") + workbook()) is SourceFault.PROTECTED

from hailong.domain.declaration import Declaration, Status
from hailong.domain.imports import RowProblem, SourceFault
from hailong.sources.declaration_list.fields import columns_in
from hailong.sources.declaration_list.rows import RowReader


def reader(*headers: str) -> RowReader:
    columns = columns_in(list(headers))
    assert columns is not None
    return RowReader(columns)


def test_short_and_long_rows_are_read_alike() -> None:
    rows = reader("Số TK", "Mã HQ", "Trạng thái")
    (short,) = rows.read(2, ["109999888770"])
    (long,) = rows.read(3, ["109999888780", "03CC", "T", "more", "cells"])
    assert isinstance(short, Declaration)
    assert isinstance(long, Declaration)
    assert (short.office_code, short.status) == ("", Status.UNKNOWN)
    assert (long.office_code, long.status) == ("03CC", Status.CLEARED)


def test_a_missing_column_is_empty_whatever_stands_in_the_last_cell() -> None:
    (found,) = reader("Số TK", "Mã HQ", "Mã LH").read(2, ["109999888770", "03CC", "A11"])
    assert isinstance(found, Declaration)
    assert (found.partner, found.first_number, found.branch) == ("", "", None)


def test_problems_of_one_row_are_not_told_of_the_next() -> None:
    rows = reader("Số TK", "Mã HQ", "Ngày ĐK")
    problem, _ = rows.read(2, ["109999888770", "03CC", "31/02/2025"])
    assert isinstance(problem, RowProblem)
    assert (problem.row, problem.fault) == (2, SourceFault.ROW_DATE)
    assert len(rows.read(3, ["109999888780", "03CC", "01/02/2025"])) == 1


def test_a_time_that_is_none_leaves_the_day() -> None:
    rows = reader("Số TK", "Ngày ĐK", "Giờ ĐK")
    problem, found = rows.read(2, ["109999888770", "04/09/2025", "9h30"])
    assert isinstance(problem, RowProblem)
    assert isinstance(found, Declaration)
    assert (problem.fault, problem.params["column"]) == (SourceFault.ROW_VALUE, "Giờ ĐK")
    assert (found.registered_on is not None, found.registered_time) == (True, None)


def test_a_bad_first_number_of_a_lot_is_left_out_with_a_word() -> None:
    rows = reader("Số TK", "Số tờ khai đầu tiên", "Nhánh")
    problem, found = rows.read(2, ["109999888770", "1.1E+11", "2"])
    assert isinstance(problem, RowProblem)
    assert isinstance(found, Declaration)
    assert (found.first_number, found.branch) == ("", 2)


def test_more_different_names_than_are_remembered_do_no_harm() -> None:
    rows = reader("Số TK", "Mã HQ", "Tên đối tác")
    for index in range(20_100):
        (found,) = rows.read(index, [f"1099{index:07d}0", "03CC", f"PARTNER {index}"])
        assert isinstance(found, Declaration)
        assert found.partner == f"PARTNER {index}"

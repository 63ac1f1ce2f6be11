"""Every fault of a file or a row has words, with the values that it is about."""

import pytest

from hailong.domain.declaration import NumberFault
from hailong.domain.imports import ImportCounts, ImportReport, RowProblem, SourceFault
from hailong.qtbridge.settings import Language
from hailong.ui.imports.import_words import (
    consequence_text,
    duration_text,
    fault_text,
    report_headers,
    report_rows,
    report_text,
)
from rating_desk import NOW

PARAMS = {"value": "X1", "column": "Ngày", "columns": "Số tờ khai", "limit_mb": "50", "numbers": "1, 2"}


def report(**changes) -> ImportReport:
    return ImportReport(**({"file_name": "a.xlsx", "kind": "declaration_list", "at": NOW} | changes))


@pytest.mark.parametrize("fault", SourceFault)
def test_every_fault_is_said_with_its_values(fault, translations):
    text = fault_text(fault, PARAMS)

    assert text.endswith(".")
    assert "{" not in text


@pytest.mark.parametrize("fault", NumberFault)
def test_a_number_says_what_is_wrong_with_it(fault):
    general = fault_text(SourceFault.ROW_NUMBER, {"value": "X"})

    assert fault_text(SourceFault.ROW_NUMBER, {"value": "X", "fault": fault.value}) != general
    assert fault_text(SourceFault.NO_NUMBER, {"value": "X", "reason": fault.value}) != general


def test_each_problem_says_what_it_meant_for_the_row():
    assert consequence_text(RowProblem(row=1, fault=SourceFault.ROW_NUMBER, is_lost=True)) == "Dòng không được nhập"
    assert consequence_text(RowProblem(row=1, fault=SourceFault.ROW_DATE)) == "Dòng vẫn được nhập"
    assert consequence_text(RowProblem(row=1, fault=SourceFault.ROW_DRAFT)) == "Dòng được bỏ qua"
    assert consequence_text(RowProblem(row=0, fault=SourceFault.MACROS_IGNORED)) == "Tệp vẫn được nhập"


@pytest.mark.parametrize(
    ("reports", "was_cancelled", "text"),
    [
        ([report(counts=ImportCounts(added=2, changed=1))], False, "2 tờ khai mới · 1 tờ khai được cập nhật"),
        ([report(counts=ImportCounts(seen_before=True))], False, "Các tệp này đã được nhập trước đây"),
        ([report(counts=ImportCounts(unchanged=5))], False, "Không có gì mới"),
        ([], False, "Không có tệp nào để nhập"),
        ([report(fault=SourceFault.DAMAGED)], False, "1 tệp không đọc được"),
        ([report(counts=ImportCounts(added=1))], True, "Đã dừng theo yêu cầu · 1 tờ khai mới"),
        ([report(counts=ImportCounts(added=1), more_lost=3)], False, "1 tờ khai mới · 3 dòng không nhập được"),
    ],
)
def test_the_whole_import_in_one_line(reports, was_cancelled, text):
    assert report_text(reports, was_cancelled=was_cancelled) == text


def test_the_report_has_a_row_for_each_problem_and_one_for_the_rest():
    problems = (RowProblem(row=18, fault=SourceFault.ROW_NUMBER, params={"value": "1.1E+11"}, is_lost=True),)
    rows = list(report_rows([report(problems=problems, more_problems=7), report(fault=SourceFault.PROTECTED)]))

    assert [row[1] for row in rows] == ["Dòng 18", "", ""]
    assert "7 vấn đề khác" in rows[1][2]
    assert rows[2][3] == "Tệp không được nhập"
    assert len(report_headers()) == len(rows[0])


def test_a_value_that_looks_like_a_placeholder_is_left_alone():
    text = fault_text(SourceFault.ROW_VALUE, {"value": "{column}", "column": "Ngày"})

    assert text == "Giá trị “{column}” ở cột Ngày không đọc được."


@pytest.mark.parametrize(("seconds", "text"), [(1.0, ""), (12.4, "12 giây"), (200.0, "3 phút")])
def test_the_time_so_far_is_told_once_it_is_worth_it(seconds, text):
    assert duration_text(seconds) == text


def test_thousands_of_declarations_are_grouped_as_the_language_does(translations):
    reports = [report(counts=ImportCounts(added=250_310))]
    assert report_text(reports, was_cancelled=False) == "250.310 tờ khai mới"
    translations.speak(Language.ENGLISH)
    assert report_text(reports, was_cancelled=False) == "250,310 new declarations"


@pytest.mark.parametrize(
    "fault",
    [fault for fault in SourceFault if not fault.name.startswith("ROW_") and fault is not SourceFault.MACROS_IGNORED],
)
def test_a_file_that_was_not_read_says_what_to_do(fault, translations):
    assert " Xin " in fault_text(fault, PARAMS)

"""Whatever a driver gives for a value becomes the text that the rules read."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from hailong.domain.imports import SourceFault
from hailong.sources.ecus_sql.query import OFFICE_NAME, TEAM_NAME
from hailong.sources.ecus_sql.rows import live_rows, plain, whole_number
from hailong.sources.ecus_sql.schema import HEADER, SECOND

FIELDS = [
    (HEADER, "DTOKHAIMDID"),
    (HEADER, "SOTK"),
    (HEADER, "NGAY_DK"),
    (SECOND, "NHOM_HO_SO"),
    TEAM_NAME,
    OFFICE_NAME,
]
REGISTERED = datetime(2025, 9, 4)  # noqa: DTZ001  # as drivers give it


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), ("a ", "a "), (3001, "3001"), (3001.0, "3001"), (Decimal("109999888770"), "109999888770"),
        (Decimal("1.09999888770E+11"), "109999888770"), (Decimal("2.00"), "2"), (93015.0, "93015"), (1.5, "1.5"),
        (True, "1"), (False, "0"), (REGISTERED, "2025-09-04"),
        (REGISTERED.replace(hour=9, minute=30, second=15, microsecond=997000), "2025-09-04 09:30:15"),
        (date(2025, 9, 4), "2025-09-04"),
        ("Ví Dụ".encode("utf-16-le"), "Ví Dụ"),
    ],
)  # fmt: skip
def test_a_value_becomes_its_text(value: object, text: str) -> None:
    assert plain(value) == text


@pytest.mark.parametrize(("value", "number"), [(None, 0), (7.0, 7), (Decimal(7), 7), ("x", 0), (float("nan"), 0)])
def test_a_number_or_nothing(value: object, number: int) -> None:
    assert whole_number(value) == number


def test_infinite_and_absurd_values_become_problems_and_no_crash() -> None:
    rows = live_rows(FIELDS, [(Decimal(1), float("inf"), REGISTERED.replace(year=1900), float("nan"), None, None)])
    assert [problem.fault for problem in rows[0].problems] == [SourceFault.ROW_NUMBER]
    assert rows[0].registered_on == date(1900, 9, 4)  # what the server sorts by, though no declaration has it


def test_a_row_without_an_id_is_left_out_and_a_doubled_one_comes_once() -> None:
    good = (Decimal(5), 109999888770.0, REGISTERED, "0", "Đội", "HQ")
    found = live_rows(FIELDS, [good, good, (None, *good[1:]), (1.5, *good[1:])])
    assert [row.record_id for row in found] == [5]
    assert found[0].declaration is not None
    assert found[0].declaration.team_code == "00"


def test_names_in_the_encoding_of_old_fonts_are_left_out() -> None:
    (row,) = live_rows(FIELDS, [(5, 109999888770.0, None, "00", "§éi thñ tôc H¶i quan", "C«ng ty")])
    assert row.declaration is not None
    assert (row.declaration.team_name, row.declaration.office_abbr) == ("", "")

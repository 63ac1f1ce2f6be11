"""The enterprises of a broker: their order in the filter, and how they are found."""

import pytest

from hailong.domain.enterprises import EnterpriseChoice, arranged, found

COUNTED = (
    ("0199999991", "CÔNG TY TNHH ĐẶNG MẪU", 2),
    ("0199999991001", "CHI NHÁNH ĐẶNG MẪU", 9),
    ("0188888881", "CÔNG TY CỔ PHẦN SAO MAI", 5),
    ("0177777771", "CÔNG TY ẮC QUY THỬ", 5),
)


def codes(choices):
    return [one.tax_code for one in choices]


def test_those_this_workstation_is_enrolled_for_come_first_then_who_has_most_to_rate_then_by_name():
    choices = arranged(COUNTED, {"0199999991"})
    assert codes(choices) == ["0199999991", "0199999991001", "0177777771", "0188888881"]
    assert [one.is_enrolled for one in choices] == [True, False, False, False]


def test_before_the_enrolment_is_known_nobody_is_called_not_enrolled():
    assert {one.is_enrolled for one in arranged(COUNTED, None)} == {None}
    assert codes(arranged(COUNTED, None))[0] == "0199999991001"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["0199999991", "0199999991001", "0177777771", "0188888881"]),
        ("dang mau", ["0199999991", "0199999991001"]),
        ("Đặng", ["0199999991", "0199999991001"]),
        ("mau dang", ["0199999991", "0199999991001"]),
        ("ac quy", ["0177777771"]),
        ("8888", ["0188888881"]),
        ("0199999991-001", ["0199999991001"]),
        ("0199999991 - 001", ["0199999991001"]),
        ("nowhere", []),
    ],
)
def test_found_by_any_part_of_the_name_with_or_without_tone_marks_and_by_tax_code(text, expected):
    assert codes(found(arranged(COUNTED, {"0199999991"}), text)) == expected


def test_an_enterprise_without_a_name_is_found_by_its_code():
    assert codes(found([EnterpriseChoice("0166666661", "", 1)], "6666")) == ["0166666661"]

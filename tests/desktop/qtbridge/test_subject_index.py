"""Completing over the catalogue."""

from datetime import date

import pytest

from hailong.domain.catalogue import Catalogue, Officer
from hailong.domain.sheet import SubjectKind
from hailong.qtbridge.subject_index import SubjectIndex
from rating_desk import TODAY, catalogue


@pytest.fixture(scope="module")
def index():
    return SubjectIndex(catalogue())


@pytest.mark.parametrize("text", ["dang thi", "Đặng Thị", "thu dang", "0002", "ĐẶNG"])
def test_any_part_finds_with_or_without_tone_marks(index, text):
    assert "03ZZ-0002" in [thing.code for thing in index.find(SubjectKind.OFFICER, text, TODAY)]


def test_those_of_the_offices_on_the_sheet_come_first(index):
    found = index.find(SubjectKind.OFFICER, "", TODAY, near=frozenset({"20BB"}))

    assert [thing.code for thing in found] == ["20ZZ-0001", "03ZZ-0001", "03ZZ-0002"]


def test_stages_come_in_the_departments_order(index):
    assert [thing.code for thing in index.find(SubjectKind.STAGE, "", TODAY)][:3] == ["DK", "KTHS", "KTTT"]


def test_no_more_are_found_than_can_be_looked_at(index):
    assert len(index.find(SubjectKind.OFFICE, "", TODAY)) == 50


def test_a_name_that_two_bear_is_not_exact_and_the_code_is():
    two = tuple(Officer(code=f"03ZZ-{at}", name_vi="Nguyễn Văn Mẫu", office_code="03CC") for at in range(2))
    index = SubjectIndex(Catalogue(officers=two))

    assert index.exact(SubjectKind.OFFICER, "nguyen van mau", TODAY) is None
    assert index.exact(SubjectKind.OFFICER, "03zz-1", TODAY) is two[1]


def test_who_has_left_is_not_offered():
    gone = Officer(code="03ZZ-0009", name_vi="Người Đã Chuyển", valid_to=date(2026, 1, 1))
    index = SubjectIndex(Catalogue(officers=(gone,)))

    assert index.find(SubjectKind.OFFICER, "", TODAY) == []
    assert index.exact(SubjectKind.OFFICER, "Người Đã Chuyển", date(2025, 12, 31)) is gone

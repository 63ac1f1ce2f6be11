"""Completing a name out of the catalogue, or writing one's own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hailong.domain.sheet import SubjectKind
from hailong.qtbridge.subject_index import SubjectIndex
from hailong.ui.sheet.candidates import Candidates
from hailong.ui.sheet.subject_picker import SubjectPicker
from rating_desk import catalogue, declaration


@pytest.fixture
def make_picker(qtbot):
    def make(kind=SubjectKind.OFFICER, offices=frozenset({"03CC"})):
        known = catalogue()
        picker = SubjectPicker(Candidates(kind, SubjectIndex(known), known, declaration(), lambda: offices))
        qtbot.addWidget(picker)
        picker.show()
        return picker

    return make


def test_every_key_offers_what_fits(make_picker):
    picker = make_picker()

    QTest.keyClicks(picker, "dang")

    assert picker.suggestions == ["Đặng Thị Thử · Công chức 03ZZ-0002"]


def test_arrow_down_offers_everything_those_of_the_office_first(make_picker):
    picker = make_picker()

    QTest.keyClick(picker, Qt.Key.Key_Down)

    assert [label.split(" · ")[0] for label in picker.suggestions] == [
        "NGUYỄN VĂN MẪU", "Đặng Thị Thử", "Trần Văn Xa",
    ]  # fmt: skip


def test_taking_a_suggestion_gives_code_and_name(make_picker, qtbot):
    picker = make_picker(SubjectKind.TEAM)
    QTest.keyClicks(picker, "c11")

    with qtbot.waitSignal(picker.picked) as picked:
        picker.activate(0)

    assert picked.args == ["03CC-01", "Bộ phận tiếp nhận tờ khai C11"]
    assert picker.text() == "Bộ phận tiếp nhận tờ khai C11"


def test_a_code_that_is_typed_whole_becomes_its_name(make_picker):
    picker = make_picker(SubjectKind.STAGE)
    QTest.keyClicks(picker, "soi")

    QTest.keyClick(picker, Qt.Key.Key_Return)

    assert picker.value == ("SOI", "Soi chiếu hàng hóa bằng máy soi")
    assert picker.text() == "Soi chiếu hàng hóa bằng máy soi"


def test_what_is_not_in_the_list_stays_as_it_was_written(make_picker):
    picker = make_picker()

    picker.insert("  công chức  ở quầy số 3 ")

    assert picker.value == ("", "công chức ở quầy số 3")


def test_changing_a_taken_name_makes_it_own_words_again(make_picker):
    picker = make_picker()
    QTest.keyClicks(picker, "03ZZ-0002")
    QTest.keyClick(picker, Qt.Key.Key_Return)
    assert picker.value[0] == "03ZZ-0002"

    QTest.keyClicks(picker, " x")

    assert picker.value == ("", "Đặng Thị Thử x")

"""Officers on the one sheet for many: offered where one office has handled all, named, sent, and taken away again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hailong.domain.catalogue import Level
from hailong.domain.sheet import SubjectKind
from hailong.qtbridge.bulk import BulkMode
from hailong.ui.bulk.bulk_review import ReviewColumn
from rating_desk import declaration
from rating_window import CTRL

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def writing(opened):
    """The sheet for five of one office is open, four stars are given, and a line for an officer is begun."""
    opened.press(Qt.Key.Key_A, modifier=CTRL)
    opened.press(Qt.Key.Key_Return, Qt.Key.Key_4)
    opened.form = opened.bulk_panel.form
    opened.form.add_officer.click()
    opened.settle()
    return opened


def name(window, text):
    line = window.form.lines[-1]
    line.picker.setFocus()
    QTest.keyClicks(line.picker, text)
    line.picker.activate(0)
    window.settle()
    return line


def officers(sheet):
    return [rating for rating in sheet.ratings if rating.subject.kind is SubjectKind.OFFICER]


def test_an_officer_of_the_one_office_is_found_rated_reviewed_and_sent_on_every_sheet(writing):
    line = name(writing, "dang thi")
    line.stars.setFocus()
    writing.press(Qt.Key.Key_5)
    writing.press(Qt.Key.Key_Return, modifier=CTRL)
    assert writing.bulk.mode is BulkMode.REVIEWING
    row = writing.bulk_panel.review.content.rows[0]
    assert row.cells[ReviewColumn.SAYS].endswith("Công chức Đặng Thị Thử: Rất hài lòng")

    writing.press(Qt.Key.Key_Return)

    sheets = writing.desk.sent()
    assert len(sheets) == 5
    assert {(one.subject.code, one.level) for sheet in sheets for one in officers(sheet)} == {
        ("03ZZ-0002", Level.VERY_SATISFIED)
    }


def test_officers_of_the_office_are_offered_first(writing):
    line = writing.form.lines[-1]
    line.picker.show_all()
    assert [label.split(" · ")[0] for label in line.picker.suggestions] == [
        "NGUYỄN VĂN MẪU", "Đặng Thị Thử", "Trần Văn Xa",
    ]  # fmt: skip


def test_a_rated_line_without_a_name_is_not_recorded_and_the_cursor_goes_there(writing):
    line = writing.form.lines[-1]
    line.stars.setFocus()
    writing.press(Qt.Key.Key_5)
    writing.press(Qt.Key.Key_Return, modifier=CTRL)
    assert writing.bulk.mode is BulkMode.EDITING
    assert line.finding.isVisible()
    assert writing.focused() is line.picker


def test_delete_on_its_stars_takes_the_line_away(writing):
    count = len(writing.form.lines)
    writing.form.lines[-1].stars.setFocus()
    writing.press(Qt.Key.Key_Delete)
    assert len(writing.form.lines) == count - 1
    assert all(line.officer is None for line in writing.bulk.pattern.lines)


def test_of_several_offices_no_officer_is_offered_and_none_of_another_office_stays(writing):
    line = name(writing, "dang thi")
    line.stars.setFocus()
    writing.press(Qt.Key.Key_5)
    writing.desk.bring_in(declaration(20, office_code="03EE", office_abbr="HQDINHVU"))
    writing.page.refresh()
    writing.settle()
    writing.table.setFocus()
    writing.press(Qt.Key.Key_Escape)
    writing.press(Qt.Key.Key_A, modifier=CTRL)
    assert writing.bulk_panel.title.text() == "Đánh giá 6 tờ khai"
    assert writing.form.add_officer.isHidden()
    assert all(each.officer is None for each in writing.bulk.pattern.lines)

    writing.press(Qt.Key.Key_Escape)
    keys = [key for key in writing.keys if key != writing.table.current_key]
    assert writing.table.select_keys(keys)
    writing.settle()
    assert writing.form.lines[-1].picker.text() == "Đặng Thị Thử"  # it waited for them
    assert writing.form.lines[-1].rating.level is Level.VERY_SATISFIED


def test_what_is_said_of_an_officer_is_there_again_for_the_same_office(writing):
    line = name(writing, "dang thi")
    line.stars.setFocus()
    writing.press(Qt.Key.Key_2)
    writing.table.setFocus()
    writing.press(Qt.Key.Key_Escape)
    writing.press(Qt.Key.Key_Down, modifier=SHIFT)
    assert writing.form.lines[-1].picker.text() == "Đặng Thị Thử"
    assert writing.form.lines[-1].rating.level is Level.DISSATISFIED


def test_another_language_keeps_the_line(writing):
    name(writing, "dang thi")
    writing.bulk_panel.retranslate()
    assert writing.form.lines[-1].subject.code == "03ZZ-0002"

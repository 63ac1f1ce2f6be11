"""A level of its own in the review of many: the same questions as on any sheet, by keys, and nothing is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hailong.domain.catalogue import Level
from hailong.qtbridge.bulk import BulkMode
from hailong.ui.bulk.bulk_review import ReviewColumn
from rating_desk import declaration
from rating_window import CTRL, RatingWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def reviewing(opened):
    """Five rows are reviewed at four stars, the cursor on the first."""
    review(opened)
    return opened


def review(window):
    window.press(Qt.Key.Key_A, modifier=CTRL)
    window.press(Qt.Key.Key_Return, Qt.Key.Key_4)
    window.press(Qt.Key.Key_Return, modifier=CTRL)
    window.details = window.bulk_panel.details


def says(window, row):
    window.wait_for(lambda: not window.bulk_panel._shown_soon.isActive())
    return window.bulk_panel.review.content.rows[row].cells[ReviewColumn.SAYS]


def write_why(window, text):
    """From the rows: by Tab to the stars, down to the reasons, and on to own words."""
    window.press(Qt.Key.Key_Tab)
    window.press(Qt.Key.Key_Down, Qt.Key.Key_Space)
    window.details.line.comment.setFocus()
    QTest.keyClicks(window.focused(), text)
    window.settle()


def test_without_a_level_of_its_own_a_row_asks_nothing(reviewing):
    assert reviewing.details.isHidden()
    reviewing.press(Qt.Key.Key_3)
    assert reviewing.details.isVisible()
    assert reviewing.details.line.finding.isHidden()
    reviewing.press(Qt.Key.Key_0)
    assert reviewing.details.isHidden()


def test_a_low_level_asks_for_reasons_own_words_and_contact_as_any_sheet_does(reviewing):
    reviewing.press(Qt.Key.Key_2)

    details = reviewing.details
    assert reviewing.focused() is reviewing.bulk_panel.review
    first = reviewing.bulk_panel.review.content.rows[0]
    assert details.title.text() == f"Mức riêng của tờ khai {first.cells[ReviewColumn.NUMBER]}"
    assert details.line.name.text() == "Hải quan cửa khẩu cảng Hải Phòng khu vực\u00a01"
    assert details.line.finding.isVisible()
    assert details.contact.isVisible()
    offered = [reason.code for reason in reviewing.bulk.current.catalogue.reasons_at(Level.DISSATISFIED)]
    assert [chip.code for chip in details.line.chips.chips] == offered
    assert says(reviewing, 0).endswith("xin nói rõ (Tab)")


def test_reasons_and_words_go_on_the_sheet_of_that_row_alone(reviewing):
    reviewing.press(Qt.Key.Key_1)
    write_why(reviewing, "Cho hai ngay.")
    reviewing.press(Qt.Key.Key_Escape)
    assert reviewing.focused() is reviewing.bulk_panel.review
    assert reviewing.bulk.mode is BulkMode.REVIEWING
    assert "Cho hai ngay." in says(reviewing, 0)
    assert "xin nói rõ" not in says(reviewing, 0)
    assert reviewing.details.line.finding.isHidden()

    reviewing.press(Qt.Key.Key_Return)

    first, *others = sorted(reviewing.desk.sent(), key=lambda sheet: sheet.ratings[0].level)
    (rating,) = (one for one in first.ratings if one.subject.code == "03CC")
    assert (rating.level, rating.comment, len(rating.reasons)) == (Level.VERY_DISSATISFIED, "Cho hai ngay.", 1)
    assert {one.ratings[0].comment for one in others} == {""}
    assert len(others) == 4


def test_enter_among_the_reasons_goes_back_to_the_rows_and_sends_nothing(reviewing):
    reviewing.press(Qt.Key.Key_2, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert reviewing.bulk.mode is BulkMode.REVIEWING
    assert reviewing.focused() is reviewing.bulk_panel.review
    assert reviewing.desk.sent() == []


def test_another_row_shows_its_own_words_and_the_first_keeps_its(reviewing):
    reviewing.press(Qt.Key.Key_2)
    write_why(reviewing, "Mot.")
    reviewing.press(Qt.Key.Key_Escape, Qt.Key.Key_Down)
    assert reviewing.details.isHidden()
    reviewing.press(Qt.Key.Key_1)
    assert reviewing.details.line.comment.words == ""
    reviewing.press(Qt.Key.Key_Up)
    assert reviewing.details.line.comment.words == "Mot."


def test_several_rows_are_given_the_same_words_at_once(reviewing):
    reviewing.press(Qt.Key.Key_Down, modifier=SHIFT)
    reviewing.press(Qt.Key.Key_2)
    assert reviewing.details.title.text() == "Mức riêng của 2 tờ khai đang chọn"
    write_why(reviewing, "Cung mot viec.")
    reviewing.press(Qt.Key.Key_Escape)
    assert [("Cung mot viec." in says(reviewing, row)) for row in range(5)] == [True, True, False, False, False]


def test_no_star_in_the_details_is_the_common_level_again(reviewing):
    reviewing.press(Qt.Key.Key_2, Qt.Key.Key_Tab, Qt.Key.Key_0)
    assert reviewing.details.isHidden()
    assert reviewing.focused() is reviewing.bulk_panel.review
    assert reviewing.bulk.own == {}


def test_what_is_said_of_one_alone_survives_a_crash_and_another_selection(reviewing, qtbot, tmp_path):
    reviewing.press(Qt.Key.Key_2)
    write_why(reviewing, "Giu lai.")
    reviewing.bulk.flush()
    reviewing.settle()
    folder = tmp_path / "data"
    reviewing.crash()

    again = RatingWindow(folder, qtbot)
    again.show()
    again.press(Qt.Key.Key_Down, modifier=SHIFT)
    again.press(Qt.Key.Key_Escape)
    review(again)
    again.press(Qt.Key.Key_Home)
    assert again.details.line.comment.words == "Giu lai."
    again.close()


def test_an_undone_bulk_comes_back_with_it(reviewing):
    reviewing.press(Qt.Key.Key_2)
    write_why(reviewing, "Giu lai.")
    reviewing.press(Qt.Key.Key_Escape, Qt.Key.Key_Return)
    assert reviewing.bulk.own == {}
    reviewing.press(Qt.Key.Key_Z, modifier=CTRL)
    reviewing.wait_for(lambda: reviewing.bulk.mode is BulkMode.EDITING)
    assert [own.comment for own in reviewing.bulk.own.values()] == ["Giu lai."]


def test_a_sent_bulk_leaves_nothing_for_the_next_one(reviewing):
    reviewing.press(Qt.Key.Key_2, Qt.Key.Key_Return)
    reviewing.desk.bring_in(declaration(10), declaration(11))
    reviewing.page.refresh()
    reviewing.settle()
    reviewing.table.setFocus()
    review(reviewing)
    assert reviewing.details.isHidden()
    assert [row.is_exception for row in reviewing.bulk_panel.review.content.rows] == [False, False]

"""The lines of the sheet: stars, reasons, own words, subjects that come and go."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hailong.domain.catalogue import Level
from hailong.domain.sheet import SubjectKind
from hailong.qtbridge.sheets import Mode
from rating_window import CTRL
from tab_walk import walk


def rate(window, line: int, key: Qt.Key) -> None:
    window.panel.form.lines[line].stars.setFocus()
    window.press(key)


def record(window) -> None:
    window.press(Qt.Key.Key_Return, modifier=CTRL)


def test_lines_are_prefilled_from_declaration_and_catalogue(writing):
    subjects = [(line.subject.kind, line.subject.code) for line in writing.panel.form.lines]

    assert subjects == [
        (SubjectKind.OFFICE, "03CC"), (SubjectKind.TEAM, "03CC-00"), (SubjectKind.STAGE, "DK"),
        (SubjectKind.STAGE, "KTHS"), (SubjectKind.STAGE, "TQ"),
    ]  # fmt: skip


def test_reasons_are_those_of_the_chosen_level_and_survive_a_change_within_the_same_half(writing):
    line = writing.panel.form.lines[0]
    assert line.details.isHidden()

    writing.press(Qt.Key.Key_4)
    satisfied = [chip.code for chip in line.chips.chips]
    writing.press(Qt.Key.Key_Down, Qt.Key.Key_Space)
    chosen = line.rating.reasons
    writing.press(Qt.Key.Key_Up, Qt.Key.Key_5)
    assert (line.rating.level, line.rating.reasons) == (Level.VERY_SATISFIED, chosen)
    writing.press(Qt.Key.Key_1)

    assert satisfied[0].startswith("P_")
    assert len(chosen) == 1
    assert line.rating.reasons == ()
    assert len(line.chips.chips) == 17


def test_tab_goes_from_stars_to_reasons_to_own_words_to_the_next_line(writing):
    first, second = writing.panel.form.lines[:2]
    writing.press(Qt.Key.Key_2)

    stops = []
    for _ in range(3):
        QTest.keyClick(writing.focused(), Qt.Key.Key_Tab)
        stops.append(writing.focused())

    assert stops == [first.chips.chips[0], first.comment, second.stars]


def test_only_the_line_with_the_focus_is_unfolded_and_the_others_say_what_was_chosen(writing):
    first = writing.panel.form.lines[0]
    writing.press(Qt.Key.Key_4, Qt.Key.Key_Down, Qt.Key.Key_Space)

    rate(writing, 2, Qt.Key.Key_3)

    assert first.details.isHidden()
    assert first.summary.text() == "Thái độ lịch sự, tôn trọng, tận tình"


def test_low_levels_ask_gently_and_let_the_user_go_on(writing):
    writing.press(Qt.Key.Key_1)
    line, contact = writing.panel.form.lines[0], writing.panel.form.contact_fields

    assert "Có thể để trống" in line.finding.text()
    assert contact.note.isVisible()
    record(writing)

    assert writing.sheets.mode is Mode.REVIEWING
    assert line.finding.isHidden()


def test_what_was_asked_for_is_no_longer_asked_when_it_was_given(writing):
    writing.press(Qt.Key.Key_2)
    line, contact = writing.panel.form.lines[0], writing.panel.form.contact_fields

    QTest.keyClicks(line.comment, "cham hai ngay")
    QTest.keyClicks(contact.name, "Nguyen Thi Mau")
    QTest.keyClicks(contact.phone, "0900000000")

    assert line.finding.isHidden()
    assert contact.note.isHidden()


def test_recording_nothing_says_what_is_missing_and_puts_the_cursor_there(writing):
    record(writing)

    form = writing.panel.form
    assert writing.sheets.mode is Mode.EDITING
    assert "ít nhất một dòng" in form.nothing.text()
    assert writing.focused() is form.lines[0].stars


def test_a_line_without_a_name_is_marked_beside_it_once_recording_was_tried(writing):
    line = writing.panel.form.add_line(SubjectKind.TEAM)
    line.stars.setFocus()
    writing.press(Qt.Key.Key_4)
    assert line.finding.isHidden()

    record(writing)

    assert line.finding.text() == "Xin ghi tên hoặc mô tả đối tượng được đánh giá."
    assert writing.focused() is line.picker


def test_the_same_subject_twice_is_marked(writing):
    writing.press(Qt.Key.Key_4)
    line = writing.panel.form.add_line(SubjectKind.OFFICE)
    line.picker.insert("03CC")
    line.stars.setFocus()
    writing.press(Qt.Key.Key_4)

    record(writing)

    assert line.finding.text() == "Đối tượng này đã có ở một dòng khác."


def test_an_officer_is_found_without_tone_marks_and_sent_by_code(writing):
    line = writing.panel.form.add_line(SubjectKind.OFFICER)
    QTest.keyClicks(line.picker, "dang thi")
    line.picker.activate(0)
    line.stars.setFocus()
    writing.press(Qt.Key.Key_5)
    record(writing)
    writing.press(Qt.Key.Key_Return)

    (sheet,) = writing.desk.sent()
    assert (sheet.ratings[0].subject.code, sheet.ratings[0].subject.name) == ("03ZZ-0002", "Đặng Thị Thử")


def test_an_officer_who_is_not_in_the_list_is_sent_by_description(writing):
    line = writing.panel.form.add_line(SubjectKind.OFFICER)
    line.picker.insert("công chức ở quầy số 3")
    assert line.hint.isVisible()
    line.stars.setFocus()
    writing.press(Qt.Key.Key_4)
    record(writing)
    writing.press(Qt.Key.Key_Return)

    (sheet,) = writing.desk.sent()
    assert (sheet.ratings[0].subject.code, sheet.ratings[0].subject.name) == ("", "công chức ở quầy số 3")


def test_did_not_meet_excludes_a_level_and_is_sent_beside_another_rating(writing):
    writing.press(Qt.Key.Key_4)
    line = writing.panel.form.add_line(SubjectKind.OFFICER)
    line.picker.insert("03ZZ-0001")
    line.stars.setFocus()
    writing.press(Qt.Key.Key_2)
    line.not_met.setFocus()
    writing.press(Qt.Key.Key_Space)
    assert (line.rating.level, line.stars.isEnabled()) == (None, False)
    record(writing)
    assert line.isVisible()
    writing.press(Qt.Key.Key_Return)

    (sheet,) = writing.desk.sent()
    assert (sheet.ratings[1].did_not_meet, sheet.ratings[1].level, sheet.ratings[1].reasons) == (True, None, ())


def test_only_officers_can_be_not_met(writing):
    assert [line.not_met.isHidden() for line in writing.panel.form.lines] == [True] * 5


def test_delete_on_the_stars_takes_a_line_away_and_the_cursor_to_its_neighbour(writing):
    form = writing.panel.form
    second = form.lines[1]

    writing.press(Qt.Key.Key_Delete)

    assert form.lines[0] is second
    assert writing.focused() is second.stars


def test_several_teams_stages_and_officers_fit_on_one_sheet(writing):
    form = writing.panel.form
    for kind, code in (
        (SubjectKind.TEAM, "03CC-01"), (SubjectKind.STAGE, "SOI"), (SubjectKind.STAGE, "THUE"),
        (SubjectKind.OFFICER, "03ZZ-0001"), (SubjectKind.OFFICER, "20ZZ-0001"), (SubjectKind.OFFICE, "03CE"),
    ):  # fmt: skip
        line = form.add_line(kind)
        line.picker.insert(code)
        line.stars.setFocus()
        writing.press(Qt.Key.Key_4)
    record(writing)
    writing.press(Qt.Key.Key_Return)

    (sheet,) = writing.desk.sent()
    assert [rating.subject.code for rating in sheet.ratings] == [
        "03CC-01", "SOI", "THUE", "03ZZ-0001", "20ZZ-0001", "03CE",
    ]  # fmt: skip


def test_tab_goes_from_the_last_field_to_the_buttons_below(writing):
    footer = writing.panel.footer

    assert walk(writing.panel.form.contact_fields.phone, 2)[1:] == [footer.skip, footer.record]

"""Writing, recording, mending and sending a sheet; what stands in the way; what survives."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit

from hailong.domain.catalogue import Level
from hailong.domain.declaration import Round, Status
from hailong.domain.sheet import Contact, SubjectKind
from hailong.qtbridge.declarations import Column
from hailong.qtbridge.sheets import Mode
from hailong.store.interfaces import StoreError, StoreFault, Tab
from rating_desk import ENTERPRISE, OTHER_ENTERPRISE, declaration
from rating_window import CTRL, RatingWindow


def record(window) -> None:
    window.press(Qt.Key.Key_Return, modifier=CTRL)


def test_the_review_shows_the_same_places_read_only_and_escape_goes_on_writing(writing):
    form = writing.panel.form
    writing.press(Qt.Key.Key_4, Qt.Key.Key_Down, Qt.Key.Key_Space)

    record(writing)
    assert [line.isVisible() for line in form.lines] == [True, False, False, False, False]
    assert form.lines[0].summary.text() == "Thái độ lịch sự, tôn trọng, tận tình"
    QTest.keyClick(form.lines[0].stars, Qt.Key.Key_1)
    assert form.lines[0].stars.level is Level.SATISFIED
    assert writing.focused() is writing.panel.footer.send

    writing.press(Qt.Key.Key_Escape)
    assert writing.sheets.mode is Mode.EDITING
    assert all(line.isVisible() for line in form.lines)
    assert writing.focused() is form.lines[0].stars


def test_a_review_is_still_a_review_after_a_restart(writing, tmp_path, qtbot):
    key = writing.table.current_key
    writing.press(Qt.Key.Key_5)
    record(writing)
    writing.crash()

    again = RatingWindow(tmp_path / "data", qtbot).show()
    again.open(key)

    assert again.sheets.mode is Mode.REVIEWING
    again.close()


def test_a_draft_survives_a_crash_within_two_seconds_of_typing(writing, tmp_path, qtbot):
    key = writing.table.current_key
    writing.press(Qt.Key.Key_2)
    QTest.keyClicks(writing.panel.form.lines[0].comment, "cham hai ngay")
    qtbot.waitUntil(lambda: _comment(writing.draft_of(key)) == "cham hai ngay", timeout=2000)
    writing.crash()

    again = RatingWindow(tmp_path / "data", qtbot).show()
    again.open(key)
    line = again.panel.form.lines[0]

    assert (line.stars.level, line.comment.words) == (Level.DISSATISFIED, "cham hai ngay")
    again.close()


def _comment(draft) -> str:
    return draft.ratings[0].comment if draft else ""


def test_choosing_another_row_keeps_the_draft_at_once(writing):
    first = writing.table.current_key
    writing.press(Qt.Key.Key_3)

    writing.table.select_key(writing.keys[1])
    writing.settle()

    assert writing.draft_of(first).ratings[0].level is Level.NORMAL
    assert writing.list.model.loaded(0).has_draft


def test_coming_back_at_once_shows_what_was_typed_before_the_store_has_it(writing):
    first = writing.table.current_key
    second = next(key for key in writing.keys if key != first)
    writing.press(Qt.Key.Key_3)

    writing.table.select_key(second)
    writing.table.select_key(first)
    writing.wait_for(lambda: writing.sheets.mode is Mode.EDITING)

    assert writing.panel.form.lines[0].stars.level is Level.NORMAL


def test_a_draft_that_was_emptied_is_forgotten(writing):
    key = writing.table.current_key
    writing.press(Qt.Key.Key_3)
    writing.sheets.flush()
    writing.settle()
    assert writing.draft_of(key) is not None

    writing.press(Qt.Key.Key_0)
    writing.sheets.flush()
    writing.settle()

    assert writing.draft_of(key) is None


def test_contact_is_remembered_for_the_next_sheet(writing):
    writing.press(Qt.Key.Key_5)
    QTest.keyClicks(writing.panel.form.contact_fields.name, "Nguyen Thi Mau")
    QTest.keyClicks(writing.panel.form.contact_fields.phone, "0900000000")
    writing.panel.form.lines[0].stars.setFocus()
    record(writing)
    writing.press(Qt.Key.Key_Return)

    assert writing.panel.form.contact == Contact(name="Nguyen Thi Mau", phone="0900000000")


def test_when_the_disk_is_full_nothing_is_said_to_be_saved_and_sending_again_works(writing, monkeypatch):
    writing.press(Qt.Key.Key_5)
    record(writing)

    def full(*_args: object) -> None:
        raise StoreError(StoreFault.DISK_FULL, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(writing.store.sheets, "send", full)
        writing.press(Qt.Key.Key_Return)
    assert writing.sheets.mode is Mode.REVIEWING
    assert writing.panel.footer.news.property("tone") == "danger"
    assert writing.desk.sent() == []

    writing.press(Qt.Key.Key_Return)
    assert len(writing.desk.sent()) == 1


def test_a_draft_that_the_disk_refused_is_offered_again(writing, monkeypatch, qtbot):
    key = writing.table.current_key

    def full(*_args: object, **_kwargs: object) -> None:
        raise StoreError(StoreFault.DISK_FULL, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(writing.store.sheets, "save_draft", full)
        writing.press(Qt.Key.Key_4)
        with qtbot.waitSignal(writing.sheets.failed):
            writing.sheets.flush()
    assert writing.sheets.has_unsaved

    with qtbot.waitSignal(writing.sheets.all_kept, timeout=8000):
        pass
    assert writing.draft_of(key).ratings[0].level is Level.SATISFIED


def test_a_declaration_without_a_channel_says_why_and_what_to_do(window):
    (key,) = window.desk.bring_in(declaration(status=Status.REGISTERED))
    window.show()
    window.page.open_key(key)
    window.settle()

    assert window.sheets.mode is Mode.READING
    assert "chưa được phân luồng" in window.panel.notice.why.text()
    assert not window.panel.form.isVisible()
    assert not window.panel.footer.isVisible()


def test_a_declaration_without_tax_code_is_given_to_an_enrolled_enterprise(window):
    (key,) = window.desk.bring_in(declaration(tax_code=""))
    window.show()
    notice = window.panel.notice
    assert notice.enterprises.count() == 2

    notice.enterprises.setCurrentIndex(1)
    notice.choose.click()
    window.settle()

    assert window.store.declarations.get(key).declaration.tax_code == OTHER_ENTERPRISE[0]
    assert window.sheets.mode is Mode.EDITING
    assert window.focused() is window.panel.form.lines[0].stars


@pytest.mark.parametrize(
    ("tax_code", "is_enrolled", "words"),
    [("0199999991", False, "Máy này chưa đăng ký"), ("0199999991002", True, "chưa được đăng ký để đánh giá thay")],
)
def test_without_enrolment_it_says_why_and_leads_to_it(tmp_path, qtbot, tax_code, is_enrolled, words):
    window = RatingWindow(tmp_path / "data", qtbot, is_enrolled=is_enrolled)
    window.desk.bring_in(declaration(tax_code=tax_code))
    window.show()

    assert words in window.panel.notice.why.text()
    with qtbot.waitSignal(window.page.enrolment_wanted) as asked:
        window.panel.notice.enrol.click()
    assert asked.args == [((tax_code, ENTERPRISE[1]),)]
    window.close()


def test_once_the_workstation_is_enrolled_for_it_the_open_sheet_can_be_written(tmp_path, qtbot):
    window = RatingWindow(tmp_path / "data", qtbot, is_enrolled=False)
    window.desk.bring_in(declaration())
    window.show()
    assert window.sheets.mode is Mode.READING

    window.desk.furnish()
    window.page.take_enrolment()
    window.settle()

    assert window.sheets.mode is Mode.EDITING
    assert window.panel.notice.isHidden()
    window.close()


def test_a_sheet_that_was_sent_is_listed_with_its_state_and_can_be_taken_back(writing):
    key = writing.table.current_key
    writing.press(Qt.Key.Key_4)
    record(writing)
    writing.press(Qt.Key.Key_Return)

    writing.page.open_key(key)
    writing.wait_for(lambda: writing.sheets.current.key == key)
    texts = [label.text() for label in writing.panel.sent.findChildren(type(writing.panel.sent.title))]
    assert "Chờ gửi · 17:02 hôm nay (giờ máy)" in texts, "the service was not heard yet"
    assert writing.panel.form.lines[0].stars.level is Level.SATISFIED
    writing.panel.sent.withdrawal_wanted.emit(writing.desk.sent()[0].id)
    writing.settle()

    assert writing.sheets.mode is Mode.EDITING
    assert writing.panel.form.lines[0].stars.level is Level.SATISFIED


def test_after_clearance_a_second_sheet_can_be_written_and_takes_over_an_unsent_draft(window):
    during = declaration(status=Status.CHANNELLED, cleared_on=None, cleared_time=None)
    (key,) = window.desk.bring_in(during)
    window.show()
    window.press(Qt.Key.Key_Return, Qt.Key.Key_2)
    window.sheets.flush()
    window.settle()
    assert window.store.sheets.draft(key, Round.DURING) is not None

    window.desk.bring_in(declaration())
    window.sheets.open(key)
    window.settle()
    assert window.sheets.sheet.round is Round.AFTER
    assert window.panel.form.lines[0].stars.level is Level.DISSATISFIED

    window.panel.form.lines[0].stars.setFocus()
    window.press(Qt.Key.Key_3)
    window.sheets.flush()
    window.settle()
    assert window.store.sheets.draft(key, Round.DURING) is None
    assert window.store.sheets.draft(key, Round.AFTER).ratings[0].level is Level.NORMAL


def test_hostile_text_is_shown_as_text(window):
    window.desk.bring_in(
        declaration(enterprise_name="<b>CÔNG TY</b><img src=x>", office_code="", office_abbr="<i>HQ</i>")
    )
    window.show()

    for label in (window.panel.header.enterprise, window.panel.header.facts, window.panel.form.lines[0].name):
        assert label.textFormat() is Qt.TextFormat.PlainText
    assert window.panel.header.enterprise.text() == "<b>CÔNG TY</b><img src=x>"


def test_number_is_grouped_and_copied_whole(writing):
    writing.panel.header.copy.click()

    assert writing.panel.header.title.text() == "Tờ khai 1099 9988 875 0"
    assert QApplication.clipboard().text() == "109999888750"


def test_everything_that_can_be_clicked_has_a_name(writing):
    writing.panel.form.add_line(SubjectKind.OFFICER)
    writing.press(Qt.Key.Key_Tab)
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    nameless = [
        widget
        for kind in kinds
        for widget in writing.page.findChildren(kind)
        if widget.isVisible() and not (widget.accessibleName() or getattr(widget, "text", str)())
        if not widget.objectName().startswith("qt_") and not isinstance(widget.parent(), QComboBox)
    ]
    assert nameless == []


def test_the_panel_fits_its_smallest_width(writing):
    writing.press(Qt.Key.Key_1)
    line = writing.panel.form.add_line(SubjectKind.OFFICER)
    line.picker.insert("x" * 200)
    line.stars.setFocus()
    writing.press(Qt.Key.Key_1)

    inside = writing.panel.scroll_area.widget()
    assert inside.minimumSizeHint().width() <= writing.panel.minimumWidth() - 12


def test_one_rated_elsewhere_says_who_and_when_and_offers_a_later_version(window):
    (key,) = window.desk.bring_in(declaration())
    window.desk.tell_of(declaration())
    window.show()
    window.page.tabs.buttons[Tab.RATED].click()
    window.wait_for(lambda: window.table.current_key == key)
    window.open(key)
    panel = window.panel

    assert panel.notice.why.text() == "Đã được đánh giá trên máy KHAI-BAO-2 lúc 17:02 hôm nay."
    assert not panel.form.isVisible()
    panel.notice.later.click()

    assert window.sheets.mode is Mode.EDITING
    assert panel.form.isVisible()
    assert "bản 2" in panel.notice.remedy.text()
    assert not panel.notice.later.isVisible()
    window.press(Qt.Key.Key_2)
    record(window)
    window.press(Qt.Key.Key_Return)
    assert window.desk.sent()[-1].version == 2


def test_the_list_counts_what_was_rated_elsewhere_as_rated_and_says_where(window):
    first, second = declaration(0), declaration(1)
    window.desk.bring_in(first, second)
    window.desk.tell_of(first)
    window.show()

    assert window.page.tabs.buttons[Tab.UNRATED].text().endswith("1")
    window.page.tabs.buttons[Tab.RATED].click()
    window.wait_for(lambda: window.list.model.index(0, Column.STATE).data() == "Đánh giá ở máy khác")
    cell = window.list.model.index(0, Column.STATE)
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "Đã được đánh giá trên máy KHAI-BAO-2 lúc 17:02 hôm nay."


def test_who_writes_is_not_torn_away_when_another_workstation_has_rated_it_meanwhile(writing):
    key = writing.table.current_key
    writing.press(Qt.Key.Key_2)
    writing.desk.tell_of(writing.sheets.current.row.declaration)

    writing.page.refresh()
    writing.wait_for(lambda: writing.list.model.rowCount() == 2)
    writing.settle()

    assert writing.sheets.current.key == key
    assert writing.sheets.mode is Mode.EDITING
    assert writing.focused() is writing.panel.form.lines[0].stars
    record(writing)
    writing.press(Qt.Key.Key_Return)
    writing.wait_for(lambda: writing.table.current_key is not None)
    assert writing.sheets.current.key != key


def test_a_blank_sheet_that_another_workstation_has_rated_says_so_in_its_place(writing):
    key = writing.table.current_key
    writing.desk.tell_of(writing.sheets.current.row.declaration)

    writing.page.refresh()
    writing.sheets.look_again()
    writing.wait_for(lambda: writing.list.model.rowCount() == 2)
    writing.settle()

    assert writing.sheets.current.key == key
    assert "KHAI-BAO-2" in writing.panel.notice.why.text()
    writing.page.refresh()
    writing.settle()
    assert writing.sheets.current.key == key

"""Many at once by keyboard: select, one sheet for all, exceptions in the list, *Send*, and all of it undone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hailong.domain.catalogue import Level
from hailong.domain.declaration import Channel, Round, Status
from hailong.domain.sheet import SheetState
from hailong.qtbridge.bulk import BulkMode
from hailong.qtbridge.sheets import Mode
from hailong.store.interfaces import DeclarationQuery, SentQuery, Tab
from hailong.ui.bulk.bulk_review import ReviewColumn
from rating_desk import declaration
from rating_window import CTRL

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALL_IN_FIVE = ((Qt.Key.Key_A, CTRL), (Qt.Key.Key_Return, None), (Qt.Key.Key_4, None), (Qt.Key.Key_Return, CTRL))


def press(window, *keys):
    for key, modifier in keys:
        window.press(key, **({"modifier": modifier} if modifier else {}))


def unrated(window):
    return list(window.store.declarations.view(DeclarationQuery(tab=Tab.UNRATED)))


def states(window):
    return [row.state for row in window.store.sheets.sent_rows(window.store.sheets.sent(SentQuery()))]


def test_five_are_rated_in_five_keystrokes_marked_and_held(opened):
    press(opened, *ALL_IN_FIVE, (Qt.Key.Key_Return, None))

    sheets = opened.desk.sent()
    assert opened.presses == 5
    assert [sheet.ratings[0].level for sheet in sheets] == [Level.SATISFIED] * 5
    assert len({sheet.bulk.id for sheet in sheets}) == 1
    assert {sheet.bulk.size for sheet in sheets} == {5}
    assert opened.store.outbox.due(opened.clock.now(), 10) == []
    assert opened.store.outbox.next_due() == opened.clock.now() + timedelta(minutes=10)
    assert unrated(opened) == []
    assert opened.undo_bar.text.text() == "5 phiếu sẽ gửi lúc 17:12 hôm nay."


def test_shift_and_arrows_select_and_the_right_side_turns_into_one_sheet_for_all(opened):
    opened.press(Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=SHIFT)

    assert opened.page.beside.currentWidget() is opened.bulk_panel
    assert opened.bulk_panel.title.text() == "Đánh giá 3 tờ khai"
    assert opened.bulk.mode is BulkMode.EDITING
    assert opened.sheets.mode is Mode.CLOSED
    assert opened.focused() is opened.table

    opened.press(Qt.Key.Key_Escape)

    assert opened.page.beside.currentWidget() is opened.panel
    assert opened.bulk.mode is BulkMode.CLOSED
    assert opened.sheets.current.key == opened.table.current_key
    assert len(opened.table.selectionModel().selectedRows()) == 1


def test_ctrl_click_adds_and_takes_away_single_rows(opened):
    table = opened.table
    for row in (0, 2, 4, 2):
        where = table.visualRect(table.model().index(row, 0)).center()
        modifier = CTRL if row else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, where)
        opened.settle()
    assert table.several_keys == [opened.list.model.key_at(0), opened.list.model.key_at(4)]
    assert [one.key for one in opened.bulk.current.included] == table.several_keys


def test_what_cannot_be_sent_is_shown_with_its_reason_and_left_out(window):
    keys = window.desk.bring_in(
        declaration(0), declaration(1), declaration(2, status=Status.REGISTERED, channel=Channel.UNKNOWN),
        declaration(3, tax_code="0300000006"), declaration(4), declaration(5),
    )  # fmt: skip
    window.desk.send_sheet(keys[4], window.desk_sheet(keys[4]))
    window.store.sheets.save_draft(keys[5], window.desk_sheet(keys[5]))
    window.page.tabs.chosen.emit(Tab.ALL)
    window.show()

    press(window, *ALL_IN_FIVE)

    assert window.bulk_panel.title.text() == "Đánh giá 2 tờ khai"
    said = window.bulk_panel.left_out.text()
    assert said.startswith("Không gửi 4 tờ khai:")
    for reason in (
        "1 chưa được phân luồng",
        "1 đã đánh giá",
        "1 đang có bản nháp riêng",
        "1 doanh nghiệp chưa",
    ):
        assert reason in said
    rows = window.bulk_panel.review.content.rows
    assert [row.is_sent for row in rows] == [True] * 2 + [False] * 4
    assert all(row.cells[ReviewColumn.SAYS].startswith("Không gửi: ") for row in rows[2:])
    window.press(Qt.Key.Key_Return)
    assert {sheet.declaration.number for sheet in window.desk.sent() if sheet.bulk} == {
        declaration(0).number, declaration(1).number,
    }  # fmt: skip


def test_enterprises_without_enrolment_are_named_with_the_way_to_enrol_and_taken_in_once_it_is_done(window, qtbot):
    others = [(f"010000000{at}", f"CÔNG TY SỐ {at}") for at in range(1, 5)]
    window.desk.bring_in(
        declaration(0),
        *(declaration(at, tax_code=code, enterprise_name=name) for at, (code, name) in enumerate(others, start=1)),
    )
    window.show()
    window.press(Qt.Key.Key_A, modifier=CTRL)

    panel = window.bulk_panel
    assert panel.strangers.text().startswith("Chưa đăng ký: CÔNG TY SỐ ")
    assert panel.strangers.text().endswith("và 1 doanh nghiệp khác.")
    with qtbot.waitSignal(window.page.enrolment_wanted) as asked:
        panel.enrol.click()
    assert sorted(asked.args[0]) == others

    enrolment = window.store.mirror.enrolment()
    window.store.mirror.save_enrolment(replace(enrolment, enterprises=(*enrolment.enterprises, *others)))
    window.bulk_desk.take_enrolment()
    window.settle()
    assert panel.title.text() == "Đánh giá 5 tờ khai"
    assert panel.enrol.isHidden()
    assert panel.strangers.isHidden()


def test_exceptions_are_made_with_digits_and_delete_and_everything_else_is_alike(opened):
    press(opened, *ALL_IN_FIVE)
    table = opened.bulk_panel.review
    assert opened.focused() is table

    opened.press(Qt.Key.Key_2, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Down, Qt.Key.Key_3, Qt.Key.Key_0)

    rows = table.content.rows
    assert [row.cells[ReviewColumn.LEVEL][:1] for row in rows] == ["2", "", "4", "4", "4"]
    assert rows[1].cells[ReviewColumn.SAYS] == "Không gửi: bỏ ra theo ý người dùng"
    assert opened.bulk_panel.footer.send.text() == "Gửi 4 phiếu"
    opened.press(Qt.Key.Key_Return)
    assert sorted(sheet.ratings[0].level for sheet in opened.desk.sent()) == [2, 4, 4, 4]
    assert {sheet.bulk.size for sheet in opened.desk.sent()} == {4}
    assert len(unrated(opened)) == 1
    assert opened.sheets.current.key == unrated(opened)[0]


def test_esc_goes_from_the_review_to_the_form_and_to_the_list_and_nothing_is_lost(opened):
    press(opened, *ALL_IN_FIVE)
    opened.press(Qt.Key.Key_1)

    opened.press(Qt.Key.Key_Escape)
    assert opened.bulk.mode is BulkMode.EDITING
    assert opened.focused() is opened.bulk_panel.form.lines[0].stars
    opened.press(Qt.Key.Key_Escape)
    assert opened.focused() is opened.table
    assert len(opened.table.several_keys) == 5
    opened.press(Qt.Key.Key_Return)
    opened.press(Qt.Key.Key_Return, modifier=CTRL)
    levels = [row.cells[ReviewColumn.LEVEL][:1] for row in opened.bulk_panel.review.content.rows]
    assert levels == ["1", "4", "4", "4", "4"]


def test_a_form_without_a_level_is_not_recorded_and_says_why(opened):
    press(opened, (Qt.Key.Key_A, CTRL), (Qt.Key.Key_Return, None), (Qt.Key.Key_Return, CTRL))
    assert opened.bulk.mode is BulkMode.EDITING
    assert not opened.bulk_panel.form.nothing.isHidden()
    assert opened.focused() is opened.bulk_panel.form.lines[0].stars


def test_ctrl_z_takes_the_whole_bulk_back_and_opens_it_again_as_it_was(opened):
    press(opened, *ALL_IN_FIVE, (Qt.Key.Key_Return, None))
    assert not opened.undo_bar.isHidden()

    opened.press(Qt.Key.Key_Z, modifier=CTRL)
    opened.wait_for(lambda: opened.bulk.mode is BulkMode.EDITING)

    assert states(opened) == [SheetState.WITHDRAWN] * 5
    assert len(unrated(opened)) == 5
    assert opened.undo_bar.isHidden()
    assert len(opened.table.several_keys) == 5
    assert opened.bulk_panel.form.lines[0].stars.level is Level.SATISFIED
    press(opened, (Qt.Key.Key_Return, None), (Qt.Key.Key_3, None), (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Return, None))
    assert states(opened).count(SheetState.QUEUED) == 5
    assert opened.desk.sent()[-1].ratings[0].level is Level.NORMAL


def test_send_now_gives_up_the_undo_time(opened):
    press(opened, *ALL_IN_FIVE, (Qt.Key.Key_Return, None))

    opened.undo_bar.send_now.click()
    opened.settle()

    assert len(opened.store.outbox.due(opened.clock.now(), 10)) == 5
    assert opened.undo_bar.isHidden()
    opened.press(Qt.Key.Key_Z, modifier=CTRL)
    assert states(opened) == [SheetState.QUEUED] * 5


def test_the_bar_goes_when_the_time_is_over(opened):
    press(opened, *ALL_IN_FIVE, (Qt.Key.Key_Return, None))
    opened.clock.moment += timedelta(minutes=10)
    opened.outbox.refresh()
    opened.settle()
    assert opened.undo_bar.isHidden()
    assert opened.undo_bar.bulk is None


def test_one_of_an_undone_bulk_is_written_on_alone_and_is_its_own_from_then_on(opened):
    press(opened, *ALL_IN_FIVE, (Qt.Key.Key_Return, None), (Qt.Key.Key_Z, CTRL))
    opened.wait_for(lambda: opened.bulk.mode is BulkMode.EDITING)
    opened.press(Qt.Key.Key_Escape)
    key = opened.table.current_key

    opened.press(Qt.Key.Key_Return, Qt.Key.Key_2)
    opened.sheets.flush()
    opened.settle()

    assert opened.store.sheets.draft(key, Round.AFTER).bulk is None
    opened.page.go_to_list()
    opened.press(Qt.Key.Key_A, modifier=CTRL)
    assert [one.key for one, _ in opened.bulk.current.left_out] == [key]


def test_cancel_while_sealing_sends_nothing_and_the_review_stays(opened, monkeypatch):
    press(opened, *ALL_IN_FIVE)
    send = opened.bulk._send_bulk

    def slow(sheets, told):
        def cancelled_at_two(done):
            if done == 2:
                opened.bulk.cancel()
            told(done)

        return send(sheets, cancelled_at_two)

    monkeypatch.setattr(opened.bulk, "_send_bulk", slow)
    opened.press(Qt.Key.Key_Return)

    assert opened.desk.sent() == []
    assert opened.bulk.mode is BulkMode.REVIEWING
    assert opened.focused() is opened.bulk_panel.review
    monkeypatch.undo()
    opened.press(Qt.Key.Key_Return)
    assert len(opened.desk.sent()) == 5


def test_one_that_was_rated_meanwhile_stops_the_bulk_and_is_then_left_out(opened):
    press(opened, *ALL_IN_FIVE)
    key = opened.keys[2]
    opened.desk.send_sheet(key, opened.desk_sheet(key))

    opened.press(Qt.Key.Key_Return)

    assert [sheet.bulk for sheet in opened.desk.sent()] == [None]
    assert opened.bulk.mode is BulkMode.EDITING
    assert "Chưa gửi phiếu nào" in opened.bulk_panel.footer.news.text()
    assert opened.bulk_panel.title.text() == "Đánh giá 4 tờ khai"


def test_what_was_written_for_many_survives_a_crash(opened, qtbot, tmp_path):
    press(opened, (Qt.Key.Key_A, CTRL), (Qt.Key.Key_Return, None), (Qt.Key.Key_2, None))
    comment = opened.bulk_panel.form.lines[0].comment
    comment.setFocus()
    QTest.keyClicks(comment, "Cho lau")
    opened.wait_for(lambda: "Cho lau" in opened.store.settings.get("bulk.pattern"))
    opened.crash()

    again = type(opened)(tmp_path / "data", qtbot).show()
    try:
        again.press(Qt.Key.Key_A, modifier=CTRL)
        line = again.bulk_panel.form.lines[0]
        assert (line.stars.level, line.comment.words) == (Level.DISSATISFIED, "Cho lau")
    finally:
        again.close()


@pytest.mark.parametrize("most", [3])
def test_more_than_the_most_is_cut_in_words(opened, monkeypatch, most):
    from hailong.ui.declarations import declaration_table

    monkeypatch.setattr(declaration_table, "MAX_BULK", most)
    opened.press(Qt.Key.Key_A, modifier=CTRL)
    assert len(opened.table.several_keys) == most
    assert not opened.bulk_panel.cut.isHidden()
    assert "nhiều nhất" in opened.bulk_panel.cut.text()
    opened.press(Qt.Key.Key_Escape)
    opened.press(Qt.Key.Key_Home, modifier=CTRL)
    opened.press(Qt.Key.Key_End, modifier=CTRL | SHIFT)
    assert opened.table.several_keys == [opened.list.model.key_at(row) for row in range(most)]
    assert not opened.bulk_panel.cut.isHidden()


def test_ctrl_z_in_a_field_undoes_what_was_typed_there_alone(opened):
    press(opened, *ALL_IN_FIVE, (Qt.Key.Key_Return, None))
    opened.page.focus_search()
    QTest.keyClicks(QApplication.focusWidget(), "x")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    opened.settle()
    assert states(opened) == [SheetState.QUEUED] * 5


def test_of_a_longer_list_500_are_rated_at_once_and_the_others_stay(window):
    window.desk.import_file([declaration(at) for at in range(520)])
    window.show()

    press(window, *ALL_IN_FIVE, (Qt.Key.Key_Return, None))

    assert len(window.desk.sent()) == 500
    assert {sheet.bulk.size for sheet in window.desk.sent()} == {500}
    assert len(unrated(window)) == 20

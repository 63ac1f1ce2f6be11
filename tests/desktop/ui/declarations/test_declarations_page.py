"""The way of the keys: from the list to a sheet that was sent, and on to the next declaration."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hailong.domain.catalogue import Level
from hailong.domain.declaration import Channel, Status
from hailong.qtbridge.sheets import Mode
from hailong.store.interfaces import SortBy, Tab
from hailong.ui.declarations.empty_list import Emptiness
from hailong.ui.declarations.filters import Period
from rating_desk import declaration, working_day
from rating_window import CTRL
from tab_walk import walk


def test_a_declaration_is_rated_and_sent_in_four_keystrokes_from_the_list(opened):
    first = opened.table.current_key

    opened.press(Qt.Key.Key_Return, Qt.Key.Key_5)
    opened.press(Qt.Key.Key_Return, modifier=CTRL)
    opened.press(Qt.Key.Key_Return)

    (sheet,) = opened.desk.sent()
    assert opened.presses == 4
    assert sheet.ratings[0].level is Level.VERY_SATISFIED
    assert len(sheet.ratings) == 1
    assert opened.store.declarations.get(first).is_unrated is False


def test_after_send_the_next_unrated_is_selected_with_the_cursor_on_its_stars(opened):
    first = opened.table.current_key

    for _ in range(2):
        if opened.focused() is opened.table:
            opened.press(Qt.Key.Key_Return)
        opened.press(Qt.Key.Key_4)
        opened.press(Qt.Key.Key_Return, modifier=CTRL)
        opened.press(Qt.Key.Key_Return)
        assert opened.focused() is opened.panel.form.lines[0].stars

    assert len(opened.desk.sent()) == 2
    assert opened.table.current_key != first
    assert opened.sheets.current.key == opened.table.current_key
    assert "Đã lưu, sẽ gửi ngay" in opened.panel.footer.news.text()
    assert opened.list.model.rowCount() == 1


def test_saved_is_said_only_after_the_store_has_returned(opened, monkeypatch):
    opened.press(Qt.Key.Key_Return, Qt.Key.Key_5)
    opened.press(Qt.Key.Key_Return, modifier=CTRL)

    opened.panel.footer.send.click()

    assert opened.sheets.mode is Mode.SENDING
    assert "Đã lưu" not in opened.panel.footer.news.text()
    opened.settle()
    assert "Đã lưu, sẽ gửi ngay" in opened.panel.footer.news.text()


def test_what_is_said_of_a_sent_sheet_follows_what_became_of_it(opened):
    opened.press(Qt.Key.Key_Return, Qt.Key.Key_5)
    opened.press(Qt.Key.Key_Return, modifier=CTRL)
    opened.press(Qt.Key.Key_Return)
    (sent,) = opened.desk.sent()
    news = opened.panel.footer.news

    opened.desk.leave_waiting(sent.id)
    opened.sheets.look_again()
    opened.settle()
    assert "Đã lưu, sẽ tự gửi khi kết nối được" in news.text()
    opened.desk.deliver(sent.id)
    opened.sheets.look_again()
    opened.settle()
    assert "Cơ quan hải quan đã nhận" in news.text()
    assert "Đã lưu" not in news.text()


def test_hurried_clicks_do_not_press_what_has_come_in_the_place_of_the_button(opened):
    opened.press(Qt.Key.Key_Return, Qt.Key.Key_5)
    footer, hints = opened.panel.footer, QGuiApplication.styleHints()
    usual = hints.mouseDoubleClickInterval()

    def click(button) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        opened.settle()

    hints.setMouseDoubleClickInterval(60_000)
    try:
        click(footer.record)
        click(footer.send)
        assert opened.sheets.mode is Mode.REVIEWING, "a double click on Record sends nothing"
        hints.setMouseDoubleClickInterval(0)
        click(footer.send)
        hints.setMouseDoubleClickInterval(60_000)
        click(footer.record)
        click(footer.record)
    finally:
        hints.setMouseDoubleClickInterval(usual)

    assert len(opened.desk.sent()) == 1
    assert opened.sheets.mode is Mode.EDITING
    assert not any(line.finding.isVisible() for line in opened.panel.form.lines)


def test_the_last_unrated_one_leaves_the_list_empty_and_says_so(window):
    window.desk.bring_in(declaration())
    window.show()

    window.press(Qt.Key.Key_Return, Qt.Key.Key_3)
    window.press(Qt.Key.Key_Return, modifier=CTRL)
    window.press(Qt.Key.Key_Return)

    assert window.page.empty.isVisible()
    assert window.page.empty.why is Emptiness.ALL_RATED


def test_escape_goes_back_to_the_list_and_arrow_right_to_the_sheet(opened):
    opened.press(Qt.Key.Key_Right)
    assert opened.focused() is opened.panel.form.lines[0].stars

    opened.press(Qt.Key.Key_Escape)
    assert opened.focused() is opened.table


def test_holding_arrow_down_opens_the_sheet_of_the_last_row(opened):
    opened.press(Qt.Key.Key_Down, Qt.Key.Key_Down)

    opened.wait_for(lambda: opened.sheets.mode is Mode.EDITING)
    assert opened.sheets.current.key == opened.table.current_key == opened.list.model.key_at(2)


def test_an_empty_store_offers_both_ways_to_bring_declarations_in(window, qtbot):
    window.show()

    assert window.page.empty.why is Emptiness.NO_DECLARATIONS
    with qtbot.waitSignal(window.page.import_wanted):
        window.page.empty.import_file.click()
    with qtbot.waitSignal(window.page.folder_wanted):
        window.page.empty.choose_folder.click()


def test_nothing_is_asked_at_the_right_until_there_is_something_to_choose(window):
    window.show()
    assert not window.page.beside.isVisible()

    window.desk.bring_in(declaration())
    window.page.refresh()
    window.settle()

    assert window.panel.isVisible()


def test_search_finds_with_and_without_tone_marks_and_by_any_part_of_the_number(window):
    window.desk.bring_in(
        declaration(0, partner="ĐẶNG TRADING CO., LTD"), declaration(1, partner="OCEAN SAMPLE PTE"),
    )  # fmt: skip
    window.show()

    for text, count in (("dang", 1), ("Đặng", 1), ("ocean sam", 1), ("9988877", 1), ("999988", 2), ("", 2)):
        window.page.search.setText(text)
        window.wait_for(lambda count=count: window.list.model.rowCount() == count)
        window.settle()


def test_a_search_that_finds_nothing_says_so_and_can_be_undone(opened):
    opened.page.search.setText("không có ở đâu")
    opened.wait_for(opened.page.empty.isVisible)

    assert opened.page.empty.why is Emptiness.NO_MATCH
    opened.page.empty.clear.click()
    opened.wait_for(lambda: opened.list.model.rowCount() == 3)
    assert opened.page.search.text() == ""


def test_filters_narrow_and_are_cleared_at_once(window):
    window.desk.bring_in(*working_day())
    window.show()
    filters = window.page.filters

    filters.channel.choose(Channel.RED)
    window.wait_for(lambda: window.list.model.rowCount() == 3)
    window.settle()
    assert filters.clear_button.isVisible()
    filters.office.choose("03EE")
    filters.period.choose(Period.TODAY)
    window.settle()
    filters.clear_button.click()

    window.wait_for(lambda: window.list.model.rowCount() == 14)
    assert not filters.clear_button.isVisible()


def test_tabs_show_what_they_count(opened):
    opened.press(Qt.Key.Key_Return, Qt.Key.Key_5)
    opened.press(Qt.Key.Key_Return, modifier=CTRL)
    opened.press(Qt.Key.Key_Return)

    buttons = opened.page.tabs.buttons
    assert [buttons[tab].text() for tab in Tab] == ["Chờ đánh giá  2", "Đã đánh giá  1", "Đã bỏ qua  0", "Tất cả  3"]
    for tab, count in ((Tab.RATED, 1), (Tab.ALL, 3), (Tab.SKIPPED, 0), (Tab.UNRATED, 2)):
        buttons[tab].click()
        opened.wait_for(lambda count=count: opened.list.model.rowCount() == count)
        opened.settle()


def test_skipping_warns_in_place_then_leaves_it_unrated_and_goes_on(opened):
    first = opened.table.current_key
    opened.press(Qt.Key.Key_Return)

    opened.panel.footer.skip.click()
    assert opened.panel.footer.warning.isVisible()
    assert opened.store.declarations.get(first).skipped_on is None
    opened.press(Qt.Key.Key_Return)

    row = opened.store.declarations.get(first)
    assert (row.is_unrated, row.skipped_on is not None) == (True, True)
    assert opened.table.current_key != first
    assert opened.list.model.rowCount() == 3


def test_the_warning_can_be_taken_back_with_escape(opened):
    opened.press(Qt.Key.Key_Return)
    opened.panel.footer.skip.click()

    opened.press(Qt.Key.Key_Escape)

    assert not opened.panel.footer.warning.isVisible()
    assert opened.sheets.mode is Mode.EDITING


def test_ctrl_c_copies_the_whole_number(opened):
    opened.press(Qt.Key.Key_C, modifier=CTRL)

    number = opened.store.declarations.get(opened.table.current_key).declaration.number
    assert QApplication.clipboard().text() == number


def test_sorting_by_a_header_asks_the_store(opened):
    opened.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    opened.wait_for(lambda: opened.list.query.sort_by is SortBy.NUMBER)
    opened.settle()

    numbers = [opened.list.model.loaded(row).declaration.number for row in range(3)]
    assert numbers == sorted(numbers)


def test_an_import_keeps_the_current_row_and_the_typing(opened):
    opened.press(Qt.Key.Key_Return, Qt.Key.Key_2)
    key = opened.table.current_key

    opened.desk.bring_in(*(declaration(number) for number in range(10, 40)))
    opened.page.refresh()
    opened.settle()

    assert opened.table.current_key == key
    assert opened.panel.form.lines[0].stars.level is Level.DISSATISFIED
    assert opened.focused() is opened.panel.form.lines[0].stars


def test_a_declaration_that_the_list_does_not_show_can_be_opened_from_outside(opened):
    (key,) = opened.desk.bring_in(declaration(70, status=Status.REGISTERED))
    opened.page.open_key(key)
    opened.wait_for(lambda: opened.sheets.current is not None and opened.sheets.current.key == key)

    assert opened.sheets.mode is Mode.READING


def test_the_line_between_list_and_sheet_is_remembered(opened):
    opened.page.splitter.splitterMoved.emit(500, 1)

    opened.wait_for(lambda: bool(opened.remembered))
    assert opened.remembered[-1]


def test_tab_goes_through_the_head_of_the_page_as_it_is_read(opened):
    page = opened.page
    page.filters.enterprise.setEnabled(True)  # as it is where there are several

    assert walk(page.filters.enterprise, 2)[1:] == [page.problem, page.search]

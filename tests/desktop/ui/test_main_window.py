"""The window round its pages: keys, dropped files, size, errors and its end."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from hailong.domain.sheet import SheetState
from hailong.qtbridge.settings import read_settings
from hailong.store.interfaces import StoreError, StoreFault
from hailong.ui.main_window import DEFAULT_SIZE, first_size
from hailong.ui.navigation import NARROW, WIDE, PageId

CTRL = Qt.KeyboardModifier.ControlModifier


def focus_window(stage):
    stage.window.activateWindow()
    QTest.qWaitForWindowActive(stage.window)


@pytest.mark.parametrize(
    ("key", "modifier", "page"),
    [
        (Qt.Key.Key_2, CTRL, PageId.SENT),
        (Qt.Key.Key_3, CTRL, PageId.DOCUMENTS),
        (Qt.Key.Key_4, CTRL, PageId.SETTINGS),
        (Qt.Key.Key_1, CTRL, PageId.DECLARATIONS),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, PageId.HELP),
    ],
)
def test_every_page_has_its_key(first_day, key, modifier, page):
    focus_window(first_day)
    QTest.keyClick(first_day.window, key, modifier)

    assert first_day.window.shown_page is page
    assert first_day.window.navigation.button(page).isChecked()


def test_esc_goes_back_from_the_page_of_shortcuts(first_day):
    focus_window(first_day)
    QTest.keyClick(first_day.window, Qt.Key.Key_3, CTRL)
    QTest.keyClick(first_day.window, Qt.Key.Key_F1)
    QTest.keyClick(first_day.window, Qt.Key.Key_Escape)

    assert first_day.window.shown_page is PageId.DOCUMENTS


@pytest.mark.parametrize("page", [PageId.DECLARATIONS, PageId.SENT, PageId.DOCUMENTS])
def test_ctrl_f_goes_to_the_search_of_the_page_from_anywhere(stage, page):
    stage.window.show_page(page)
    stage.settle()
    focus_window(stage)
    for start in (stage.window.navigation.button(page), stage.window.page(page).search):
        start.setFocus()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, CTRL)
        assert stage.window.page(page).search.hasFocus()


def test_f5_speaks_to_the_service(first_day, qtbot):
    focus_window(first_day)
    with qtbot.waitSignal(first_day.client.sync.ran):
        QTest.keyClick(first_day.window, Qt.Key.Key_F5)
    first_day.settle()


def test_ctrl_o_asks_for_files_without_holding_anything_up(first_day, monkeypatch):
    opened: list[QFileDialog] = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: opened.append(dialog))  # noqa: PLW0108
    focus_window(first_day)
    QTest.keyClick(first_day.window, Qt.Key.Key_O, CTRL)

    assert opened[0].fileMode() is QFileDialog.FileMode.ExistingFiles
    assert any("*.xlsx" in one for one in opened[0].nameFilters())
    opened[0].deleteLater()


def test_dropped_files_come_in_wherever_they_are_dropped(first_day, tmp_path, qtbot):
    path = tmp_path / "danh sach.csv"
    path.write_text(
        "Số tờ khai;Mã số thuế;Mã phân luồng;Trạng thái\n109999888770;0199999991;2;Thông quan\n", encoding="utf-8"
    )
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window = first_day.window
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dragEnterEvent(QDragEnterEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, none))
    assert window.veil.isVisible()
    window.dragLeaveEvent(QDragLeaveEvent())
    assert not window.veil.isVisible()
    with qtbot.waitSignal(first_day.client.imports.finished):
        window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, none))
    first_day.settle()

    assert first_day.client.declarations.table.model().rowCount() == 1
    assert window.import_bar.text.text() == "1 tờ khai mới"
    assert window.navigation.button(PageId.DECLARATIONS).accessibleName() == "Tờ khai, 1 tờ khai chờ đánh giá"


def test_text_that_is_held_over_the_window_is_let_be(first_day):
    data = QMimeData()
    data.setText("xin chào")
    event = QDragEnterEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    first_day.window.dragEnterEvent(event)

    assert not event.isAccepted()
    assert not first_day.window.veil.isVisible()


def test_a_chosen_folder_is_remembered_and_brought_in(first_day, tmp_path, qtbot):
    folder = tmp_path / "ECUS"
    folder.mkdir()
    with qtbot.waitSignal(first_day.client.imports.finished):
        first_day.window.import_folder(str(folder))
    first_day.settle()

    assert Path(first_day.client.settings.current.exports_folder) == folder
    assert first_day.window.import_bar.text.text() == "Không có tệp nào để nhập"


def test_a_narrow_window_shows_icons_alone_and_a_wide_one_the_words(first_day):
    window = first_day.window
    window.resize(960, 600)
    first_day.settle()
    assert (window.width(), window.height()) == (960, 600)
    assert window.navigation.width() == NARROW
    assert window.navigation.button(PageId.SENT).text() == ""
    assert window.navigation.button(PageId.SENT).accessibleName() == "Đã gửi"
    window.resize(1180, 760)
    first_day.settle()
    assert window.navigation.width() == WIDE


def test_an_error_of_the_world_is_told_and_can_be_copied(first_day):
    window = first_day.window
    window.tell(StoreError(StoreFault.DISK_FULL, "13"))
    assert window.notice.what.text() == "Ổ đĩa đã đầy."
    assert "chưa được lưu" in window.notice.rest.text()
    window.notice.show_details.click()
    window.notice.copy.click()
    assert "disk_full: 13" in QApplication.clipboard().text()
    window.notice.close_button.click()
    assert not window.notice.isVisible()


def test_a_bug_in_a_slot_leaves_the_window_alive_and_logs_no_content(first_day, caplog):
    first_day.client.troubles.watch()
    try:
        import sys

        content = "Nguyễn Thị Mẫu 0900000000"
        try:
            raise ValueError(content)
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
    finally:
        first_day.client.troubles.leave()
    notice = first_day.window.notice

    assert notice.what.text().startswith("Phần mềm gặp lỗi ngoài dự kiến (mã ")
    assert "ValueError" in notice.details.toPlainText()
    assert "test_main_window" in notice.details.toPlainText()
    assert "Mẫu" not in notice.details.toPlainText() + caplog.text


def test_editing_a_waiting_sheet_opens_its_declaration(stage):
    stage.window.show_page(PageId.SENT)
    stage.settle()
    page = stage.window.page(PageId.SENT)
    assert page.detail.sent.state is SheetState.QUEUED
    base = page.detail.sent.sheet.declaration.base
    page.detail.edit.click()
    stage.settle()

    assert stage.window.shown_page is PageId.DECLARATIONS
    assert stage.client.sheets.sheet.declaration.base == base


def test_the_window_closes_after_everything_was_kept_and_stands_there_again(first_day, qtbot):
    window = first_day.window
    window.resize(1000, 640)
    first_day.settle()
    window.close()
    assert window.isVisible(), "not before everything is kept"
    qtbot.waitUntil(lambda: not window.isVisible())

    assert read_settings(first_day.client.core.store.settings).geometry


def test_the_first_window_leaves_room_for_its_frame_on_a_small_screen():
    assert first_size(QSize(1920, 1040)) == QSize(*DEFAULT_SIZE)
    assert first_size(QSize(1366, 728)).height() <= 728 - 40


def test_a_second_wish_to_close_is_obeyed_at_once(first_day):
    first_day.window.close()
    first_day.window.close()

    assert not first_day.window.isVisible()

"""The status line says how things stand, in words, for each outcome."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dev.sample_store import NOW
from dev.screenshot_stage import NOT_ENROLLED, OFFLINE, ONLINE
from hailong.domain.delivery import OutboxSummary
from hailong.domain.outbox import Failure, FailureKind
from hailong.qtbridge.sync import Standing, SyncStatus
from hailong.sync.engine import SyncOutcome
from hailong.ui.status_line import contact_text, status_text

NOTHING, TWO, ONE_BAD = OutboxSummary(), OutboxSummary(waiting=2), OutboxSummary(waiting=2, needs_you=1)


@pytest.mark.parametrize(
    ("standing", "is_running", "summary", "text"),
    [
        (Standing.UNKNOWN, True, NOTHING, "Đang kết nối · không có phiếu chờ gửi"),
        (Standing.UNKNOWN, False, NOTHING, "Chưa kết nối · không có phiếu chờ gửi"),
        (Standing.NOT_ENROLLED, False, NOTHING, "Chưa đăng ký"),
        (Standing.NOT_ENROLLED, False, TWO, "Chưa đăng ký · 2 phiếu chờ gửi"),
        (Standing.ONLINE, False, NOTHING, "Trực tuyến · đã gửi hết"),
        (Standing.ONLINE, True, TWO, "Trực tuyến · đang gửi 2 phiếu"),
        (Standing.ONLINE, False, ONE_BAD, "Trực tuyến · 2 phiếu chờ gửi · 1 phiếu cần sửa lại"),
        (Standing.OFFLINE, False, TWO, "Ngoại tuyến · 2 phiếu chờ gửi"),
        (Standing.OFFLINE, False, NOTHING, "Ngoại tuyến · không có phiếu chờ gửi"),
        (Standing.NEEDS_PERSON, False, TWO, "Tạm dừng gửi · 2 phiếu chờ gửi"),
    ],
)
def test_each_outcome_is_said_in_words(standing, is_running, summary, text):
    assert status_text(SyncStatus(standing=standing, is_running=is_running), summary) == text


def test_english_counts_one_as_one(english):
    status = SyncStatus(standing=Standing.OFFLINE)

    assert status_text(status, OutboxSummary(waiting=1)) == "Offline · 1 sheet waiting"
    assert status_text(status, OutboxSummary(waiting=2)) == "Offline · 2 sheets waiting"


def test_the_last_contact_is_told():
    assert contact_text(None, NOW) == "chưa liên lạc lần nào"
    assert contact_text(NOW - timedelta(minutes=3), NOW) == "liên lạc lần cuối 16:59 hôm nay"


def test_the_line_follows_the_sender_and_speaks_to_a_screen_reader(stage):
    line = stage.window.status_line
    stage.sync(ONLINE)
    assert line.button.text() == "Trực tuyến · 2 phiếu chờ gửi · 1 phiếu cần sửa lại"
    stage.sync(OFFLINE)
    assert line.button.text().startswith("Ngoại tuyến")
    assert line.button.accessibleName() == f"Trạng thái gửi: {line.button.text()}"


def test_a_click_tells_what_waits_and_why(stage):
    stage.sync(OFFLINE)
    stage.window.status_line.button.click()
    stage.settle()
    popover = stage.window.status_line.popover

    assert popover.isVisible()
    assert popover.what.text() == "Máy này chưa nối mạng, hoặc không tìm thấy địa chỉ dịch vụ."
    assert "giữ trên máy này" in popover.rest.text()
    assert popover.next_try.text() == "Tự thử lại sau 40 giây."
    assert popover.sheets.text().count("Chờ gửi") == 2
    assert "Tờ khai này đã có phiếu" in popover.sheets.text()
    for label in (popover.what, popover.rest, popover.sheets):
        assert label.height() >= label.heightForWidth(label.width()), "a sentence is cut"


def test_enter_presses_the_button_that_has_the_focus(stage, qtbot):
    stage.sync(OFFLINE)
    stage.window.status_line.button.click()
    with qtbot.waitSignal(stage.window.status_line.popover.sent_wanted):
        QTest.keyClick(stage.window.status_line.popover.see_sent, Qt.Key.Key_Return)
    stage.settle()


def test_trying_again_leaves_the_focus_where_it_is_for_a_second_press_would_hit_another_button(stage):
    stage.sync(OFFLINE)
    stage.window.status_line.button.click()
    popover = stage.window.status_line.popover
    QTest.keyClick(popover.sync_now, Qt.Key.Key_Return)

    assert stage.client.sync.status.is_running
    assert popover.sync_now.text() == "Đang kết nối…"
    assert popover.focusWidget() is popover.sync_now
    stage.settle()


def test_from_the_answer_one_may_try_again_at_once(stage, qtbot):
    stage.sync(OFFLINE)
    stage.window.status_line.button.click()
    stage.engine.outcome = ONLINE
    qtbot.mouseClick(stage.window.status_line.popover.sync_now, Qt.MouseButton.LeftButton)
    stage.settle()

    assert stage.client.sync.status.standing is Standing.ONLINE
    assert stage.window.status_line.popover.what.text() == "Phiếu đang được gửi đi."


@pytest.mark.parametrize(
    ("outcome", "shows_try", "shows_settings"),
    [
        (NOT_ENROLLED, False, True),
        (OFFLINE, True, False),
        (
            SyncOutcome(is_online=True, failure=Failure(kind=FailureKind.NEEDS_PERSON, code="device_revoked")),
            True,
            True,
        ),
    ],
)
def test_only_what_helps_is_offered(stage, outcome, shows_try, shows_settings):
    stage.sync(outcome)
    stage.window.status_line.button.click()
    popover = stage.window.status_line.popover

    assert (popover.sync_now.isVisible(), popover.enrol.isVisible()) == (shows_try, shows_settings)


def test_from_the_answer_one_gets_to_the_pages_that_help(stage):
    stage.window.status_line.button.click()
    stage.window.status_line.popover.see_sent.click()
    assert stage.window.shown_page == "sent"
    stage.window.status_line.popover.enrol.click()
    assert stage.window.shown_page == "settings"


@pytest.mark.parametrize(("outcome", "is_offered"), [(OFFLINE, True), (ONLINE, False), (NOT_ENROLLED, False)])
def test_the_doctor_is_offered_where_something_stands_in_the_way(outcome, is_offered, stage):
    stage.sync(outcome)
    stage.window.status_line.button.click()
    stage.settle()

    assert stage.window.status_line.popover.doctor.isVisible() is is_offered

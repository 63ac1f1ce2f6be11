"""The icon beside the clock: what it says, what its menu wants, and a desktop that has no place for it."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from dev.screenshot_stage import OFFLINE, ONLINE
from hailong.ui.tray.tray import Tray


@pytest.fixture
def make_tray(stage):
    made = []

    def make(*, is_available=False):
        client = stage.client
        tray = Tray(
            client.sync, client.outbox, client.companion.prompts, client.theme, is_available=lambda: is_available
        )  # fmt: skip
        made.append(tray)
        return tray

    yield make
    for tray in made:
        tray.close()
        tray.deleteLater()


@pytest.fixture
def tray(make_tray):
    return make_tray()


def test_the_tooltip_says_state_and_counts_and_nothing_about_anybody(tray):
    tray.show_unrated(12)
    lines = tray.icon.toolTip().splitlines()
    assert lines == ["Hài Lòng", "Trực tuyến · 2 phiếu chờ gửi · 1 phiếu cần sửa lại", "12 tờ khai chưa đánh giá"]


def test_the_menu_has_the_ways_into_the_window_in_order(tray):
    tray.show_unrated(12)
    assert [action.text() for action in tray.menu.actions() if action.text()] == [
        "Đánh giá…",
        "Tờ khai chưa đánh giá (12)",
        "Gặp vướng mắc khi làm thủ tục…",
        "Văn bản",
        "Hôm nay không hỏi nữa",
        "Thoát",
    ]


@pytest.mark.parametrize(
    ("action", "signal"),
    [
        ("rate", "rate_wanted"),
        ("unrated", "unrated_wanted"),
        ("problem", "problem_wanted"),
        ("documents", "documents_wanted"),
        ("quit", "quit_wanted"),
    ],
)
def test_each_entry_wants_its_act(tray, qtbot, action, signal):
    with qtbot.waitSignal(getattr(tray, signal)):
        getattr(tray, action).trigger()


def test_a_click_on_the_icon_wants_the_window(tray, qtbot):
    with qtbot.waitSignal(tray.window_wanted):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(tray.window_wanted):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)


def test_pausing_ticks_its_entry_says_so_and_shows_it(tray, stage):
    before = tray.icon.icon().cacheKey()
    stage.client.outbox._summary = replace(stage.client.outbox.summary, needs_you=0)
    tray.pause.trigger()
    stage.settle()
    assert tray.pause.isChecked()
    assert stage.client.companion.prompts.is_paused
    assert tray.icon.toolTip().endswith("Hôm nay không hỏi nữa")
    assert tray.icon.icon().cacheKey() != before
    tray.pause.trigger()
    stage.settle()
    assert not tray.pause.isChecked()


def test_each_state_has_a_drawing_of_its_own(tray, stage):
    looks = {tray._look}
    stage.client.outbox._summary = replace(stage.client.outbox.summary, needs_you=0)
    for outcome in (ONLINE, OFFLINE):
        stage.engine.outcome = outcome
        stage.client.sync.sync_now()
        stage.client.outbox._summary = replace(stage.client.outbox.summary, needs_you=0)
        stage.settle()
        stage.client.outbox._summary = replace(stage.client.outbox.summary, needs_you=0)
        tray.retranslate()
        looks.add(tray._look)
    assert {look.split()[0] for look in looks} == {"tray-attention", "tray", "tray-offline"}


def test_it_follows_language_and_theme(tray, stage):
    stage.dress("en", "dark")
    tray.retranslate()
    assert tray.quit.text() == "Quit"
    assert tray._look.endswith(stage.client.theme.colours.star)
    stage.dress("vi", "light")


def test_a_desktop_without_a_place_is_looked_at_for_a_minute_and_then_left_alone(tray, qtbot):
    tray._timer.setInterval(0)
    tray.show()
    qtbot.waitUntil(lambda: not tray._looks_left and not tray._timer.isActive())
    assert not tray.is_there
    assert not tray.icon.isVisible()

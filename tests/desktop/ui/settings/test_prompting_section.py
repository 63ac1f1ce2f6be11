"""The settings of asking: each counts at once, is explained where it stands, and is kept."""

from datetime import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from hailong.qtbridge.settings import read_settings
from hailong.ui.navigation import PageId
from tab_walk import heights, walk


@pytest.fixture
def section(first_day):
    first_day.window.show_page(PageId.SETTINGS)
    first_day.settle()
    return first_day.window.page(PageId.SETTINGS).prompting


@pytest.fixture
def now(first_day):
    return lambda: first_day.client.settings.current.prompting


@pytest.mark.parametrize("name", ["asks", "reminds", "is_private"])
def test_a_switch_counts_at_once(section, now, name):
    box: QCheckBox = getattr(section, name)
    before = getattr(now(), name)
    box.click()
    assert getattr(now(), name) is not before


def test_hours_and_numbers_are_taken_when_they_are_typed_and_kept(section, now, first_day):
    for name, typed, expected in (("day_begins", "0615", time(6, 15)), ("reminder_at", "1700", time(17, 0))):
        edit = section.times[name]
        edit.setFocus()
        edit.setSelectedSection(edit.Section.HourSection)  # as Tab does in a window that is active
        QTest.keyClicks(edit, typed)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        assert getattr(now(), name) == expected
    section.minutes.setValue(20)
    section.minutes.editingFinished.emit()
    first_day.settle()
    assert read_settings(first_day.client.core.store.settings).prompting == now()
    assert now().minutes_between == 20


def test_the_wheel_scrolls_the_page_and_changes_no_number(section):
    for field in (section.minutes, section.times["day_ends"]):
        before = field.text()
        wheel = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, wheel)
        assert field.text() == before


def test_what_does_not_count_cannot_be_set(section):
    section.asks.click()
    assert not section.minutes.isEnabled()
    assert section.times["reminder_at"].isEnabled()
    section.reminds.click()
    assert not section.times["reminder_at"].isEnabled()


def test_each_setting_is_explained_where_it_is_set(section):
    assert all(hint.text() for hint in section._hints.values())


def test_a_desktop_that_tells_nothing_about_full_screen_is_said(section):
    assert "không cho biết" in section._hints["screen"].text()


def test_pausing_for_today_is_one_thing_here_and_beside_the_clock(section, first_day):
    section.paused.click()
    first_day.settle()
    assert first_day.client.companion.tray.pause.isChecked()
    first_day.client.companion.tray.pause.trigger()
    first_day.settle()
    assert not section.paused.isChecked()


def test_tab_goes_through_the_settings_from_top_to_bottom(section):
    visited = walk(section.asks, 10 + len(section.times))  # each time is two stops: hours and minutes

    assert visited[-1] is section.paused
    assert heights(section, visited) == sorted(heights(section, visited))

"""Starting with the session and staying beside the clock: as it is, as it is wished, and when it cannot be."""

import pytest

from hailong.qtbridge.autostart import DesktopEntry
from hailong.qtbridge.links import DesktopLinks
from hailong.qtbridge.system_entry import SystemEntryService
from hailong.ui.settings.running_section import RunningSection


@pytest.fixture
def make_section(qtbot, stage, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))  # no tools of a real desktop

    def make(*, has_tray=True):
        entry = DesktopEntry(tmp_path / "autostart", ["hailong"])
        links = DesktopLinks(tmp_path / "applications", ["hailong"])
        tasks = stage.client.tasks
        section = RunningSection(
            stage.client.settings, SystemEntryService(tasks, entry), SystemEntryService(tasks, links), lambda: has_tray
        )
        qtbot.addWidget(section)
        section.entry, section.links = entry, links
        section.refresh()
        stage.settle()
        return section

    return make


def test_starting_with_the_session_is_written_at_once(make_section, stage):
    section = make_section()
    assert not section.starts.isChecked()
    section.starts.click()
    stage.settle()
    assert section.entry.is_on()
    section.starts.click()
    stage.settle()
    assert not section.entry.is_on()


def test_what_was_changed_elsewhere_is_shown(make_section, stage):
    section = make_section()
    section.entry.turn_on()
    section.refresh()
    stage.settle()
    assert section.starts.isChecked()


def test_what_cannot_be_written_is_said_and_the_switch_goes_back(make_section, stage, tmp_path):
    section = make_section()
    (tmp_path / "autostart").write_text("a file in the way", encoding="utf-8")
    section.starts.click()
    stage.settle()
    assert not section.starts.isChecked()
    assert "Không ghi được" in section.starts_hint.text()


def test_staying_beside_the_clock_is_kept(make_section, stage):
    section = make_section()
    assert section.stays.isChecked()
    section.stays.click()
    assert stage.client.settings.current.keeps_running is False


def test_a_desktop_without_a_place_beside_the_clock_is_told_of(make_section):
    section = make_section(has_tray=False)
    assert not section.stays.isEnabled()
    assert "thanh tác vụ" in section.stays_hint.text()


def test_links_are_registered_at_once_and_no_more(make_section, stage):
    section = make_section()
    assert not section.opens_links.isChecked()
    section.opens_links.click()
    stage.settle()
    assert section.links.is_on()
    section.opens_links.click()
    stage.settle()
    assert not section.links.is_on()


def test_links_that_cannot_be_registered_are_said_and_the_switch_goes_back(make_section, stage, tmp_path):
    section = make_section()
    (tmp_path / "applications").write_text("a file in the way", encoding="utf-8")
    section.opens_links.click()
    stage.settle()
    assert not section.opens_links.isChecked()
    assert "Không ghi được" in section.links_hint.text()

"""The clerks on the settings page: who is at work, what is wished, and what is said where nothing locks."""

import pytest

from hailong.api.system_clerk_keys import SystemClerkKeys
from hailong.domain.clerks import Clerk
from hailong.qtbridge.clerks import ClerkService
from hailong.ui.settings.clerks_section import ClerksSection

LAN, HUY = Clerk(id="1", name="Lan", phone="0900"), Clerk(id="2", name="Huy")


@pytest.fixture
def service(stage):
    client = stage.client
    keys, store = SystemClerkKeys(), client.core.store
    return ClerkService(client.tasks, client.settings, client.core.clock, keys=keys, store=store)


@pytest.fixture
def section(qtbot, service):
    made = ClerksSection(service)
    qtbot.addWidget(made)
    made.show()
    return made


def test_without_clerks_there_is_one_button(section, qtbot):
    assert not section.rows
    assert not section.idle.isVisible()
    with qtbot.waitSignal(section.dialog_wanted) as wanted:
        section.add.click()
    assert wanted.args == [None]


def test_each_clerk_has_a_line_and_one_pin_is_enough_for_locking(section, service, stage):
    service.keep(HUY)
    assert not section.lock.isEnabled()
    assert "khi có người đặt" in section.hint.text()
    service.keep(LAN, "258036")
    stage.settle()
    assert section.rows["2"].at_work.isChecked()
    assert section.rows["1"].state.text() == "0900  ·  có mã PIN"
    assert section.rows["2"].state.text() == "chưa có mã PIN"
    assert section.lock.isEnabled()
    assert "mã khôi phục" in section.hint.text()


def test_a_pin_of_an_older_release_says_that_it_keeps_nothing(section, service):
    service.keep(Clerk(id="1", name="Lan", pin="scrypt$..."))
    assert "hãy đặt lại" in section.rows["1"].state.text()


def test_a_click_is_a_wish_and_nothing_is_taken_before_it_is_granted(section, service, qtbot):
    service.keep(LAN)
    service.keep(HUY)
    with qtbot.waitSignal(section.turn_wanted) as wanted:
        section.rows["2"].at_work.click()
    assert wanted.args[0].name == "Huy"
    assert section.rows["1"].at_work.isChecked()
    with qtbot.waitSignal(section.removal_wanted):
        section.rows["2"].remove.click()
    with qtbot.waitSignal(section.dialog_wanted) as wanted:
        section.rows["1"].edit.click()
    assert wanted.args[0].name == "Lan"


def test_minutes_are_kept_and_a_removed_clerk_leaves(section, service, stage):
    service.keep(LAN, "258036")
    stage.settle()
    section.idle.setValue(20)
    section.idle.editingFinished.emit()
    assert service.clerks.idle_minutes == 20
    service.remove("1", "258036")
    stage.settle()
    assert not section.rows

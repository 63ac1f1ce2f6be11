"""Locking and opening: the right PIN, wrong ones, the wait between them, and whose contact a new sheet begins with."""

from datetime import timedelta

import pytest

from hailong.domain.clerks import Clerk, is_pin
from hailong.domain.sheet import Contact
from hailong.qtbridge.clerks import ClerkService
from hailong.qtbridge.settings import SettingsService, read_settings

LAN, HUY = Clerk(id="1", name="Lan", phone="0900000001"), Clerk(id="2", name="Huy", phone="0900000002")


@pytest.fixture
def settings(tasks, store):
    return SettingsService(tasks, store.settings)


@pytest.fixture
def service(tasks, settings, clock):
    return ClerkService(tasks, settings, clock)


@pytest.fixture
def both(service, settle):
    """Two clerks with PINs."""
    service.keep(LAN, "2580")
    settle()
    service.keep(HUY, "1470")
    settle()
    return service


def test_a_clerk_is_kept_with_what_was_made_of_the_pin_and_is_the_contact(service, settings, store, settle):
    service.keep(LAN, "2580")
    settle()
    (kept,) = read_settings(store.settings).clerks.everybody
    assert is_pin("2580", kept.pin)
    assert "2580" not in store.settings.get("window.clerks")
    assert settings.current.contact == Contact(name="Lan", phone="0900000001")


def test_a_name_is_changed_with_the_pin_of_before_and_a_pin_is_taken_away(service, settle):
    service.keep(LAN, "2580")
    settle()
    (kept,) = service.clerks.everybody
    service.keep(Clerk(id="1", name="Lan Anh", pin=kept.pin))
    assert service.clerks.everybody[0].pin == kept.pin
    service.keep(service.clerks.everybody[0], "")
    assert service.clerks.everybody[0].pin == ""


def test_who_takes_a_turn_is_the_contact_of_new_sheets(both, settings):
    both.take_turn("2")
    assert settings.current.contact == Contact(name="Huy", phone="0900000002")


def test_one_without_a_pin_keeps_the_window_from_locking(service, settle):
    service.keep(LAN, "2580")
    settle()
    service.keep(HUY)
    assert not service.lock()
    assert not service.is_locked


def test_the_right_pin_opens_and_says_who_is_at_work(both, settle):
    told = []
    both.locked_changed.connect(told.append)
    assert both.lock()
    both.unlock("2", "1470")
    settle()
    assert told == [True, False]
    assert both.clerks.at_work == "2"


def test_the_pin_of_another_does_not(both, settle):
    refusals = []
    both.refused.connect(refusals.append)
    both.lock()
    both.unlock("1", "1470")
    settle()
    assert both.is_locked
    assert refusals == [timedelta(0)]


def test_after_wrong_pins_not_even_the_right_one_is_taken_before_its_time(both, settle, clock):
    refusals = []
    both.refused.connect(refusals.append)
    both.lock()
    for _ in range(3):
        both.unlock("1", "0000")
        settle()
    both.unlock("1", "2580")
    settle()
    assert both.is_locked
    assert refusals[-1] == both.waits_for == timedelta(seconds=5)
    clock.moment -= timedelta(days=1)  # a clock that is put back gains nothing and loses nothing
    assert both.waits_for == timedelta(seconds=5)
    clock.moment += timedelta(days=1, seconds=5)
    both.unlock("1", "2580")
    settle()
    assert not both.is_locked
    assert both.waits_for == timedelta(0)


def test_a_program_that_starts_with_pins_starts_locked(both, tasks, store, clock, settle):
    again = ClerkService(tasks, SettingsService(tasks, store.settings, read_settings(store.settings)), clock)
    assert again.is_locked


def test_something_is_done_only_when_the_clerks_own_pin_was_given(both, settle):
    done = []
    both.prove("1", "1470", lambda: done.append("wrong"))
    settle()
    both.prove("1", "2580", lambda: done.append("right"))
    settle()
    both.prove("nobody", "", lambda: done.append("new"))
    assert done == ["right", "new"]


def test_a_removed_clerk_is_gone_and_the_other_at_work(both):
    both.remove("1")
    assert [clerk.name for clerk in both.clerks.everybody] == ["Huy"]
    assert both.clerks.at_work == "2"


def test_minutes_are_kept(both, settings):
    both.lock_after(30)
    assert settings.current.clerks.idle_minutes == 30

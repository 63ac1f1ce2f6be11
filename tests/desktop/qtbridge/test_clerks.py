"""Locking and opening: the right PIN, wrong ones, the wait between them, and what a PIN keeps from the others."""

import hashlib
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from hailong.api.system_clerk_keys import SystemClerkKeys
from hailong.domain.clerk_texts import clerks_text
from hailong.domain.clerks import Clerk, Clerks
from hailong.domain.sheet import Contact
from hailong.qtbridge.clerks import ClerkService
from hailong.qtbridge.settings import SettingsService, read_settings
from hailong.qtbridge.sheet_opening import SheetOpener
from hailong.qtbridge.tasks import Lane
from hailong.store.interfaces import SentQuery, StoreError, StoreFault
from rating_desk import declaration

LAN, HUY = Clerk(id="1", name="Lan", phone="0900000001"), Clerk(id="2", name="Huy", phone="0900000002")
LAN_PIN, HUY_PIN = "258036", "147036"


@pytest.fixture
def service(clerks):
    return clerks


@pytest.fixture
def codes(service):
    """The recovery codes that were shown."""
    shown = []
    service.kept.connect(lambda code: shown.append(code) if code else None)
    return shown


@pytest.fixture
def both(service, settle):
    """Two clerks with PINs; Lan is at work."""
    service.keep(LAN, LAN_PIN)
    settle()
    service.keep(HUY, HUY_PIN)
    settle()
    return service


@pytest.fixture
def refusals(service):
    told = []
    service.refused.connect(told.append)
    return told


@pytest.fixture
def send(desk, store):
    """Sends a sheet about an invented declaration as whoever is at work; its row of the *Sent* page is then read."""

    def act(at=0):
        (key,) = desk.bring_in(declaration(at))
        sheet = SheetOpener(store, desk.clock).open(key).sheet
        store.sheets.send(key, sheet, b"sealed", hashlib.sha256(b"sealed").hexdigest(), desk.clock.now())

    return act


def readable(store):
    """Whether each sent sheet can be read now, the newest first."""
    return [not row.is_closed for row in store.sheets.sent_rows(store.sheets.sent(SentQuery()))]


def opened_as(service, settle, clerk_id, pin):
    service.lock()
    service.unlock(clerk_id, pin)
    settle()
    return not service.is_locked


def test_a_clerk_is_kept_without_the_pin_and_is_the_contact(both, store):
    text = store.settings.get("window.clerks")
    assert [pin for pin in (LAN_PIN, HUY_PIN) if pin in text] == []
    assert read_settings(store.settings).clerks == both.clerks
    assert read_settings(store.settings).contact == Contact(name="Lan", phone="0900000001")


def test_a_name_is_changed_and_the_pin_of_before_stays(both, settle):
    kept = both.clerks.everybody[0]
    both.keep(Clerk(id="1", name="Lan Anh", pin=kept.pin, key=kept.key, code=kept.code), proof=LAN_PIN)
    settle()
    assert both.clerks.everybody[0].name == "Lan Anh"
    assert opened_as(both, settle, "1", LAN_PIN)


def test_with_a_wrong_pin_nothing_is_changed(both, settle, refusals):
    before = both.clerks
    both.keep(Clerk(id="1", name="Lan Anh"), "", proof=HUY_PIN)
    settle()
    both.remove("1", HUY_PIN)
    settle()
    assert both.clerks == before
    assert len(refusals) == 2


def test_under_a_new_pin_what_was_sent_is_read_on(both, settle, store, send, codes):
    send()
    both.keep(both.clerks.everybody[0], "369147", proof=LAN_PIN)
    settle()
    assert not opened_as(both, settle, "1", LAN_PIN)
    assert opened_as(both, settle, "1", "369147")
    assert readable(store) == [True]
    assert codes == [], "the code of before is still right"


def test_without_a_pin_everybody_reads_it_again(both, settle, store, send):
    send()
    both.keep(both.clerks.everybody[0], "", proof=LAN_PIN)
    settle()
    assert (both.clerks.everybody[0].pin, both.clerks.everybody[0].key) == ("", "")
    assert opened_as(both, settle, "2", HUY_PIN)
    assert readable(store) == [True]


def test_the_first_pin_of_who_is_alone_keeps_what_was_there_before(service, settle, store, send, codes):
    service.keep(LAN)
    send()
    service.keep(LAN, LAN_PIN)
    settle()
    assert store.words.sealed() == 1
    assert readable(store) == [True]
    service.keep(HUY)
    assert opened_as(service, settle, "2", "")
    assert readable(store) == [False]
    assert len(codes) == 1


def test_the_first_pin_of_one_among_several_leaves_to_everybody_what_is_everybodys(service, settle, store, send):
    service.keep(LAN)
    service.keep(HUY)
    send()
    service.keep(LAN, LAN_PIN)
    settle()
    assert store.words.sealed() == 0


def test_each_reads_the_own_sheets_alone(both, settle, store, send):
    send(0)
    assert opened_as(both, settle, "2", HUY_PIN)
    send(1)
    assert readable(store) == [True, False]
    assert opened_as(both, settle, "1", LAN_PIN)
    assert readable(store) == [False, True]


def test_locked_nobody_reads_anything_and_what_was_asked_for_before_is_kept_as_the_writers(
    both, settle, store, send, tasks
):
    sent_at_the_lock = lambda _: tasks.run(Lane.WRITE, send)  # noqa: E731
    both.locked_changed.connect(sent_at_the_lock, Qt.ConnectionType.SingleShotConnection)
    both.lock()
    settle()
    assert readable(store) == [False]
    both.unlock("2", HUY_PIN)
    settle()
    assert readable(store) == [False]
    assert opened_as(both, settle, "1", LAN_PIN)
    assert readable(store)[-1]


def test_a_clerk_without_a_pin_takes_the_turn_and_reads_what_is_everybodys(service, settle, store, send):
    service.keep(LAN, LAN_PIN)
    settle()
    service.keep(HUY)
    send()
    service.take_turn("2")
    settle()
    assert service.clerks.at_work == "2"
    assert readable(store) == [False]
    service.take_turn("1")
    settle()
    assert service.clerks.at_work == "2", "who has a PIN takes a turn by it alone"


def test_the_code_gives_a_new_pin_and_opens(service, settle, store, send, codes, refusals):
    service.keep(LAN, LAN_PIN)
    settle()
    send()
    service.lock()
    service.recover("1", "00000-00000-00000-00000", "369147")
    settle()
    assert (service.is_locked, len(refusals)) == (True, 1)
    service.recover("1", codes[0].lower(), "369147")
    settle()
    assert not service.is_locked
    assert readable(store) == [True]
    assert opened_as(service, settle, "1", "369147")


def test_a_pin_of_an_older_release_opens_and_becomes_a_key_when_it_is_set_anew(tasks, store, clock, settle, send):
    old = hashlib.scrypt(b"2580", salt=b"salt", n=2**14, r=8, p=1, dklen=32).hex()
    kept = Clerk(id="1", name="Lan", pin=f"scrypt$16384$8$1${b'salt'.hex()}${old}")
    store.settings.set("window.clerks", clerks_text(Clerks().put(kept)))
    settings = SettingsService(tasks, store.settings, read_settings(store.settings))
    service = ClerkService(tasks, settings, clock, keys=SystemClerkKeys(), store=store)
    assert service.is_locked
    service.unlock("1", "2580")
    settle()
    assert not service.is_locked
    send()
    assert store.words.sealed() == 0
    service.keep(service.clerks.everybody[0], LAN_PIN, proof="2580")
    settle()
    assert store.words.sealed() == 1
    assert opened_as(service, settle, "1", LAN_PIN)


def test_the_disk_refuses_and_no_key_is_begun(service, settle, store, monkeypatch):
    service.keep(LAN)
    settle()
    failures = []
    service.failed.connect(failures.append)

    def full(*_):
        raise StoreError(StoreFault.DISK_FULL)

    monkeypatch.setattr(store.settings, "set", full)
    service.keep(LAN, LAN_PIN)
    settle()
    assert [one.fault for one in failures] == [StoreFault.DISK_FULL]
    assert service.clerks.everybody == (LAN,)
    assert store.words.owner == ""


def test_the_right_pin_opens_and_says_who_is_at_work(both, settle):
    told = []
    both.locked_changed.connect(told.append)
    assert opened_as(both, settle, "2", HUY_PIN)
    assert told == [True, False]
    assert both.clerks.at_work == "2"


def test_the_pin_of_another_does_not(both, settle, refusals):
    assert not opened_as(both, settle, "1", HUY_PIN)
    assert refusals == [timedelta(0)]


def test_after_wrong_pins_not_even_the_right_one_is_taken_before_its_time(both, settle, clock, refusals):
    for _ in range(3):
        assert not opened_as(both, settle, "1", "000000")
    assert not opened_as(both, settle, "1", LAN_PIN)
    assert refusals[-1] == both.waits_for == timedelta(seconds=5)
    clock.moment -= timedelta(days=1)  # a clock that is put back gains nothing and loses nothing
    assert both.waits_for == timedelta(seconds=5)
    clock.moment += timedelta(days=1, seconds=5)
    assert opened_as(both, settle, "1", LAN_PIN)
    assert both.waits_for == timedelta(0)


def test_a_program_that_starts_with_pins_starts_locked_and_can_read_nothing(both, tasks, store, clock, settle, send):
    send()
    settings = SettingsService(tasks, store.settings, read_settings(store.settings))
    again = ClerkService(tasks, settings, clock, keys=SystemClerkKeys(), store=store)
    assert again.is_locked
    assert readable(store) == [False]
    send(1)
    assert opened_as(again, settle, "1", LAN_PIN)
    assert readable(store) == [True, True], "what is sent while it is locked is hers as well"


def test_a_removed_clerk_is_gone_and_the_next_has_to_show_who_it_is(both, settle, store, send):
    send()
    both.remove("1", LAN_PIN)
    settle()
    assert [clerk.name for clerk in both.clerks.everybody] == ["Huy"]
    assert both.is_locked
    both.unlock("2", HUY_PIN)
    settle()
    assert readable(store) == [True], "sheets of a removed clerk are everybody's"


def test_clerks_who_came_from_another_workstation_are_there(both, settle, store):
    moved = both.clerks.put(Clerk(id="3", name="Mai"))
    store.settings.set("window.clerks", clerks_text(moved))
    both.look_again()
    settle()
    assert [clerk.name for clerk in both.clerks.everybody] == ["Lan", "Huy", "Mai"]


def test_minutes_are_kept(both, settle, store):
    both.lock_after(30)
    settle()
    assert read_settings(store.settings).clerks.idle_minutes == 30

"""Clerks and PINs: who is at work, which PINs are taken, what is kept of them, and how long wrong ones have to wait."""

from datetime import timedelta

import pytest

from hailong.domain.clerks import Clerk, Clerks, PinFault, is_pin, pause_after, pin_fault
from hailong.domain.sheet import Contact

LAN = Clerk(id="1", name="Lan", phone="0900000001", role="Kế toán", pin="x")
HUY = Clerk(id="2", name="Huy")


def test_the_first_clerk_is_at_work_and_is_the_contact():
    clerks = Clerks().put(LAN).put(HUY)
    assert clerks.current == LAN
    assert LAN.contact == Contact(name="Lan", phone="0900000001")
    assert (clerks.role, Clerks().role) == ("Kế toán", "")


def test_a_changed_clerk_stays_in_its_place():
    changed = Clerk(id="1", name="Lan Anh")
    assert Clerks().put(LAN).put(HUY).put(changed).everybody == (changed, HUY)


def test_another_is_at_work_when_the_one_at_work_goes():
    clerks = Clerks().put(LAN).put(HUY).without("1")
    assert (clerks.everybody, clerks.current) == ((HUY,), HUY)
    assert clerks.without("2") == Clerks(at_work="")


@pytest.mark.parametrize(("everybody", "can_lock"), [((), False), ((LAN,), True), ((LAN, HUY), True), ((HUY,), False)])
def test_once_anybody_has_a_pin_the_window_locks(everybody, can_lock):
    assert Clerks(everybody=everybody).can_lock is can_lock


@pytest.mark.parametrize(
    ("pin", "again", "fault"),
    [
        ("258036", "258036", None), ("258025802580", "258025802580", None), ("", "", PinFault.NOT_DIGITS),
        ("12a456", "12a456", PinFault.NOT_DIGITS), ("٢٥٨٠٣٦", "٢٥٨٠٣٦", PinFault.NOT_DIGITS),
        ("25803", "25803", PinFault.LENGTH), ("2580258025802", "2580258025802", PinFault.LENGTH),
        ("111111", "111111", PinFault.TOO_SIMPLE), ("123456", "123456", PinFault.TOO_SIMPLE),
        ("678901", "678901", PinFault.TOO_SIMPLE), ("987654", "987654", PinFault.TOO_SIMPLE),
        ("258036", "258037", PinFault.DIFFERENT),
    ],
)  # fmt: skip
def test_a_pin_is_judged(pin, again, fault):
    assert pin_fault(pin, again) is fault


def test_a_pin_of_an_older_release_is_known_again():
    kept = (
        "scrypt$16384$8$1$73616c7473616c7473616c7473616c74$"
        "07037fbdcc968ebca2bbf9c81229b8e9d50d5743bf212767b4b66b3ae8fe11f8"
    )
    assert is_pin("2580", kept)
    assert not is_pin("2581", kept)


def test_clerks_of_another_workstation_join_those_who_are_here():
    here, there = Clerks().put(HUY), Clerks(idle_minutes=30).put(LAN).put(Clerk(id="2", name="Huy ở máy kia"))
    assert here.joined(there) == Clerks(everybody=(HUY, LAN), at_work="2")
    assert Clerks().joined(there).current == LAN


@pytest.mark.parametrize(
    "kept",
    ["", "2580", "scrypt$1$1$1$00$00", "scrypt$16384$8$1$zz$zz", "md5$16384$8$1$00$00", "scrypt$a$b$c$d$e", "$" * 9],
)
def test_what_was_damaged_opens_nothing(kept):
    assert not is_pin("2580", kept)
    assert not is_pin("", kept)


def test_wrong_pins_have_to_wait_ever_longer_up_to_five_minutes():
    pauses = [pause_after(failures) / timedelta(seconds=1) for failures in range(12)]
    assert pauses == [0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]
    assert pause_after(10_000) == timedelta(minutes=5)

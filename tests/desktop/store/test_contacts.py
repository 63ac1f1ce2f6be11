"""The contacts that were given: offered again by enterprise, the last one first, until one is to be forgotten."""

from dataclasses import replace
from uuid import UUID

import pytest

from hailong.domain.sheet import Contact
from hailong.store.interfaces import StaleStateError
from raw_store import open_raw

MAU, THU, XA = (Contact(name=name, phone=phone) for name, phone in (("Mẫu", "0900"), ("Thử", "0911"), ("Xa", "")))


def numbered(cleared, at: int, **changes: object):
    return replace(cleared, number=f"10000000{at:03d}0", **changes)


def test_the_last_contact_is_that_of_the_newest_sheet_that_gave_one(store, desk, cleared):
    assert store.contacts.last() == Contact()
    desk.send(contact=MAU)
    desk.send(numbered(cleared, 1), contact=Contact())
    assert store.contacts.last() == MAU


def test_those_of_the_enterprise_come_first_then_all_others_the_last_used_first(store, desk, cleared):
    other = {"tax_code": "0188888881"}
    for at, (contact, changes) in enumerate([(MAU, {}), (THU, other), (XA, {}), (MAU, other), (MAU, {})]):
        desk.send(numbered(cleared, at, **changes), contact=contact)
    assert store.contacts.recent(cleared.tax_code) == (MAU, XA, THU)
    assert store.contacts.recent("0188888881") == (MAU, THU, XA)
    assert store.contacts.recent("") == (MAU, XA, THU)
    assert store.contacts.last() == MAU


def test_five_are_offered(store, desk, cleared):
    for at in range(7):
        desk.send(numbered(cleared, at), contact=Contact(name=f"Người {at}"))
    assert [one.name for one in store.contacts.recent(cleared.tax_code)] == [f"Người {at}" for at in (6, 5, 4, 3, 2)]


def test_a_forgotten_one_is_offered_for_no_enterprise_and_begins_no_sheet_until_it_is_given_again(store, desk, cleared):
    desk.send(contact=THU)
    desk.send(numbered(cleared, 1), contact=MAU)
    desk.send(numbered(cleared, 2, tax_code="0188888881"), contact=MAU)
    store.contacts.forget(MAU)
    assert store.contacts.recent("0188888881") == store.contacts.recent(cleared.tax_code) == (THU,)
    assert store.contacts.last() == THU
    desk.send(numbered(cleared, 3), contact=MAU)
    assert store.contacts.recent(cleared.tax_code) == (MAU, THU)


def test_a_bulk_is_one_contact_and_a_bulk_that_failed_is_none(store, desk, cleared):
    desk.send_bulk(*(numbered(cleared, at) for at in range(3)), bulk=UUID(int=1))
    assert len(store.contacts.recent(cleared.tax_code)) == 1
    again = numbered(cleared, 5)
    sheets = [desk.seal(one, desk.write(one, contact=XA)) for one in (again, numbered(cleared, 0))]
    with pytest.raises(StaleStateError):
        store.sheets.send_held(sheets, desk.clock.now(), desk.clock.now())
    assert XA not in store.contacts.recent(cleared.tax_code)


def test_what_was_forgotten_is_gone_from_the_table(sqlite_store, make_desk, cleared, tmp_path):
    make_desk(sqlite_store).send(contact=MAU)
    sqlite_store.contacts.forget(MAU)
    sqlite_store.close()
    connection = open_raw(tmp_path / "data")
    assert connection.execute("SELECT count(*) FROM contacts").get == 0
    connection.close()

"""One draft of each round and clerk: the own one first, then everybody's."""

import pytest

from hailong.domain.declaration import Round
from hailong.domain.sheet import SheetState
from hailong.store.drafts import end_draft, find_draft, put_draft
from hailong.store.interfaces import StaleStateError
from hailong.store.scribe import Kept

LAN, HUY = "aa" * 32, "bb" * 32


@pytest.fixture
def drafts(sqlite_store, make_desk, cleared):
    key = make_desk(sqlite_store).key_of(cleared)

    class Drafts:
        def put(self, owner, at=key):
            with sqlite_store._database.write() as connection:
                kept = Kept(f'{{"of": "{owner}"}}', owner)
                put_draft(connection, at, Round.AFTER, kept, state=SheetState.DRAFT, saved_at="2026")

        def find(self, owner, in_round=Round.AFTER):
            with sqlite_store._database.read() as connection:
                found = find_draft(connection, key, in_round, owner)
                return found[0].owner if found else None

        def end(self, owner):
            with sqlite_store._database.write() as connection:
                end_draft(connection, key, Round.AFTER, owner)

    return Drafts()


def test_the_own_one_comes_before_everybodys(drafts):
    drafts.put(LAN)
    drafts.put("")
    assert (drafts.find(LAN), drafts.find(HUY), drafts.find("")) == (LAN, "", "")
    assert drafts.find(LAN, Round.DURING) is None


def test_keeping_takes_everybodys_place_and_leaves_that_of_another_clerk(drafts):
    drafts.put("")
    drafts.put(HUY)
    drafts.put(LAN)
    assert (drafts.find(""), drafts.find(HUY), drafts.find(LAN)) == (None, HUY, LAN)


def test_an_end_is_the_end_of_the_own_one(drafts):
    drafts.put(HUY)
    drafts.put(LAN)
    drafts.end(LAN)
    assert (drafts.find(LAN), drafts.find(HUY)) == (None, HUY)


def test_a_declaration_that_is_gone_has_none(drafts):
    with pytest.raises(StaleStateError):
        drafts.put(LAN, at=999)

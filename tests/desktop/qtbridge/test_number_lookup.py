"""Finding a declaration by a typed number."""

import pytest

from hailong.domain.declaration import NumberFault
from hailong.qtbridge.number_lookup import NumberLookup
from hailong.store.interfaces import StoreError, StoreFault
from rating_desk import OTHER_ENTERPRISE, declaration


@pytest.fixture
def lookup(tasks, store):
    made = NumberLookup(tasks, store.declarations)
    made.answers, made.faults = [], []
    made.found.connect(made.answers.append)
    made.refused.connect(lambda error: made.faults.append(error.fault))
    return made


@pytest.mark.parametrize("typed", ["109999888770", " 1099 9988 877 0 ", "109999888771"])
def test_the_declaration_is_found_however_its_number_is_typed(lookup, desk, settle, typed):
    (key,) = desk.bring_in(declaration())
    lookup.look_up(typed)
    settle()
    assert [[row.key for row in rows] for rows in lookup.answers] == [[key]]


def test_the_same_number_of_two_enterprises_gives_both(lookup, desk, settle):
    desk.bring_in(declaration(), declaration(tax_code=OTHER_ENTERPRISE[0]))
    lookup.look_up("109999888770")
    settle()
    assert len(lookup.answers[0]) == 2


@pytest.mark.parametrize(
    ("typed", "fault"), [("", NumberFault.EMPTY), ("12", NumberFault.LENGTH), ("xin chào", NumberFault.NOT_DIGITS)]
)
def test_what_is_no_number_is_refused_at_once(lookup, typed, fault):
    lookup.look_up(typed)
    assert lookup.faults == [fault]


def test_an_unknown_number_gives_nothing(lookup, settle):
    lookup.look_up("109999888770")
    settle()
    assert lookup.answers == [[]]


def test_a_store_that_cannot_be_read_is_announced(lookup, settle, store, monkeypatch):
    errors = []
    lookup.failed.connect(errors.append)

    def locked(_number):
        raise StoreError(StoreFault.LOCKED)

    monkeypatch.setattr(store.declarations, "find", locked)
    lookup.look_up("109999888770")
    settle()
    assert [error.fault for error in errors] == [StoreFault.LOCKED]

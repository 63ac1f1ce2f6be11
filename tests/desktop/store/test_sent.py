"""The *Sent* page, from both kinds of store."""

from dataclasses import replace

import pytest

from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.sheet import SheetState
from hailong.store.interfaces import SentQuery


@pytest.fixture
def three(desk, cleared):
    """Three sheets, oldest first; the first one was received."""
    ids = [desk.send(replace(cleared, number=f"10999988{n}770", partner=f"Đối tác {n}")) for n in (1, 2, 3)]
    desk.deliver(ids[0], number="HL-2026-000777")
    return ids


def found(store, **query):
    return [row.sheet.id for row in store.sheets.sent_rows(store.sheets.sent(SentQuery(**query)))]


def test_the_newest_comes_first(store, three):
    assert found(store) == three[::-1]


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("doi tac 82770", [1]),
        ("1099 9988 3770", [2]),
        ("hl-2026-000777", [0]),
        ("HL-2026", [0]),
        ("tac", [2, 1, 0]),
        ("x", []),
    ],
)
def test_a_search_looks_at_number_names_and_receipt(store, three, text, which):
    assert found(store, text=text) == [three[index] for index in which]


def test_states_narrow_the_list(store, three):
    assert found(store, states=frozenset({SheetState.RECEIVED})) == [three[0]]
    assert found(store, states=frozenset({SheetState.QUEUED, SheetState.SENDING})) == [three[2], three[1]]


def test_a_row_tells_what_holds_it_up_and_what_became_of_it(store, desk, three):
    failure = Failure(kind=FailureKind.NOBODY_ANSWERED, code="offline", at=desk.clock.now())
    later = desk.clock.pass_by(minutes=1)
    store.outbox.failed([three[1]], failure, later)
    waiting, received = desk.sent(three[1]), desk.sent(three[0])
    assert (waiting.failure, waiting.next_attempt_at, waiting.attempts) == (failure, later, 0)
    assert received.receipt.number == "HL-2026-000777"
    assert (received.failure, received.next_attempt_at) == (None, None)


def test_keys_that_are_unknown_are_left_out(store, three):
    assert store.sheets.sent_rows([]) == []
    assert store.sheets.sent_rows([12345]) == []


def test_the_sheets_of_one_declaration_alone(store, desk, cleared, three):
    key = desk.key_of(replace(cleared, number="109999882770", partner="Đối tác 2"))
    assert [row.sheet.id for row in store.sheets.of_declaration(key)] == [three[1]]
    assert store.sheets.of_declaration(999) == []

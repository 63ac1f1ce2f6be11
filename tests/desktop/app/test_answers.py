"""What programs are told about declarations, and that it is what the schema promises."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from hailong.app.answers import RATED, State, state_of, status
from hailong.domain.request import Act, Exit, Request
from hailong.domain.sheet import SheetState
from hailong.store.interfaces import DeclarationRow
from hailong.store.memory.store import MemoryStore
from rating_desk import Desk, StandingClock, declaration

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "status.schema.json").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 16)
UNKNOWN = "309999999990"


def row(**changes):
    return DeclarationRow(key=1, declaration=declaration(0), **changes)


@pytest.mark.parametrize(
    ("stands", "state"),
    [
        (row(), State.UNRATED),
        (row(skipped_on=TODAY), State.SKIPPED),
        (row(skipped_on=date(2026, 11, 15)), State.UNRATED),
        (row(has_draft=True, skipped_on=TODAY), State.BEGUN),
        (row(sheet_state=SheetState.QUEUED, is_unrated=False), State.WAITING),
        (row(sheet_state=SheetState.SENDING, is_unrated=False), State.WAITING),
        (row(sheet_state=SheetState.RECEIVED, is_unrated=False), State.RECEIVED),
        (row(sheet_state=SheetState.RECEIVED, is_unrated=False, has_draft=True), State.RECEIVED),
        (row(sheet_state=SheetState.IN_HANDLING, is_unrated=False), State.RECEIVED),
        (row(sheet_state=SheetState.ANSWERED, is_unrated=False), State.ANSWERED),
        (row(sheet_state=SheetState.NEEDS_YOU, is_unrated=False), State.NEEDS_YOU),
        (row(is_unrated=False), State.RECEIVED),
    ],
)
def test_each_row_has_one_word(stands, state):
    assert state_of(stands, TODAY) is state


def test_rated_is_what_the_user_has_sent():
    assert {State.WAITING, State.RECEIVED, State.ANSWERED} == RATED


@pytest.fixture
def store():
    clock = StandingClock()
    store = MemoryStore(clock)
    desk = Desk(store, clock).furnish()
    desk.bring_in(declaration(0), declaration(1))
    return store


def ask(store, *numbers, **changes):
    return status(Request(act=Act.STATUS, words=numbers, as_json=True, **changes), store, StandingClock().now())


def test_each_number_is_answered_in_the_order_of_the_question(store):
    first, second = declaration(0), declaration(1)
    answer = ask(store, second.number, UNKNOWN, first.number)
    document = json.loads(answer.out)
    jsonschema.validate(document, SCHEMA)
    assert [(one["number"], one["state"], one["rated"]) for one in document["declarations"]] == [
        (second.number, "unrated", False), (UNKNOWN, "unknown", False), (first.number, "unrated", False),
    ]  # fmt: skip
    assert document["declarations"][0]["enterprise"] == second.tax_code
    assert answer.code == Exit.UNKNOWN_DECLARATION


def test_known_numbers_alone_end_with_0(store):
    assert ask(store, declaration(0).number).code == Exit.DONE


def test_the_12th_digit_counts_amendments_and_finds_the_same_declaration(store):
    amended = declaration(0).number[:11] + "7"
    (one,) = json.loads(ask(store, amended).out)["declarations"]
    assert (one["number"], one["state"]) == (amended, "unrated")


def test_another_enterprises_declaration_is_unknown(store):
    answer = ask(store, declaration(0).number, enterprise="0100000003")
    assert json.loads(answer.out)["declarations"][0]["state"] == "unknown"


def test_without_numbers_all_are_counted(store):
    document = json.loads(ask(store).out)
    jsonschema.validate(document, SCHEMA)
    assert document == {"version": 1, "unrated": 2, "waiting": 0, "needs_you": 0}


def test_people_read_words(store, compiled_translations):
    request = Request(act=Act.STATUS, words=(declaration(0).number, UNKNOWN))
    text = status(request, store, StandingClock().now()).out
    assert text.splitlines()[0].endswith("Chưa đánh giá")
    assert text.splitlines()[1] == f"{UNKNOWN} · Không có trong danh sách"


@pytest.mark.parametrize("change", [{"state": "lost"}, {"rated": "yes"}, {"number": "1"}, {"more": 1}])
def test_the_schema_refuses_what_is_not_promised(store, change):
    document = json.loads(ask(store, declaration(0).number).out)
    document["declarations"][0] |= change
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, SCHEMA)


def test_the_schema_lists_every_state():
    listed = SCHEMA["$defs"]["standing"]["properties"]["state"]["enum"]
    assert listed == [str(state) for state in State]

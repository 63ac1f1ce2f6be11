"""The daily comparison: what either side has lost is found within a day, offered again or told, and nothing else."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from contract.client_service import Reply, Request, problem
from hailong.domain.comparing import Comparison
from hailong.domain.sheet import SheetState
from hailong.sync.schedule import Reason

from .conftest import Pair


def test_when_both_hold_the_same_it_is_said_so_and_asked_once_a_day(pair: Pair) -> None:
    pair.send(3)
    assert pair.digests() == 1
    for _ in range(24 * 4):
        pair.clock.pass_by(minutes=14)
        pair.desk.run()
    assert pair.digests() == 1

    found = pair.a_day_later()

    assert found == Comparison(at=pair.clock.now(), sheets=3)
    assert found.agrees
    assert pair.desk.store.told.comparison() == found
    assert pair.digests() == 2


def test_what_the_service_lost_is_offered_again_the_next_day(pair: Pair) -> None:
    ids = pair.send(5)
    for one in ids[1:3]:
        pair.service.lose(str(one))

    found = pair.a_day_later()

    assert (found.offered_again, found.sheets, found.is_unexplained) == (2, 3, False)
    assert pair.desk.states(ids[1:3]) == [SheetState.QUEUED] * 2
    pair.desk.run()
    assert pair.desk.states(ids) == [SheetState.RECEIVED] * 5
    assert {UUID(one) for one in pair.service.held} == set(ids)
    assert pair.a_day_later() == Comparison(at=pair.clock.now(), sheets=5)


def test_what_the_service_lost_before_it_told_of_it_is_offered_again_too(pair: Pair) -> None:
    (one,) = pair.send(1)
    (other,) = pair.desk.send(1)
    pair.clock.pass_by(minutes=1)
    pair.desk.run(Reason.SENT)
    pair.service.lose(str(other))

    assert pair.a_day_later().offered_again == 1

    pair.desk.run()
    assert {UUID(one) for one in pair.service.held} == {one, other}


def test_what_this_workstation_lost_is_told_with_its_declarations(pair: Pair) -> None:
    ids = pair.send(5)
    for one in ids[:4]:
        del pair.tables.sheets[one]

    found = pair.a_day_later()

    assert (found.lost_here, found.offered_again, found.gone, found.is_unexplained) == (4, 0, 0, False)
    assert len(found.lost_numbers) == 3
    assert set(found.lost_numbers) < {f"109999{number:05d}" for number in range(1, 5)}
    assert pair.a_day_later().lost_here == 4


def test_another_workstations_sheet_that_is_gone_is_told_and_stays_known(pair: Pair) -> None:
    theirs = str(uuid.uuid4())
    pair.service.put(theirs, is_theirs=True)
    pair.send(2)
    pair.service.lose(theirs)

    found = pair.a_day_later()

    assert (found.gone, found.offered_again, found.is_unexplained) == (1, 0, False)
    assert UUID(theirs) in pair.tables.elsewhere


def test_sheets_of_an_enterprise_that_was_opened_later_are_learned_and_are_no_difference(pair: Pair) -> None:
    pair.service.put(str(uuid.uuid4()), is_theirs=True)
    pair.send(2)
    pair.tables.elsewhere.clear()

    found = pair.a_day_later()

    assert found.agrees
    assert len(pair.tables.elsewhere) == 1


def test_a_row_that_stands_twice_at_the_service_is_told_as_a_difference_that_nobody_can_explain(pair: Pair) -> None:
    (one,) = pair.send(1)
    pair.service.held[str(uuid.uuid4())] = pair.service.held[str(one)]

    found = pair.a_day_later()

    assert (found.is_unexplained, found.sheets) == (True, 2)
    assert not found.agrees


def test_an_answered_sheet_that_is_read_again_is_not_put_back(pair: Pair) -> None:
    ids = pair.send(3)
    pair.service.updates += [
        {"sequence": 9, "sheet_id": str(ids[0]), "state": state, "text": "", "at": "2026-11-16T10:02:12.000Z"}
        for state in ("in_handling", "answered")
    ]
    pair.service.lose(str(ids[2]))

    assert pair.a_day_later().offered_again == 1

    assert pair.desk.states(ids[:2]) == [SheetState.ANSWERED, SheetState.RECEIVED]


def test_a_sheet_whose_answer_was_lost_is_no_difference(pair: Pair) -> None:
    pair.send(1)
    (waiting,) = pair.desk.send(1)
    pair.service.put(str(waiting), next(iter(pair.desk.store.outbox.due(pair.clock.now(), 1))).sealed.decode())
    pair.service.sheets = lambda request: Reply(207, {"epoch": "epoch-1", "results": [not_now(request)]})

    found = pair.a_day_later()

    assert found.agrees
    assert pair.desk.states([waiting]) == [SheetState.QUEUED]


def not_now(request: Request) -> dict[str, object]:
    return {"id": request.json["sheets"][0]["id"], "status": 503, "problem": problem("unavailable", 503).body}


def replayed(pair: Pair) -> str:
    return pair.service.digest("0")


def of_another_device(pair: Pair) -> str:
    return pair.service.digest(pair.desk.store.mirror.sync_state().updates_cursor, device_id="device-2")


def unsigned(pair: Pair) -> str:
    head, _, body = pair.service.digest("").partition(".")
    return f"{head}.{body[::-1]}"


@pytest.mark.parametrize("forge", [replayed, of_another_device, unsigned])
def test_a_digest_that_is_not_the_services_word_to_this_question_moves_nothing(
    pair: Pair, forge: Callable[[Pair], str]
) -> None:
    ids = pair.send(2)
    pair.clock.pass_by(days=1)
    token = forge(pair)
    pair.service.digest = lambda *_, **__: token  # type: ignore[method-assign]

    outcome = pair.desk.run()

    assert outcome.comparison is None
    assert outcome.failure is None
    assert pair.desk.states(ids) == [SheetState.RECEIVED] * 2


def answering(pair: Pair, path: str, reply: Reply) -> Callable[[Request], Reply]:
    return lambda request: reply if path in request.path else pair.service(request)


@pytest.mark.parametrize("reply", [Reply(404), Reply(500), Reply(200, "<html>", label=""), Reply(200, {"digest": 3})])
def test_a_service_that_cannot_say_holds_up_nothing_and_is_asked_again_with_the_next_pull(
    pair: Pair, reply: Reply
) -> None:
    pair.http.script = answering(pair, "/digest", reply)
    ids = pair.send(1)
    assert pair.desk.states(ids) == [SheetState.RECEIVED]
    assert pair.desk.store.told.comparison() is None

    pair.http.script = pair.service
    pair.clock.pass_by(minutes=16)
    assert pair.desk.run().comparison == Comparison(at=pair.clock.now(), sheets=1)


def test_patience_that_the_service_asks_for_is_obeyed(pair: Pair) -> None:
    pair.desk.fraction = 0.0
    pair.http.script = answering(pair, "/digest", Reply(429, b"", {"Retry-After": "50"}))

    outcome = pair.desk.run(Reason.CLICK)

    assert outcome.next_run_at == pair.clock.now() + timedelta(seconds=50)


@pytest.mark.parametrize("is_endless", [False, True])
def test_when_the_second_reading_comes_to_no_end_nothing_is_offered_again(pair: Pair, is_endless: bool) -> None:
    ids = pair.send(3)
    pair.service.lose(str(ids[0]))
    first = pair.service(Request("GET", "/api/v1/updates?after=", {}, b"")).body
    assert isinstance(first, dict)
    cut = Reply(200, {**first, "next": "1", "more": True}) if is_endless else Reply(502, label="")
    pair.clock.pass_by(days=1)
    pair.http.script = answering(pair, "/updates?after=" if not is_endless else "/updates", cut)
    if is_endless:
        pair.service.updates.clear()

    outcome = pair.desk.run()

    assert outcome.comparison is None
    assert pair.desk.states(ids) == [SheetState.RECEIVED] * 3


def test_a_service_that_keeps_figures_beside_its_rows_hides_its_loss(pair: Pair) -> None:
    """The planted fault: what is lost is then not found, so that the tests above would have failed."""
    ids = pair.send(3)
    pair.service.tally = {"tax_code": "0199999991", "sheets": 3, "sum": sum(one.int & 0xFFFFFFFF for one in ids)}
    pair.service.lose(str(ids[0]))

    assert pair.a_day_later().agrees

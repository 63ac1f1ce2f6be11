"""The sender over real HTTP: what each answer makes of a waiting sheet, and that no sheet holds up another."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from contract.client_service import Reply, Request, ServiceKeys, accept_all, problem, sha256
from hailong.domain.outbox import LONGEST_DELAY, FailureKind
from hailong.domain.sheet import SheetState
from hailong.store.interfaces import StaleStateError
from hailong.sync.schedule import Reason

from .conftest import Workstation

QUEUED, RECEIVED = SheetState.QUEUED, SheetState.RECEIVED
NEEDS_YOU, REMOVED = SheetState.NEEDS_YOU, SheetState.REMOVED


def each(desk: Workstation, decide: Callable[[str], dict[str, object] | None]) -> Callable[[Request], Reply]:
    """A service that stores everything but what ``decide`` gives another result for."""

    def answer(request: Request) -> Reply:
        reply = accept_all(desk.double.keys, request)
        for result in reply.body["results"]:  # type: ignore[index]
            if other := decide(result["id"]):
                result.pop("receipt")
                result.update(other)
        return reply

    return answer


def refusal(code: str, status: int) -> dict[str, object]:
    return {"status": status, "problem": problem(code, status, detail="lý do").body}


# --- one sheet


def test_a_delivered_sheet_is_received_with_its_receipt(desk: Workstation) -> None:
    (sheet_id,) = desk.send()

    outcome = desk.run()

    sent = desk.sent(sheet_id)
    assert (outcome.is_online, outcome.push.delivered, outcome.failure) == (True, 1, None)
    assert sent.state is RECEIVED
    assert sent.receipt is not None
    assert (sent.receipt.number, sent.receipt.epoch) == ("HL-2026-000123", "epoch-1")
    assert desk.store.outbox.summary().waiting == 0


def test_the_bytes_that_leave_are_the_frozen_ones_on_every_attempt(desk: Workstation) -> None:
    desk.send()
    offered: list[str] = []

    def lose(request: Request) -> Reply:
        offered.append(request.json["sheets"][0]["sealed"])
        return Reply(207, b"{", cut_after=1) if len(offered) < 3 else accept_all(desk.double.keys, request)

    desk.double.sheets = lose
    outcome = desk.run()
    while outcome.push.delivered == 0:
        outcome = desk.run_when_planned(outcome)

    assert len(offered) == 3
    assert len(set(offered)) == 1


@pytest.mark.parametrize(
    ("result", "state", "kind", "code"),
    [
        (refusal("sheet-refused", 422), NEEDS_YOU, "refused", "sheet-refused"),
        (refusal("conflict", 409), NEEDS_YOU, "refused", "conflict"),
        (refusal("version-taken", 409), NEEDS_YOU, "refused", "version-taken"),
        (refusal("removed", 410), REMOVED, "refused", "removed"),
        (refusal("unavailable", 503), QUEUED, "nobody_answered", "server_error"),
        ({"status": 500}, QUEUED, "nobody_answered", "server_error"),
        ({"status": 422}, QUEUED, "nobody_answered", "garbled"),
        ({"status": 201}, QUEUED, "nobody_answered", "garbled"),
        ({"status": 201, "receipt": "a.b.c"}, QUEUED, "nobody_answered", "receipt_invalid"),
        ({"status": 204, "receipt": "a.b.c"}, QUEUED, "nobody_answered", "server_error"),
    ],
)
def test_each_result_of_an_item_moves_its_sheet_as_the_contract_says(
    desk: Workstation, result: dict[str, object], state: SheetState, kind: str, code: str
) -> None:
    bad, good = desk.send(2)
    desk.double.sheets = each(desk, lambda sheet_id: dict(result) if sheet_id == str(bad) else None)

    outcome = desk.run()

    assert desk.states([bad, good]) == [state, RECEIVED]
    failure = desk.sent(bad).failure
    assert failure is not None
    assert (failure.kind.value, failure.code, failure.at) == (kind, code, desk.clock.now())
    assert outcome.failure is None
    assert (outcome.push.refused, outcome.push.removed, outcome.push.postponed) == (
        int(state is NEEDS_YOU), int(state is REMOVED), int(state is QUEUED),
    )  # fmt: skip
    assert outcome.push.taken == (code == "version-taken")


def test_a_receipt_by_a_stranger_or_for_other_bytes_leaves_the_sheet_waiting(desk: Workstation) -> None:
    (sheet_id,) = desk.send()
    stranger = ServiceKeys()
    for forged in (
        lambda item: stranger.receipt(item["id"], sha256(item["sealed"])),
        lambda item: desk.double.keys.receipt(item["id"], sha256(item["sealed"] + "x")),
        lambda item: desk.double.keys.receipt(UUID(int=1), sha256(item["sealed"])),
    ):

        def answer(request: Request, forged: Callable[[dict[str, str]], str] = forged) -> Reply:
            results = [{"id": item["id"], "status": 201, "receipt": forged(item)} for item in request.json["sheets"]]
            return Reply(207, {"epoch": "epoch-1", "results": results})

        desk.double.sheets = answer
        desk.run(Reason.CLICK)

        sent = desk.sent(sheet_id)
        assert (sent.state, sent.attempts) == (QUEUED, 0)
        assert sent.failure is not None
        assert sent.failure.code == "receipt_invalid"


def test_a_receipt_that_never_verifies_is_asked_for_ever_more_rarely(desk: Workstation) -> None:
    desk.send()
    desk.double.sheets = each(desk, lambda _: {"status": 201, "receipt": "a.b.c"})
    desk.fraction = 0.999
    outcome = desk.run()
    asked_at = [desk.clock.now()]
    for _ in range(40):
        offers = len(desk.posts())
        outcome = desk.run_when_planned(outcome)
        if len(desk.posts()) > offers:
            asked_at.append(desk.clock.now())

    waits = [later - earlier for earlier, later in pairwise(asked_at)]
    assert waits[0] < timedelta(seconds=6)
    assert waits == sorted(waits)
    assert waits[-1] > timedelta(minutes=14)


# --- whole calls


@pytest.mark.parametrize(
    ("reply", "kind", "code"),
    [
        (Reply(200, "<html>Đăng nhập</html>", label=""), "nobody_answered", "stranger"),
        (Reply(422, "<html>", label=""), "nobody_answered", "stranger"),
        (Reply(503, b""), "nobody_answered", "server_error"),
        (Reply(429, b"", {"Retry-After": "60"}), "nobody_answered", "throttled"),
        (Reply(207, "garbage"), "nobody_answered", "garbled"),
        (Reply(207, {"results": []}, cut_after=5), "nobody_answered", "interrupted"),
        (problem("unauthorised", 401), "needs_person", "unauthorised"),
        (problem("device-revoked", 403), "needs_person", "device_revoked"),
        (problem("client-too-old", 426), "needs_person", "client_too_old"),
    ],
)
def test_a_call_that_fails_as_a_whole_says_nothing_about_any_sheet(
    desk: Workstation, reply: Reply, kind: str, code: str
) -> None:
    ids = desk.send(3)
    desk.double.sheets = lambda _: reply

    outcome = desk.run()

    assert desk.states(ids) == [QUEUED] * 3
    assert [desk.sent(sheet_id).attempts for sheet_id in ids] == [0] * 3
    assert outcome.failure is not None
    assert (outcome.failure.kind.value, outcome.failure.code) == (kind, code)
    assert len(desk.posts()) == 1
    assert not outcome.has_pulled
    desk.double.sheets = lambda request: accept_all(desk.double.keys, request)
    desk.run(Reason.CLICK) if code != "throttled" else desk.run_when_planned(outcome)
    assert desk.states(ids) == [RECEIVED] * 3


def test_thirty_days_of_strangers_cost_no_sheet_and_no_try(desk: Workstation) -> None:
    ids = desk.send(5)
    strangers = [
        Reply(200, "<html>Đăng nhập</html>", label=""),
        Reply(302, b"", {"Location": "http://login.example/"}, label=""),
        Reply(200, b"", label=""),
        Reply(407, b"", label=""),
        Reply(502, "<html>", label=""),
        Reply(410, "<html>", label=""),
        Reply(401, "<html>", label=""),
        Reply(200, "x", cut_after=0),
    ]
    asked = iter(range(1 << 30))
    desk.double.answer = lambda _: strangers[next(asked) % len(strangers)]
    end = desk.clock.now() + timedelta(days=30)
    desk.fraction = 0.999
    outcome = desk.run()
    while desk.clock.now() < end:
        outcome = desk.run_when_planned(outcome)

    assert desk.states(ids) == [QUEUED] * 5
    assert [desk.sent(sheet_id).attempts for sheet_id in ids] == [0] * 5
    assert next(asked) < 30 * 24 * 4 + 20  # a call each quarter of an hour, no storm
    desk.double.answer = None
    desk.run_when_planned(outcome)
    assert desk.states(ids) == [RECEIVED] * 5


def test_a_batch_refused_as_a_whole_is_halved_until_the_bad_sheet_stands_alone(desk: Workstation) -> None:
    ids = desk.send(20)
    poison = str(ids[6])

    def refuse(request: Request) -> Reply:
        if poison in request.body.decode():
            return problem("malformed", 422, detail="không đọc được")
        return accept_all(desk.double.keys, request)

    desk.double.sheets = refuse

    outcome = desk.run()

    expected = [NEEDS_YOU if str(sheet_id) == poison else RECEIVED for sheet_id in ids]
    assert desk.states(ids) == expected
    assert (outcome.push.delivered, outcome.push.refused, outcome.failure) == (19, 1, None)
    assert len(desk.posts()) < 12


def test_a_sheet_over_which_the_service_breaks_down_waits_alone_and_stops_no_other(desk: Workstation) -> None:
    ids = desk.send(120)
    poison = {str(ids[0]), str(ids[1]), str(ids[70])}

    def break_down(request: Request) -> Reply:
        if any(item["id"] in poison for item in request.json["sheets"]):
            return Reply(500, "Traceback")
        return accept_all(desk.double.keys, request)

    desk.double.sheets = break_down

    outcome = desk.run()

    assert [state for state in desk.states(ids) if state is not RECEIVED] == [QUEUED] * 3
    assert outcome.push.delivered == 117
    waiting = desk.sent(ids[0])
    assert (waiting.attempts, waiting.failure and waiting.failure.kind) == (0, FailureKind.NOBODY_ANSWERED)
    assert waiting.next_attempt_at is not None
    assert waiting.next_attempt_at >= desk.clock.now() + LONGEST_DELAY / 2


def test_a_service_that_breaks_down_over_everything_is_left_alone_soon(desk: Workstation) -> None:
    ids = desk.send(120)
    desk.double.sheets = lambda _: Reply(500, "Traceback")

    outcome = desk.run()
    assert len(desk.posts()) <= 12
    for _ in range(5):
        before = len(desk.posts())
        outcome = desk.run_when_planned(outcome)
        assert len(desk.posts()) - before <= 2

    assert set(desk.states(ids)) == {QUEUED}
    desk.double.sheets = lambda request: accept_all(desk.double.keys, request)
    desk.run(Reason.CLICK)
    assert set(desk.states(ids)) == {RECEIVED}


def test_a_service_that_refuses_every_call_does_not_hand_every_sheet_to_the_user(desk: Workstation) -> None:
    ids = desk.send(120)
    desk.double.sheets = lambda _: problem("malformed", 400)

    outcome = desk.run()

    assert desk.states(ids).count(NEEDS_YOU) <= 4
    assert outcome.failure is not None
    assert outcome.failure.kind is FailureKind.NOBODY_ANSWERED
    assert len(desk.posts()) <= 12


def test_batches_hold_a_hundred_and_shrink_after_a_failure(desk: Workstation) -> None:
    desk.send(250)
    desk.double.sheets = lambda _: Reply(413, "<html>", label="")
    outcome = desk.run()
    outcome = desk.run_when_planned(outcome)
    outcome = desk.run_when_planned(outcome)
    desk.double.sheets = lambda request: accept_all(desk.double.keys, request)
    desk.run_when_planned(outcome)

    assert [len(batch) for batch in desk.posts()][:7] == [100, 50, 25, 12, 24, 48, 96]


def test_a_batch_never_exceeds_what_one_request_may_hold(desk: Workstation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hailong.api.client.MAX_BODY", 6_000)
    ids = desk.send(9)

    desk.run()

    assert desk.states(ids) == [RECEIVED] * 9
    assert all(len(request.body) <= 6_000 for request in desk.http.requests)
    assert len(desk.posts()) > 2


# --- the user and the sender at once, and restarts


def test_a_sheet_taken_back_at_the_last_moment_is_not_offered(
    desk: Workstation, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, kept = desk.send(2)
    mark_sending = desk.store.outbox.mark_sending

    def withdraw_first(ids: list[UUID]) -> None:
        if taken in ids:
            desk.store.sheets.withdraw(taken)
        mark_sending(ids)

    monkeypatch.setattr(desk.store.outbox, "mark_sending", withdraw_first)

    desk.run()

    assert desk.posts() == [[str(kept)]]
    assert desk.states([taken, kept]) == [SheetState.WITHDRAWN, RECEIVED]


def test_a_sheet_can_be_taken_back_while_nobody_answers_and_not_after_it_was_offered(desk: Workstation) -> None:
    unseen, offered = desk.send(2)
    desk.double.answer = lambda _: Reply(200, "<html>", label="")
    desk.run()
    assert desk.posts() == []
    assert desk.sent(unseen).failure is not None

    desk.store.sheets.withdraw(unseen)
    desk.double.answer = None
    desk.double.sheets = lambda _: Reply(503, b"")
    desk.run(Reason.CLICK)

    with pytest.raises(StaleStateError):
        desk.store.sheets.withdraw(offered)


def test_what_was_being_sent_when_the_program_died_is_offered_again(desk: Workstation) -> None:
    ids = desk.send(2)
    desk.store.outbox.mark_sending(ids)
    engine = desk.new_engine()

    engine.run_once(desk.clock.now(), Reason.START)
    engine.close()

    assert desk.states(ids) == [RECEIVED] * 2


def test_a_lost_answer_is_made_good_by_offering_again(desk: Workstation) -> None:
    """The service stored the sheet, the line broke: the second offer brings 200 and the same receipt."""
    (sheet_id,) = desk.send()
    stored: dict[str, str] = {}

    def remember(request: Request) -> Reply:
        (item,) = request.json["sheets"]
        is_new = item["id"] not in stored
        receipt = stored.setdefault(item["id"], desk.double.keys.receipt(item["id"], sha256(item["sealed"])))
        result = {"id": item["id"], "status": 201 if is_new else 200, "receipt": receipt}
        return Reply(207, {"epoch": "epoch-1", "results": [result]}, cut_after=10 if is_new else None)

    desk.double.sheets = remember

    outcome = desk.run()
    assert desk.states([sheet_id]) == [QUEUED]
    desk.run_when_planned(outcome)

    assert desk.states([sheet_id]) == [RECEIVED]
    assert len(stored) == 1

"""One conversation at a time: greeting, delivering, pulling, resting, and breaking off."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from keyring.backends.null import Keyring

from contract.client_service import Reply, Request, ServiceKeys, accept_all, problem
from hailong.api.credentials import Credentials
from hailong.api.gateway import Gateway
from hailong.domain.outbox import FailureKind
from hailong.domain.sheet import SheetState
from hailong.store.interfaces import StoreError, StoreFault
from hailong.sync.schedule import PULL_EVERY, Reason

from .conftest import Workstation

QUEUED, RECEIVED = SheetState.QUEUED, SheetState.RECEIVED


def test_a_workstation_that_is_not_enrolled_asks_nobody(newcomer: Workstation) -> None:
    outcome = newcomer.run(Reason.START)

    assert outcome.failure is not None
    assert (outcome.failure.kind, outcome.failure.code) == (FailureKind.NEEDS_PERSON, "not_enrolled")
    assert (outcome.is_online, outcome.next_run_at) == (None, None)
    assert newcomer.http.requests == []


def test_a_run_greets_delivers_and_pulls_in_this_order(desk: Workstation) -> None:
    desk.send()

    outcome = desk.run(Reason.START)

    assert desk.http.paths == [
        "GET /api/v1/service", "POST /api/v1/sheets", "GET /api/v1/catalogue", "GET /api/v1/updates?after=",
        "GET /api/v1/legal-documents?after=", "GET /api/v1/digest?through=0",
    ]  # fmt: skip
    assert outcome.has_pulled
    assert outcome.next_run_at == desk.clock.now() + PULL_EVERY
    assert desk.store.mirror.sync_state().last_contact_at == desk.clock.now()


def test_between_two_pulls_a_sent_sheet_costs_a_greeting_and_a_delivery(desk: Workstation) -> None:
    desk.run(Reason.START)
    desk.http.requests.clear()
    desk.clock.pass_by(minutes=3)
    desk.send()

    outcome = desk.run(Reason.SENT)

    assert desk.http.paths == ["GET /api/v1/service", "POST /api/v1/sheets"]
    assert outcome.next_run_at == desk.clock.now() + PULL_EVERY - timedelta(minutes=3)


def test_refused_for_the_sheet_of_another_workstation_whose_it_is_is_asked_at_once(desk: Workstation) -> None:
    desk.run(Reason.START)
    (sheet_id,) = desk.send()
    taken = problem("version-taken", 409, detail="").body
    item = {"id": str(sheet_id), "status": 409, "problem": taken}
    desk.double.sheets = lambda _: Reply(207, {"epoch": "epoch-1", "results": [item]})
    desk.http.requests.clear()

    outcome = desk.run(Reason.SENT)

    assert outcome.has_pulled
    assert "GET /api/v1/updates?after=0" in desk.http.paths


def test_while_nobody_answers_the_timer_waits_longer_and_longer_and_every_wake_tries_at_once(
    desk: Workstation, nobody: Callable[[Request], Reply]
) -> None:
    ids = desk.send(3)
    desk.double.answer = nobody
    desk.fraction = 0.999
    outcome = desk.run(Reason.START)
    waits = []
    for _ in range(10):
        before = desk.clock.now()
        outcome = desk.run_when_planned(outcome)
        waits.append(desk.clock.now() - before)
    assert waits == sorted(waits)
    assert waits[0] < timedelta(seconds=10)
    assert timedelta(minutes=14) < waits[-1] <= timedelta(minutes=15)

    desk.http.requests.clear()
    desk.clock.pass_by(seconds=1)
    assert desk.run(Reason.TIMER).is_online is None
    assert desk.http.requests == []
    for reason in (Reason.WAKE, Reason.NETWORK, Reason.CLICK):
        outcome = desk.run(reason)
        assert outcome.is_online is False
        assert outcome.next_run_at is not None
        assert outcome.next_run_at <= desk.clock.now() + timedelta(seconds=5)
    desk.double.answer = None
    desk.run(Reason.NETWORK)
    assert desk.states(ids) == [RECEIVED] * 3


def test_a_sheet_just_sent_is_tried_in_spite_of_the_back_off(
    desk: Workstation, nobody: Callable[[Request], Reply]
) -> None:
    desk.send()
    desk.double.answer = nobody
    desk.fraction = 0.999
    for _ in range(8):
        desk.run(Reason.SENT)
    desk.double.answer = None
    (sheet_id,) = desk.send()

    desk.run(Reason.SENT)

    assert desk.states([sheet_id]) == [RECEIVED]


def test_retry_after_is_obeyed_whatever_the_reason_and_also_after_a_restart(desk: Workstation) -> None:
    ids = desk.send()
    desk.fraction = 0.0
    desk.double.sheets = lambda _: Reply(429, b"", {"Retry-After": "600"})
    asked_until = desk.clock.now() + timedelta(seconds=600)
    outcome = desk.run(Reason.CLICK)
    assert outcome.next_run_at == asked_until
    desk.double.sheets = lambda request: accept_all(desk.double.keys, request)
    desk.http.requests.clear()

    again = desk.new_engine()
    for engine in (desk.engine, again):
        for reason in Reason:
            desk.clock.pass_by(seconds=10)
            assert engine.run_once(desk.clock.now(), reason).next_run_at == asked_until
    assert desk.http.requests == []

    desk.clock.moment = asked_until
    desk.run()
    again.close()
    assert desk.states(ids) == [RECEIVED]


def test_no_storm_when_a_thousand_sheets_wait_and_nobody_answers(
    desk: Workstation, nobody: Callable[[Request], Reply]
) -> None:
    desk.send(250)
    desk.double.answer = nobody
    desk.fraction = 0.5
    outcome = desk.run(Reason.START)
    end = desk.clock.now() + timedelta(hours=8)
    while desk.clock.now() < end:
        outcome = desk.run_when_planned(outcome)

    assert len(desk.http.requests) < 100


def test_a_person_is_waited_for_without_pestering_the_service(desk: Workstation) -> None:
    ids = desk.send()
    desk.double.sheets = lambda _: problem("device-revoked", 403)

    outcome = desk.run()

    assert outcome.is_online
    assert outcome.failure is not None
    assert outcome.failure.kind is FailureKind.NEEDS_PERSON
    assert outcome.next_run_at is not None
    assert outcome.next_run_at >= desk.clock.now() + timedelta(minutes=15)
    assert desk.states(ids) == [QUEUED]
    assert desk.sent(ids[0]).next_attempt_at == desk.clock.now() + timedelta(minutes=15)
    desk.double.sheets = lambda request: accept_all(desk.double.keys, request)
    desk.run(Reason.CLICK)
    assert desk.states(ids) == [RECEIVED]


def test_a_lost_device_key_is_told_and_nothing_is_lost(desk: Workstation) -> None:
    ids = desk.send()
    for kept in desk.folder.glob("*.key"):
        kept.unlink()
    desk.gateway = Gateway(Credentials(desk.folder, Keyring()), desk.clock, "0.1.0")
    engine = desk.new_engine()
    outcome = engine.run_once(desk.clock.now(), Reason.START)
    engine.close()

    assert outcome.failure is not None
    assert (outcome.failure.code, outcome.is_online) == ("key_missing", False)
    assert desk.states(ids) == [QUEUED]


def test_a_wrong_clock_is_corrected_and_the_offset_kept(desk: Workstation) -> None:
    desk.double.now = lambda: desk.clock.now() + timedelta(days=400)
    ids = desk.send()

    desk.run()

    assert desk.states(ids) == [RECEIVED]
    assert desk.store.mirror.sync_state().clock_offset_seconds == 400 * 86400
    (later,) = desk.send()
    assert desk.sent(later).sheet.written_at == desk.clock.now() + timedelta(days=400)


def test_a_new_epoch_makes_everything_be_offered_again(desk: Workstation) -> None:
    ids = desk.send(5)
    desk.double.updates = [
        {"sequence": 1, "sheet_id": str(ids[0]), "state": "answered", "at": "2026-11-16T10:00:00Z", "text": "Cảm ơn"}
    ]
    desk.run()
    assert desk.states(ids) == [SheetState.ANSWERED, *[RECEIVED] * 4]
    desk.double.epoch = "epoch-2"
    desk.double.updates = []
    desk.http.requests.clear()
    desk.clock.pass_by(minutes=20)

    outcome = desk.run()

    assert outcome.is_new_epoch
    assert sorted(desk.posts()[0]) == sorted(map(str, ids))
    receipts = [desk.sent(sheet_id).receipt for sheet_id in ids]
    assert [receipt and receipt.epoch for receipt in receipts] == ["epoch-2"] * 5
    assert "GET /api/v1/updates?after=" in desk.http.paths
    assert desk.store.mirror.sync_state().epoch == "epoch-2"
    assert not desk.run(Reason.CLICK).is_new_epoch


def test_what_a_new_epoch_puts_back_is_delivered_in_the_same_run_while_the_clock_goes_on(desk: Workstation) -> None:
    ids = desk.send(2)
    desk.run()
    desk.double.epoch = "epoch-2"
    began = desk.clock.pass_by(minutes=20)

    def since_began() -> float:
        return (desk.clock.now() - began).total_seconds()

    desk.double.now = lambda: desk.clock.pass_by(seconds=1)
    engine = desk.new_engine(since_began)

    outcome = engine.run_once(began, Reason.TIMER)
    engine.close()

    assert outcome.push.delivered == len(ids)


def test_announced_keys_are_pinned_and_what_was_sealed_before_is_delivered(desk: Workstation) -> None:
    ids = desk.send(2)
    desk.double.keys.rotate()

    outcome = desk.run(Reason.CLICK)

    assert outcome.has_new_keys
    assert outcome.push.delivered == len(ids)
    enrolment = desk.store.mirror.enrolment()
    assert enrolment is not None
    assert enrolment.key_sequence == 1
    assert enrolment.keys[0]["kid"] == desk.double.keys.signing.thumbprint()
    assert not desk.run(Reason.CLICK).has_new_keys
    (later,) = desk.send(1)
    assert desk.run(Reason.CLICK).push.delivered == 1
    posted = [request for request in desk.http.requests if request.path.endswith("/sheets")][-1]
    sealed_to = desk.double.keys.open_sheet(posted.json["sheets"][0]["sealed"])[0]["kid"]
    assert sealed_to == desk.double.keys.sealing.thumbprint()
    assert desk.sent(later).state is SheetState.RECEIVED


def test_service_with_other_keys_is_nobody_and_is_shown_nothing(desk: Workstation) -> None:
    """Its epoch is not believed either: it would have everything offered to it again."""
    ids = desk.send(2)
    desk.run(Reason.CLICK)
    waiting = desk.send(1)
    known = desk.store.mirror.sync_state().epoch
    desk.http.requests.clear()
    desk.double.keys, desk.double.epoch = ServiceKeys(), "epoch of an impostor"

    outcome = desk.run(Reason.CLICK)

    assert outcome.failure is not None
    assert (outcome.failure.kind, outcome.failure.code) == (FailureKind.NOBODY_ANSWERED, "keys_replaced")
    assert outcome.is_online is False
    assert desk.http.paths == ["GET /api/v1/service"]
    assert desk.states(ids) == [SheetState.RECEIVED] * 2
    assert desk.states(waiting) == [SheetState.QUEUED]
    assert desk.store.mirror.sync_state().epoch == known


def test_an_error_of_the_store_is_raised_and_the_sheet_is_not_lost(
    desk: Workstation, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = desk.send(3)

    def full(*_: object) -> None:
        raise StoreError(StoreFault.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(desk.store.outbox, "received_all", full)
        with pytest.raises(StoreError):
            desk.run()

    desk.run(Reason.CLICK)
    assert desk.states(ids) == [RECEIVED] * 3


def test_cancel_ends_a_run_that_waits_for_an_answer_and_nothing_is_lost(desk: Workstation) -> None:
    ids = desk.send(3)
    reached, release = threading.Event(), threading.Event()

    def hold(_: Request) -> Reply:
        reached.set()
        return Reply(207, {}, hold=release)

    desk.double.sheets = hold
    outcomes = []
    thread = threading.Thread(target=lambda: outcomes.append(desk.run()), daemon=True)
    thread.start()
    assert reached.wait(5)

    desk.engine.cancel()
    thread.join(timeout=5)

    assert not thread.is_alive()
    assert (outcomes[0].was_cancelled, outcomes[0].failure) == (True, None)
    assert desk.states(ids) == [QUEUED] * 3
    assert desk.sent(ids[0]).failure is None
    before = len(desk.http.requests)
    assert desk.run(Reason.CLICK).was_cancelled
    assert len(desk.http.requests) == before
    release.set()
    desk.double.sheets = lambda request: accept_all(desk.double.keys, request)
    engine = desk.new_engine()
    engine.run_once(desk.clock.now(), Reason.START)
    engine.close()
    assert desk.states(ids) == [RECEIVED] * 3


def test_cancel_between_two_batches_stops_before_the_next(desk: Workstation) -> None:
    ids = desk.send(150)

    def accept_and_cancel(request: Request) -> Reply:
        reply = accept_all(desk.double.keys, request)
        desk.engine._cancelled.set()
        return reply

    desk.double.sheets = accept_and_cancel

    outcome = desk.run()

    assert outcome.push.delivered == 100
    assert not outcome.has_pulled
    assert desk.states(ids).count(QUEUED) == 50


def test_two_callers_never_send_at_the_same_time(desk: Workstation) -> None:
    desk.send(40)
    at_once, most = 0, 0
    lock = threading.Lock()

    def count(request: Request) -> Reply:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        reply = accept_all(desk.double.keys, request)
        with lock:
            at_once -= 1
        return reply

    desk.double.sheets = count
    threads = [threading.Thread(target=desk.run, args=(Reason.CLICK,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert most == 1
    assert sum(len(batch) for batch in desk.posts()) == 40


def test_one_more_code_is_used_by_the_next_run(desk: Workstation) -> None:
    desk.run()
    desk.double.enterprises.append({"tax_code": "0300000006", "name": "CÔNG TY CỔ PHẦN MẪU"})
    desk.enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử")
    (first,) = desk.send()

    desk.run(Reason.SENT)

    assert desk.states([first]) == [RECEIVED]

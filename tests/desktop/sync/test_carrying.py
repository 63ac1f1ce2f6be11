"""Carrying: packed without a network, brought from anywhere, taken in where it was packed; nothing doubled or lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from contract.client_service import Reply, Request, ServiceDouble, ServiceKeys, problem, serving, sha256
from hailong.domain.delivery import RowChangedError
from hailong.domain.parcel import Answers, Parcel, ParcelError, ParcelFault
from hailong.domain.service import CallFailedError
from hailong.domain.sheet import SheetState
from hailong.store.sqlite import open_store
from hailong.sync.carrying import Bring, Brought, Pack, TakeAnswers, Taken
from hailong.sync.schedule import Reason

from .conftest import Workstation


class Stick:
    """Carries files between two machines."""

    def __init__(self, desk: Workstation) -> None:
        self.desk = desk
        self.parcels: list[Parcel] = []
        self._pack = Pack(desk.store.outbox, desk.store.mirror, desk.gateway, desk.clock)
        self._take = TakeAnswers(desk.store.outbox, desk.store.mirror, desk.gateway)
        self.bringer = Bring(desk.gateway.courier)  # a courier knows nothing of the desk: it has no token

    def pack(self) -> Parcel:
        self._pack(self.parcels.append)
        return self.parcels[-1]

    def bring(self, parcel: Parcel | None = None, **how: Callable[..., object]) -> Brought:
        return self.bringer(parcel or self.parcels[-1], **how)  # type: ignore[arg-type]

    def take(self, answers: Answers) -> Taken:
        return self._take(answers)


@pytest.fixture
def stick(desk: Workstation) -> Stick:
    return Stick(desk)


@pytest.fixture
def on_disk(newcomer: Workstation, tmp_path: Path) -> Workstation:
    """The desk over the real store."""
    store = open_store(tmp_path / "store", newcomer.clock)
    desk = Workstation(newcomer.clock, newcomer.double, newcomer.http, tmp_path, store)
    desk.enrolled()
    yield desk  # type: ignore[misc]
    desk.engine.close()
    store.close()


def no_network(desk: Workstation) -> None:
    desk.double.answer = lambda _: Reply(200, "<html>", label="")


def network(desk: Workstation) -> None:
    desk.double.answer = None
    desk.http.requests.clear()


def test_the_whole_way_there_and_back(on_disk: Workstation) -> None:
    stick = Stick(on_disk)
    ids = on_disk.send(3)
    no_network(on_disk)
    on_disk.run(Reason.CLICK)
    parcel = stick.pack()
    network(on_disk)

    brought = stick.bring()
    no_network(on_disk)
    taken = stick.take(brought.answers)

    assert (parcel.count, parcel.key) == (3, on_disk.double.keys.signing.thumbprint())
    assert on_disk.http.paths == ["GET /api/v1/service", "POST /api/v1/carried-sheets"]
    assert all("Authorization" not in request.headers for request in on_disk.http.requests)
    assert (brought.answers.received, brought.failure) == (3, None)
    assert taken == Taken(received=3)
    assert on_disk.states(ids) == [SheetState.RECEIVED] * 3
    assert stick.take(brought.answers) == Taken(known=3), "taken in twice is as once"


def test_what_is_on_its_way_cannot_be_taken_back_but_is_sent_from_here_should_there_be_a_network(
    desk: Workstation, stick: Stick
) -> None:
    (sheet_id,) = desk.send()
    stick.pack()

    assert desk.states([sheet_id]) == [SheetState.QUEUED]
    with pytest.raises(RowChangedError):
        desk.store.sheets.withdraw(sheet_id)
    assert desk.run(Reason.CLICK).push.delivered == 1
    assert stick.take(stick.bring().answers) == Taken(known=1)


def test_a_bulk_that_can_still_be_undone_is_not_packed(desk: Workstation, stick: Stick) -> None:
    keys = [desk.declare() for _ in range(2)]
    desk.send_bulk([(key, desk.write(key)) for key in keys], lambda _: None)
    assert desk.store.outbox.summary().waiting == 2

    stick._pack(stick.parcels.append)

    assert stick.parcels == []


def test_where_nothing_waits_nothing_is_written(stick: Stick) -> None:
    assert stick._pack(stick.parcels.append) == 0
    assert stick.parcels == []


def test_a_stick_that_fails_leaves_everything_waiting(desk: Workstation, stick: Stick) -> None:
    ids = desk.send(2)

    def full(_parcel: Parcel) -> None:
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        stick._pack(full)

    assert desk.states(ids) == [SheetState.QUEUED] * 2
    assert stick.pack().count == 2


def test_a_workstation_that_is_not_enrolled_packs_and_takes_in_nothing(newcomer: Workstation, stick: Stick) -> None:
    stick.desk.send()
    stick.pack()
    answers = stick.bring().answers
    newcomer.store.mirror.leave()
    for act in (stick.pack, lambda: stick.take(answers)):
        with pytest.raises(CallFailedError) as caught:
            act()
        assert caught.value.failure.code == "not_enrolled"


def test_many_sheets_go_in_batches_that_the_service_takes(desk: Workstation, stick: Stick) -> None:
    desk.send(230)
    parcel = stick.pack()

    assert [len(batch.sheets) for batch in parcel.batches] == [99, 99, 32]
    told: list[int] = []
    brought = stick.bring(on_progress=told.append)
    assert told == [99, 198, 230]
    assert stick.take(brought.answers).received == 230


def test_a_line_that_breaks_keeps_what_was_answered_and_the_rest_is_brought_again(
    desk: Workstation, stick: Stick
) -> None:
    desk.send(120)
    stick.pack()
    calls = 0

    def break_second(request: Request) -> Reply:
        nonlocal calls
        calls += request.path.endswith("carried-sheets")
        desk.double.answer = None
        reply = desk.double(request) if calls < 2 else Reply(cut_after=1, body={"x": 1})
        desk.double.answer = break_second
        return reply

    desk.double.answer = break_second
    first = stick.bring()
    network(desk)
    second = stick.bring()

    assert first.failure is not None
    assert (first.answers.received, second.answers.received) == (99, 120)
    assert stick.take(first.answers) == Taken(received=99, waiting=21)
    assert stick.take(second.answers) == Taken(received=21, known=99)


def test_nobody_there_or_somebody_else_gets_nothing(desk: Workstation, stick: Stick) -> None:
    desk.send()
    stick.pack()
    no_network(desk)
    with pytest.raises(CallFailedError):
        stick.bring()

    network(desk)
    desk.double.keys = ServiceKeys()
    with pytest.raises(CallFailedError) as caught:
        stick.bring()
    assert caught.value.failure.code == "other_service"
    assert desk.http.paths == ["GET /api/v1/service"]


@pytest.mark.parametrize(("code", "status"), [("device-revoked", 403), ("unauthorised", 401), ("malformed", 422)])
def test_what_the_service_says_of_the_packing_device_is_brought_back_and_moves_nothing(
    desk: Workstation, stick: Stick, code: str, status: int
) -> None:
    (sheet_id,) = desk.send()
    stick.pack()
    desk.double.sheets = lambda _: problem(code, status)

    brought = stick.bring()

    assert brought.failure is None
    assert stick.take(brought.answers) == Taken(refused=1, waiting=1)
    assert desk.states([sheet_id]) == [SheetState.QUEUED]


def test_a_refusal_is_told_and_only_a_receipt_moves_a_sheet(desk: Workstation, stick: Stick) -> None:
    ids = desk.send(2)
    stick.pack()

    def refuse_first(request: Request) -> Reply:
        good = request.json["sheets"][1]
        results = [
            {"id": request.json["sheets"][0]["id"], "status": 422, "problem": problem("sheet-refused", 422).body},
            {"id": good["id"], "status": 201, "receipt": desk.double.keys.receipt(good["id"], sha256(good["sealed"]))},
        ]
        return Reply(207, {"epoch": "e", "time": "2026-11-16T10:00:00Z", "results": results})

    desk.double.sheets = refuse_first
    brought = stick.bring()

    assert [sheet.code for sheet in brought.answers.sheets] == ["sheet-refused", ""]
    assert stick.take(brought.answers) == Taken(received=1, refused=1, waiting=1)
    assert desk.states(ids) == [SheetState.QUEUED, SheetState.RECEIVED]


def test_receipts_that_were_changed_exchanged_or_made_up_move_nothing(desk: Workstation, stick: Stick) -> None:
    ids = desk.send(2)
    stick.pack()
    answers = stick.bring().answers
    first, second = answers.sheets
    token = first.receipt
    stranger = ServiceKeys()
    forged = {
        "changed": token[:-2] + ("AA" if token[-2:] != "AA" else "BB"),
        "of the other sheet": second.receipt,
        "of a stranger": stranger.receipt(first.id, "0" * 64),
        "nothing like it": "x",
    }
    for receipt in forged.values():
        sheets = (replace(first, receipt=receipt), replace(second, id=UUID(int=5)))
        assert stick.take(replace(answers, sheets=sheets)) == Taken(doubtful=1, known=1, waiting=2)
    assert desk.states(ids) == [SheetState.QUEUED] * 2


def test_keys_that_the_service_has_changed_meanwhile_are_followed_by_what_was_brought_back(
    desk: Workstation, stick: Stick
) -> None:
    (sheet_id,) = desk.send()
    stick.pack()
    desk.double.keys.rotate()

    taken = stick.take(stick.bring().answers)

    assert taken == Taken(received=1)
    assert desk.states([sheet_id]) == [SheetState.RECEIVED]
    enrolment = desk.store.mirror.enrolment()
    assert enrolment is not None
    assert enrolment.key == desk.double.keys.signing.thumbprint()


def test_old_answers_never_bring_old_keys_back(desk: Workstation, stick: Stick) -> None:
    desk.send()
    stick.pack()
    old = stick.bring().answers
    desk.double.keys.rotate()
    desk.run(Reason.CLICK)
    before = desk.store.mirror.enrolment()

    assert stick.take(old) == Taken(known=1)
    assert desk.store.mirror.enrolment() == before


def test_answers_of_another_service_are_refused(desk: Workstation, stick: Stick) -> None:
    desk.send()
    parcel = stick.pack()
    with serving(ServiceDouble(desk.clock.now)) as other:
        answers = stick.bring(replace(parcel, service_url=other.url, key="")).answers
    with pytest.raises(ParcelError) as caught:
        stick.take(answers)
    assert caught.value.fault is ParcelFault.OTHER_SERVICE


def test_bringing_can_be_stopped_between_batches(desk: Workstation, stick: Stick) -> None:
    desk.send(120)
    stick.pack()
    done: list[int] = []

    brought = stick.bring(on_progress=done.append, is_cancelled=lambda: bool(done))

    assert done == [99]
    assert brought.answers.received == 99
    assert brought.failure is not None
    stick.bringer.break_off()  # nothing runs: nothing happens


def test_a_key_that_is_not_to_be_had_leaves_everything_waiting(desk: Workstation, stick: Stick) -> None:
    ids = desk.send(2)
    desk.gateway.forget_key(desk.store.mirror.enrolment())  # type: ignore[arg-type]
    with pytest.raises(CallFailedError) as caught:
        stick.pack()
    assert caught.value.failure.code == "key_missing"
    assert desk.states(ids) == [SheetState.QUEUED] * 2

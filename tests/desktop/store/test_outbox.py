"""The waiting sheets and what becomes of each offer, in both kinds of store."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from hailong.domain.delivery import HeldBulk
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.sheet import SheetState
from hailong.store.interfaces import StaleStateError
from hailong.store.outbox_rules import DAMAGED_COPY
from hailong.store.sqlite import open_store

BULK = UUID(int=7)
NOBODY = Failure(kind=FailureKind.NOBODY_ANSWERED, code="offline", retry_after=timedelta(seconds=90))
REFUSED = Failure(kind=FailureKind.REFUSED, code="sheet-refused")


@pytest.fixture
def three(desk, cleared):
    """Three waiting sheets, oldest first."""
    return [desk.send(replace(cleared, number=f"10999988{n}770")) for n in (1, 2, 3)]


def due(store, clock, limit=10):
    return [sheet.id for sheet in store.outbox.due(clock.now(), limit)]


def test_waiting_sheets_are_due_at_once_oldest_first_up_to_the_limit(store, clock, three):
    assert due(store, clock) == three
    assert due(store, clock, limit=2) == three[:2]


def test_a_failed_sheet_is_due_again_when_its_time_has_come(store, clock, three):
    store.outbox.mark_sending(three)
    assert due(store, clock) == []
    store.outbox.failed(three, NOBODY, clock.now() + timedelta(seconds=30))
    assert due(store, clock) == []
    assert store.outbox.next_due() == clock.now() + timedelta(seconds=30)
    clock.pass_by(seconds=30)
    assert due(store, clock) == three


def test_a_refused_try_lets_the_others_go_first_but_distance_does_not(store, clock, three):
    store.outbox.mark_sending(three)
    store.outbox.failed(three[:1], REFUSED, clock.now())
    store.outbox.failed(three[1:], NOBODY, clock.now())
    assert due(store, clock) == [three[1], three[2], three[0]]
    assert [sheet.attempts for sheet in store.outbox.due(clock.now(), 10)] == [0, 0, 1]


def test_waking_makes_everything_due(store, clock, three):
    store.outbox.failed(three, NOBODY, clock.now() + timedelta(minutes=15))
    store.outbox.wake(clock.now())
    assert due(store, clock) == three


def test_a_clock_set_back_by_years_does_not_keep_sheets_waiting_for_years(store, clock, three):
    store.outbox.failed(three, NOBODY, clock.now() + timedelta(minutes=15))
    clock.pass_by(days=-3650)
    assert due(store, clock) == three
    assert store.outbox.next_due() == clock.now()


def test_a_wait_that_the_service_asked_for_is_kept(store, clock, three):
    store.outbox.failed(three, NOBODY, clock.now() + timedelta(hours=23))
    assert due(store, clock) == []


def test_a_receipt_ends_the_waiting_and_the_failure(store, desk, clock, three):
    store.outbox.failed(three, NOBODY, clock.now())
    store.outbox.mark_sending(three[:1])
    receipt = desk.receipt()
    store.outbox.received(three[0], receipt)
    row = desk.sent(three[0])
    assert (row.state, row.receipt, row.failure) == (SheetState.RECEIVED, receipt, None)
    assert due(store, clock) == three[1:]


def test_a_batch_of_receipts_is_kept_as_a_whole_or_not_at_all(store, desk, three):
    store.outbox.mark_sending(three[:2])
    with pytest.raises(StaleStateError):
        store.outbox.received_all([(sheet_id, desk.receipt()) for sheet_id in three])
    assert desk.state_of(three[0]) is SheetState.SENDING
    store.outbox.received_all([(sheet_id, desk.receipt()) for sheet_id in three[:2]])
    assert [desk.state_of(sheet_id) for sheet_id in three[:2]] == [SheetState.RECEIVED] * 2


@pytest.mark.parametrize("state", [SheetState.NEEDS_YOU, SheetState.REMOVED])
def test_a_refusal_is_kept_with_its_reason(store, desk, clock, three, state):
    store.outbox.mark_sending(three[:1])
    store.outbox.refused(three[0], REFUSED, state)
    row = desk.sent(three[0])
    assert (row.state, row.failure, row.attempts) == (state, REFUSED, 1)
    assert due(store, clock) == three[1:]


def test_what_is_not_being_sent_can_be_neither_received_nor_refused(store, desk, three):
    with pytest.raises(StaleStateError):
        store.outbox.received(three[0], desk.receipt())
    with pytest.raises(StaleStateError):
        store.outbox.refused(three[0], REFUSED, SheetState.NEEDS_YOU)
    assert desk.state_of(three[0]) is SheetState.QUEUED


def test_two_senders_cannot_take_the_same_sheet(store, desk, three):
    store.outbox.mark_sending(three[1:2])
    with pytest.raises(StaleStateError):
        store.outbox.mark_sending(three)
    assert [desk.state_of(i) for i in three] == [SheetState.QUEUED, SheetState.SENDING, SheetState.QUEUED]


def test_a_failure_of_a_sheet_that_no_longer_waits_changes_none(store, desk, clock, three):
    desk.deliver(three[1])
    with pytest.raises(StaleStateError):
        store.outbox.failed(three, NOBODY, clock.now())
    assert desk.sent(three[0]).failure is None


def test_nothing_to_mark_is_no_error(store, clock):
    store.outbox.mark_sending([])
    store.outbox.failed([], NOBODY, clock.now())
    store.outbox.received_all([])


def test_what_was_being_sent_when_the_process_died_waits_again(store, desk, clock, three):
    store.outbox.mark_sending(three[:2])
    assert store.outbox.recover() == 2
    assert store.outbox.recover() == 0
    assert due(store, clock) == three


def test_a_new_epoch_makes_held_sheets_wait_again_and_keeps_their_receipts(store, desk, clock, three):
    desk.deliver(three[0], epoch="e1")
    desk.deliver(three[1], epoch="e2")
    assert store.outbox.requeue_before("e2") == 1
    assert due(store, clock) == [three[0], three[2]]
    assert desk.sent(three[0]).receipt.epoch == "e1"
    desk.deliver(three[0], epoch="e2")
    assert store.outbox.requeue_before("e2") == 0


def test_a_sheet_that_is_offered_again_cannot_be_withdrawn(store, desk, three):
    desk.deliver(three[0])
    store.outbox.requeue_before("e2")
    with pytest.raises(StaleStateError):
        store.sheets.withdraw(three[0])


def test_the_summary_counts_and_names_what_holds_the_queue_up(store, desk, clock, three):
    assert store.outbox.summary().waiting == 3
    later = clock.now() + timedelta(minutes=5)
    store.outbox.failed(three[1:], NOBODY, later)
    store.outbox.mark_sending(three[:1])
    store.outbox.refused(three[0], REFUSED, SheetState.NEEDS_YOU)
    summary = store.outbox.summary()
    assert (summary.waiting, summary.needs_you) == (2, 1)
    assert (summary.failure, summary.next_attempt_at) == (NOBODY, later)


def test_what_waits_is_counted_by_enterprise(store, three):
    assert store.outbox.waiting_by_enterprise() == {"0199999991": 3}
    store.outbox.mark_sending(three[:2])
    store.outbox.refused(three[0], REFUSED, SheetState.NEEDS_YOU)
    assert store.outbox.waiting_by_enterprise() == {"0199999991": 2}


def test_an_empty_outbox_waits_for_nothing(store):
    summary = store.outbox.summary()
    assert (summary.waiting, summary.needs_you, summary.failure, summary.next_attempt_at) == (0, 0, None, None)
    assert store.outbox.next_due() is None
    assert store.outbox.requeue_before("e1") == 0


def test_bytes_that_the_disk_has_changed_come_back_from_the_journal(sqlite_store, make_desk, clock):
    sheet_id = make_desk(sqlite_store).send()
    with sqlite_store._database.write() as connection:
        connection.execute("UPDATE frozen_sheets SET sealed = x'00'")
    (waiting,) = sqlite_store.outbox.due(clock.now(), 10)
    assert (waiting.id, waiting.sealed) == (sheet_id, f"sealed {sheet_id}".encode())


def test_bytes_that_the_disk_has_changed_are_never_offered_and_hold_nothing_up(sqlite_store, make_desk, clock, cleared):
    desk = make_desk(sqlite_store)
    ids = [desk.send(replace(cleared, number=f"10999988{n}770")) for n in (1, 2)]
    sqlite_store._journal.forget(ids[0])  # the second copy is lost as well
    with sqlite_store._database.write() as connection:
        connection.execute("UPDATE frozen_sheets SET sealed = x'00' WHERE seq = 1")
    assert due(sqlite_store, clock) == ids[1:]
    row = desk.sent(ids[0])
    assert (row.state, row.failure.code) == (SheetState.NEEDS_YOU, DAMAGED_COPY)
    key = sqlite_store.sheets.reopen(ids[0])  # the readable copy is the way out
    assert sqlite_store.sheets.draft(key, row.sheet.round).ratings == row.sheet.ratings


# --- held for the undo time


@pytest.fixture
def held(desk, cleared):
    """Three sheets of one bulk, held for ten minutes."""
    return desk.send_bulk(*[replace(cleared, number=f"10999988{n}770") for n in (1, 2, 3)], bulk=BULK)


@pytest.mark.parametrize("minutes", [0, 5, 9.99])
def test_nothing_releases_held_sheets_before_their_time(store, desk, clock, held, cleared, minutes):
    until = clock.now() + timedelta(minutes=10)
    alone = desk.send(replace(cleared, number="109999889990"))
    clock.pass_by(minutes=minutes)
    store.outbox.wake(clock.now())
    store.outbox.recover()
    assert due(store, clock) == [alone]
    desk.deliver(alone)
    assert store.outbox.next_due() == until
    assert store.outbox.summary().bulks == (HeldBulk(id=BULK, count=3, until=until),)


def test_held_sheets_are_due_when_their_time_is_over_and_back_off_like_others(store, clock, held):
    clock.pass_by(minutes=10)
    assert due(store, clock) == held
    assert store.outbox.summary().bulks == ()
    assert store.outbox.summary().waiting == 3
    store.outbox.failed(held, NOBODY, clock.now() + timedelta(minutes=15))
    assert due(store, clock) == []
    store.outbox.wake(clock.now())
    assert due(store, clock) == held


def test_released_sheets_are_due_now_and_other_bulks_stay_held(store, desk, clock, held, cleared):
    clock.pass_by(minutes=1)
    others = desk.send_bulk(replace(cleared, number="109999889990"), bulk=UUID(int=8))
    assert [(bulk.id.int, bulk.count) for bulk in store.outbox.summary().bulks] == [(8, 1), (7, 3)]
    store.outbox.release(BULK, clock.now())
    assert due(store, clock) == held
    assert [bulk.id.int for bulk in store.outbox.summary().bulks] == [8]
    assert [desk.sent(one).held_until for one in held] == [None] * 3
    clock.pass_by(minutes=10)
    assert due(store, clock) == [*held, *others]


def test_a_restart_keeps_what_is_held(sqlite_store, make_desk, clock, cleared, tmp_path):
    desk = make_desk(sqlite_store)
    held = desk.send_bulk(cleared, bulk=BULK)
    sqlite_store.close()
    again = open_store(tmp_path / "data", clock)
    try:
        again.outbox.recover()
        again.outbox.wake(clock.now())
        assert due(again, clock) == []
        assert [bulk.count for bulk in again.outbox.summary().bulks] == [1]
        clock.pass_by(minutes=10)
        assert due(again, clock) == held
    finally:
        again.close()


def test_a_clock_set_back_by_years_does_not_hold_a_bulk_for_years(store, clock, held):
    clock.pass_by(days=-3650)
    assert due(store, clock) == held
    assert store.outbox.summary().bulks == ()

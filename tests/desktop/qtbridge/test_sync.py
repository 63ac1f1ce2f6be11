"""The sender runs when it should, one run at a time, and the workstation's standing is told."""

import threading
from datetime import timedelta

import pytest

from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import FailureCode
from hailong.qtbridge.sync import TICK, Standing, SyncService
from hailong.store.interfaces import StoreError, StoreFault
from hailong.sync.engine import SyncOutcome
from hailong.sync.schedule import Reason
from rating_desk import NOW

ONLINE = SyncOutcome(is_online=True, next_run_at=NOW + timedelta(minutes=15))


def failed(kind: FailureKind, code: str, *, is_online: bool | None = False) -> SyncOutcome:
    failure = Failure(kind=kind, code=code)
    return SyncOutcome(is_online=is_online, failure=failure, next_run_at=NOW + timedelta(minutes=1))


class Engine:
    """Says what it was told to say; can be held in mid-run."""

    def __init__(self) -> None:
        self.outcome: SyncOutcome | Exception = ONLINE
        self.reasons: list[Reason] = []
        self.is_cancelled = False
        self.free = threading.Event()
        self.free.set()

    def run_once(self, now, reason):
        self.reasons.append(reason)
        self.free.wait()
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    def cancel(self):
        self.is_cancelled = True
        self.free.set()

    def close(self):
        self.cancel()


@pytest.fixture
def engine():
    return Engine()


@pytest.fixture
def service(tasks, store, clock, engine):
    made = SyncService(tasks, lambda: engine, store, clock)
    yield made
    made.close()


def test_the_start_speaks_to_the_service_and_says_when_it_was_last_heard(service, store, engine, settle):
    store.mirror.save_contact(NOW - timedelta(hours=2), "epoch", 0.0)
    service.start()
    settle()

    assert engine.reasons == [Reason.START]
    assert service.status.standing is Standing.ONLINE
    assert service.status.last_contact_at == NOW - timedelta(hours=2)


@pytest.mark.parametrize(
    ("outcome", "standing"),
    [
        (ONLINE, Standing.ONLINE),
        (failed(FailureKind.NOBODY_ANSWERED, FailureCode.DNS), Standing.OFFLINE),
        (failed(FailureKind.NEEDS_PERSON, FailureCode.NOT_ENROLLED, is_online=None), Standing.NOT_ENROLLED),
        (failed(FailureKind.NEEDS_PERSON, FailureCode.DEVICE_REVOKED, is_online=True), Standing.NEEDS_PERSON),
        (failed(FailureKind.REFUSED, "malformed", is_online=True), Standing.ONLINE),
        (SyncOutcome(is_online=None), Standing.UNKNOWN),
    ],
)
def test_each_outcome_has_its_standing(service, engine, settle, outcome, standing):
    engine.outcome = outcome
    service.sync_now()
    settle()

    assert service.status.standing is standing
    assert service.status.failure == outcome.failure
    assert not service.status.is_running


def test_a_wish_during_a_run_is_granted_after_it_once_and_the_fresh_one_wins(service, engine, settle, qtbot):
    engine.free.clear()
    service.start()
    service.sheet_sent()
    service.sync_now()
    service.sheet_sent()
    engine.free.set()
    settle()
    qtbot.waitUntil(lambda: len(engine.reasons) == 2)
    settle()

    assert engine.reasons == [Reason.START, Reason.CLICK]


def test_it_runs_again_at_the_time_that_the_engine_named(service, engine, clock, qtbot):
    engine.outcome = SyncOutcome(is_online=True, next_run_at=NOW)
    service.start()
    qtbot.waitUntil(lambda: len(engine.reasons) >= 2)

    assert engine.reasons[1] is Reason.TIMER


def test_a_machine_that_slept_is_noticed_by_the_gap(service, engine, clock, settle, qtbot):
    service.start()
    settle()
    clock.moment = NOW + TICK + timedelta(minutes=5)
    service._timer.timeout.emit()
    qtbot.waitUntil(lambda: len(engine.reasons) == 2)

    assert engine.reasons == [Reason.START, Reason.WAKE]
    settle()


def test_a_network_that_came_back_is_used_at_once(service, engine, settle):
    service.network_changed()
    settle()

    assert engine.reasons == [Reason.NETWORK]


def test_a_store_that_refuses_is_told_and_tried_again_later(service, engine, clock, settle, qtbot):
    engine.outcome = StoreError(StoreFault.LOCKED)
    with qtbot.waitSignal(service.failed):
        service.sync_now()
    settle()

    assert not service.status.is_running
    assert service.status.next_run_at == NOW + timedelta(minutes=1)


def test_after_the_end_nothing_runs(service, engine, settle):
    service.sync_now()
    settle()
    service.close()
    service.sync_now()
    settle()

    assert engine.is_cancelled
    assert len(engine.reasons) == 1

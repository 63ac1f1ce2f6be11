"""P11: Retry-After is obeyed by every client, and when it ends for all at half past seven it is no storm."""

import random
from collections import Counter
from datetime import datetime, timedelta

from contract.client_service import Reply, Request
from contract.keeping_service import KeepingService
from desktop.sync.conftest import MovingClock
from faults.conftest import Outcome
from faults.simulated import Way, lay, workstation
from hailong.api import errors
from hailong.domain.outbox import next_delay
from hailong.sync import schedule

WINDOW = timedelta(seconds=10)
EARLY, OPEN = timedelta(hours=6, minutes=50), timedelta(hours=7, minutes=30)


class Morning:
    """Until half past seven the service asks everybody to come back then; after it, it answers."""

    def __init__(self, way: Way, day: datetime) -> None:
        self.way = way
        self.day = day
        self.open_at = day + OPEN
        self.too_early = 0
        self.asked: set[str] = set()
        self.who = ""
        way.fate = self.fate

    def fate(self, _: Request) -> Reply | None:
        now = self.way.clock.now()
        if now >= self.open_at:
            return None
        self.too_early += self.who in self.asked
        self.asked.add(self.who)
        left = (self.open_at - now).total_seconds()
        return Reply(503, b"", {"Retry-After": str(int(left) + (left % 1 > 0))})


def arrivals(monkeypatch, folder, clients: int) -> tuple[Counter[int], int]:
    """When each client came first after half past seven, in windows; how many requests came in spite of the wish."""
    clock = MovingClock()
    day = clock.moment.replace(hour=0, minute=0, second=0)
    service = KeepingService(clock.now)
    morning = Morning(lay(monkeypatch, clock, service), day)
    morning.open_at = day
    chance = random.Random(11)
    desks = [workstation(clock, service, folder / str(number)) for number in range(clients)]
    morning.open_at = day + OPEN
    first: Counter[int] = Counter()
    for number, desk in enumerate(desks):
        morning.who = str(number)
        clock.moment = day + EARLY + timedelta(minutes=30) * chance.random()
        desk.send(1)
        desk.fraction = chance.random()
        outcome = desk.run(schedule.Reason.START)
        while clock.moment < morning.open_at:
            desk.fraction = chance.random()
            for reason in (schedule.Reason.NETWORK, schedule.Reason.CLICK):  # impatient people change nothing
                desk.run(reason)
            outcome = desk.run_when_planned(outcome)
        first[(clock.moment - morning.open_at) // WINDOW] += 1
        desk.engine.close()
    return first, morning.too_early


def test_retry_after_is_obeyed_and_its_end_is_no_storm(monkeypatch, tmp_path, often, ledger):
    clients = often("P11 clients")

    came, too_early = arrivals(monkeypatch, tmp_path / "kept", clients)
    steady = clients / (schedule.PULL_EVERY / WINDOW)
    with monkeypatch.context() as patch:
        patch.setattr(
            schedule,
            "next_attempt",
            lambda now, failures, failure, chance: now + max(next_delay(failures, chance()), failure.retry_after),
        )
        aligned, _ = arrivals(monkeypatch, tmp_path / "aligned", 30)
    with monkeypatch.context() as patch:
        patch.setattr(errors, "parse_retry_after", lambda *_: None)
        _, disobeyed = arrivals(monkeypatch, tmp_path / "disobeyed", 30)

    assert too_early == 0
    assert max(came.values()) <= max(3 * steady, 6)
    assert max(aligned.values()) == 30, "without jitter all come in the same ten seconds"
    assert disobeyed > 0
    peak = max(came.values()) / steady
    other = (
        f"{clients} clients, {too_early} requests before Retry-After had ended; the fullest 10 s have {peak:.1f} times"
        " the steady rate, without jitter all clients"
    )
    ledger(Outcome(id="P11", tried=clients, lost=clients - sum(came.values()), other=other, planted_fault_caught=True))

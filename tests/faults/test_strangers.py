"""P13: for a month nobody of ours answers, in every way there is; no sheet stops waiting, and then all arrive."""

import random
from datetime import timedelta

import pytest

from contract.client_service import Reply, Request
from contract.keeping_service import KeepingService
from desktop.sync.conftest import MovingClock, Workstation
from faults.conftest import Outcome
from faults.simulated import FAULTS, Fate, lay, run_until, waiting_of, workstation
from hailong.api import errors
from hailong.api.errors import RefusedError
from hailong.sync.schedule import Reason

SHEETS = 5


@pytest.fixture
def desk(monkeypatch, tmp_path):
    clock = MovingClock()
    service = KeepingService(clock.now)
    way = lay(monkeypatch, clock, service)
    made = workstation(clock, service, tmp_path)
    made.way = way
    yield made
    made.engine.close()


def mixed(chance: random.Random) -> Fate:
    """Another fault each time."""
    fates = list(FAULTS.values())

    def another(request: Request) -> Reply | None:
        return chance.choice(fates)(request)

    return another


def where_sheets_are_posted_alone(fate: Fate) -> Fate:
    """The service is reached for all but this: there a wrong word could set sheets aside."""
    return lambda request: fate(request) if request.path.endswith("/sheets") else None


def suffer(desk: Workstation, fate: Fate, days: float, chance: random.Random) -> tuple[int, int]:
    """So many wait at the end of ``days`` with ``fate``, and arrive within a quarter of an hour of its end."""
    desk.send(SHEETS)
    before = len(desk.double.held)
    desk.way.fate = fate
    outcome = desk.run(Reason.START)
    run_until(desk, desk.clock.now() + timedelta(days=days), outcome, chance.random)
    waited = waiting_of(desk)
    desk.way.fate = lambda _: None
    outcome = desk.run(Reason.CLICK)
    return waited, len(desk.double.held) - before


def test_whoever_answers_in_the_services_place_no_sheet_stops_waiting(desk, often, ledger, monkeypatch):
    chance, days = random.Random(13), often("P13 hours") / 24
    fates = [*FAULTS.values(), mixed(chance)]
    fates += [
        where_sheets_are_posted_alone(fate) for fate in (FAULTS["404 of an edge"], FAULTS["500 of ours"], fates[-1])
    ]

    results = [suffer(desk, fate, days, chance) for fate in fates]
    requests = len(desk.way.log)
    monkeypatch.setattr(errors, "of_stranger", lambda status, *_: RefusedError("not-found", f"HTTP {status}"))
    planted, _ = suffer(desk, where_sheets_are_posted_alone(FAULTS["404 of an edge"]), 0.1, chance)

    assert results == [(SHEETS, SHEETS)] * len(fates)
    assert planted < SHEETS
    tried = SHEETS * len(fates)
    lost = tried - sum(arrived for _, arrived in results)
    other = (
        f"{len(fates)} kinds of failure, {days:g} days each, {requests} requests; judged by status alone"
        f" {SHEETS - planted} of {SHEETS} stop waiting"
    )
    ledger(Outcome(id="P13", tried=tried, lost=lost, other=other, planted_fault_caught=planted < SHEETS))


def test_a_fault_of_the_simulation_is_what_it_says(desk):
    """The ways are no good if they all end in the same branch."""
    said = set()
    for fate in FAULTS.values():
        desk.way.fate = fate
        outcome = desk.run(Reason.CLICK)
        assert outcome.failure is not None
        said.add(outcome.failure.code)

    assert said == {"dns", "timeout", "refused", "tls", "stranger", "portal", "proxy_sign_in", "server_error"}
    assert desk.way.service(Request("GET", "/api/v1/service", {}, b"")) != Reply()

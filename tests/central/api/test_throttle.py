"""Limits per device, and what a database that does not serve looks like from outside."""

from collections.abc import Iterator

import pytest

from central.fixtures import BROKER, new_code
from central.workstation import Workstation
from hailong_central.api import throttle


class Clock:
    """Stands in for the module ``time`` of the throttle alone."""

    def __init__(self) -> None:
        self.now = 1_700_000_015.0

    def time(self) -> float:
        return self.now


@pytest.fixture
def clock(settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    settings.HAILONG_CALLS_A_MINUTE = 2
    clock = Clock()
    monkeypatch.setattr(throttle, "time", clock)
    return clock


def test_device_beyond_its_limit_waits_and_its_colleague_does_not(
    clock: Clock, alice: Workstation, bob: Workstation
) -> None:
    answers = [alice.get("/updates") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "25"
    assert answers[2].json()["type"] == "urn:hailong:problem:too-many"
    assert bob.get("/updates").status_code == 200


def test_next_minute_counts_anew(clock: Clock, alice: Workstation) -> None:
    for _ in range(3):
        alice.get("/updates")

    clock.now += 25

    assert alice.get("/updates").status_code == 200


@pytest.mark.usefixtures("clock", "caplog")
def test_client_that_loops_on_enrolment_is_slowed_down(settings, db) -> None:
    settings.HAILONG_ENROLMENTS_A_MINUTE = 1
    workstation = Workstation()

    assert [workstation.enrol("HL00-0000").status_code for _ in range(2)] == [403, 429]
    assert Workstation().enrol("HL00-0001").status_code == 403


@pytest.mark.usefixtures("clock", "caplog")
def test_code_that_is_passed_round_is_slowed_down_however_many_keys_show_it(settings, db) -> None:
    settings.HAILONG_ENROLMENTS_A_MINUTE = 3
    code = new_code(*BROKER)

    statuses = [Workstation().enrol(shown).status_code for shown in (code, code.lower(), code.replace("-", ""), code)]

    assert statuses == [201, 403, 403, 429]
    assert Workstation().enrol(new_code(*BROKER)).status_code == 201


@pytest.mark.usefixtures("clock")
def test_limit_is_kept_beside_a_thousand_other_devices(alice: Workstation) -> None:
    """Django's own cache forgets a third of its entries beyond 300."""
    alice.get("/updates")
    alice.get("/updates")
    for number in range(1000):
        throttle.count(f"calls:{number}", 1)

    assert alice.get("/updates").status_code == 429


def test_counter_that_vanishes_in_between_is_no_fault(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle.cache, "add", lambda *_, **__: False)

    throttle.count("vanished", 1)

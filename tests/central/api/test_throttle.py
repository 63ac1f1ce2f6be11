"""Limits per device, and what a database that does not serve looks like from outside."""

from collections.abc import Iterator

import pytest

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
    assert Workstation().enrol("HL00-0000").status_code == 403

"""P10: a thousand clients find the service again after eight hours; their requests never come as a storm."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from faults.conftest import Outcome
from hailong.domain.outbox import LONGEST_DELAY, Failure, FailureKind, next_attempt

CLIENTS = 1_000
BEGUN = datetime(2026, 11, 16, 0, 30, tzinfo=UTC)
OUTAGE = timedelta(hours=8)
WINDOW = timedelta(seconds=10)
NOBODY = Failure(kind=FailureKind.NOBODY_ANSWERED, code="refused")


def requests_of(fraction: Callable[[], float]) -> Counter[int]:
    """How many requests arrive in each window, counted from the end of the outage (negative: during it)."""
    arrivals: Counter[int] = Counter()
    for _ in range(CLIENTS):
        now, failures = BEGUN, 0
        while now < BEGUN + OUTAGE:
            arrivals[(now - BEGUN - OUTAGE) // WINDOW] += 1
            failures += 1
            now = max(next_attempt(now, failures, NOBODY, fraction), now + timedelta(seconds=1))
        arrivals[(now - BEGUN - OUTAGE) // WINDOW] += 1  # the one that is answered
    return arrivals


def peak_to_steady(arrivals: Counter[int]) -> float:
    """The fullest window after the outage beside the mean of its last hour."""
    hour = range(-timedelta(hours=1) // WINDOW, 0)
    steady = sum(arrivals[window] for window in hour) / len(hour)
    return max(arrivals[window] for window in range(LONGEST_DELAY // WINDOW + 1)) / steady


def test_after_an_outage_no_window_is_fuller_than_three_times_the_steady_rate(ledger):
    ratio = peak_to_steady(requests_of(random.Random(10).random))
    aligned = peak_to_steady(requests_of(lambda: 1.0))  # the planted fault: a back-off without jitter

    assert ratio <= 3
    assert aligned > 3
    other = f"peak {ratio:.1f} times the steady rate; without jitter {aligned:.0f} times"
    ledger(Outcome(id="P10", tried=CLIENTS, lost=0, other=other, planted_fault_caught=aligned > 3))

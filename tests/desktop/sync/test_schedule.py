"""When to speak: tables of moments, and a thousand simulated clients over an outage."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from hailong.domain.outbox import Failure, FailureKind
from hailong.sync.schedule import (
    GO_ON_AFTER,
    PULL_EVERY,
    Pace,
    Reason,
    after_failure,
    after_success,
    at_start,
    begin,
    is_pull_due,
    may_speak,
    next_run,
    reason_of_timer,
)

NOW = datetime(2026, 11, 16, 10, tzinfo=UTC)
SECOND = timedelta(seconds=1)
NOBODY = Failure(kind=FailureKind.NOBODY_ANSWERED, code="dns")


@pytest.mark.parametrize("reason", list(Reason))
def test_our_own_back_off_binds_the_timer_alone(reason: Reason) -> None:
    held = Pace(failures=3, hold_until=NOW + SECOND)

    assert may_speak(held, NOW, reason) is (reason is not Reason.TIMER)
    assert may_speak(held, NOW + SECOND, reason)


@pytest.mark.parametrize("reason", list(Reason))
def test_what_the_service_asked_for_binds_every_reason(reason: Reason) -> None:
    asked = Pace(asked_until=NOW + SECOND)

    assert not may_speak(asked, NOW, reason)
    assert begin(asked, reason).asked_until == NOW + SECOND
    assert may_speak(asked, NOW + SECOND, reason)


def test_a_hold_named_by_a_clock_that_was_wrong_is_none() -> None:
    pace = Pace(hold_until=NOW + timedelta(days=3650), asked_until=NOW + timedelta(days=3650))

    assert may_speak(pace, NOW, Reason.TIMER)
    assert next_run(pace, NOW, NOW) == NOW


def test_a_fresh_reason_forgets_failures_and_wants_a_pull() -> None:
    pace = Pace(failures=7, hold_until=NOW + SECOND, pulled_at=NOW)

    assert begin(pace, Reason.WAKE) == Pace()
    assert begin(pace, Reason.TIMER) == begin(pace, Reason.SENT) == pace


def test_a_pull_is_due_each_quarter_of_an_hour_and_when_the_clock_was_set_back() -> None:
    pulled = Pace(pulled_at=NOW)

    assert is_pull_due(Pace(), NOW)
    assert not is_pull_due(pulled, NOW)
    assert not is_pull_due(pulled, NOW + PULL_EVERY - SECOND)
    assert is_pull_due(pulled, NOW + PULL_EVERY)
    assert is_pull_due(pulled, NOW - timedelta(days=365))


def test_the_next_run_is_for_the_earlier_of_sheet_and_pull_but_not_before_the_hold() -> None:
    pulled = Pace(pulled_at=NOW)

    assert next_run(Pace(), NOW, None) == NOW
    assert next_run(pulled, NOW, None) == NOW + PULL_EVERY
    assert next_run(pulled, NOW, NOW + SECOND) == NOW + SECOND
    assert next_run(pulled, NOW, NOW - SECOND) == NOW
    held = Pace(pulled_at=NOW, hold_until=NOW + 5 * SECOND, asked_until=NOW + 9 * SECOND)
    assert next_run(held, NOW, NOW) == NOW + 9 * SECOND


def test_failures_double_the_hold_up_to_a_quarter_of_an_hour() -> None:
    pace = Pace()
    holds = []
    for _ in range(12):
        pace = after_failure(pace, NOW, NOBODY, lambda: 1.0)
        assert pace.hold_until is not None
        holds.append((pace.hold_until - NOW).total_seconds())

    assert holds == [5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900, 900]
    assert after_success(pace, pulled_at=NOW, failures=0) == Pace(pulled_at=NOW)
    assert after_success(Pace(pulled_at=NOW), pulled_at=None, failures=2) == Pace(failures=2, pulled_at=NOW)


def test_a_pull_that_has_more_to_read_is_wanted_again_in_half_a_minute() -> None:
    pace = after_success(Pace(), pulled_at=NOW, failures=0, goes_on=True)

    assert next_run(pace, NOW, None) == NOW + GO_ON_AFTER
    assert not is_pull_due(pace, NOW + GO_ON_AFTER - SECOND)
    assert is_pull_due(pace, NOW + GO_ON_AFTER)


def test_a_failure_that_wants_a_person_rests_for_the_longest_time() -> None:
    failure = Failure(kind=FailureKind.NEEDS_PERSON, code="device_revoked")

    assert after_failure(Pace(), NOW, failure, lambda: 0.0).hold_until == NOW + timedelta(minutes=15)


def test_what_the_service_asked_for_survives_a_restart() -> None:
    minute = timedelta(minutes=1)
    asked = Failure(kind=FailureKind.NOBODY_ANSWERED, code="throttled", at=NOW, retry_after=minute)

    assert at_start(asked) == Pace(asked_until=NOW + minute)
    assert at_start(None) == at_start(NOBODY) == Pace()


def test_a_timer_that_comes_far_too_late_means_that_the_machine_slept() -> None:
    assert reason_of_timer(NOW, NOW + 60 * SECOND) is Reason.TIMER
    assert reason_of_timer(NOW, NOW + 61 * SECOND) is Reason.WAKE
    assert reason_of_timer(NOW, NOW - timedelta(days=1)) is Reason.TIMER


def test_a_thousand_clients_over_eight_hours_of_outage_make_no_storm_when_it_ends() -> None:
    """Everybody fails at the same moment; the service comes back after eight hours (P10: peak at most 3 x steady)."""
    random = Random(20261116)
    end = NOW + timedelta(hours=8)
    per_minute: Counter[int] = Counter()
    for _ in range(1000):
        pace, moment = Pace(), NOW
        while moment < end + timedelta(hours=1):
            if moment < end:
                pace = after_failure(pace, moment, NOBODY, random.random)
            else:
                pace = after_success(pace, pulled_at=moment, failures=0)
            per_minute[int((moment - NOW).total_seconds() // 60)] += 1
            moment = next_run(pace, moment + timedelta(milliseconds=1), None)

    steady = 1000 / (PULL_EVERY.total_seconds() / 60)
    peak = max(count for minute, count in per_minute.items() if minute >= 60)
    assert peak <= 3 * steady, (peak, steady)

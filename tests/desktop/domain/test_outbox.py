"""When the outbox tries again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.outbox import (
    FIRST_DELAY,
    LONGEST_DELAY,
    Failure,
    FailureKind,
    costs_a_try,
    next_attempt,
    next_delay,
)

NOW = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)
FRACTIONS = st.floats(0, 1, exclude_max=True)


def test_the_first_try_is_at_once():
    assert next_delay(0, 0.999) == timedelta(0)


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(1, 5), (2, 10), (3, 20), (4, 40), (5, 80), (6, 160), (7, 320), (8, 640), (9, 900), (10, 900), (10**9, 900)],
)
def test_the_ceiling_doubles_from_five_seconds_to_a_quarter_of_an_hour(failures, seconds):
    assert next_delay(failures, 0.5) == timedelta(seconds=seconds / 2)


@given(st.integers(1, 10**12), FRACTIONS)
def test_a_delay_lies_between_nothing_and_the_ceiling_and_never_gives_up(failures, fraction):
    assert timedelta(0) <= next_delay(failures, fraction) <= LONGEST_DELAY


@given(st.integers(1, 60), FRACTIONS, FRACTIONS)
def test_jitter_is_full_a_larger_fraction_waits_longer_from_zero_on(failures, one, other):
    low, high = sorted((one, other))
    assert next_delay(failures, low) <= next_delay(failures, high)
    assert next_delay(failures, 0.0) == timedelta(0)
    assert next_delay(failures, 0.999999) > FIRST_DELAY * 0.99


def test_what_the_service_asks_for_is_obeyed_when_it_is_longer():
    asked = Failure(kind=FailureKind.NOBODY_ANSWERED, code="too-many", retry_after=timedelta(minutes=30))
    assert next_attempt(NOW, 3, asked, lambda: 0.0) == NOW + timedelta(minutes=30)
    little = Failure(kind=FailureKind.NOBODY_ANSWERED, code="too-many", retry_after=timedelta(seconds=1))
    assert next_attempt(NOW, 3, little, lambda: 0.5) == NOW + timedelta(seconds=10)


def test_whoever_is_asked_to_come_back_at_the_same_moment_comes_a_random_time_later():
    asked = Failure(kind=FailureKind.NOBODY_ANSWERED, code="too-many", retry_after=timedelta(hours=3))
    assert next_attempt(NOW, 1, asked, lambda: 0.5) == NOW + timedelta(hours=3, minutes=7.5)
    soon = Failure(kind=FailureKind.NOBODY_ANSWERED, code="too-many", retry_after=timedelta(minutes=1))
    assert next_attempt(NOW, 1, soon, lambda: 0.5) == NOW + timedelta(minutes=1.5)


def test_without_a_wish_of_the_service_the_back_off_decides():
    failure = Failure(kind=FailureKind.NOBODY_ANSWERED, code="offline")
    assert next_attempt(NOW, 1, failure, lambda: 0.2) == NOW + timedelta(seconds=1)


@pytest.mark.parametrize("kind", FailureKind)
def test_only_a_refusal_says_anything_about_the_item(kind):
    assert costs_a_try(kind) is (kind is FailureKind.REFUSED)

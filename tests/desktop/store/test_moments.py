"""Moments as texts that sort as they do."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.store.moments import from_optional, from_text, to_text

MOMENTS = st.datetimes(timezones=st.just(UTC))


@given(MOMENTS, MOMENTS)
def test_texts_come_back_and_sort_as_the_moments_do(one, other):
    assert from_text(to_text(one)) == one
    assert (to_text(one) < to_text(other)) is (one < other)


def test_another_time_zone_is_written_in_utc():
    local = datetime(2026, 11, 16, 17, 2, tzinfo=timezone(timedelta(hours=7)))
    assert to_text(local) == "2026-11-16T10:02:00.000000+00:00"
    assert from_text(to_text(local)) == local


def test_a_moment_without_time_zone_is_a_bug():
    with pytest.raises(AssertionError, match="time zone"):
        to_text(datetime(2026, 11, 16))  # noqa: DTZ001 (the point of the test)


def test_nothing_stays_nothing():
    assert from_optional(None) is None

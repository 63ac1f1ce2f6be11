"""Times: aware inside, RFC 3339 on the wire, days as Vietnam counts them."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.clock import VIETNAM, SystemClock, from_wire, ticks, to_wire, vietnam_day


def test_the_day_begins_at_midnight_in_vietnam():
    assert vietnam_day(datetime(2026, 11, 15, 16, 59, 59, tzinfo=UTC)) == date(2026, 11, 15)
    assert vietnam_day(datetime(2026, 11, 15, 17, 0, tzinfo=UTC)) == date(2026, 11, 16)


def test_a_time_is_written_in_utc_with_milliseconds():
    assert to_wire(datetime(2026, 11, 16, 17, 2, 11, 5000, tzinfo=VIETNAM)) == "2026-11-16T10:02:11.005Z"


@pytest.mark.parametrize("text", ["2026-11-16T10:02:11Z", "2026-11-16T10:02:11.000Z", "2026-11-16T17:02:11+07:00"])
def test_a_time_with_any_offset_is_read_as_one_moment(text):
    assert from_wire(text) == datetime(2026, 11, 16, 10, 2, 11, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-11-16T10:02:11", "2026-11-16", "", "soon"])
def test_a_time_without_offset_is_refused(text):
    with pytest.raises(ValueError, match=r"offset|isoformat"):
        from_wire(text)


@given(st.integers(-(10**15), 10**16), st.sampled_from([UTC, VIETNAM, timezone(timedelta(hours=-3, minutes=-30))]))
def test_what_is_written_is_read_back_to_the_millisecond(microseconds, zone):
    moment = (datetime(2000, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)).astimezone(zone)
    assert timedelta(0) <= moment - from_wire(to_wire(moment)) < timedelta(milliseconds=1)


def test_the_system_clock_tells_an_aware_moment():
    assert SystemClock().now().tzinfo is UTC


def test_ticks_go_on_and_count_from_the_start_of_the_machine_where_the_system_says_so():
    before = ticks()
    up = Path("/proc/uptime")
    if up.exists():
        assert float(up.read_text().split()[0]) == pytest.approx(before, abs=5)
    assert ticks() >= before

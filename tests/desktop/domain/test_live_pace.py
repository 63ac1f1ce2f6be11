"""When the live list is read, in which pieces, and what is asked again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain import live_pace
from hailong.domain.declaration import Status
from hailong.domain.live import LiveCheckpoint, LiveFault

TODAY = date(2026, 11, 25)
FRESH = LiveCheckpoint(connection_id="a", database="ECUS5VNACCS")
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
EVERY = timedelta(minutes=2)


@given(since=st.dates(date(2024, 1, 1), TODAY), days=st.integers(0, 400))
def test_windows_cover_every_day_once_newest_first(since: date, days: int) -> None:
    until = since + timedelta(days=days)
    found = list(live_pace.windows(since, until))
    covered = [first + timedelta(days=n) for first, last in found for n in range((last - first).days + 1)]
    assert sorted(covered) == [since + timedelta(days=n) for n in range(days + 1)]
    assert all((last - first).days < 7 for first, last in found)
    assert found == sorted(found, reverse=True)


def test_a_first_load_begins_tomorrow_and_goes_on_below_what_is_done() -> None:
    since = date(2026, 11, 1)
    assert live_pace.windows_left(FRESH, since, TODAY)[0] == (date(2026, 11, 20), date(2026, 11, 26))
    begun = replace(FRESH, loaded_back_to=date(2026, 11, 13))
    assert live_pace.windows_left(begun, since, TODAY) == [
        (date(2026, 11, 6), date(2026, 11, 12)), (date(2026, 11, 1), date(2026, 11, 5)),
    ]  # fmt: skip
    assert not live_pace.is_loaded(begun, since)
    done = replace(FRESH, loaded_back_to=since)
    assert (live_pace.windows_left(done, since, TODAY), live_pace.is_loaded(done, since)) == ([], True)
    assert live_pace.windows_left(done, date(2026, 10, 30), TODAY) == [(date(2026, 10, 30), date(2026, 10, 31))]


def test_after_days_switched_off_a_poll_goes_back_to_the_last_one() -> None:
    assert live_pace.recent_from(replace(FRESH, polled_on=date(2026, 11, 20)), TODAY) == date(2026, 11, 19)
    assert live_pace.recent_from(replace(FRESH, polled_on=TODAY), TODAY) == date(2026, 11, 24)
    assert live_pace.recent_from(replace(FRESH, polled_on=date(2026, 12, 9)), TODAY) == date(2026, 11, 24)


def test_the_look_back_is_due_once_a_day() -> None:
    assert live_pace.is_sweep_due(FRESH, TODAY)
    assert not live_pace.is_sweep_due(replace(FRESH, swept_on=TODAY), TODAY)


@pytest.mark.parametrize(
    ("status", "days_ago", "expected"),
    [
        (Status.CLEARED, 0, False), (Status.CANCELLED, 0, False), (Status.RELEASED, 3, True),
        (Status.UNKNOWN, 3, True), (Status.CHANNELLED, 90, True), (Status.CHANNELLED, 91, False),
        (Status.REGISTERED, None, True),
    ],
)  # fmt: skip
def test_what_has_not_come_to_its_end_is_asked_again(status: Status, days_ago: int | None, expected: bool) -> None:
    registered = None if days_ago is None else TODAY - timedelta(days=days_ago)
    assert live_pace.is_asked_again(status, registered, TODAY) is expected


def test_ids_that_went_back_tell_a_restored_database() -> None:
    known = replace(FRESH, highest_id=3001)
    assert [live_pace.was_restored(known, highest) for highest in (3001, 3002, 3000, 0)] == [False, False, True, True]


@pytest.mark.parametrize(("took", "pause"), [(0.001, 0.05), (0.4, 0.4), (9.0, 2.0)])
def test_the_server_rests_as_long_as_it_worked(took: float, pause: float) -> None:
    assert live_pace.pause_after(timedelta(seconds=took)) == timedelta(seconds=pause)


def test_failures_slow_the_pace_down_and_a_wrong_password_at_once() -> None:
    minutes = [(live_pace.next_poll(NOW, EVERY, n, LiveFault.REFUSED) - NOW) / timedelta(minutes=1) for n in range(7)]
    assert minutes == [2, 4, 8, 16, 30, 30, 30]
    assert live_pace.next_poll(NOW, EVERY, 1, LiveFault.LOGIN_FAILED) == NOW + timedelta(minutes=30)


def test_what_no_database_of_a_server_can_help_is_of_the_server() -> None:
    assert live_pace.is_of_server(LiveFault.LOGIN_FAILED)
    assert live_pace.is_of_server(LiveFault.REFUSED)
    assert not live_pace.is_of_server(LiveFault.MISSING_COLUMN)
    assert not live_pace.is_of_server(LiveFault.CUT_OFF)

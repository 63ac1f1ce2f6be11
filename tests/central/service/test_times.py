"""How the contract writes times."""

from datetime import UTC, datetime, timedelta, timezone

from hailong_central.service.times import to_wire


def test_times_are_utc_with_milliseconds() -> None:
    moment = datetime(2026, 11, 16, 17, 2, 11, 999, tzinfo=timezone(timedelta(hours=7)))

    assert to_wire(moment) == "2026-11-16T10:02:11.000Z"
    assert datetime.fromisoformat(to_wire(moment)).tzinfo == UTC

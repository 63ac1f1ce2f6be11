"""Times as people say them."""

from datetime import UTC, date, datetime, time, timedelta

from hailong.ui.moments import day_and_time_text, moment_text, relative_day_text, wait_text

NOW = datetime(2026, 11, 21, 10, 2, tzinfo=UTC)  # 17:02 in Vietnam
TODAY = date(2026, 11, 21)


def test_today_and_yesterday_are_named():
    assert moment_text(NOW, NOW) == "17:02 hôm nay"
    assert moment_text(NOW - timedelta(days=1), NOW) == "17:02 hôm qua"
    assert moment_text(NOW - timedelta(days=2), NOW) == "17:02 19/11/2026"


def test_the_day_turns_at_midnight_in_vietnam():
    before_midnight = datetime(2026, 11, 20, 16, 59, tzinfo=UTC)

    assert moment_text(before_midnight, NOW) == "23:59 hôm qua"


def test_a_day_without_its_time_stands_alone():
    assert day_and_time_text(TODAY, None, TODAY) == "hôm nay"
    assert day_and_time_text(TODAY, time(8, 5), TODAY) == "08:05 hôm nay"
    assert relative_day_text(date(2026, 1, 2), TODAY) == "02/01/2026"


def test_a_wait_is_told_in_seconds_and_then_in_minutes():
    assert wait_text(NOW - timedelta(hours=1), NOW) == "ngay bây giờ"
    assert wait_text(NOW + timedelta(seconds=40), NOW) == "sau 40 giây"
    assert wait_text(NOW + timedelta(minutes=12), NOW) == "sau 12 phút"


def test_english_counts_one_minute_as_one(english):
    assert wait_text(NOW + timedelta(seconds=40), NOW) == "in 40 seconds"
    assert wait_text(NOW + timedelta(minutes=2), NOW) == "in 2 minutes"

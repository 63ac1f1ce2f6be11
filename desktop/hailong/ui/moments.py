"""Times as people say them: ``17:02 hôm nay``, ``17:02 hôm qua``, ``17:02 16/11/2026``; always Vietnamese time."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication

from hailong.domain.clock import VIETNAM, vietnam_day
from hailong.ui.words import day_text


def moment_text(moment: datetime, now: datetime) -> str:
    """An aware moment, seen from ``now``."""
    return day_and_time_text(vietnam_day(moment), moment.astimezone(VIETNAM).time(), vietnam_day(now))


def day_and_time_text(day: date, clock: time | None, today: date) -> str:
    """A Vietnamese day, with its time where it is known."""
    said = relative_day_text(day, today)
    if clock is None:
        return said
    return QCoreApplication.translate("moments", "{time} {day}").format(time=f"{clock:%H:%M}", day=said)


def relative_day_text(day: date, today: date) -> str:
    """``hôm nay``, ``hôm qua``, or the day in figures."""
    if day == today:
        return QCoreApplication.translate("moments", "hôm nay")
    if day == today - timedelta(days=1):
        return QCoreApplication.translate("moments", "hôm qua")
    return day_text(day)


def wait_text(until: datetime, now: datetime) -> str:
    """How long until ``until``: ``ngay bây giờ``, ``sau 40 giây``, ``sau 12 phút``."""
    seconds = max(0, round((until - now).total_seconds()))
    if seconds < 5:
        return QCoreApplication.translate("moments", "ngay bây giờ")
    if seconds < 90:
        return QCoreApplication.translate("moments", "sau %n giây", None, seconds)
    return QCoreApplication.translate("moments", "sau %n phút", None, round(seconds / 60))

"""What time it is, as an argument: rules never ask the machine themselves."""

import sys
import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

VIETNAM = timezone(timedelta(hours=7), "ICT")
"""Indochina Time, without summer time: every time that ECUS stores or prints is in it."""


class Clock(Protocol):
    """Tells the time; tests inject one that stands still."""

    def now(self) -> datetime:
        """The present moment in UTC, aware."""


class SystemClock:
    """The workstation's own clock."""

    def now(self) -> datetime:
        """The present moment in UTC, aware."""
        return datetime.now(UTC)


def ticks() -> float:
    """Seconds that only go on, whatever the clock says; with sleep where the system counts it (Linux, Windows)."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if sys.platform == "linux" else time.monotonic()


def vietnam_day(moment: datetime) -> date:
    """The calendar day in Vietnam at an aware ``moment``."""
    return moment.astimezone(VIETNAM).date()


def to_wire(moment: datetime) -> str:
    """RFC 3339 in UTC with milliseconds and ``Z``, as the contract writes times."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_wire(text: str) -> datetime:
    """The aware moment behind an RFC 3339 text; ValueError when it has no offset."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"time without offset: {text!r}")
    return moment.astimezone(UTC)

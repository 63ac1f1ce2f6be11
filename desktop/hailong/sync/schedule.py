"""When to speak to the service: pure rules over the moments of the last conversation."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from hailong.domain.outbox import LONGEST_DELAY, Failure, FailureKind, next_attempt

PULL_EVERY: Final = timedelta(minutes=15)
GO_ON_AFTER: Final = timedelta(seconds=30)
"""When a pull is wanted again that had more to read than one conversation may."""
SLEPT_LONGER_THAN: Final = timedelta(seconds=60)
_LONGEST_WAIT: Final = timedelta(days=1)


class Reason(StrEnum):
    """Why the engine is asked to run."""

    START = "start"
    WAKE = "wake"  # the machine slept
    NETWORK = "network"  # the network changed
    CLICK = "click"  # the user wants it now
    SENT = "sent"  # a sheet was put into the outbox
    TIMER = "timer"  # the time that the last outcome named has come

    @property
    def is_fresh(self) -> bool:
        """Whether things may stand better than at the last failure: forget the back-off, try everything now."""
        return self not in (Reason.SENT, Reason.TIMER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Where the rhythm stands. ``hold_until`` is our own back-off; ``asked_until`` is what the service asked for."""

    failures: int = 0
    hold_until: datetime | None = None
    asked_until: datetime | None = None
    pulled_at: datetime | None = None


def at_start(failure: Failure | None) -> Pace:
    """The pace after a restart: what the service asked for is kept beside the sheets that wait."""
    if failure is None or failure.at is None or failure.retry_after is None:
        return Pace()
    return Pace(asked_until=failure.at + failure.retry_after)


def begin(pace: Pace, reason: Reason) -> Pace:
    """The pace as a run begins: a fresh reason ends the back-off and wants a pull, but Retry-After is obeyed."""
    return Pace(asked_until=pace.asked_until) if reason.is_fresh else pace


def may_speak(pace: Pace, now: datetime, reason: Reason) -> bool:
    """Whether the service may be spoken to now; a sheet just sent is tried in spite of our own back-off."""
    if _is_ahead(pace.asked_until, now):
        return False
    return reason is not Reason.TIMER or not _is_ahead(pace.hold_until, now)


def is_pull_due(pace: Pace, now: datetime) -> bool:
    """Whether it is time to ask what is new; also when the clock was set back behind the last time."""
    return pace.pulled_at is None or not pace.pulled_at <= now < pace.pulled_at + PULL_EVERY


def after_failure(pace: Pace, now: datetime, failure: Failure, random: Callable[[], float]) -> Pace:
    """The pace after a conversation that broke off."""
    failures = pace.failures + 1
    hold_until = next_attempt(now, failures, failure, random)
    if failure.kind is FailureKind.NEEDS_PERSON:
        hold_until = now + LONGEST_DELAY
    asked_until = now + failure.retry_after if failure.retry_after else None
    return replace(pace, failures=failures, hold_until=hold_until, asked_until=asked_until)


def after_success(pace: Pace, *, pulled_at: datetime | None, failures: int, goes_on: bool = False) -> Pace:
    """The pace after a conversation that came to its end; ``failures`` count on while some sheet is put off.

    ``goes_on``: there is more to read than this one could.
    """
    if pulled_at is not None and goes_on:
        pulled_at -= PULL_EVERY - GO_ON_AFTER
    return Pace(failures=failures, pulled_at=pulled_at or pace.pulled_at)


def next_run(pace: Pace, now: datetime, next_due: datetime | None) -> datetime:
    """When the next run has something to do and may do it."""
    next_pull = pace.pulled_at + PULL_EVERY if pace.pulled_at else now
    wanted = min(next_due, next_pull) if next_due else next_pull
    holds = [hold for hold in (pace.hold_until, pace.asked_until) if hold is not None and _is_ahead(hold, now)]
    return max(wanted, now, *holds)


def reason_of_timer(planned: datetime, now: datetime) -> Reason:
    """Why a timer fired: far later than planned means that the machine slept meanwhile."""
    return Reason.WAKE if now - planned > SLEPT_LONGER_THAN else Reason.TIMER


def _is_ahead(moment: datetime | None, now: datetime) -> bool:
    """Whether ``moment`` is still to come; more than a day ahead, it was named by a clock that was wrong."""
    return moment is not None and now < moment <= now + _LONGEST_WAIT

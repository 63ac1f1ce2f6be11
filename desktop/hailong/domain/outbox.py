"""When the outbox tries again, and what a failure means. Three kinds of failure, no more."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

FIRST_DELAY: Final = timedelta(seconds=5)
LONGEST_DELAY: Final = timedelta(minutes=15)


class FailureKind(StrEnum):
    """Who failed: the way to the service, the person's standing with it, or this one item."""

    NOBODY_ANSWERED = "nobody_answered"  # nobody of ours: wait for ever, costs no tries
    NEEDS_PERSON = "needs_person"  # our service wants a person: enrolment ended, update needed
    REFUSED = "refused"  # our service refuses this item


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A failure as stored beside what failed: its kind, a code the window has words for, a short technical text."""

    kind: FailureKind
    code: str
    detail: str = ""
    at: datetime | None = None
    retry_after: timedelta | None = None


def next_delay(failures: int, fraction: float) -> timedelta:
    """How long to wait after the ``failures``-th failure in a row (1, 2, ...).

    Exponential back-off with full jitter: uniform between 0 and 5 s doubled at each failure, at most 15 minutes.
    ``fraction`` is a random number in [0, 1). Never gives up; the first try (0 failures) is at once.
    """
    if failures <= 0:
        return timedelta(0)
    ceiling: timedelta = min(FIRST_DELAY * (1 << min(failures - 1, 20)), LONGEST_DELAY)
    return ceiling * fraction


def next_attempt(now: datetime, failures: int, failure: Failure, random: Callable[[], float]) -> datetime:
    """When to try again after ``failure``; what the service asked for in Retry-After is obeyed when it is longer.

    It may have asked everybody to come back at half past seven: so that they do not all come at once, each comes
    a random time later, at most as long again, and at most a quarter of an hour.
    """
    fraction = random()
    asked = failure.retry_after or timedelta(0)
    return now + max(next_delay(failures, fraction), asked + min(asked, LONGEST_DELAY) * fraction)


def costs_a_try(kind: FailureKind) -> bool:
    """Whether a failure says anything about the item: distance to the service does not."""
    return kind is FailureKind.REFUSED

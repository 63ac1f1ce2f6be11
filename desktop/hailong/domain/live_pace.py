"""When the live list is read, in which pieces, and what is asked again: pure rules, the clock is an argument.

ECUS's own work comes first: short batches, a pause after each that is as long as the batch took, and never more than
what may have changed.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from hailong.domain.declaration import Status
from hailong.domain.live import LiveCheckpoint, LiveFault

WINDOW_DAYS: Final = 7
BATCH_ROWS: Final = 500
BATCH_IDS: Final = 100
LONGEST_BACK_OFF: Final = timedelta(minutes=30)
ASKED_AGAIN_FOR: Final = timedelta(days=90)
"""A declaration that has not come to its end in so many days has been forgotten in the software: the daily look back
still sees the younger ones, and whoever needs an older one loads again."""
SWEEP_BACK: Final = timedelta(days=28)
_SHORTEST_PAUSE: Final = timedelta(milliseconds=50)
_LONGEST_PAUSE: Final = timedelta(seconds=2)
_FINAL: Final = frozenset({Status.CLEARED, Status.CANCELLED})
_FOR_A_PERSON: Final = frozenset(
    {
        LiveFault.LOGIN_FAILED, LiveFault.PASSWORD_EXPIRED, LiveFault.PASSWORD_MISSING, LiveFault.TLS_MISSING,
        LiveFault.CERTIFICATE_UNTRUSTED, LiveFault.CERTIFICATE_NAME, LiveFault.CA_BUNDLE, LiveFault.NOT_ECUS,
        LiveFault.WINDOWS_LOGIN_UNAVAILABLE, LiveFault.DRIVER_MISSING, LiveFault.TOO_OLD,
    }
)  # fmt: skip

_OF_ONE_DATABASE: Final = frozenset(
    {
        LiveFault.DATABASE_GONE, LiveFault.NO_DATABASE_RIGHT, LiveFault.NOT_ECUS, LiveFault.MISSING_COLUMN,
        LiveFault.NO_SELECT_RIGHT, LiveFault.BUSY, LiveFault.OTHER, LiveFault.CUT_OFF, LiveFault.TIMED_OUT,
    }
)  # fmt: skip


def is_of_server(fault: LiveFault) -> bool:
    """Whether no database of the same server can fare better: then it is not asked with the same password again."""
    return fault not in _OF_ONE_DATABASE


def windows(since: date, until: date) -> Iterator[tuple[date, date]]:
    """The days from ``until`` back to ``since`` in spans of at most seven (first, last), the newest first."""
    last = until
    while last >= since:
        first = max(since, last - timedelta(days=WINDOW_DAYS - 1))
        yield first, last
        last = first - timedelta(days=1)


def windows_left(checkpoint: LiveCheckpoint, since: date, today: date) -> list[tuple[date, date]]:
    """What the first load has still to read: everything before the first, the rest after a restart."""
    reached = checkpoint.loaded_back_to
    until = today + timedelta(days=1) if reached is None else reached - timedelta(days=1)  # ECUS's clock may be ahead
    return list(windows(since, until))


def is_loaded(checkpoint: LiveCheckpoint, since: date) -> bool:
    """Whether the first load has come back to ``since``."""
    return checkpoint.loaded_back_to is not None and checkpoint.loaded_back_to <= since


def recent_from(checkpoint: LiveCheckpoint, today: date) -> date:
    """The first day of what is read at every poll: a draft gets its number and its day long after its id."""
    return min(checkpoint.polled_on or today, today) - timedelta(days=1)


def is_sweep_due(checkpoint: LiveCheckpoint, today: date) -> bool:
    """Whether the last four weeks are to be read again: once a day, for whatever no other rule has seen."""
    return checkpoint.swept_on != today


def is_asked_again(status: Status, registered_on: date | None, today: date) -> bool:
    """Whether a row may still change in a way that matters: not at its end, and not forgotten."""
    return status not in _FINAL and (registered_on is None or today - registered_on <= ASKED_AGAIN_FOR)


def was_restored(checkpoint: LiveCheckpoint, highest_id: int) -> bool:
    """Whether the ids went back: somebody restored an older copy of the database, so it is read from the beginning."""
    return highest_id < checkpoint.highest_id


def pause_after(took: timedelta) -> timedelta:
    """How long the server is left alone after a batch: at least as long as it worked for us, at most two seconds."""
    return min(max(_SHORTEST_PAUSE, took), _LONGEST_PAUSE)


def next_poll(now: datetime, every: timedelta, failures: int = 0, fault: LiveFault | None = None) -> datetime:
    """When to read again after ``failures`` in a row: after ``every``, doubled at each failure up to half an hour.

    What only a person can mend is tried at the slowest pace at once: a wrong password asked for again and again locks
    the login out for everybody.
    """
    if failures <= 0:
        return now + every
    if fault in _FOR_A_PERSON:
        return now + LONGEST_BACK_OFF
    return now + min(every * (1 << min(failures, 10)), LONGEST_BACK_OFF)

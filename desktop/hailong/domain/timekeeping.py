"""The true time by two clocks of which neither is right alone: pure rules, what the clocks say is an argument.

The machine's own clock can be set to anything. Its ticks cannot be set: they go on by seconds, and at worst stand still
unnoticed (a virtual machine that is paused). Together with the service's time, heard once, they tell the time until the
program ends.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

MAY_BE_WRONG_BY: Final = timedelta(seconds=60)
"""A time that can be wrong by more is marked."""
DRIFT: Final = 200e-6
"""By how much of the time that has passed the ticks may be wrong; a PC's quartz is wrong by half of it at worst."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One look at both clocks. ``ticks``: seconds since some moment, the same one as long as the program runs."""

    own: datetime
    ticks: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The service's time, and what the clocks said then; ``time`` is right to within ``within``."""

    time: datetime
    reading: Reading
    within: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time that is wrong by no more than ``MAY_BE_WRONG_BY``, or that ``is_unsure``."""

    at: datetime
    is_unsure: bool


def hear(asked: Reading, answered: Reading, time: datetime) -> Heard:
    """The service named ``time`` at some moment between the two readings."""
    took = timedelta(seconds=answered.ticks - asked.ticks)
    longest = max(took, answered.own - asked.own)
    return Heard(time=time + took / 2, reading=answered, within=max(took / 2, longest - took / 2))


def carry_on(heard: Heard, now: Reading) -> Heard:
    """The same at a later look at the clocks: the service's time, and the ticks since then.

    Where the own clock has run ahead of the ticks, it was set, or the ticks have stood still for so long: nobody knows
    which, so the time may be wrong by as much. Who looks often lets nothing hide behind a clock that is set back.
    """
    passed = timedelta(seconds=now.ticks - heard.reading.ticks)
    ran_ahead = max(now.own - heard.reading.own - passed, timedelta(0))
    return Heard(time=heard.time + passed, reading=now, within=heard.within + passed * DRIFT + ran_ahead)


def moment(now: Reading, heard: Heard | None, last_offset: timedelta) -> Moment:
    """The time at ``now``.

    Where the service was not heard since the start of the program, the own clock is all there is; to be right it once
    wanted ``last_offset``.
    """
    if heard is None:
        return Moment(at=now.own + last_offset, is_unsure=True)
    here = carry_on(heard, now)
    return Moment(at=here.time, is_unsure=here.within > MAY_BE_WRONG_BY)

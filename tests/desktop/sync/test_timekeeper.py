"""The keeper of the time: what the service said counts from the moment it was heard."""

from datetime import timedelta

from hailong.domain.clock import SystemClock
from hailong.domain.timekeeping import MAY_BE_WRONG_BY
from hailong.sync.timekeeper import Timekeeper

from .conftest import MovingClock

NONE = timedelta(0)


def test_the_time_is_unsure_until_the_service_is_heard_and_then_its_own() -> None:
    clock, ticks = MovingClock(), 100.0
    keeper = Timekeeper(clock, lambda: ticks)
    asked = keeper.read()
    assert (asked.own, asked.ticks) == (clock.now(), 100.0)
    assert keeper.tell(asked, NONE).is_unsure

    named = clock.now() + timedelta(days=400)
    keeper.hear(asked, named)
    ticks += 60
    clock.pass_by(days=-3000)

    said = keeper.tell(keeper.read(), NONE)
    assert (said.at, said.is_unsure) == (named + timedelta(seconds=60), False)


def test_each_look_at_the_clock_is_remembered() -> None:
    clock, ticks = MovingClock(), 0.0
    keeper = Timekeeper(clock, lambda: ticks)
    keeper.hear(keeper.read(), clock.now())
    clock.pass_by(hours=1)
    assert keeper.now() == clock.now()
    clock.pass_by(hours=-1)

    assert keeper.tell(keeper.read(), NONE).is_unsure, "an hour ahead, with ticks that may have stood still"


def test_the_machines_own_ticks_go_on_beside_its_clock() -> None:
    keeper = Timekeeper(SystemClock())
    first = keeper.read()
    keeper.hear(first, first.own)

    later = keeper.read()
    while later.ticks == first.ticks:
        later = keeper.read()

    assert later.ticks > first.ticks
    assert abs(keeper.tell(later, NONE).at - later.own) < MAY_BE_WRONG_BY

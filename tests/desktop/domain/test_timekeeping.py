"""The true time by two clocks: within a minute of the truth, or marked, whatever happens to either of them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.timekeeping import DRIFT, MAY_BE_WRONG_BY, Moment, Reading, carry_on, hear, moment

TRUE = datetime(2026, 11, 16, 10, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)
NONE = timedelta(0)


def reading(after: timedelta = NONE, wrong: timedelta = NONE, stood_still: timedelta = NONE) -> Reading:
    return Reading(own=TRUE + after + wrong, ticks=(after - stood_still).total_seconds())


def told(now: Reading, asked: Reading | None = None, answered: Reading | None = None) -> Moment:
    asked = asked or reading()
    return moment(now, hear(asked, answered or asked, TRUE), NONE)


def test_before_the_service_is_heard_the_own_clock_counts_with_what_it_was_wrong_by_and_is_marked():
    assert moment(reading(HOUR), None, -HOUR) == Moment(at=TRUE, is_unsure=True)


@pytest.mark.parametrize("wrong", [timedelta(days=-3652), timedelta(days=3652)])
def test_a_clock_that_was_wrong_when_the_service_was_heard_goes_on_to_be_right_by_it(wrong):
    assert told(reading(HOUR, wrong), reading(NONE, wrong)) == Moment(at=TRUE + HOUR, is_unsure=False)


@pytest.mark.parametrize("by", [timedelta(minutes=-2), -HOUR, timedelta(days=-3652)])
def test_a_clock_that_is_set_back_changes_nothing(by):
    assert told(reading(HOUR, by)) == Moment(at=TRUE + HOUR, is_unsure=False)


@pytest.mark.parametrize("by", [timedelta(minutes=2), timedelta(hours=7), timedelta(days=3652)])
def test_a_clock_that_runs_ahead_is_corrected_and_marked_as_the_ticks_may_have_stood_still(by):
    assert told(reading(HOUR, by)) == Moment(at=TRUE + HOUR, is_unsure=True)


def test_ticks_that_have_stood_still_are_noticed():
    assert told(reading(HOUR, stood_still=timedelta(minutes=2))).is_unsure
    assert not told(reading(HOUR, stood_still=timedelta(seconds=40))).is_unsure


def test_ticks_that_stand_still_after_the_clock_was_set_back_are_noticed_by_who_looks_in_between():
    paused = timedelta(minutes=2)
    then = carry_on(hear(reading(), reading(), TRUE), reading(HOUR, -HOUR))

    assert not moment(reading(HOUR, -HOUR), then, NONE).is_unsure
    assert moment(reading(HOUR + paused, -HOUR, paused), then, NONE).is_unsure


def test_what_a_network_clock_puts_right_is_no_jump():
    assert told(reading(HOUR, timedelta(seconds=5))) == Moment(at=TRUE + HOUR, is_unsure=False)


def test_after_days_without_the_service_the_ticks_are_trusted_no_more():
    longest = MAY_BE_WRONG_BY / DRIFT
    assert timedelta(days=3) < longest < timedelta(days=4)
    assert not told(reading(longest - timedelta(seconds=1))).is_unsure
    assert told(reading(longest + timedelta(seconds=1))).is_unsure


def test_an_answer_that_took_long_leaves_room_on_both_sides():
    answered = reading(timedelta(seconds=40))
    assert told(answered, answered=answered) == Moment(at=TRUE + timedelta(seconds=20), is_unsure=False)
    assert told(reading(timedelta(minutes=4)), answered=reading(timedelta(minutes=3))).is_unsure


def test_a_clock_that_is_put_forward_while_the_service_is_asked_is_not_believed():
    assert told(reading(HOUR, HOUR), answered=reading(NONE, HOUR)).is_unsure


seconds = st.floats(-1e8, 1e8).map(lambda number: timedelta(seconds=number))
some_seconds = st.floats(0, 1e6).map(lambda number: timedelta(seconds=number))


@given(
    before=seconds, after=seconds, took=some_seconds, named=st.floats(0, 1), passed=some_seconds,
    drift=st.floats(-DRIFT / 2, DRIFT / 2),
)  # fmt: skip
def test_whatever_the_own_clock_says_a_time_is_right_or_marked(before, after, took, named, passed, drift):
    """Nothing stood still: ``before`` and ``after`` are what the own clock is wrong by at the answer, and then."""
    rate = 1 + drift
    asked = Reading(own=TRUE + before, ticks=0.0)
    answered = Reading(own=TRUE + took + before, ticks=took.total_seconds() * rate)
    now = Reading(own=TRUE + took + passed + after, ticks=(took + passed).total_seconds() * rate)

    said = moment(now, hear(asked, answered, TRUE + took * named), NONE)

    assert said.is_unsure or abs(said.at - (TRUE + took + passed)) <= MAY_BE_WRONG_BY


@given(wrong=seconds, passed=some_seconds, stood_still=st.floats(0, 1))
def test_however_long_the_ticks_stood_still_a_time_is_right_or_marked(wrong, passed, stood_still):
    """The own clock goes on, whatever it is wrong by."""
    asked = reading(NONE, wrong)

    said = told(reading(passed, wrong, passed * stood_still), asked)

    assert said.is_unsure or abs(said.at - (TRUE + passed)) <= MAY_BE_WRONG_BY

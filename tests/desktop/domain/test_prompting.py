"""When to ask: a broker's day minute by minute, and each rule alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from hailong.domain.clock import VIETNAM, vietnam_day
from hailong.domain.declaration import Declaration, Status
from hailong.domain.prompting import (
    HINDERED_FOR,
    Card,
    CardKind,
    Grant,
    PromptMemory,
    PromptSettings,
    Surroundings,
    decide,
    is_news,
)

TODAY = date(2026, 11, 16)  # a Monday
FREE = Surroundings()
DEFAULT = PromptSettings()


def at(clock: str, day: date = TODAY) -> datetime:
    """A Vietnamese time of the day as the clock of the program tells it."""
    return datetime.combine(day, time.fromisoformat(clock), VIETNAM).astimezone(UTC)


def grant(key: int, clock: str = "09:00", **fields: object) -> Grant:
    return Grant(key=key, seen_at=at(clock), **fields)


def ask(*grants, now="09:00", settings=DEFAULT, memory=None, unrated=0, around=FREE, day=TODAY):
    return decide(settings, memory or PromptMemory(), at(now, day), grants, unrated=unrated, around=around)


# --- a broker's day

DAY = {
    # minute: keys that are seen being granted then
    "07:05": [1],  # before work
    "08:10": [2],
    "08:12": [3],
    "08:13": [4, 5],
    "09:40": list(range(10, 22)),  # a whole consignment in one import
    "10:30": [30],  # while a presentation runs, 10:25 to 10:50
    "11:45": [31],  # midday pause
    "12:10": [32, 33],
    "14:00": [2],  # released in the morning, cleared now: asked once today already
    "14:20": [40],  # has been begun already
    "16:29": [41],
    "18:20": [42],  # after work
}
RATED = {"08:11": [2], "09:00": [4], "13:00": [33]}  # the user goes to the window and rates them there
PRESENTATION = ("10:25", "10:50")


def replay(settings, day=DAY, rated=RATED, begins="07:00", ends="19:00"):
    """Every minute of the day as the program lives it; the cards that were shown."""
    grants: dict[int, Grant] = {}
    memory, shown, now = PromptMemory(), [], at(begins)
    while now <= at(ends):
        clock = now.astimezone(VIETNAM).strftime("%H:%M")
        for key in day.get(clock, []):
            grants[key] = Grant(key=key, seen_at=now, has_draft=key == 40)
        for key in rated.get(clock, []):
            grants.pop(key, None)
        around = Surroundings(is_full_screen=PRESENTATION[0] <= clock < PRESENTATION[1])
        decision = decide(settings, memory, now, grants.values(), unrated=len(grants), around=around)
        memory = decision.memory
        if decision.card:
            shown.append((clock, decision.card.kind, decision.card.count, decision.card.keys))
        now += timedelta(minutes=1)
    return shown


def test_a_brokers_day_minute_by_minute():
    shown = replay(DEFAULT)
    assert [card[:3] for card in shown] == [
        ("07:30", CardKind.ONE, 1),
        ("08:10", CardKind.ONE, 1),
        ("08:15", CardKind.MANY, 3),
        ("09:40", CardKind.MANY, 12),
        ("10:50", CardKind.ONE, 1),
        ("13:30", CardKind.MANY, 2),
        ("16:29", CardKind.ONE, 1),
        ("16:34", CardKind.REMINDER, 21),
    ]
    asked = [key for card in shown for key in card[3]]
    assert len(asked) == len(set(asked)), "no declaration twice on one day"


def test_on_every_minute_of_that_day_no_two_cards_are_closer_than_was_set():
    for minutes in (1, 5, 30):
        clocks = [at(card[0]) for card in replay(replace(DEFAULT, minutes_between=minutes))]
        assert all(later - one >= timedelta(minutes=minutes) for one, later in pairwise(clocks))


def test_a_day_on_which_only_the_reminder_is_wanted():
    assert [card[:3] for card in replay(replace(DEFAULT, asks=False))] == [("16:30", CardKind.REMINDER, 21)]


def test_a_day_without_any_wish_to_be_asked_is_silent():
    assert replay(replace(DEFAULT, asks=False, reminds=False)) == []


# --- each rule


def test_one_grant_is_one_card_and_many_are_one_with_a_count_newest_first():
    assert ask(grant(7)).card == Card(kind=CardKind.ONE, keys=(7,))
    assert ask(grant(1, "08:00"), grant(2, "08:50"), grant(3, "08:10")).card == Card(
        kind=CardKind.MANY, keys=(2, 3, 1), count=3
    )


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (grant(1, has_draft=True), "a sheet is begun"),
        (grant(1, skipped_on=TODAY), "skipped today"),
        (Grant(key=1, seen_at=at("08:59", TODAY - timedelta(days=1))), "older than a day"),
        (grant(1, "09:01"), "seen in the future: a clock that was put right"),
    ],
)
def test_what_is_not_asked_about(one, why):
    assert ask(one).card is None, why


def test_skipped_yesterday_does_not_silence_a_grant_of_today():
    assert ask(grant(1, skipped_on=TODAY - timedelta(days=1))).card


@pytest.mark.parametrize(
    ("now", "is_asked", "again"),
    [
        ("07:29", False, "07:30"),
        ("07:30", True, None),
        ("11:29", True, None),
        ("11:30", False, "13:30"),
        ("13:29", False, "13:30"),
        ("13:30", True, None),
        ("17:59", True, None),
    ],
)
def test_quiet_hours(now, is_asked, again):
    decision = ask(Grant(key=1, seen_at=at("07:00")), now=now, settings=replace(DEFAULT, reminds=False))
    assert bool(decision.card) is is_asked
    assert decision.look_again_at == (at(again) if again else None)


def test_after_work_the_card_waits_for_the_next_morning():
    decision = ask(grant(1, "18:20"), now="18:20")
    assert decision.look_again_at == at("07:30", TODAY + timedelta(days=1))
    assert ask(grant(1, "18:20"), now="07:30", day=TODAY + timedelta(days=1)).card


@pytest.mark.parametrize(
    ("begins", "ends", "pause", "now", "is_quiet"),
    [
        ("20:00", "04:00", ("00:00", "00:00"), "23:00", False),  # a night shift
        ("20:00", "04:00", ("00:00", "00:00"), "03:59", False),
        ("20:00", "04:00", ("00:00", "00:00"), "12:00", True),
        ("00:00", "00:00", ("00:00", "00:00"), "03:00", False),  # equal: always
        ("07:30", "18:00", ("12:00", "12:00"), "12:00", False),  # equal: no pause
        ("20:00", "04:00", ("23:30", "00:30"), "00:10", True),  # a pause over midnight
    ],
)
def test_working_hours_and_pause_as_they_may_be_set(begins, ends, pause, now, is_quiet):
    settings = PromptSettings(
        day_begins=time.fromisoformat(begins),
        day_ends=time.fromisoformat(ends),
        pause_begins=time.fromisoformat(pause[0]),
        pause_ends=time.fromisoformat(pause[1]),
    )
    assert settings.is_quiet(at(now)) is is_quiet
    assert not settings.is_quiet(settings.ends_quiet(at(now)))


def test_a_pause_that_covers_the_whole_day_still_has_a_next_look():
    settings = replace(DEFAULT, pause_begins=time(7, 0), pause_ends=time(19, 0))
    assert ask(grant(1), settings=settings).look_again_at == at("09:00") + timedelta(days=2)


@pytest.mark.parametrize("field", ["is_full_screen", "is_at_window", "is_card_shown"])
def test_nothing_is_shown_while_it_would_be_in_the_way_and_it_is_looked_again_soon(field):
    decision = ask(grant(1), around=Surroundings(**{field: True}))
    assert decision.card is None
    assert decision.look_again_at == at("09:00") + HINDERED_FOR
    assert decision.memory == PromptMemory(), "a card that was not shown was not asked"


def test_a_declaration_is_asked_about_once_even_if_nobody_answers():
    first = ask(grant(1))
    assert ask(grant(1), now="09:30", memory=first.memory).card is None
    assert ask(grant(1), now="08:59", memory=first.memory, day=TODAY + timedelta(days=1)).card is None


def test_a_later_grant_is_asked_about_on_another_day_but_not_on_the_same():
    first = ask(grant(1))
    assert ask(grant(1, "15:00"), now="15:00", memory=first.memory).card is None
    tomorrow = TODAY + timedelta(days=1)
    cleared = Grant(key=1, seen_at=at("10:00", tomorrow))
    assert ask(cleared, now="10:00", memory=first.memory, day=tomorrow).card


def test_the_next_card_waits_the_minutes_that_were_set():
    first = ask(grant(1))
    second = ask(grant(2, "09:01"), now="09:01", memory=first.memory)
    assert (second.card, second.look_again_at) == (None, at("09:05"))
    assert ask(grant(2, "09:01"), now="09:05", memory=first.memory).card


def test_spacing_that_ends_in_the_midday_pause_waits_for_its_end():
    first = ask(grant(1, "11:28"), now="11:28")
    assert ask(grant(2, "11:29"), now="11:29", memory=first.memory).look_again_at == at("13:30")


def test_paused_for_today_is_silent_until_tomorrow_morning_and_only_today():
    paused = PromptMemory(paused_on=TODAY)
    tomorrow = TODAY + timedelta(days=1)
    decision = ask(grant(1), memory=paused, unrated=12)
    assert (decision.card, decision.look_again_at) == (None, at("07:30", tomorrow))
    assert ask(memory=paused, now="16:30", unrated=12).look_again_at == at("16:30", tomorrow)
    assert ask(grant(1), now="07:30", memory=paused, day=tomorrow).card


@pytest.mark.parametrize(
    ("now", "unrated", "is_reminded"),
    [("16:29", 12, False), ("16:30", 12, True), ("18:30", 12, True), ("18:31", 12, False), ("16:30", 0, False)],
)
def test_the_reminder_comes_at_its_hour_for_two_hours_if_there_is_anything(now, unrated, is_reminded):
    expected = Card(kind=CardKind.REMINDER, count=unrated) if is_reminded else None
    assert ask(now=now, unrated=unrated).card == expected


def test_the_reminder_comes_once_a_day():
    reminded = ask(now="16:30", unrated=12)
    tomorrow = TODAY + timedelta(days=1)
    assert reminded.look_again_at == at("16:30", tomorrow)
    again = ask(now="17:00", unrated=12, memory=reminded.memory)
    assert (again.card, again.look_again_at) == (None, at("16:30", tomorrow))
    assert ask(now="16:30", unrated=12, memory=reminded.memory, day=tomorrow).card


def test_the_hour_of_the_reminder_counts_even_in_quiet_hours():
    assert ask(now="12:00", unrated=12, settings=replace(DEFAULT, reminder_at=time(12, 0))).card


def test_a_grant_in_quiet_hours_is_not_lost_to_a_reminder_in_them():
    decision = ask(grant(1, "12:00"), now="12:00", unrated=1, settings=replace(DEFAULT, reminder_at=time(12, 0)))
    assert decision.card.kind is CardKind.REMINDER
    assert decision.look_again_at == at("13:30")


def test_a_grant_goes_before_the_reminder_which_follows_after_the_spacing():
    first = ask(grant(1, "16:30"), now="16:30", unrated=12)
    assert first.card.kind is CardKind.ONE
    assert first.look_again_at == at("16:35")
    assert ask(grant(1, "16:30"), now="16:35", unrated=12, memory=first.memory).card.kind is CardKind.REMINDER


def test_nothing_to_ask_means_nothing_to_look_at():
    assert ask().look_again_at is None


def test_memory_forgets_what_is_old_and_what_lies_in_the_future():
    memory = PromptMemory(
        asked={1: at("09:00", TODAY - timedelta(days=3)), 2: at("08:00"), 3: at("09:01")}, last_card_at=at("23:00")
    )
    assert ask(memory=memory).memory == PromptMemory(asked={2: at("08:00")})


def test_a_clock_that_was_a_year_ahead_does_not_silence_the_cards_for_a_year():
    ahead = PromptMemory(last_card_at=at("09:00") + timedelta(days=365), reminded_on=TODAY + timedelta(days=365))
    assert ask(grant(1), memory=ahead).card
    assert ask(now="16:30", unrated=3, memory=ahead).card


# --- what is news

CLEARED = Declaration(number="109999888770", status=Status.CLEARED, registered_on=TODAY, cleared_on=TODAY)


@pytest.mark.parametrize(
    ("before", "changes", "expected"),
    [
        (None, {}, True),
        (None, {"cleared_on": TODAY - timedelta(days=1)}, True),
        (None, {"cleared_on": TODAY - timedelta(days=2)}, False),
        (None, {"cleared_on": TODAY + timedelta(days=1)}, False),
        (None, {"cleared_on": None}, True),  # registered today
        (None, {"cleared_on": None, "registered_on": TODAY - timedelta(days=2)}, False),
        (None, {"cleared_on": None, "registered_on": None}, False),
        (None, {"status": Status.RELEASED, "cleared_on": None}, True),
        (None, {"status": Status.IN_STORAGE}, True),
        (None, {"status": Status.CHANNELLED}, False),
        (None, {"status": Status.CANCELLED}, False),
        (Status.CHANNELLED, {}, True),
        (Status.CHANNELLED, {"cleared_on": TODAY - timedelta(days=3)}, True),  # over the weekend
        (Status.CHANNELLED, {"cleared_on": TODAY - timedelta(days=8)}, False),  # two old files, one after the other
        (Status.CHANNELLED, {"status": Status.RELEASED, "cleared_on": None, "registered_on": None}, True),
        (Status.REGISTERED, {"cleared_on": None, "registered_on": TODAY - timedelta(days=29)}, True),
        (Status.REGISTERED, {"cleared_on": None, "registered_on": TODAY - timedelta(days=31)}, False),
        (Status.RELEASED, {}, True),
        (Status.CLEARED, {"partner": "NEW NAME"}, False),
        (Status.CLEARED, {"status": Status.CANCELLED}, False),
    ],
)
def test_what_is_news(before, changes, expected):
    known = None if before is None else replace(CLEARED, status=before)
    assert is_news(known, replace(CLEARED, **changes), TODAY) is expected


def test_days_are_vietnamese_days():
    late = datetime(2026, 11, 16, 18, 0, tzinfo=UTC)  # one o'clock on the 17th in Vietnam
    assert vietnam_day(late) == TODAY + timedelta(days=1)
    assert PromptMemory(paused_on=TODAY).is_paused(late) is False

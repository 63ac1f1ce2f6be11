"""When to ask: which grants are news, and whether a card may be shown now; pure rules, the clock is an argument.

What is asked for is a `Card` or nothing, and when to look again. At most one card in N minutes, never twice for one
declaration on one day, nothing in quiet hours, while a full-screen program runs, or on a day that the user paused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from hailong.domain.clock import VIETNAM, vietnam_day
from hailong.domain.declaration import GRANTED, Declaration

NEWS_LASTS: Final = timedelta(hours=24)
"""How long a grant is worth a card of its own; what is older is in the list, and in the daily reminder."""
HINDERED_FOR: Final = timedelta(seconds=30)
"""After this time it is looked again whether the full-screen program has ended."""
REMINDER_LASTS: Final = timedelta(hours=2)
"""A reminder that could not be shown so long after its time is left out that day."""
REMINDS_OF: Final = timedelta(days=30)
"""What was registered so long ago is history that was loaded, no work left undone: the reminder is silent about it."""
_RELEASED_WITHIN: Final = timedelta(days=30)
_SEEN_WITHIN: Final = timedelta(days=7)


def is_news(before: Declaration | None, after: Declaration, today: date) -> bool:
    """Whether ``after`` was granted just now: worth asking about.

    ``before`` is how this client knew it, None when it sees it for the first time. History that is loaded for the first
    time is no news: a declaration that comes in as granted must have been granted today or yesterday (or, where no
    source says the day, registered then). One that this client has watched may have been granted while it was switched
    off: over a weekend, a holiday.
    """
    if after.status not in GRANTED or (before is not None and before.status is after.status):
        return False
    day = after.cleared_on or after.registered_on
    if before is None:
        return day is not None and today - timedelta(days=1) <= day <= today
    oldest = today - (_SEEN_WITHIN if after.cleared_on else _RELEASED_WITHIN)
    return day is None or oldest <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptSettings:
    """What the user may set. Times are Vietnamese; equal ones make an empty pause and a working day without end."""

    asks: bool = True
    minutes_between: int = 5
    day_begins: time = time(7, 30)
    day_ends: time = time(18, 0)
    pause_begins: time = time(11, 30)
    pause_ends: time = time(13, 30)
    reminds: bool = True
    reminder_at: time = time(16, 30)
    is_private: bool = False  # others may see the screen: no number on the card
    seconds_shown: int = 45

    def is_quiet(self, moment: datetime) -> bool:
        """Whether it is outside of working hours, or in the midday pause."""
        clock = moment.astimezone(VIETNAM).time()
        works = self.day_begins == self.day_ends or _is_between(self.day_begins, clock, self.day_ends)
        return not works or _is_between(self.pause_begins, clock, self.pause_ends)

    def ends_quiet(self, moment: datetime) -> datetime:
        """The first moment from ``moment`` on at which it is not quiet; at the latest two days on."""
        if not self.is_quiet(moment):
            return moment
        local = moment.astimezone(VIETNAM)
        edges = (
            datetime.combine(local.date() + timedelta(days=days), clock, VIETNAM)
            for days in range(3)
            for clock in sorted((self.day_begins, self.pause_ends))
        )
        after = (edge for edge in edges if edge > local and not self.is_quiet(edge))
        return next(after, local + timedelta(days=2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """One declaration that was granted and has no sheet of its round yet, as the store knows it."""

    key: int
    seen_at: datetime
    has_draft: bool = False
    skipped_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptMemory:
    """What was asked already; it survives a restart. A moment in the future (a clock that was put right) is never."""

    asked: Mapping[int, datetime] = field(default_factory=dict)  # key -> when its card was shown
    last_card_at: datetime | None = None
    reminded_on: date | None = None
    paused_on: date | None = None

    def is_paused(self, now: datetime) -> bool:
        """Whether the user wants to be left alone today."""
        return self.paused_on == vietnam_day(now)

    def without_old(self, now: datetime) -> "PromptMemory":
        """Forget what no rule looks at any more."""
        kept = {key: at for key, at in self.asked.items() if now - 2 * NEWS_LASTS <= at <= now}
        last = self.last_card_at if self.last_card_at and self.last_card_at <= now else None
        return self if len(kept) == len(self.asked) and last == self.last_card_at else replace(
            self, asked=kept, last_card_at=last
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What goes on at the screen."""

    is_full_screen: bool = False  # a film, a presentation, a game; also a locked screen
    is_at_window: bool = False  # the user works in our own window and sees the list
    is_card_shown: bool = False

    @property
    def hinders(self) -> bool:
        """Whether a card would be in the way, or not be seen."""
        return self.is_full_screen or self.is_at_window or self.is_card_shown


class CardKind(StrEnum):
    """What a card is about."""

    ONE = "one"  # one declaration: stars to click at once
    MANY = "many"  # several were granted: a count, and the way to the list
    REMINDER = "reminder"  # once a day: how many are not yet rated


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card. ``keys`` are those of the declarations that it asks about, the newest first; none for a reminder."""

    kind: CardKind
    keys: tuple[int, ...] = ()
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What to do now; ``memory`` is to be kept before the card is shown."""

    memory: PromptMemory
    card: Card | None = None
    look_again_at: datetime | None = None


def decide(
    settings: PromptSettings,
    memory: PromptMemory,
    now: datetime,
    grants: Iterable[Grant],
    *,
    unrated: int,
    around: Surroundings,
) -> Decision:
    """The card that may be shown at ``now``, if any. ``unrated`` is what a reminder would count (``REMINDS_OF``).

    ``look_again_at`` is the next moment at which the answer may be another one without anything new coming in.
    """
    memory = memory.without_old(now)
    news = _askable(settings, memory, now, grants)
    news_at = _free_at(settings, memory, now) if news else None
    reminder_at = _reminder_at(settings, memory, now) if unrated else None
    times = [at for at in (news_at, reminder_at) if at is not None]
    if not times:
        return Decision(memory=memory)
    if min(times) > now:
        return Decision(memory=memory, look_again_at=min(times))
    if around.hinders:
        return Decision(memory=memory, look_again_at=now + HINDERED_FOR)
    if news_at is not None and news_at <= now:
        return _ask(settings, memory, now, news, reminder_at)
    shown = replace(memory, last_card_at=now, reminded_on=vietnam_day(now))
    following = _free_at(settings, shown, now) if news else None
    return Decision(
        memory=shown,
        card=Card(kind=CardKind.REMINDER, count=unrated),
        look_again_at=following or _tomorrow(settings, now),
    )


def _ask(
    settings: PromptSettings, memory: PromptMemory, now: datetime, news: list[Grant], reminder_at: datetime | None
) -> Decision:
    keys = tuple(grant.key for grant in news)
    shown = replace(memory, asked={**memory.asked, **dict.fromkeys(keys, now)}, last_card_at=now)
    card = Card(kind=CardKind.ONE if len(keys) == 1 else CardKind.MANY, keys=keys, count=len(keys))
    pause = timedelta(minutes=settings.minutes_between)
    return Decision(memory=shown, card=card, look_again_at=max(reminder_at, now + pause) if reminder_at else None)


def _askable(settings: PromptSettings, memory: PromptMemory, now: datetime, grants: Iterable[Grant]) -> list[Grant]:
    """What may be asked about today, the newest first."""
    if not settings.asks:
        return []
    today = vietnam_day(now)
    found = [grant for grant in grants if _is_askable(grant, memory.asked.get(grant.key), now, today)]
    return sorted(found, key=lambda grant: (grant.seen_at, grant.key), reverse=True)


def _is_askable(grant: Grant, asked_at: datetime | None, now: datetime, today: date) -> bool:
    if grant.has_draft or grant.skipped_on == today or not now - NEWS_LASTS <= grant.seen_at <= now:
        return False
    # asked before: only a later grant of the same declaration is news, and not on the same day
    return asked_at is None or (asked_at < grant.seen_at and vietnam_day(asked_at) != today)


def _free_at(settings: PromptSettings, memory: PromptMemory, now: datetime) -> datetime:
    """The first moment from ``now`` on that the user's pause, spacing and quiet hours leave free."""
    at = now
    if memory.is_paused(now):
        at = max(at, datetime.combine(vietnam_day(now) + timedelta(days=1), time(0), VIETNAM))
    if memory.last_card_at is not None:
        at = max(at, memory.last_card_at + timedelta(minutes=settings.minutes_between))
    return settings.ends_quiet(at)


def _reminder_at(settings: PromptSettings, memory: PromptMemory, now: datetime) -> datetime | None:
    """When the next reminder is due: its hour is the user's own choice, so quiet hours do not count."""
    if not settings.reminds:
        return None
    today = vietnam_day(now)
    at = datetime.combine(today, settings.reminder_at, VIETNAM)
    if memory.last_card_at is not None:
        at = max(at, memory.last_card_at + timedelta(minutes=settings.minutes_between))
    is_over = now > datetime.combine(today, settings.reminder_at, VIETNAM) + REMINDER_LASTS
    return _tomorrow(settings, now) if is_over or today in (memory.reminded_on, memory.paused_on) else at


def _tomorrow(settings: PromptSettings, now: datetime) -> datetime:
    return datetime.combine(vietnam_day(now) + timedelta(days=1), settings.reminder_at, VIETNAM)


def _is_between(begins: time, clock: time, ends: time) -> bool:
    """Whether ``clock`` lies in the span, which may go over midnight."""
    return begins <= clock < ends if begins <= ends else clock >= begins or clock < ends

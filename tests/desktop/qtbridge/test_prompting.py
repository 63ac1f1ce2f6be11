"""Asking over a real store: what is seen in it becomes one card, is remembered, and is taken back when it is done."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hailong.domain.declaration import Status
from hailong.domain.prompting import Card, CardKind, PromptSettings
from hailong.qtbridge.prompt_texts import MEMORY_NAME, read_memory
from hailong.qtbridge.prompting import PromptService
from hailong.qtbridge.settings import Settings, SettingsService
from hailong.store.interfaces import StoreError, StoreFault
from rating_desk import TODAY, declaration


class Screen:
    """A screen that is taken or free, as the test says."""

    is_known = True

    def __init__(self):
        self.is_film_on = False

    def is_taken(self):
        return self.is_film_on


class Watch:
    """A service and everything that it wanted."""

    def __init__(self, tasks, store, clock, settle):
        self.settings = SettingsService(tasks, store.settings, Settings(prompting=PromptSettings(reminds=False)))
        self.screen = Screen()
        self.is_at_window = False
        self.store, self.tasks, self.clock, self.settle = store, tasks, clock, settle
        self.cards, self.over, self.pauses = [], [], []
        self.begin()

    def begin(self):
        """As at the start of the program."""
        self.service = PromptService(
            self.tasks, self.store, self.settings, self.clock,
            screen=self.screen, is_at_window=lambda: self.is_at_window,
        )  # fmt: skip
        self.service.card_wanted.connect(lambda card, rows: self.cards.append((card, rows)))
        self.service.card_over.connect(lambda: self.over.append(True))
        self.service.paused_changed.connect(self.pauses.append)

    def look(self):
        self.service.look()
        self.settle()

    def pass_by(self, **duration):
        self.clock.moment += timedelta(**duration)


@pytest.fixture
def watch(tasks, store, clock, settle):
    clock.moment -= timedelta(hours=2)  # three in the afternoon: no quiet hour
    return Watch(tasks, store, clock, settle)


def test_a_grant_becomes_a_card_with_its_row(watch, desk):
    (key,) = desk.bring_in(declaration())
    watch.look()
    ((card, rows),) = watch.cards
    assert card == watch.service.card == Card(kind=CardKind.ONE, keys=(key,))
    assert [row.key for row in rows] == [key]


def test_many_grants_become_one_card_newest_first(watch, desk):
    desk.bring_in(*(declaration(at) for at in range(12)))
    watch.look()
    ((card, rows),) = watch.cards
    assert (card.kind, card.count) == (CardKind.MANY, 12)
    assert tuple(row.key for row in rows) == card.keys


def test_history_is_not_asked_about(watch, desk):
    old = TODAY - timedelta(days=30)
    desk.bring_in(declaration(registered_on=old, cleared_on=old))
    watch.look()
    assert not watch.cards


def test_what_was_asked_is_not_asked_again_after_a_restart(watch, desk):
    (key,) = desk.bring_in(declaration())
    watch.look()
    assert list(read_memory(watch.store.settings.get(MEMORY_NAME)).asked) == [key]
    watch.pass_by(minutes=30)
    watch.begin()
    watch.look()
    assert len(watch.cards) == 1


def test_two_looks_at_a_time_are_one(watch, desk):
    desk.bring_in(declaration())
    for _ in range(5):
        watch.service.look()
    watch.settle()
    assert len(watch.cards) == 1


def test_while_a_card_is_shown_no_other_comes_and_after_it_the_next(watch, desk):
    desk.bring_in(declaration(0))
    watch.look()
    watch.pass_by(minutes=30)
    desk.bring_in(declaration(1))
    watch.look()
    assert len(watch.cards) == 1
    watch.service.card_closed()
    watch.settle()
    assert len(watch.cards) == 2


@pytest.mark.parametrize("hindrance", ["film", "window"])
def test_a_hindrance_puts_the_card_off_until_it_has_gone(watch, desk, hindrance):
    watch.screen.is_film_on, watch.is_at_window = hindrance == "film", hindrance == "window"
    desk.bring_in(declaration())
    watch.look()
    assert not watch.cards
    assert watch.service._timer.isActive()
    watch.screen.is_film_on = watch.is_at_window = False
    watch.look()
    assert len(watch.cards) == 1


def test_a_card_is_over_when_its_declaration_has_a_draft_or_a_sheet(watch, desk):
    (key,) = desk.bring_in(declaration())
    watch.look()
    watch.look()
    assert not watch.over
    watch.store.declarations.skip(key, TODAY)
    watch.look()
    assert not watch.over, "skipped stays unrated; the card itself is what skipped it"
    desk.bring_in(replace(declaration(), status=Status.CANCELLED))
    watch.look()
    assert watch.over


def test_a_reminder_comes_at_its_hour_and_is_over_when_nothing_waits(watch, desk):
    watch.settings.change(prompting=PromptSettings(asks=False))
    desk.bring_in(*(declaration(at) for at in range(12)))
    desk.bring_in(*(declaration(at, registered_on=TODAY - timedelta(days=31)) for at in range(12, 20)))  # history
    watch.look()
    assert not watch.cards
    watch.pass_by(hours=1, minutes=40)
    watch.look()
    assert watch.cards == [(Card(kind=CardKind.REMINDER, count=12), ())]
    watch.pass_by(days=31)
    watch.look()
    assert watch.over


def test_paused_for_today_is_kept_and_takes_the_card_away(watch, desk):
    desk.bring_in(declaration(0))
    watch.look()
    watch.service.pause_today(True)
    watch.settle()
    assert watch.service.is_paused
    assert (watch.over, watch.pauses) == ([True], [True])
    watch.service.card_closed()
    desk.bring_in(declaration(1))
    watch.begin()
    watch.pass_by(minutes=30)
    watch.look()
    assert watch.service.is_paused
    assert len(watch.cards) == 1


def test_pausing_before_the_first_look_forgets_nothing(watch, desk):
    (key,) = desk.bring_in(declaration())
    watch.look()
    watch.begin()
    watch.service.pause_today(True)
    watch.settle()
    memory = read_memory(watch.store.settings.get(MEMORY_NAME))
    assert (list(memory.asked), memory.paused_on) == ([key], TODAY)


def test_a_pause_ends_with_its_day(watch):
    watch.service.pause_today(True)
    watch.settle()
    watch.pass_by(days=1)
    watch.look()
    assert watch.pauses == [True, False]


def test_a_pause_can_be_taken_back(watch, desk):
    watch.service.pause_today(True)
    desk.bring_in(declaration())
    watch.look()
    watch.service.pause_today(False)
    watch.settle()
    assert len(watch.cards) == 1


def test_changed_settings_count_at_once(watch, desk):
    watch.settings.change(prompting=PromptSettings(asks=False, reminds=False))
    desk.bring_in(declaration())
    watch.look()
    assert not watch.cards
    watch.settings.change(prompting=PromptSettings(reminds=False))
    watch.settle()
    assert len(watch.cards) == 1


def test_a_store_that_cannot_be_read_is_announced_and_asked_again_later(watch, desk, monkeypatch):
    errors = []
    watch.service.failed.connect(errors.append)

    def locked(_moment):
        raise StoreError(StoreFault.LOCKED)

    with monkeypatch.context() as patch:
        patch.setattr(watch.store.declarations, "granted_since", locked)
        watch.look()
    assert [error.fault for error in errors] == [StoreFault.LOCKED]
    desk.bring_in(declaration())
    watch.look()
    assert len(watch.cards) == 1

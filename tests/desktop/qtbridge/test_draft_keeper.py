"""Drafts reach the store in order, and are held until they have."""

from dataclasses import replace

import pytest

from hailong.domain.catalogue import Level
from hailong.domain.sheet import SheetState
from hailong.qtbridge import draft_keeper
from hailong.qtbridge.draft_keeper import DraftKeeper
from hailong.qtbridge.sheet_opening import SheetOpener
from hailong.qtbridge.tasks import TaskRunner
from hailong.store.interfaces import StaleStateError, StoreError, StoreFault
from hailong.store.memory import MemoryStore
from rating_desk import Desk, StandingClock, declaration


@pytest.fixture
def desk():
    clock = StandingClock()
    return Desk(MemoryStore(clock), clock).furnish()


@pytest.fixture
def opened(desk):
    (key,) = desk.bring_in(declaration())
    return SheetOpener(desk.store, desk.clock).open(key)


@pytest.fixture
def keeper(desk, qtbot, monkeypatch):
    monkeypatch.setattr(draft_keeper, "RETRY_MS", 20)
    tasks = TaskRunner()
    yield DraftKeeper(tasks, desk.store)
    tasks.close()


def rated(opened, level=Level.SATISFIED):
    first, *others = opened.sheet.ratings
    return replace(opened.sheet, ratings=(replace(first, level=level), *others))


def test_the_last_of_several_is_what_stays(keeper, opened, desk, qtbot):
    for level in Level:
        keeper.keep(opened, rated(opened, level), recorded=False)
    qtbot.waitUntil(lambda: not keeper.is_busy)

    assert desk.store.sheets.draft(opened.key, opened.sheet.round).ratings[0].level is Level.VERY_SATISFIED


def test_what_is_on_its_way_is_laid_over_what_is_read(keeper, opened):
    keeper.keep(opened, rated(opened), recorded=True)

    seen = keeper.overlay(opened)

    assert (seen.sheet.ratings[0].level, seen.state, seen.has_draft) == (Level.SATISFIED, SheetState.RECORDED, True)


def test_what_has_arrived_is_no_longer_laid_over(keeper, opened, qtbot):
    keeper.keep(opened, rated(opened), recorded=False)
    qtbot.waitUntil(lambda: not keeper.is_busy)

    assert keeper.overlay(opened) is opened


def test_an_untouched_sheet_is_discarded_and_told_so(keeper, opened, desk, qtbot):
    with qtbot.waitSignal(keeper.kept):
        keeper.keep(opened, rated(opened), recorded=False)
    with qtbot.waitSignal(keeper.kept) as kept:
        keeper.keep(opened, opened.sheet, recorded=False)

    assert kept.args == [opened.key, False]
    assert desk.store.sheets.draft(opened.key, opened.sheet.round) is None


def test_a_full_disk_is_told_and_tried_again(keeper, opened, desk, qtbot, monkeypatch):
    def full(*_args, **_kwargs):
        raise StoreError(StoreFault.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(desk.store.sheets, "save_draft", full)
        with qtbot.waitSignal(keeper.failed):
            keeper.keep(opened, rated(opened), recorded=False)
    assert keeper.is_busy

    qtbot.waitUntil(lambda: not keeper.is_busy)
    assert desk.store.sheets.draft(opened.key, opened.sheet.round) is not None


def test_what_can_never_be_kept_is_told_once_and_let_go(keeper, opened, desk, qtbot, monkeypatch):
    def gone(*_args, **_kwargs):
        raise StaleStateError("the declaration is gone")

    monkeypatch.setattr(desk.store.sheets, "save_draft", gone)
    with qtbot.waitSignal(keeper.failed):
        keeper.keep(opened, rated(opened), recorded=False)

    assert not keeper.is_busy


def test_a_sheet_that_was_sent_has_no_draft_to_lay_over(keeper, opened):
    keeper.keep(opened, rated(opened), recorded=True)
    keeper.forget(opened.key)

    assert keeper.overlay(opened) is opened


@pytest.mark.parametrize("is_begun", [True, False])
def test_a_later_version_that_is_on_its_way_is_gone_on_with_and_one_that_says_nothing_is_not(keeper, desk, is_begun):
    (key,) = desk.bring_in(declaration())
    desk.tell_of(declaration())
    found = SheetOpener(desk.store, desk.clock).open(key)
    keeper.keep(found, rated(found) if is_begun else found.sheet, recorded=False)

    assert keeper.overlay(found).is_editable is is_begun


def test_what_one_clerk_has_typed_is_not_laid_over_what_another_reads(keeper, opened, desk, qtbot):
    desk.store.words.work_as("lan")
    keeper.keep(opened, rated(opened), recorded=False)
    desk.store.words.work_as("huy")
    assert keeper.overlay(opened) == opened
    desk.store.words.work_as("lan")
    assert keeper.overlay(opened).has_draft
    qtbot.waitUntil(lambda: not keeper.is_busy)


def test_a_draft_that_waits_for_the_disk_is_written_as_its_writers(keeper, opened, desk, qtbot, monkeypatch):
    owners, save = [], desk.store.sheets.save_draft

    def fail_once(*args, owner, **more):
        owners.append(owner)
        if len(owners) == 1:
            raise StoreError(StoreFault.DISK_FULL)
        save(*args, owner=owner, **more)

    monkeypatch.setattr(desk.store.sheets, "save_draft", fail_once)
    desk.store.words.work_as("lan")
    keeper.keep(opened, rated(opened), recorded=False)
    qtbot.waitUntil(lambda: len(owners) == 1)
    desk.store.words.work_as("huy")
    qtbot.waitUntil(lambda: not keeper.is_busy)
    assert owners == ["lan", "lan"]

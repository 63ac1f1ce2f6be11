"""What opening finds."""

from dataclasses import replace

import pytest

from hailong.domain.catalogue import Level
from hailong.domain.declaration import Round, Status
from hailong.domain.sheet import Contact, SheetState
from hailong.qtbridge.sheet_opening import Obstacle, SheetOpener
from hailong.store.memory import MemoryStore
from rating_desk import Desk, StandingClock, catalogue, declaration


@pytest.fixture
def desk():
    clock = StandingClock()
    return Desk(MemoryStore(clock), clock).furnish()


@pytest.fixture
def opener(desk):
    return SheetOpener(desk.store, desk.clock)


def rate(sheet, level=Level.SATISFIED):
    first, *others = sheet.ratings
    return replace(sheet, ratings=(replace(first, level=level), *others))


def test_a_new_sheet_is_prefilled_and_untouched(desk, opener):
    (key,) = desk.bring_in(declaration())

    found = opener.open(key)

    assert [rating.subject.code for rating in found.sheet.ratings] == ["03CC", "03CC-00", "DK", "KTHS", "TQ"]
    assert (found.state, found.is_editable, found.has_draft) == (SheetState.DRAFT, True, False)
    assert found.is_untouched(found.sheet)
    assert not found.is_untouched(rate(found.sheet))
    assert not found.is_untouched(replace(found.sheet, contact=Contact(name="x")))


@pytest.mark.parametrize(
    ("changes", "is_enrolled", "obstacle"),
    [
        ({"status": Status.REGISTERED}, True, Obstacle.NOT_RATABLE),
        ({"status": Status.UNKNOWN}, True, Obstacle.NOT_RATABLE),
        ({}, False, Obstacle.NOT_ENROLLED),
        ({"tax_code": ""}, True, Obstacle.ENTERPRISE_UNKNOWN),
        ({"tax_code": ""}, False, Obstacle.NOT_ENROLLED),
        ({"tax_code": "0199999991002"}, True, Obstacle.ENTERPRISE_NOT_ENROLLED),
        ({"status": Status.CANCELLED}, True, None),
    ],
)
def test_what_stands_in_the_way_is_named(changes, is_enrolled, obstacle):
    clock = StandingClock()
    desk = Desk(MemoryStore(clock), clock).furnish(is_enrolled=is_enrolled)
    (key,) = desk.bring_in(declaration(**changes))

    found = SheetOpener(desk.store, clock).open(key)

    assert found.obstacle is obstacle
    assert found.is_editable is (obstacle is None)


def test_a_sheet_that_was_sent_is_shown_and_not_written_anew(desk, opener):
    (key,) = desk.bring_in(declaration())
    sent = desk.send_sheet(key, rate(opener.open(key).sheet))

    found = opener.open(key)

    assert (found.sheet, found.state, found.is_editable) == (sent, SheetState.QUEUED, False)
    assert [one.sheet.id for one in found.sent] == [sent.id]


def test_a_sheet_that_was_taken_back_is_a_draft_again(desk, opener):
    (key,) = desk.bring_in(declaration())
    sent = desk.send_sheet(key, rate(opener.open(key).sheet))
    desk.store.sheets.withdraw(sent.id, key)

    found = opener.open(key)

    assert (found.state, found.has_draft) == (SheetState.DRAFT, True)
    assert found.sheet.ratings[0].level is Level.SATISFIED


def test_a_draft_speaks_of_the_declaration_as_it_is_now(desk, opener):
    (key,) = desk.bring_in(declaration())
    desk.store.sheets.save_draft(key, rate(opener.open(key).sheet))
    desk.bring_in(declaration(number="109999888771", partner="ẨN DANH"))

    assert opener.open(key).sheet.declaration.number == "109999888771"


def test_what_was_begun_before_clearance_goes_on_after_it_with_the_new_stage(desk, opener):
    during = declaration(status=Status.CHANNELLED, cleared_on=None, cleared_time=None)
    (key,) = desk.bring_in(during)
    desk.store.sheets.save_draft(key, rate(opener.open(key).sheet))
    desk.bring_in(declaration())

    found = opener.open(key)

    assert (found.sheet.round, found.has_draft) == (Round.AFTER, False)
    assert [rating.subject.code for rating in found.sheet.ratings] == ["03CC", "03CC-00", "DK", "KTHS", "TQ"]
    assert found.sheet.ratings[0].level is Level.SATISFIED


def test_the_catalogue_is_read_again_only_when_it_has_changed(desk, opener, monkeypatch):
    (key,) = desk.bring_in(declaration())
    first = opener.open(key).catalogue
    assert opener.open(key).catalogue is first

    desk.store.mirror.save_catalogue(replace(catalogue(), version="test-2"), "etag-2")
    found = opener.open(key)

    assert (found.catalogue.version, found.sheet.catalogue_version) == ("test-2", "test-2")


def test_a_declaration_that_is_gone_is_none(opener):
    assert opener.open(999) is None


def test_the_contact_of_the_settings_fills_a_new_sheet(desk, opener):
    (key,) = desk.bring_in(declaration())
    desk.store.settings.set("window.contact_name", "Trần Văn Thử")

    found = opener.open(key)

    assert found.sheet.contact.name == "Trần Văn Thử"
    assert found.is_untouched(found.sheet)


def test_one_rated_elsewhere_is_not_written_unless_a_later_version_is_meant(desk, opener):
    (key,) = desk.bring_in(declaration())
    theirs = desk.tell_of(declaration())

    found = opener.open(key)

    assert (found.obstacle, found.is_editable) == (Obstacle.RATED_ELSEWHERE, False)
    assert [one.device_name for one in found.elsewhere] == ["KHAI-BAO-2"]
    assert (found.sheet.version, found.sheet.supersedes) == (2, theirs)


def test_a_draft_begun_before_the_news_goes_on_as_the_version_after_theirs(desk, opener):
    (key,) = desk.bring_in(declaration())
    desk.store.sheets.save_draft(key, rate(opener.open(key).sheet))
    theirs = desk.tell_of(declaration())

    found = opener.open(key)

    assert (found.obstacle, found.is_editable) == (None, True)
    assert (found.sheet.version, found.sheet.supersedes) == (2, theirs)
    assert desk.send_sheet(key, found.sheet).supersedes == theirs


def test_one_sent_before_the_news_was_there_is_sent_as_the_first_so_that_the_service_refuses_it(desk, opener):
    (key,) = desk.bring_in(declaration())
    written = rate(opener.open(key).sheet)
    desk.tell_of(declaration())

    assert desk.send_sheet(key, written).version == 1


def test_what_was_rated_elsewhere_in_another_round_is_not_told_of(desk, opener):
    during = declaration(status=Status.CHANNELLED, cleared_on=None, cleared_time=None)
    desk.tell_of(during)
    (key,) = desk.bring_in(declaration())

    found = opener.open(key)

    assert (found.obstacle, found.elsewhere) == (None, ())


def test_one_without_enrolment_says_that_first(opener, desk):
    foreign = declaration(tax_code="0199999991002")
    (key,) = desk.bring_in(foreign)
    desk.tell_of(foreign)

    assert opener.open(key).obstacle is Obstacle.ENTERPRISE_NOT_ENROLLED


def test_after_my_refused_sheet_was_given_up_theirs_stands(desk, opener):
    (key,) = desk.bring_in(declaration())
    sent = desk.send_sheet(key, rate(opener.open(key).sheet))
    desk.refuse(sent.id)
    desk.tell_of(declaration())
    assert opener.open(key).state is SheetState.NEEDS_YOU

    desk.store.sheets.give_up(sent.id)

    assert opener.open(key).obstacle is Obstacle.RATED_ELSEWHERE

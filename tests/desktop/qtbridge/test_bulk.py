"""The bulk as the panel sees it: the last selection wins, what was written stays, and the main thread never waits."""

import threading

import pytest

from hailong.api.clerk_keys import new_key
from hailong.domain.bulk import OwnRating, PatternLine
from hailong.domain.catalogue import Level
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import CallFailedError
from hailong.domain.sheet import Contact
from hailong.qtbridge.bulk import BulkMode, BulkService
from rating_desk import declaration


@pytest.fixture
def keys(desk):
    return desk.bring_in(*[declaration(at) for at in range(4)])


@pytest.fixture
def service(tasks, store, desk, clock):
    return BulkService(tasks, store, desk.send_bulk, clock)


def write(service, level=Level.SATISFIED):
    slot = service.current.slots[0]
    service.write([PatternLine(slot=slot, level=level)], Contact(name="Nguyễn Thị Mẫu"))


def reviewed(service, keys, settle):
    service.open(keys)
    settle()
    write(service)
    assert service.record()


def test_the_last_of_several_selections_wins_and_those_between_are_not_read(service, store, keys, settle, monkeypatch):
    read: list[int] = []
    rows = store.declarations.rows
    monkeypatch.setattr(store.declarations, "rows", lambda wanted: read.append(len(wanted)) or rows(wanted))
    for count in (2, 3, 4):
        service.open(keys[:count])
    settle()
    assert [one.key for one in service.current.included] == keys
    assert read == [2, 4]


def test_what_was_written_stays_when_the_selection_changes(service, keys, settle):
    service.open(keys[:2])
    settle()
    write(service)
    service.open(keys)
    settle()
    assert service.pattern.lines[0].level is Level.SATISFIED
    assert service.pattern.contact.name == "Nguyễn Thị Mẫu"


def test_closing_forgets_an_answer_that_is_under_way(service, keys, settle):
    service.open(keys)
    service.close()
    settle()
    assert service.mode is BulkMode.CLOSED


def test_nothing_is_sent_before_the_review_nor_twice(service, desk, keys, settle):
    service.open(keys)
    settle()
    service.send()
    assert not service.record(), "nothing is rated"
    write(service)
    assert service.record()
    service.send()
    service.send()
    settle()
    assert len(desk.sent()) == 4
    assert service.mode is BulkMode.CLOSED


def test_while_sealing_the_main_thread_is_free_and_progress_comes(tasks, store, desk, clock, keys, settle, qtbot):
    may_go_on, seen = threading.Event(), []

    def slow(sheets, told):
        told(0)
        assert may_go_on.wait(10)
        return desk.send_bulk(sheets, told)

    service = BulkService(tasks, store, slow, clock)
    service.progressed.connect(lambda done, of: seen.append((done, of)))
    reviewed(service, keys, settle)
    service.send()  # returns at once
    assert service.mode is BulkMode.SEALING
    service.open(keys[:2])
    assert service.mode is BulkMode.SEALING, "a selection does not disturb it"
    may_go_on.set()
    settle()
    qtbot.waitUntil(lambda: (4, 4) in seen)
    assert service.mode is BulkMode.CLOSED


def test_a_key_that_is_out_of_reach_is_told_and_nothing_is_lost(tasks, store, clock, desk, keys, settle):
    def fails(sheets, told):
        raise CallFailedError(Failure(kind=FailureKind.NEEDS_PERSON, code="keyring"))

    service = BulkService(tasks, store, fails, clock)
    told: list[Exception] = []
    service.failed.connect(told.append)
    reviewed(service, keys, settle)
    service.set_level(keys[:1], Level.NORMAL)
    service.send()
    settle()
    assert [type(error) for error in told] == [CallFailedError]
    assert service.mode is BulkMode.REVIEWING
    assert service.own == {keys[0]: OwnRating(key=keys[0], level=Level.NORMAL)}


def test_a_kept_text_that_cannot_be_read_is_none(service, store, keys, settle):
    store.settings.set("bulk.pattern", "{half")
    service.open(keys)
    settle()
    assert service.mode is BulkMode.EDITING
    assert all(line.level is None for line in service.pattern.lines)


def test_what_one_clerk_wrote_for_many_is_offered_to_that_clerk_alone(service, store, keys, settle):
    store.words.work_as("")
    service.open(keys)
    settle()
    write(service)
    service.change_hands()  # it is still the same clerk
    assert service.mode is BulkMode.EDITING
    service.flush()  # as the lock does
    settle()

    other = new_key()
    store.words.work_as(other.public, other)
    service.change_hands()
    assert service.mode is BulkMode.CLOSED
    service.open(keys)
    settle()
    assert service.pattern.lines[0].level is None
    write(service, Level.DISSATISFIED)
    service.flush()
    settle()
    assert "dissatisfied" not in store.settings.get("bulk.pattern")

    store.words.work_as("")
    service.change_hands()
    service.open(keys)
    settle()
    assert service.pattern.lines[0].level is Level.SATISFIED

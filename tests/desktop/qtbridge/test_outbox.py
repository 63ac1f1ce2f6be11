"""What was sent: listed lazily, taken back while it waits, reopened when it was refused."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from hailong.domain.catalogue import Level
from hailong.domain.declaration import Round
from hailong.domain.ids import uuid7
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.sheet import Contact, Rating, Sheet, SheetState, Subject, SubjectKind
from hailong.qtbridge.outbox import OutboxService
from hailong.qtbridge.paged_rows import PAGE
from hailong.qtbridge.sent_table import SENT_ROLE, SentColumn
from hailong.store.interfaces import SentQuery
from rating_desk import NOW, declaration


class PlainWords:
    def headers(self):
        return [column.name for column in SentColumn]

    def cells(self, sent):
        return [sent.sheet.declaration.number, *("-" for _ in range(5))]


@pytest.fixture
def send(desk):
    """Sends a sheet about an invented declaration; its key."""

    def act(at: int = 0, level: Level = Level.SATISFIED) -> int:
        one = declaration(at)
        key = desk.bring_in(one)[0]
        rating = Rating(subject=Subject(kind=SubjectKind.OFFICE, code="03CC", name="Đơn vị"), level=level)
        sheet = Sheet(
            id=uuid7(NOW), declaration=one, round=Round.AFTER, written_at=NOW, ratings=(rating,), contact=Contact()
        )
        desk.send_sheet(key, sheet)
        return key

    return act


@pytest.fixture
def service(tasks, store, clock):
    return OutboxService(tasks, store, PlainWords(), clock)


def listed(service, qtbot, settle):
    with qtbot.waitSignal(service.listed):
        service.refresh()
    settle()
    return [service.model.sent_at(row) for row in range(service.model.rowCount())]


def refuse(store, sent):
    store.outbox.mark_sending([sent.sheet.id])
    store.outbox.refused(
        sent.sheet.id, Failure(kind=FailureKind.REFUSED, code="sheet-refused", at=NOW), SheetState.NEEDS_YOU
    )


def test_the_newest_comes_first_and_the_model_is_sound(service, send, qtbot, settle):
    tester = QAbstractItemModelTester(service.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    send(0)
    send(1)
    numbers = [sent.sheet.declaration.number for sent in listed(service, qtbot, settle)]

    assert numbers == [declaration(1).number, declaration(0).number]
    assert service.summary.waiting == 2
    assert tester.model() is service.model


def test_a_later_page_is_fetched_when_it_is_looked_at(service, send, qtbot, settle):
    for at in range(PAGE + 2):
        send(at)
    with qtbot.waitSignal(service.listed):
        service.refresh()
    settle()
    last = service.model.index(PAGE + 1, 0)

    assert last.data() == "…"
    with qtbot.waitSignal(service.model.dataChanged):
        pass
    assert last.data() == declaration(0).number


def test_a_waiting_sheet_is_taken_back_and_is_a_draft_again(service, store, send, qtbot, settle):
    key = send()
    sent = listed(service, qtbot, settle)[0]
    with qtbot.waitSignal(service.withdrawn) as told:
        service.withdraw(sent)
    settle()

    assert told.args[1] == key
    assert store.sheets.draft(key, Round.AFTER) is not None
    assert service.summary.waiting == 0


def test_editing_a_waiting_sheet_takes_it_back_and_opens_it(service, store, send, qtbot, settle):
    key = send()
    sent = listed(service, qtbot, settle)[0]
    with qtbot.waitSignal(service.reopened) as told:
        service.edit(sent)
    settle()

    assert told.args == [key]
    assert store.sheets.draft(key, Round.AFTER) is not None


def test_editing_a_refused_sheet_begins_its_next_version(service, store, send, qtbot, settle):
    key = send()
    refuse(store, listed(service, qtbot, settle)[0])
    sent = listed(service, qtbot, settle)[0]
    assert service.summary.needs_you == 1
    with qtbot.waitSignal(service.reopened) as told:
        service.edit(sent)
    settle()

    draft = store.sheets.draft(key, Round.AFTER)
    assert told.args == [key]
    assert draft is not None
    assert draft.ratings == sent.sheet.ratings


def test_a_sheet_that_is_on_its_way_is_not_taken_back(service, store, send, qtbot, settle):
    key = send()
    sent = listed(service, qtbot, settle)[0]
    store.outbox.mark_sending([sent.sheet.id])
    with qtbot.waitSignal(service.too_late):
        service.withdraw(sent)
    settle()

    assert store.sheets.draft(key, Round.AFTER) is None
    assert service.model.index(0, 0).data(SENT_ROLE).state is SheetState.SENDING


def test_the_table_can_be_narrowed(service, store, send, qtbot, settle):
    send(0)
    send(1)
    refuse(store, listed(service, qtbot, settle)[0])
    query = SentQuery(states=frozenset({SheetState.NEEDS_YOU}))
    with qtbot.waitSignal(service.listed, check_params_cb=lambda got: got == query):
        service.change(query)

    assert service.model.rowCount() == 1
    with qtbot.waitSignal(service.listed):
        service.change(replace(query, text="khong co"))
    assert service.model.rowCount() == 0


def test_what_waits_or_needs_the_user_is_listed_for_the_status_line(service, store, send, qtbot, settle):
    send(0)
    send(1)
    refuse(store, listed(service, qtbot, settle)[0])
    with qtbot.waitSignal(service.waiting_listed) as told:
        service.list_waiting()

    assert {sent.state for sent in told.args[0]} == {SheetState.QUEUED, SheetState.NEEDS_YOU}


def test_a_refused_sheet_is_given_up_for_that_of_another_workstation(service, store, desk, send, qtbot, settle):
    key = send()
    desk.refuse(listed(service, qtbot, settle)[0].sheet.id)
    desk.tell_of(declaration(0))
    sent = listed(service, qtbot, settle)[0]
    assert (service.summary.needs_you, sent.taken_by.device_name) == (1, "KHAI-BAO-2")

    with qtbot.waitSignal(service.given_up) as told:
        service.give_up(sent)
    settle()

    assert told.args == [sent.sheet, key]
    assert service.summary.needs_you == 0
    assert listed(service, qtbot, settle)[0].state is SheetState.WITHDRAWN


def test_one_that_was_mended_meanwhile_cannot_be_given_up(service, store, desk, send, qtbot, settle):
    send()
    sent = listed(service, qtbot, settle)[0]
    desk.refuse(sent.sheet.id)
    store.sheets.give_up(sent.sheet.id)

    with qtbot.waitSignal(service.too_late):
        service.give_up(sent)


def test_cleared_it_shows_nothing_until_it_is_read_again(service, send, qtbot, settle):
    send()
    service.refresh()
    settle()
    assert service.model.rowCount() == 1
    service.clear()
    assert service.model.rowCount() == 0
    service.refresh()
    settle()
    assert service.model.rowCount() == 1

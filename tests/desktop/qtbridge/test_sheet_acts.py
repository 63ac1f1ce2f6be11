"""Acts beside the open sheet."""

import pytest

from hailong.domain.catalogue import Level
from hailong.domain.ids import uuid7
from hailong.domain.sheet import Rating
from hailong.qtbridge.sheet_acts import SheetActs
from hailong.qtbridge.sheet_opening import SheetOpener
from hailong.qtbridge.tasks import TaskRunner
from hailong.store.interfaces import StaleStateError
from hailong.store.memory import MemoryStore
from rating_desk import ENTERPRISE, Desk, StandingClock, declaration


@pytest.fixture
def desk():
    clock = StandingClock()
    return Desk(MemoryStore(clock), clock).furnish()


@pytest.fixture
def acts(qtbot, desk):
    tasks = TaskRunner()
    yield SheetActs(tasks, desk.store)
    tasks.close()


def test_a_waiting_sheet_is_taken_back(acts, desk, qtbot):
    (key,) = desk.bring_in(declaration())
    sheet = SheetOpener(desk.store, desk.clock).open(key).sheet
    rating = Rating(subject=sheet.ratings[0].subject, level=Level.NORMAL)
    sent = desk.send_sheet(key, type(sheet)(id=sheet.id, declaration=sheet.declaration, round=sheet.round,
                                            written_at=sheet.written_at, ratings=(rating,)))  # fmt: skip

    with qtbot.waitSignal(acts.done) as done:
        acts.withdraw(key, sent.id)

    assert done.args == [key]
    assert desk.store.sheets.draft(key, sheet.round) is not None


def test_what_is_too_late_is_told(acts, desk, qtbot):
    with qtbot.waitSignal(acts.failed) as failed:
        acts.reopen(1, uuid7(desk.clock.now()))

    assert isinstance(failed.args[0], StaleStateError)


def test_a_declaration_is_given_to_an_enterprise(acts, desk, qtbot):
    (key,) = desk.bring_in(declaration(tax_code=""))

    with qtbot.waitSignal(acts.done):
        acts.assign_enterprise(key, *ENTERPRISE)

    assert desk.store.declarations.get(key).declaration.tax_code == ENTERPRISE[0]

"""The open sheet: opened, written, recorded, sent; and every way in which the world may interfere."""

import threading
from dataclasses import replace

import pytest

from hailong.domain.catalogue import Level
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import CallFailedError
from hailong.domain.sheet import Contact, SheetFault, SheetState
from hailong.qtbridge.sheet_opening import Obstacle
from hailong.qtbridge.sheets import AUTOSAVE_MS, Mode, SheetService
from hailong.qtbridge.tasks import TaskRunner
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.memory import MemoryStore
from hailong.sync.sending import NotEnrolledError
from rating_desk import Desk, StandingClock, declaration


class GatedSend:
    """The real *Send* behind a gate, or an error in its place."""

    def __init__(self, send) -> None:
        self._send = send
        self.gate = threading.Event()
        self.gate.set()
        self.error: Exception | None = None

    def __call__(self, key, sheet):
        assert self.gate.wait(5)
        if self.error:
            raise self.error
        return self._send(key, sheet)


@pytest.fixture
def desk():
    clock = StandingClock()
    made = Desk(MemoryStore(clock), clock).furnish()
    made.keys = made.bring_in(declaration(0), declaration(1))
    return made


@pytest.fixture
def tasks(qtbot):
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def send(desk):
    return GatedSend(desk.send_sheet)


@pytest.fixture
def service(tasks, desk, send):
    return SheetService(tasks, desk.store, send, desk.clock)


@pytest.fixture
def open_service(service, desk, qtbot):
    with qtbot.waitSignal(service.opened):
        service.open(desk.keys[0])
    return service


def rated(service, level=Level.SATISFIED, **changes):
    first, *others = service.sheet.ratings
    return (replace(first, level=level, **changes), *others)


def write(service, level=Level.SATISFIED, **changes):
    service.write(rated(service, level, **changes), service.sheet.contact)


def settle(qtbot, tasks):
    qtbot.waitUntil(lambda: not tasks.is_busy)


def test_opening_tells_the_sheet_and_then_may_be_edited(service, desk, qtbot):
    assert service.mode is Mode.CLOSED
    service.open(desk.keys[0])
    assert service.mode is Mode.LOADING

    with qtbot.waitSignal(service.opened) as opened:
        pass
    assert opened.args[0].key == desk.keys[0]
    assert (service.mode, service.sheet.version) == (Mode.EDITING, 1)


def test_of_several_opened_at_once_only_the_last_is_shown(service, desk, qtbot, tasks):
    shown = []
    service.opened.connect(lambda found: shown.append(found.key))

    for key in (desk.keys[0], desk.keys[1], desk.keys[0], desk.keys[1]):
        service.open(key)
    settle(qtbot, tasks)

    assert shown == [desk.keys[1]]


def test_a_declaration_that_is_gone_is_told(service, qtbot):
    with qtbot.waitSignal(service.gone):
        service.open(999)
    assert service.mode is Mode.CLOSED


def test_typing_is_kept_within_a_second_even_without_a_pause(open_service, desk, qtbot):
    key = desk.keys[0]
    round_ = open_service.sheet.round

    def type_on():
        write(open_service, comment=f"{open_service.sheet.ratings[0].comment}x")
        return desk.store.sheets.draft(key, round_) is not None

    qtbot.waitUntil(type_on, timeout=AUTOSAVE_MS + 1000)


def test_writing_tells_what_is_still_asked_for(open_service, qtbot):
    with qtbot.waitSignal(open_service.findings_changed) as found:
        write(open_service, Level.DISSATISFIED)

    faults = {finding.fault for finding in found.args[0]}
    assert faults == {SheetFault.DETAILS_ASKED, SheetFault.CONTACT_ASKED}


def test_record_turns_to_the_review_at_once_and_keeps_it(open_service, desk, qtbot, tasks):
    write(open_service)

    assert open_service.record()
    assert open_service.mode is Mode.REVIEWING
    settle(qtbot, tasks)
    assert desk.store.sheets.draft_state(desk.keys[0], open_service.sheet.round) is SheetState.RECORDED

    open_service.edit()
    settle(qtbot, tasks)
    assert desk.store.sheets.draft_state(desk.keys[0], open_service.sheet.round) is SheetState.DRAFT


def test_record_refuses_a_sheet_that_says_nothing(open_service):
    assert not open_service.record()
    assert open_service.mode is Mode.EDITING


@pytest.mark.parametrize("act", ["send", "edit"])
def test_what_is_only_for_the_review_does_nothing_before_it(open_service, desk, act, tasks):
    write(open_service)
    getattr(open_service, act)()

    assert open_service.mode is Mode.EDITING
    assert desk.sent() == []


def test_in_the_review_nothing_can_be_written(open_service):
    write(open_service)
    open_service.record()
    write(open_service, Level.VERY_DISSATISFIED)

    assert open_service.sheet.ratings[0].level is Level.SATISFIED


def test_saved_is_told_after_the_store_and_not_before(open_service, desk, send, qtbot):
    write(open_service)
    open_service.record()
    saved = []
    open_service.sheet_saved.connect(lambda key, sheet: saved.append((key, sheet, desk.sent())))
    send.gate.clear()

    open_service.send()
    assert (open_service.mode, saved, open_service.has_unsaved) == (Mode.SENDING, [], True)
    send.gate.set()
    qtbot.waitUntil(lambda: bool(saved))

    key, sheet, sent = saved[0]
    assert (key, sent) == (desk.keys[0], [sheet])
    assert [rating.says_something for rating in sheet.ratings] == [True]


def test_sending_twice_in_a_row_sends_once(open_service, desk, qtbot, tasks):
    write(open_service)
    open_service.record()
    open_service.send()
    open_service.send()
    settle(qtbot, tasks)

    assert len(desk.sent()) == 1


def test_another_sheet_can_be_opened_while_one_is_being_sent(open_service, desk, send, qtbot, tasks):
    write(open_service)
    open_service.record()
    send.gate.clear()
    open_service.send()

    with qtbot.waitSignal(open_service.opened):
        open_service.open(desk.keys[1])
    assert open_service.mode is Mode.EDITING
    with qtbot.waitSignal(open_service.sheet_saved):
        send.gate.set()
    assert (open_service.mode, open_service.current.key) == (Mode.EDITING, desk.keys[1])


@pytest.mark.parametrize(
    "error",
    [
        StoreError(StoreFault.DISK_FULL),
        NotEnrolledError("0199999991"),
        CallFailedError(Failure(kind=FailureKind.NEEDS_PERSON, code="key_missing")),
    ],
)
def test_what_the_world_refuses_leaves_the_review_and_can_be_tried_again(open_service, desk, send, error, qtbot):
    write(open_service)
    open_service.record()
    send.error = error
    with qtbot.waitSignal(open_service.failed) as failed:
        open_service.send()
    assert (open_service.mode, failed.args[0], desk.sent()) == (Mode.REVIEWING, error, [])

    send.error = None
    with qtbot.waitSignal(open_service.sheet_saved):
        open_service.send()


def test_a_bug_in_sending_is_told_as_a_bug(open_service, send, tasks, qtbot):
    write(open_service)
    open_service.record()
    send.error = RuntimeError("ours")

    with qtbot.waitSignal(tasks.failed):
        open_service.send()
    assert open_service.mode is Mode.REVIEWING


def test_a_store_that_cannot_be_read_closes_the_sheet_and_tells(service, desk, qtbot, monkeypatch):
    def locked(_key):
        raise StoreError(StoreFault.LOCKED)

    monkeypatch.setattr(desk.store.declarations, "get", locked)
    with qtbot.waitSignal(service.failed):
        service.open(desk.keys[0])
    assert service.mode is Mode.CLOSED


def test_all_kept_is_told_so_that_a_closing_window_can_wait(open_service, qtbot):
    write(open_service)
    assert open_service.has_unsaved

    with qtbot.waitSignal(open_service.all_kept):
        open_service.close()
    assert not open_service.has_unsaved


def test_contact_alone_is_worth_keeping(open_service, desk, qtbot, tasks):
    open_service.write(open_service.sheet.ratings, Contact(name="Nguyễn Thị Mẫu"))
    round_ = open_service.sheet.round
    open_service.flush()
    settle(qtbot, tasks)

    assert desk.store.sheets.draft(desk.keys[0], round_).contact.name == "Nguyễn Thị Mẫu"


def test_lines_that_say_nothing_are_kept_in_the_draft_and_left_out_of_the_sheet(open_service, desk, qtbot, tasks):
    write(open_service)
    lines = len(open_service.sheet.ratings)
    open_service.record()
    settle(qtbot, tasks)
    assert len(desk.store.sheets.draft(desk.keys[0], open_service.sheet.round).ratings) == lines

    open_service.send()
    settle(qtbot, tasks)
    assert [rating.subject.code for rating in desk.sent()[0].ratings] == ["03CC"]


def test_the_list_is_told_when_a_draft_begins_and_not_at_every_word(open_service, qtbot):
    told = []
    open_service.draft_changed.connect(told.append)
    for comment in ("một", "một hai", "một hai ba"):
        write(open_service, comment=comment)
        with qtbot.waitSignal(open_service.all_kept):
            open_service.flush()

    assert told == [open_service.current.key]


def test_one_rated_elsewhere_is_read_until_a_later_version_is_wanted(service, desk, qtbot):
    theirs = desk.tell_of(declaration(0))
    with qtbot.waitSignal(service.opened):
        service.open(desk.keys[0])
    assert (service.mode, service.current.obstacle) == (Mode.READING, Obstacle.RATED_ELSEWHERE)

    service.write_later()

    assert service.mode is Mode.EDITING
    write(service)
    service.record()
    with qtbot.waitSignal(service.sheet_saved) as saved:
        service.send()
    sent = saved.args[1]
    assert (sent.version, sent.supersedes) == (2, theirs)


def test_how_the_sheet_sent_last_stands_is_told_until_the_service_has_taken_it(open_service, desk, qtbot, tasks):
    stood = []
    open_service.sent_stands.connect(stood.append)
    write(open_service)
    open_service.record()
    with qtbot.waitSignal(open_service.sheet_saved) as saved:
        open_service.send()
    sheet = saved.args[1]
    open_service.look_again()
    settle(qtbot, tasks)
    desk.deliver(sheet.id)
    open_service.look_again()
    settle(qtbot, tasks)
    open_service.look_again()
    settle(qtbot, tasks)

    assert [(one.sheet.id, one.state) for one in stood] == [
        (sheet.id, SheetState.QUEUED),
        (sheet.id, SheetState.RECEIVED),
    ]


def test_where_nothing_was_rated_elsewhere_there_is_no_later_version_to_write(open_service):
    before = open_service.current
    open_service.write_later()
    assert open_service.current is before


def test_a_blank_sheet_that_was_rated_elsewhere_meanwhile_says_so(open_service, desk, qtbot):
    desk.tell_of(declaration(0))

    with qtbot.waitSignal(open_service.opened):
        open_service.look_again()

    assert (open_service.mode, open_service.current.obstacle) == (Mode.READING, Obstacle.RATED_ELSEWHERE)
    assert open_service.is_in_use


def test_a_sheet_with_something_on_it_is_left_as_it_is_and_sent_as_the_first(open_service, desk, qtbot, tasks):
    write(open_service)
    desk.tell_of(declaration(0))
    open_service.look_again()
    settle(qtbot, tasks)
    assert open_service.mode is Mode.EDITING

    open_service.record()
    with qtbot.waitSignal(open_service.sheet_saved) as saved:
        open_service.send()

    assert saved.args[1].version == 1


def test_what_is_written_while_it_is_looked_again_is_not_taken_away(open_service, desk, qtbot, tasks):
    desk.tell_of(declaration(0))
    open_service.look_again()
    write(open_service)
    settle(qtbot, tasks)

    assert open_service.mode is Mode.EDITING
    assert open_service.sheet.ratings[0].level is Level.SATISFIED


def test_without_news_from_elsewhere_nothing_is_opened_anew(open_service, qtbot, tasks):
    before = open_service.current
    open_service.look_again()
    settle(qtbot, tasks)
    assert open_service.current is before

"""Enrolment from the window: one act at a time, off the main thread, its outcome told."""

import threading
from uuid import UUID

import pytest

from hailong.domain.catalogue import Level
from hailong.domain.declaration import Round
from hailong.domain.enrolment import Acquaintance, Enrolment, KeyPlace
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import CallFailedError, FailureCode
from hailong.domain.sheet import Rating, Sheet, Subject, SubjectKind
from hailong.qtbridge.enrolment import EnrolmentService, EnrolmentTools
from hailong.sync.enrolment import EnrolmentCancelledError
from rating_desk import declaration

ENROLMENT = Enrolment(
    service_url="https://127.0.0.1/", service_name="Thử", device_id="d", keys=(), enterprises=(("0199999991", "MẪU"),)
)
MET = Acquaintance(service_url="https://127.0.0.1", service_name="Thử", key="k1")


class Enroller:
    """Answers at once, or waits until it is broken off."""

    def __init__(self) -> None:
        self.calls = []
        self.threads = set()
        self.error: Exception | None = None
        self.waits: threading.Event | None = None
        self.is_waiting = threading.Event()

    def meet(self, service_url, key, is_cancelled):
        self.calls.append((service_url, key))
        self._answer(is_cancelled)
        return MET

    def __call__(self, service_url, codes, device_name, *, key, wanted, on_progress, is_cancelled):
        self.calls.append((service_url, list(codes), device_name, key))
        for number, _ in enumerate(codes):
            on_progress(number)
        self._answer(is_cancelled)
        return ENROLMENT

    def break_off(self) -> None:
        if self.waits is not None:
            self.waits.set()

    def _answer(self, is_cancelled) -> None:
        self.threads.add(threading.current_thread())
        if self.waits is not None:
            self.is_waiting.set()
            self.waits.wait(10)
            if is_cancelled():
                raise EnrolmentCancelledError
        if self.error is not None:
            raise self.error


@pytest.fixture
def enroller():
    return Enroller()


class Leaver:
    """Leaves whatever it is told to."""

    def __init__(self, mirror) -> None:
        self.mirror = mirror
        self.left = []
        self.tidied = 0

    def __call__(self, tax_code):
        self.left.append(tax_code)
        self.mirror.leave()

    def tidy(self) -> None:
        self.tidied += 1


@pytest.fixture
def leaver(store):
    return Leaver(store.mirror)


@pytest.fixture
def service(tasks, store, enroller, leaver):
    tools = EnrolmentTools(enroller, leaver, lambda _: KeyPlace.FILE, lambda *_: None)
    return EnrolmentService(tasks, lambda: tools, store, "may-1")


def test_codes_are_used_once_off_the_main_thread(service, enroller, qtbot):
    told_progress = []
    service.progressed.connect(told_progress.append)
    with qtbot.waitSignal(service.enrolled) as told:
        service.enrol(" https://127.0.0.1/ ", [" MA-1 ", "MA-2"], "k1")
        service.enrol("https://127.0.0.1/", ["MA-1"])

    assert enroller.calls == [("https://127.0.0.1/", ["MA-1", "MA-2"], "may-1", "k1")]
    assert threading.main_thread() not in enroller.threads
    assert told.args == [ENROLMENT]
    assert told_progress == [0, 1]
    assert service.current == ENROLMENT
    assert not service.is_busy


def test_who_answers_is_told_before_anything_is_shown_to_him(service, enroller, qtbot):
    with qtbot.waitSignal(service.met) as told:
        service.meet(" https://127.0.0.1 ", "k1")

    assert told.args == [MET]
    assert enroller.calls == [("https://127.0.0.1", "k1")]
    assert not service.is_busy


def test_a_refused_code_is_told_and_another_may_be_tried(service, enroller, qtbot):
    enroller.error = CallFailedError(Failure(kind=FailureKind.NEEDS_PERSON, code=FailureCode.CODE_REFUSED))
    with qtbot.waitSignal(service.failed) as told:
        service.enrol("https://127.0.0.1/", ["MA-1"])

    assert told.args == [enroller.error]
    enroller.error = None
    with qtbot.waitSignal(service.enrolled):
        service.enrol("https://127.0.0.1/", ["MA-2"])


def test_what_waits_for_an_answer_can_be_broken_off(service, enroller, qtbot):
    enroller.waits = threading.Event()
    failed = []
    service.failed.connect(failed.append)
    with qtbot.waitSignal(service.cancelled):
        service.enrol("https://127.0.0.1/", ["MA-1"])
        assert enroller.is_waiting.wait(10)
        assert service.is_busy
        service.cancel()

    assert not service.is_busy
    assert failed == []
    service.cancel()  # nothing is awaited: nothing happens


def test_the_kept_enrolment_is_read_again(service, store, qtbot):
    store.mirror.save_enrolment(ENROLMENT)
    with qtbot.waitSignal(service.current_changed):
        service.refresh()

    assert service.current is not None
    assert service.current.enterprises == ENROLMENT.enterprises


def test_where_the_key_lies_is_told_once_there_is_one(service, store, settle):
    service.look_for_key()
    settle()
    assert service.key_place is None

    store.mirror.save_enrolment(ENROLMENT)
    service.refresh()
    settle()
    service.look_for_key()
    settle()
    assert service.key_place is KeyPlace.FILE


def test_leaving_ends_the_enrolment_and_what_waits_for_it_is_told_of(service, desk, leaver, settle, qtbot):
    (key,) = desk.bring_in(declaration())
    office = Rating(subject=Subject(kind=SubjectKind.OFFICE, code="03CC"), level=Level.SATISFIED)
    sheet = Sheet(
        id=UUID(int=1), declaration=declaration(), round=Round.AFTER, written_at=desk.clock.now(), ratings=(office,)
    )
    desk.send_sheet(key, sheet)
    service.refresh()
    settle()
    with qtbot.waitSignal(service.waiting_counted) as told:
        service.count_waiting()
    assert sum(told.args[0].values()) == 1

    with qtbot.waitSignal(service.left):
        service.leave()
    settle()

    assert leaver.left == [""]
    assert service.current is None
    assert service.former is not None
    assert leaver.tidied == 0, "something still waits"


def test_the_key_of_a_service_that_was_left_is_tidied_away_once_nothing_waits(service, store, leaver, settle):
    store.mirror.save_enrolment(ENROLMENT)
    store.mirror.leave()
    for _ in range(3):
        service.refresh()
        settle()
    assert service.former is None
    assert leaver.tidied == 1

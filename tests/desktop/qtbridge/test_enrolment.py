"""Enrolment from the window: one at a time, off the main thread, its outcome told."""

import threading

import pytest

from hailong.domain.enrolment import Enrolment
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import CallFailedError, FailureCode
from hailong.qtbridge.enrolment import EnrolmentService

ENROLMENT = Enrolment(
    service_url="https://127.0.0.1/", service_name="Thử", device_id="d", keys=(), enterprises=(("0199999991", "MẪU"),)
)


class Enroller:
    def __init__(self) -> None:
        self.calls = []
        self.threads = set()
        self.error: Exception | None = None

    def __call__(self, service_url, codes, device_name):
        self.calls.append((service_url, list(codes), device_name))
        self.threads.add(threading.current_thread())
        if self.error is not None:
            raise self.error
        return ENROLMENT


@pytest.fixture
def enroller():
    return Enroller()


@pytest.fixture
def service(tasks, store, enroller):
    return EnrolmentService(tasks, lambda: enroller, store.mirror, "may-1")


def test_a_code_is_used_once_off_the_main_thread(service, enroller, qtbot):
    with qtbot.waitSignal(service.enrolled) as told:
        service.enrol(" https://127.0.0.1/ ", " MA-1 ")
        service.enrol("https://127.0.0.1/", "MA-1")

    assert enroller.calls == [("https://127.0.0.1/", ["MA-1"], "may-1")]
    assert threading.main_thread() not in enroller.threads
    assert told.args == [ENROLMENT]
    assert service.current == ENROLMENT
    assert not service.is_busy


def test_a_refused_code_is_told_and_another_may_be_tried(service, enroller, qtbot):
    enroller.error = CallFailedError(Failure(kind=FailureKind.NEEDS_PERSON, code=FailureCode.CODE_REFUSED))
    with qtbot.waitSignal(service.failed) as told:
        service.enrol("https://127.0.0.1/", "MA-1")

    assert told.args == [enroller.error]
    enroller.error = None
    with qtbot.waitSignal(service.enrolled):
        service.enrol("https://127.0.0.1/", "MA-2")


def test_the_kept_enrolment_is_read_again(service, store, qtbot):
    store.mirror.save_enrolment(ENROLMENT)
    with qtbot.waitSignal(service.current_changed):
        service.refresh()

    assert service.current is not None
    assert service.current.enterprises == ENROLMENT.enterprises

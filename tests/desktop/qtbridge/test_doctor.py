"""The doctor behind the window: findings as they come, given up at once."""

import threading

import pytest

from hailong.domain.doctor import CheckId, Step, fine
from hailong.qtbridge.doctor import DoctorService


def step(check, act=None):
    return Step(check, act or (lambda: fine(check, "found")), 20)


def test_findings_are_announced_one_by_one_and_then_the_end(qtbot, tasks):
    held = threading.Event()
    silent = step(CheckId.PROXY, lambda: held.wait(20) and fine(CheckId.PROXY, "direct"))
    service = DoctorService(tasks, lambda: [step(CheckId.NAME), silent])

    service.examine()
    qtbot.waitUntil(lambda: len(service.findings) == 1)
    assert service.is_running
    held.set()
    qtbot.waitUntil(lambda: not service.is_running)

    assert [finding.check for finding in service.findings] == [CheckId.NAME, CheckId.PROXY]


def test_an_examination_that_is_stopped_ends_at_once_and_another_may_begin(qtbot, tasks):
    held, began = threading.Event(), threading.Event()

    def silent():
        began.set()
        held.wait(20)
        return fine(CheckId.NAME, "late")

    rounds = [[step(CheckId.NAME, silent)], [step(CheckId.NAME)]]
    service = DoctorService(tasks, lambda: rounds.pop(0))
    service.examine()
    qtbot.waitUntil(began.is_set)
    service.stop()
    assert not service.is_running

    service.examine()
    qtbot.waitUntil(lambda: not service.is_running)
    held.set()

    assert [finding.code for finding in service.findings] == ["found"]


def test_a_bug_ends_the_examination_and_is_told(qtbot, tasks):
    service = DoctorService(tasks, lambda: 1 / 0)

    service.examine()
    qtbot.waitUntil(lambda: not service.is_running)

    assert isinstance(tasks.bugs.pop(), ZeroDivisionError)


@pytest.mark.parametrize("begins", [0, 1])
def test_to_stop_what_does_not_run_is_nothing(begins, qtbot, tasks):
    service = DoctorService(tasks, lambda: [step(CheckId.NAME)])
    if begins:
        service.examine()
        qtbot.waitUntil(lambda: not service.is_running)

    with qtbot.assertNotEmitted(service.changed):
        service.stop()

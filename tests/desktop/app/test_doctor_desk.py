"""The doctor is reached from where one looks for him, and never holds the program up."""

import threading

from hailong.app.doctor_desk import DoctorDesk
from hailong.domain.doctor import CheckId, Step, fine
from hailong.ui.navigation import PageId


def test_the_doctor_is_reached_from_help_and_from_the_answer_to_why(make_workstation, tmp_path, qtbot):
    workstation = make_workstation(tmp_path)
    workstation.window.show_page(PageId.HELP)
    workstation.window.page(PageId.HELP).doctor.click()
    dialog, service = workstation.doctor.dialog, workstation.doctor.service
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not service.is_running, timeout=60_000)

    assert [finding.check for finding in service.findings] == list(CheckId)
    dialog.hide()
    workstation.window.status_line.popover.doctor.click()
    assert dialog.isVisible()


def test_a_check_that_is_silent_does_not_hold_the_end_of_the_program_up(make_workstation, tmp_path, qtbot):
    workstation = make_workstation(tmp_path)
    held, began = threading.Event(), threading.Event()

    def silent():
        began.set()
        held.wait(30)
        return fine(CheckId.NAME, "found")

    workstation._doctor = DoctorDesk(workstation, lambda: [Step(CheckId.NAME, silent, 60)])
    workstation.show_doctor()
    qtbot.waitUntil(began.is_set)

    workstation.close()

    assert not held.is_set()
    assert not workstation.doctor.dialog.isVisible()
    held.set()

"""A workstation that is put together as the program does it, without a service behind it."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from hailong.app.core import Core
from hailong.app.window import Workstation
from hailong.demo.ecus_files import write_demo_folder
from hailong.domain.enrolment import Enrolment


@pytest.fixture(scope="session")
def ecus_folder(tmp_path_factory):
    """A folder as ECUS leaves it, for reading only; and what was written."""
    folder = tmp_path_factory.mktemp("ECUS")
    return folder, write_demo_folder(folder, date(2026, 11, 16))


@pytest.fixture
def enrol():
    """Enrols a core for enterprises at a service where nobody answers."""

    def act(core, *enterprises):
        core.store.mirror.save_enrolment(
            Enrolment(
                service_url="http://127.0.0.1:9", service_name="Mẫu", device_id="device", keys=(),
                enterprises=enterprises,
            )
        )  # fmt: skip

    return act


@pytest.fixture
def make_workstation(qapp):
    """Makes workstations over data folders; each is closed at the end."""
    made = []

    def make(folder, clock=None):
        workstation = Workstation(qapp, Core(folder, clock, keys_in_files=True))
        made.append(workstation)
        return workstation

    yield make
    for workstation in made:
        workstation.close()
        free(workstation)


def free(workstation):
    """A window that is left behind would be dressed and translated anew in every later test of the run."""
    workstation.window.hide()
    workstation.window.deleteLater()
    workstation.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))

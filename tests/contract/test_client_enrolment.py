"""A lost answer to an enrolment, against the service: what the client relies on when it shows the same key again."""

import pytest

from central.fixtures import BROKER, new_code
from central.workstation import Workstation
from hailong_central.audit.models import AuditRecord

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("caplog")]


def test_a_code_shown_again_by_the_key_that_used_it_is_answered_as_the_first_time() -> None:
    code, workstation = new_code(*BROKER), Workstation()
    first = workstation.enrol(code)

    again = workstation.enrol(code)

    assert (again.status_code, again.json()) == (201, first.json())
    assert AuditRecord.objects.filter(action="device.enrolled").count() == 1


def test_a_code_used_by_another_key_stays_refused() -> None:
    code = new_code(*BROKER)
    Workstation().enrol(code)

    assert Workstation().enrol(code).status_code == 403

"""Issuing codes, enrolling devices, ending enrolments."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from joserfc.jwk import OKPKey

from central.fixtures import BROKER, STRANGER, enrolled, new_code
from central.workstation import Workstation
from hailong_central.audit.models import AuditRecord
from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.actions import note_seen, rename_device, revoke_device
from hailong_central.enterprises.models import Device, EnrolmentCode, Enterprise

pytestmark = pytest.mark.django_db


def test_device_is_enrolled_for_the_enterprises_of_its_code() -> None:
    workstation = Workstation()

    answer = workstation.enrol(new_code(*BROKER))

    assert answer.status_code == 201
    assert answer.json()["enterprises"] == [
        {"tax_code": "0199999984", "name": "CÔNG TY CỔ PHẦN VÍ DỤ"},
        {"tax_code": "0199999991", "name": "CÔNG TY TNHH MẪU THỬ"},
    ]
    device = Device.objects.get(pk=workstation.id)
    assert device.thumbprint == workstation.key.thumbprint()
    assert set(device.public_key) == {"kty", "crv", "x"}
    assert AuditRecord.objects.filter(action="device.enrolled", target=f"device:{device.id}").count() == 1


def test_stored_code_is_not_the_issued_one() -> None:
    code = new_code(*BROKER)

    row = EnrolmentCode.objects.values().get()

    assert code not in str(row)
    assert code.replace("-", "") not in str(row)


def refused(answer) -> bool:
    return answer.status_code == 403 and answer.json()["type"] == "urn:hailong:problem:code-refused"


@pytest.mark.usefixtures("caplog")
def test_code_opens_once() -> None:
    code = new_code(*BROKER)
    assert Workstation().enrol(code).status_code == 201

    assert refused(Workstation().enrol(code))
    assert Device.objects.count() == 1


@pytest.mark.usefixtures("caplog")
def test_expired_and_unknown_codes_are_refused_alike() -> None:
    expired = Workstation().enrol(new_code(*BROKER, expires_in=timedelta(seconds=-1)))
    unknown = Workstation().enrol("HL00-0000-0000-0000-0000")

    assert refused(expired)
    assert refused(unknown)
    assert {**expired.json(), "time": ""} == {**unknown.json(), "time": ""}
    assert (
        AuditRecord.objects.filter(action="code.refused", actor="stranger").count() == 1
    )  # of the one that was issued


def test_known_key_gains_the_enterprises_of_another_code(alice: Workstation) -> None:
    before = alice.id

    answer = alice.enrol(new_code(*STRANGER))

    assert alice.id == before
    assert {enterprise["tax_code"] for enterprise in answer.json()["enterprises"]} == {
        tax_code for tax_code, _ in (*BROKER, *STRANGER)
    }


@pytest.mark.usefixtures("caplog")
def test_key_of_an_ended_enrolment_cannot_come_back(alice: Workstation) -> None:
    device = Device.objects.get(pk=alice.id)
    assert revoke_device(by=CommandLine(), device_id=device.id)
    code = new_code(*BROKER)

    answer = alice.enrol(code)

    assert (answer.status_code, answer.json()["type"]) == (403, "urn:hailong:problem:device-revoked")
    assert EnrolmentCode.objects.filter(used_at=None).count() == 1  # the code was not spent
    alice.key = OKPKey.generate_key("Ed25519")
    assert alice.enrol(code).status_code == 201


def test_device_is_seen_to_the_quarter_of_an_hour(alice: Workstation, django_assert_num_queries) -> None:
    device = Device.objects.get(pk=alice.id)
    now = timezone.now()
    seen = []
    for minutes in (0, 5, 14, 16, 20, -60):
        note_seen(device, now + timedelta(minutes=minutes))
        device.refresh_from_db()
        seen.append(device.last_seen_at == now + timedelta(minutes=minutes))

    assert seen == [True, False, False, True, False, True]  # a clock that was set back is believed
    with django_assert_num_queries(0):
        note_seen(device, now - timedelta(minutes=60))


def test_device_that_is_not_there_is_neither_renamed_nor_on_record() -> None:
    assert not rename_device(by=CommandLine(), device_id=uuid.uuid4(), name="x")
    assert not AuditRecord.objects.exists()


def test_device_is_revoked_once_and_on_record(alice: Workstation) -> None:
    device = Device.objects.get(pk=alice.id)

    assert revoke_device(by=CommandLine(), device_id=device.id)
    assert not revoke_device(by=CommandLine(), device_id=device.id)

    device.refresh_from_db()
    assert device.revoked_at is not None
    assert device.revoked_at <= timezone.now()
    assert AuditRecord.objects.filter(action="device.revoked").count() == 1


@pytest.mark.usefixtures("caplog")
@pytest.mark.parametrize(
    "claims",
    [
        {"iat": "now"},
        {"more": 1},
        {"device_name": None},
        {"device_name": "x" * 201},
        {"device_name": "a\0b"},
        {"device_name": "a\nb\x1b[0m"},
    ],
)
def test_malformed_enrolment_is_refused_and_spends_no_code(claims: dict[str, object]) -> None:
    workstation = Workstation()

    answer = workstation.client.post(
        "/api/v1/devices", {"enrolment": workstation.enrolment(new_code(*BROKER), **claims)}, "application/json"
    )

    assert answer.status_code == 422
    assert EnrolmentCode.objects.filter(used_at=None).count() == 1


def test_enterprise_takes_the_name_of_the_last_code() -> None:
    enrolled(("0199999991", "Tên cũ"))
    enrolled(("0199999991", "Tên mới"))

    assert Enterprise.objects.get().name == "Tên mới"

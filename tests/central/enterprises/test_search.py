"""Which workstations are found, and in what order."""

import uuid

import pytest

from central.fixtures import BROKER, STRANGER, enrolled
from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.actions import revoke_device
from hailong_central.enterprises.search import find_devices

pytestmark = pytest.mark.django_db


def found(**asked: str) -> list[str]:
    return [str(device.pk) for device in find_devices(**asked)]


def test_last_enrolled_comes_first_and_each_comes_once() -> None:
    ids = [enrolled(*enterprises).id for enterprises in (BROKER, STRANGER, BROKER[:1])]

    assert found() == ids[::-1]
    assert found(enterprise="01999999") == ids[::-1]
    assert found(enterprise="CONG TY") == ids[::-1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("0199999984", [0]), ("0199999977", [1]), ("vi du", [0]), ("VÍ DỤ", [0]), ("0000", []), ("người", [1])],
)
def test_enterprise_is_found_by_tax_code_and_by_any_part_of_its_name(text: str, wanted: list[int]) -> None:
    ids = [enrolled(*BROKER).id, enrolled(*STRANGER).id]

    assert found(enterprise=text) == [ids[index] for index in wanted]


def test_standing_is_told_from_revoked() -> None:
    standing, revoked = enrolled(*BROKER).id, enrolled(*BROKER).id
    revoke_device(by=CommandLine(), device_id=uuid.UUID(revoked))

    assert (found(state="standing"), found(state="revoked")) == ([standing], [revoked])

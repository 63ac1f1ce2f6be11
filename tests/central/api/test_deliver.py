"""One item of a batch."""

import uuid

import pytest
from django.db import OperationalError

from central.workstation import Workstation, valid_sheet
from hailong_central.api import deliver as module
from hailong_central.api.deliver import deliver
from hailong_central.enterprises.models import Device
from hailong_central.sheets.refusals import Fault, Refusal, SheetRefusedError

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(Refusal.REFUSED, 422), (Refusal.CONFLICT, 409), (Refusal.VERSION_TAKEN, 409), (Refusal.REMOVED, 410)],
)
def test_refusal_becomes_a_problem(
    alice: Workstation, monkeypatch: pytest.MonkeyPatch, refusal: Refusal, status: int
) -> None:
    def refuse(**_: object) -> None:
        raise SheetRefusedError(refusal, Fault("/x", "y"), detail="vì sao")

    monkeypatch.setattr(module, "accept_sheet", refuse)

    result = deliver(Device.objects.get(pk=alice.id), str(uuid.uuid4()), "x")

    assert result["status"] == result["problem"]["status"] == status
    assert result["problem"]["type"] == f"urn:hailong:problem:{refusal.value}"
    assert (result["problem"]["detail"], result["problem"]["errors"]) == ("vì sao", [{"at": "/x", "code": "y"}])


def test_database_that_fails_once_touches_this_item_alone(
    alice: Workstation, monkeypatch: pytest.MonkeyPatch, caplog
) -> None:
    items = alice.frozen([valid_sheet(), valid_sheet(), valid_sheet()])
    true = module.accept_sheet

    def fail_for_second(*, id: uuid.UUID, **more: object) -> object:  # noqa: A002
        if str(id) == items[1][0]:
            raise OperationalError("locked")
        return true(id=id, **more)

    with monkeypatch.context() as patch:
        patch.setattr(module, "accept_sheet", fail_for_second)
        results = alice.offer(*items).json()["results"]

    assert [result["status"] for result in results] == [201, 503, 201]
    assert alice.offer(*items[1:2]).json()["results"][0]["status"] == 201

"""What is held, counted and summed for the devices that compare: exact up to an update, and from the rows."""

import json
import uuid
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from central.workstation import Workstation, valid_sheet
from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.models import Device
from hailong_central.service import tokens
from hailong_central.service.state import current_epoch
from hailong_central.sheets.actions import remove_sheet
from hailong_central.sheets.digest import held_sheets, mark_of
from hailong_central.sheets.models import Receipt, Sheet, Update

pytestmark = pytest.mark.usefixtures("catalogue")
MINE, OTHER = "0199999991", "0199999984"


def deliver(workstation: Workstation, count: int) -> list[uuid.UUID]:
    sheets = [valid_sheet() for _ in range(count)]
    for sheet in sheets:
        assert workstation.deliver(sheet)["status"] == 201
    return [uuid.UUID(sheet["id"]) for sheet in sheets]


def held_by(workstation: Workstation, through: int | None = None) -> dict[str, tuple[int, int]]:
    last = Update.objects.last()
    known = (last.sequence if last else 0) if through is None else through
    told: list[dict[str, Any]] = held_sheets(Device.objects.get(pk=workstation.id), through=known)
    return {one["tax_code"]: (one["sheets"], one["sum"]) for one in told}


def tally(ids: list[uuid.UUID]) -> tuple[int, int]:
    return len(ids), sum(int(one.hex[-8:], 16) for one in ids)


def test_each_enterprise_of_the_device_is_counted_by_itself_and_no_other(
    alice: Workstation, bob: Workstation, charlie: Workstation
) -> None:
    ids = deliver(alice, 3) + deliver(bob, 1)

    assert held_by(alice) == held_by(bob) == {MINE: tally(ids), OTHER: (0, 0)}
    assert held_by(charlie) == {"0199999977": (0, 0)}


def test_what_the_device_has_not_heard_of_yet_is_left_out(alice: Workstation) -> None:
    ids = deliver(alice, 2)
    heard = Update.objects.last()
    assert heard is not None
    deliver(alice, 3)

    assert held_by(alice, heard.sequence)[MINE] == tally(ids)
    assert held_by(alice, 0)[MINE] == (0, 0)


def test_a_removed_sheet_is_held_for_ever(alice: Workstation) -> None:
    ids = deliver(alice, 2)
    remove_sheet(by=CommandLine(), sheet_id=ids[0], reason="Thử gỡ bỏ")

    assert held_by(alice)[MINE] == tally(ids)


def lose(sheet_id: uuid.UUID) -> None:
    """As a disk or a hand in the database would."""
    Update.objects.filter(sheet=sheet_id).delete()
    Receipt.objects.filter(sheet=sheet_id).delete()
    Sheet.objects.filter(pk=sheet_id).delete()


def copy_row(sheet_id: uuid.UUID) -> None:
    sheet = Sheet.objects.get(pk=sheet_id)
    sheet.pk, sheet.version = uuid.uuid4(), 9
    sheet.save(force_insert=True)


@pytest.mark.parametrize("spoil", [lose, copy_row])
def test_a_row_that_is_lost_or_doubled_changes_the_digest(
    alice: Workstation, spoil: Callable[[uuid.UUID], None]
) -> None:
    ids = deliver(alice, 3)
    whole = held_by(alice)

    spoil(ids[1])

    assert held_by(alice) != whole


def test_the_call_answers_with_a_signed_digest_for_this_device(alice: Workstation) -> None:
    ids = deliver(alice, 2)
    last = Update.objects.last()
    assert last is not None

    answer = alice.get(f"/digest?through={last.sequence}").json()

    key = alice.service_keys("sig")[0]
    opened = tokens.verify(answer["digest"], typ=tokens.DIGEST, key_of=lambda _: key)
    says = json.loads(opened.payload)
    assert (says["device_id"], says["epoch"], says["through"]) == (alice.id, current_epoch(), str(last.sequence))
    count, total = tally(ids)
    assert says["enterprises"] == [
        {"tax_code": OTHER, "sheets": 0, "sum": 0}, {"tax_code": MINE, "sheets": count, "sum": total},
    ]  # fmt: skip


def test_counting_takes_two_statements_and_an_index_however_much_is_held(alice: Workstation) -> None:
    deliver(alice, 2)
    device = Device.objects.get(pk=alice.id)

    with CaptureQueriesContext(
        connection,
    ) as few:
        held_sheets(device, through=1)
    assert len(few) == 2
    if connection.vendor == "sqlite":
        plan = Sheet.objects.filter(enterprise__in=[1]).values_list("enterprise", "mark").explain()
        assert "sheet_digest" in plan


def test_rows_of_before_are_marked_by_the_migration(alice: Workstation) -> None:
    ids = deliver(alice, 3)
    Sheet.objects.update(mark=0)

    import_module("hailong_central.sheets.migrations.0003_digest").mark_all(apps, connection.schema_editor())

    assert dict(Sheet.objects.values_list("pk", "mark")) == {one: mark_of(one) for one in ids}

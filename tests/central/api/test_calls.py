"""The calls: what the service says of itself, batches, updates."""

import json
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from central.fixtures import BROKER, new_code
from central.workstation import API, Workstation, valid_sheet
from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.models import Device
from hailong_central.service import tokens
from hailong_central.service.state import current_epoch
from hailong_central.service.times import to_wire
from hailong_central.sheets.actions import remove_sheet
from hailong_central.sheets.models import Sheet

pytestmark = pytest.mark.usefixtures("catalogue")


def test_service_says_who_it_is(client: Client, settings) -> None:
    says = client.get(f"{API}/service").json()

    assert says["epoch"] == current_epoch()
    assert says["name"] == settings.HAILONG_SERVICE_NAME
    assert [key["use"] for key in says["keys"]] == ["sig", "enc"]


def test_batch_is_answered_in_order_one_by_one(alice: Workstation) -> None:
    sheets = [valid_sheet() for _ in range(20)]
    items = alice.frozen(sheets)
    items[7] = (items[7][0], "garbage")

    results = alice.offer(*items).json()["results"]

    assert [result["id"] for result in results] == [sheet["id"] for sheet in sheets]
    assert [result["status"] for result in results] == [201] * 7 + [422] + [201] * 12
    assert Sheet.objects.count() == 19


def test_same_sheet_twice_in_one_batch_is_held_once(alice: Workstation) -> None:
    (item,) = alice.frozen([valid_sheet()])

    results = alice.offer(item, item).json()["results"]

    assert [result["status"] for result in results] == [201, 200]
    assert results[0]["receipt"] == results[1]["receipt"]


@pytest.mark.parametrize("offered", ["", "x", "../x", "01939A6E-0000-7000-8000-000000000001", "{01939a6e}", "ợ"])
def test_id_that_is_none_is_refused_with_its_item(alice: Workstation, offered: str) -> None:
    (good,) = alice.frozen([valid_sheet()])

    results = alice.offer((offered, good[1]), good).json()["results"]

    assert [(result["id"], result["status"]) for result in results] == [(offered, 422), (good[0], 201)]
    assert results[0]["problem"]["errors"] == [{"at": "/id", "code": "malformed"}]


@pytest.mark.parametrize("sealed", ["", "ợ", "\x00", "a.b.c.d.e", "." * 500_000], ids=lambda text: repr(text[:9]))
def test_sealed_text_that_is_nothing_is_refused_with_its_item(alice: Workstation, sealed: str) -> None:
    (result,) = alice.offer((str(uuid.uuid4()), sealed)).json()["results"]

    assert result["status"] == 422
    assert "receipt" not in result


@pytest.mark.parametrize(
    "body", ["", "null", "[]", "{}", '{"sheets": {}}', '{"sheets": [1]}', "\xff", '{"sheets": [{}]}']
)
def test_body_that_cannot_be_read_is_malformed_as_a_whole(alice: Workstation, body: str) -> None:
    answer = alice.client.post(f"{API}/sheets", body.encode("latin-1"), "application/json", headers=alice.headers())

    assert answer.status_code in (400, 422)
    assert answer.json()["type"] == "urn:hailong:problem:malformed"


def updates(workstation: Workstation, after: str = "") -> dict[str, Any]:
    return workstation.get(f"/updates?after={after}").json()


def test_updates_tell_of_the_sheets_of_my_enterprises_alone(
    alice: Workstation, bob: Workstation, charlie: Workstation
) -> None:
    sheet = valid_sheet()
    alice.deliver(sheet)
    remove_sheet(by=CommandLine(), sheet_id=uuid.UUID(sheet["id"]), reason="Trùng")

    page = updates(bob)

    assert [(update["sheet_id"], update["state"]) for update in page["updates"]] == [
        (sheet["id"], "received"), (sheet["id"], "removed"),
    ]  # fmt: skip
    assert page["more"] is False
    assert updates(bob, page["next"])["updates"] == []
    assert updates(charlie)["updates"] == []


def test_colleagues_learn_that_a_declaration_is_rated_by_whom_and_when_and_nothing_it_says(
    alice: Workstation, bob: Workstation
) -> None:
    sheet = valid_sheet() | {"role": "Nhân viên khai báo"}
    alice.deliver(sheet)
    held = Sheet.objects.get(pk=sheet["id"])
    Device.objects.filter(pk=alice.id).update(name="KẾ TOÁN 2")

    (update,) = updates(bob)["updates"]

    assert set(update) == {"sequence", "sheet_id", "state", "at", "text", "sheet"}
    assert update["sheet"] == {
        "tax_code": sheet["enterprise"]["tax_code"], "declaration": sheet["declaration"]["number"][:11],
        "round": sheet["round"], "version": sheet["version"], "device_name": "KẾ TOÁN 2",
        "role": "Nhân viên khai báo", "received_at": to_wire(held.received_at), "is_yours": False,
    }  # fmt: skip
    assert updates(alice)["updates"][0]["sheet"]["is_yours"] is True


def test_removed_sheet_still_tells_which_version_it_took(alice: Workstation, bob: Workstation) -> None:
    sheet = valid_sheet()
    alice.deliver(sheet)
    remove_sheet(by=CommandLine(), sheet_id=uuid.UUID(sheet["id"]), reason="Trùng")

    received, removed = updates(bob)["updates"]

    assert removed["sheet"] == received["sheet"]


def test_device_that_enrols_later_learns_of_the_old_sheets(alice: Workstation, charlie: Workstation) -> None:
    sheet = valid_sheet()
    alice.deliver(sheet)
    assert updates(charlie)["updates"] == []

    Device.objects.get(pk=charlie.id).enterprises.add(*Device.objects.get(pk=alice.id).enterprises.all())

    assert [update["sheet"]["declaration"] for update in updates(charlie)["updates"]] == [
        sheet["declaration"]["number"][:11]
    ]


def test_page_of_updates_reads_no_words_and_no_contact_and_asks_no_more_for_more_sheets(
    alice: Workstation, django_assert_num_queries
) -> None:
    alice.offer(*alice.frozen([valid_sheet()]))
    with CaptureQueriesContext(connection) as for_one:
        updates(alice)
        asked = len(for_one)
    alice.offer(*alice.frozen([valid_sheet() for _ in range(5)]))

    with django_assert_num_queries(asked) as for_six:
        assert len(updates(alice)["updates"]) == 6

    read = " ".join(query["sql"] for query in for_six.captured_queries)
    assert "declaration_base" in read
    for hidden in ("contact_name", "contact_phone", "lowest_level", "sheets_rating"):
        assert hidden not in read


def test_many_updates_are_fetched_page_by_page(alice: Workstation) -> None:
    for _ in range(3):
        alice.offer(*alice.frozen([valid_sheet() for _ in range(70)]))

    first = updates(alice)
    second = updates(alice, first["next"])

    assert (len(first["updates"]), first["more"], len(second["updates"]), second["more"]) == (200, True, 10, False)
    assert len({update["sheet_id"] for page in (first, second) for update in page["updates"]}) == 210


@pytest.mark.parametrize("after", ["x", "-1", "1.0", "9" * 19, "%D9%A1"])
def test_cursor_that_we_never_gave_is_malformed(alice: Workstation, after: str) -> None:
    answer = alice.get(f"/updates?after={after}")

    assert (answer.status_code, answer.json()["type"]) == (422, "urn:hailong:problem:malformed")


def test_log_of_a_delivery_names_no_business_and_no_words(alice: Workstation, caplog) -> None:
    caplog.set_level("INFO")
    sheet = valid_sheet()
    sheet["ratings"][0]["comment"] = "LỜI KÍN"
    alice.deliver(sheet)

    assert f"device {alice.id} delivered" in caplog.text
    for hidden in ("0199999991", "MẪU THỬ", "LỜI KÍN", sheet["declaration"]["number"], json.dumps("LỜI")[1:-1]):
        assert hidden not in caplog.text


def test_enrolment_is_answered_under_the_signature_too_for_whoever_had_it_brought(db) -> None:
    workstation = Workstation()
    answer = workstation.enrol(new_code(*BROKER)).json()
    (key,) = workstation.service_keys("sig")
    signed = tokens.verify(answer["signed"], typ="hailong-enrolled+jws", key_of=lambda _: key)

    says = json.loads(signed.payload)
    shown = workstation.client.get(f"{API}/service").json()
    assert (says["device_id"], says["enterprises"]) == (answer["device_id"], answer["enterprises"])
    assert says["thumbprint"] == workstation.key.thumbprint()
    assert (says["keys"], says["key_sequence"]) == (shown["keys"], len(shown["rotations"]))

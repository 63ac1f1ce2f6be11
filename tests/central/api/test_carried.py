"""Sheets that another machine brings: taken by the word of the device that made them, and by no other."""

import base64
import json
import uuid

import pytest
from django.test import Client
from joserfc.jwk import OKPKey

from central.workstation import API, Workstation, carry, sign, valid_sheet
from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.actions import revoke_device
from hailong_central.enterprises.models import Device
from hailong_central.sheets.models import Sheet
from hostile_tokens import hostile_jws, raw_sign

pytestmark = pytest.mark.usefixtures("catalogue")


def code_of(answer) -> str:
    return answer.json().get("type", "").removeprefix("urn:hailong:problem:")


def test_anybody_may_bring_what_a_device_vouches_for_and_gets_its_receipts(alice: Workstation) -> None:
    items = alice.frozen([valid_sheet() for _ in range(3)])

    answer = carry(Client(), alice.note(*items), *items)

    assert answer.status_code == 207
    results = answer.json()["results"]
    assert [(result["id"], result["status"]) for result in results] == [(sheet_id, 201) for sheet_id, _ in items]
    assert alice.read_receipt(results[0]["receipt"])["sheet_id"] == items[0][0]
    assert set(Sheet.objects.values_list("device", flat=True)) == {uuid.UUID(alice.id)}


def test_bringing_again_and_sending_oneself_give_the_same_receipt(alice: Workstation) -> None:
    items = alice.frozen([valid_sheet()])
    note = alice.note(*items)

    first = carry(Client(), note, *items).json()["results"][0]
    again = carry(Client(), note, *items).json()["results"][0]
    own = alice.offer(*items).json()["results"][0]

    assert [first["status"], again["status"], own["status"]] == [201, 200, 200]
    assert first["receipt"] == again["receipt"] == own["receipt"]
    assert Sheet.objects.count() == 1


def test_one_bad_sheet_among_those_that_are_brought_decides_about_itself_alone(alice: Workstation) -> None:
    items = [(str(uuid.uuid4()), "garbage"), *alice.frozen([valid_sheet()])]

    results = carry(Client(), alice.note(*items), *items).json()["results"]

    assert [result["status"] for result in results] == [422, 201]


def test_other_bytes_other_sheets_or_another_order_than_the_note_says_are_not_taken(alice: Workstation) -> None:
    one, two, three = alice.frozen([valid_sheet() for _ in range(3)])
    note = alice.note(one, two)

    for items in ((one,), (two, one), (one, two, three), (one, three), (one, (two[0], one[1]))):
        answer = carry(Client(), note, *items)
        assert (answer.status_code, code_of(answer)) == (422, "malformed")
    assert not Sheet.objects.exists()


def test_a_revoked_device_vouches_for_nothing(alice: Workstation) -> None:
    items = alice.frozen([valid_sheet()])
    note = alice.note(*items)
    revoke_device(by=CommandLine(), device_id=uuid.UUID(alice.id))

    answer = carry(Client(), note, *items)

    assert (answer.status_code, code_of(answer)) == (403, "device-revoked")


def test_a_device_vouches_for_its_own_enterprises_alone(alice: Workstation, charlie: Workstation) -> None:
    items = alice.frozen([valid_sheet()])

    results = carry(Client(), charlie.note(*items), *items).json()["results"]

    assert [result["status"] for result in results] == [422]
    assert not Sheet.objects.exists()


def test_no_forged_note_is_taken(alice: Workstation, settings, caplog) -> None:
    settings.HAILONG_CALLS_A_MINUTE = 10**6
    items = alice.frozen([valid_sheet()])
    header = {"alg": "Ed25519", "typ": "hailong-carried+jws", "kid": alice.id}
    says = json.loads(_payload(alice.note(*items)))

    forged = hostile_jws(header, says, alice.key)
    got = {name: carry(Client(), token, *items).status_code for name, token in forged.items()}

    assert {name: status for name, status in got.items() if status not in (401, 422)} == {}
    assert not Sheet.objects.exists()
    assert carry(Client(), raw_sign(json.dumps(header), json.dumps(says), alice.key), *items).status_code == 207


def test_a_token_of_another_purpose_is_no_note_and_a_note_is_no_token(alice: Workstation) -> None:
    items = alice.frozen([valid_sheet()])
    note = alice.note(*items)

    assert carry(Client(), alice.token(), *items).status_code == 401
    assert carry(Client(), alice.note(*items, typ="hailong-sheet+jws"), *items).status_code == 401
    answer = alice.client.get(f"{API}/updates", headers={"Authorization": f"Bearer {note}"})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "says",
    [
        "x", "[]", "{}", '{"made_at": "", "sheets": []}', '{"made_at": "", "sheets": [{"id": "a"}]}',
        '{"made_at": 7, "sheets": [{"id": "a", "sha256": "%s"}]}' % ("a" * 64),
        '{"made_at": "", "more": 1, "sheets": [{"id": "a", "sha256": "%s"}]}' % ("a" * 64),
        '{"made_at": "", "made_at": "", "sheets": [{"id": "a", "sha256": "%s"}]}' % ("a" * 64),
    ],
)  # fmt: skip
def test_a_note_that_cannot_be_read_is_malformed(alice: Workstation, says: str) -> None:
    note = sign(says, alice.key, typ="hailong-carried+jws", kid=alice.id)

    answer = carry(Client(), note, ("a", "sealed"))

    assert (answer.status_code, code_of(answer)) == (422, "malformed")


def test_a_device_that_nobody_knows_vouches_for_nothing(alice: Workstation) -> None:
    items = alice.frozen([valid_sheet()])
    for kid in ("00000000-0000-0000-0000-000000000000", "x", ""):
        assert carry(Client(), alice.note(*items, kid=kid), *items).status_code == 401
    stranger = Workstation(key=OKPKey.generate_key("Ed25519"), id=alice.id)
    assert carry(Client(), stranger.note(*items), *items).status_code == 401


def test_bringing_counts_against_the_device_and_shows_that_it_lives(alice: Workstation, settings) -> None:
    settings.HAILONG_CALLS_A_MINUTE = 1
    Device.objects.update(last_seen_at=None)
    items = alice.frozen([valid_sheet()])
    assert carry(Client(), alice.note(*items), *items).status_code == 207
    assert carry(Client(), alice.note(*items), *items).status_code == 429
    assert Device.objects.get(pk=alice.id).last_seen_at is not None


def _payload(token: str) -> str:
    return base64.urlsafe_b64decode(token.split(".")[1] + "==").decode()

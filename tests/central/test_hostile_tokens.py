"""Every place of the service that takes a token, against the whole corpus of forgeries, over real requests."""

import json
import time
import uuid
from typing import Any

import pytest

from central.fixtures import BROKER, new_code
from central.workstation import API, Workstation, seal, sign, valid_sheet
from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.actions import revoke_device
from hailong_central.enterprises.models import Device, EnrolmentCode
from hailong_central.service.keys import service_keys
from hailong_central.sheets.models import Sheet
from hostile_tokens import b64, hostile_jwe, hostile_jws, raw_sign

pytestmark = [pytest.mark.usefixtures("catalogue", "caplog")]


@pytest.fixture(autouse=True)
def without_limits(settings) -> None:
    settings.HAILONG_CALLS_A_MINUTE = settings.HAILONG_ENROLMENTS_A_MINUTE = 10**6


def bearer_parts(workstation: Workstation) -> tuple[dict[str, Any], dict[str, Any]]:
    now = int(time.time())
    claims = {"iss": workstation.id, "aud": "hailong", "iat": now, "exp": now + 300, "jti": uuid.uuid4().hex}
    return {"alg": "Ed25519", "typ": "JWT", "kid": workstation.id}, claims


def ask(workstation: Workstation, token: str) -> tuple[int, str]:
    answer = workstation.client.get(f"{API}/updates", headers={"Authorization": f"Bearer {token}"})
    return answer.status_code, answer.json().get("type", "").removeprefix("urn:hailong:problem:")


def test_no_forged_bearer_is_let_in(alice: Workstation) -> None:
    header, claims = bearer_parts(alice)
    assert ask(alice, raw_sign(json.dumps(header), json.dumps(claims), alice.key)) == (200, "")

    forged = hostile_jws(header, claims, alice.key)
    # a header of HTTP ends at its line; blanks around a token are not part of it
    for name in ("with a line break", "with a blank", "nul"):
        del forged[name]
    got = {name: ask(alice, token) for name, token in forged.items()}

    assert {name: answer for name, answer in got.items() if answer != (401, "unauthorised")} == {}


def test_no_forged_enrolment_makes_a_device_or_spends_the_code(db) -> None:
    workstation, code = Workstation(), new_code(*BROKER)
    jwk = {n: workstation.key.as_dict(private=False)[n] for n in ("kty", "crv", "x")}
    header = {"alg": "Ed25519", "typ": "hailong-enrolment+jws", "jwk": jwk}
    claims = {"code": code, "device_name": "Máy thử", "iat": int(time.time())}
    keys = {
        "private": workstation.key.as_dict(private=True), "of another curve": {**jwk, "crv": "X25519"}, "none": None,
        "list": [jwk], "text": "x", "identity": {**jwk, "x": b64((1).to_bytes(32, "little"))},
        "zero": {**jwk, "x": b64(bytes(32))}, "short": {**jwk, "x": "AAAA"}, "number": {**jwk, "x": 7},
        "secret": {"kty": "oct", "k": "AAAA"}, "RSA": {"kty": "RSA", "n": "AQAB", "e": "AQAB"},
    }  # fmt: skip
    forged = hostile_jws(header, claims, workstation.key) | {
        f"jwk {name}": raw_sign(json.dumps({**header, "jwk": other}), json.dumps(claims), workstation.key)
        for name, other in keys.items()
    }
    # whoever shows a key of his own enrols that key: it is his code to spend
    for name in ("of a stranger who shows his key",):
        del forged[name]

    got = {name: _enrol(workstation, token) for name, token in forged.items()}

    assert {name: status for name, status in got.items() if status != 422} == {}
    assert not Device.objects.exists()
    assert EnrolmentCode.objects.filter(used_at=None).count() == 1
    assert _enrol(workstation, raw_sign(json.dumps(header), json.dumps(claims), workstation.key)) == 201


def _enrol(workstation: Workstation, token: str) -> int:
    return workstation.client.post(f"{API}/devices", {"enrolment": token}, "application/json").status_code


def offered(alice: Workstation, sheet_id: str, sealed: str) -> tuple[int, str]:
    answer = alice.offer((sheet_id, sealed))
    if answer.status_code != 207:
        return answer.status_code, answer.json()["type"].removeprefix("urn:hailong:problem:")
    result = answer.json()["results"][0]
    return result["status"], result.get("problem", {}).get("type", "").removeprefix("urn:hailong:problem:")


def test_no_forged_signature_inside_an_envelope_is_taken(alice: Workstation) -> None:
    sheet = valid_sheet()
    header = {"alg": "Ed25519", "typ": "hailong-sheet+jws", "kid": alice.id}
    key = alice.service_keys("enc")[0]
    forged = hostile_jws(header, sheet, alice.key)
    # an id that the service has lost with a restored backup: known by the caller's own key
    del forged["kid '00000000-0000-0000-0000-000000000000'"[:40]]

    got = {name: offered(alice, sheet["id"], seal(token, key)) for name, token in forged.items()}

    assert {name: answer for name, answer in got.items() if answer != (422, "sheet-refused")} == {}
    assert not Sheet.objects.exists()
    assert offered(alice, sheet["id"], seal(raw_sign(json.dumps(header), json.dumps(sheet), alice.key), key))[0] == 201


def test_no_forged_envelope_is_opened(alice: Workstation) -> None:
    sheet = valid_sheet()
    signed = sign(sheet, alice.key, typ="hailong-sheet+jws", kid=alice.id)
    key = alice.service_keys("enc")[0]
    header = {
        "alg": "ECDH-ES", "enc": "A256GCM", "kid": key.thumbprint(), "typ": "hailong-sheet+jwe",
        "cty": "hailong-sheet+jws",
    }  # fmt: skip
    forged = hostile_jwe(header, signed, key)

    began = time.process_time()
    got = {name: offered(alice, sheet["id"], token) for name, token in forged.items()}

    assert {
        name: answer
        for name, answer in got.items()
        if answer != (422, "sheet-refused") and not (name == "apu of a megabyte" and answer == (413, "malformed"))
    } == {}
    assert time.process_time() - began < 30, "something unfolds, or turns a crank for long"
    assert not Sheet.objects.exists()
    assert offered(alice, sheet["id"], seal(signed, key))[0] == 201


# --- tokens that were true once, or elsewhere


def test_token_shown_again_gains_nothing_that_the_first_time_did_not(alice: Workstation) -> None:
    """A replay within its five minutes is answered alike: every call may be repeated, nothing is done twice."""
    sheet = valid_sheet()
    body = json.dumps({"sheets": [{"id": sheet["id"], "sealed": alice.sealed(sheet)}]})
    headers = alice.headers()

    answers = [alice.client.post(f"{API}/sheets", body, "application/json", headers=headers).json() for _ in range(3)]

    assert [answer["results"][0]["status"] for answer in answers] == [201, 200, 200]
    assert Sheet.objects.count() == 1


def test_token_shown_again_after_its_time_or_after_the_device_was_revoked_is_refused(alice: Workstation) -> None:
    late, current = alice.token(at=time.time() - 400), alice.token()
    assert ask(alice, late) == (401, "clock")
    assert ask(alice, current) == (200, "")

    revoke_device(by=CommandLine(), device_id=uuid.UUID(alice.id))

    assert ask(alice, current) == (403, "device-revoked")


def test_enrolment_shown_again_by_somebody_else_gives_him_no_device(db) -> None:
    """He can repeat what he has overheard, and cannot sign anything by it."""
    workstation = Workstation()
    overheard = workstation.enrolment(new_code(*BROKER))
    assert _enrol(workstation, overheard) == 201

    assert _enrol(Workstation(), overheard) == 201

    assert Device.objects.count() == 1
    thief = Workstation(id=str(Device.objects.get().pk))
    assert ask(thief, thief.token()) == (401, "unauthorised")


def test_token_of_one_place_is_taken_in_no_other(alice: Workstation) -> None:
    sheet = valid_sheet()
    signed = sign(sheet, alice.key, typ="hailong-sheet+jws", kid=alice.id)
    key = alice.service_keys("enc")[0]
    receipt = alice.deliver(valid_sheet())["receipt"]
    enrolment = alice.enrolment(new_code(*BROKER))

    for token in (signed, receipt, enrolment, alice.sealed(sheet)):
        assert ask(alice, token) == (401, "unauthorised")
    for token in (signed, receipt, alice.token(), alice.sealed(sheet)):
        assert _enrol(alice, token) == 422
    for token in (receipt, alice.token(), enrolment):
        assert offered(alice, sheet["id"], seal(token, key)) == (422, "sheet-refused")
        assert offered(alice, sheet["id"], token) == (422, "sheet-refused")


def test_key_of_the_service_signs_no_sheet_and_no_bearer(alice: Workstation) -> None:
    """Whoever tricks the service into signing something must not have made a token of a device."""
    signer = service_keys().signing[0]
    header, claims = bearer_parts(alice)
    for kid in (alice.id, signer.thumbprint()):
        assert ask(alice, sign(claims, signer, typ="JWT", kid=kid)) == (401, "unauthorised")
    assert header["kid"] == alice.id

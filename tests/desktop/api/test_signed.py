"""Opening what the service has signed: no forgery of the corpus passes in any of the three places that take tokens."""

import json
from datetime import UTC, datetime
from uuid import UUID

import pytest

from contract.client_service import EPOCH, ServiceKeys
from hailong.api.errors import ForgedError
from hailong.api.sealing import Verifier
from hailong.api.service_keys import KeysReplacedError, follow
from hailong.api.signed import open_signed
from hailong.domain.enrolment import Enrolment
from hailong.domain.service import ServiceInfo
from hostile_tokens import hostile_jws, raw_sign

SERVICE = ServiceKeys()
NEXT = ServiceKeys()
KEYS = {SERVICE.signing.thumbprint(): SERVICE.signing}
SHEET_ID = UUID("01939a6e-0000-7000-8000-000000000001")
HASH = "0" * 64
RECEIPT = {
    "sheet_id": str(SHEET_ID), "sha256": HASH, "sequence": 7, "epoch": EPOCH,
    "received_at": "2026-11-16T10:02:12.000Z", "number": "HL-2026-000123",
}  # fmt: skip
LEGAL = {"document": {"id": "vb-1", "revision": 1}}
ANNOUNCEMENT = {"sequence": 1, "at": "2026-11-16T10:02:12.000Z", "keys": [dict(jwk) for jwk in NEXT.in_use]}


def header(typ: str) -> dict[str, str]:
    return {"alg": "Ed25519", "typ": typ, "kid": SERVICE.signing.thumbprint()}


def forgeries(typ: str, payload: dict[str, object]) -> list[object]:
    made = hostile_jws(header(typ), payload, SERVICE.signing)
    return [pytest.param(token, id=name) for name, token in made.items()]


def followed(token: str) -> Enrolment:
    enrolment = Enrolment(service_url="", service_name="", device_id="", keys=SERVICE.jwks, enterprises=())
    info = ServiceInfo(
        name="", epoch="", time=datetime(2026, 11, 16, tzinfo=UTC), oldest_client="", rotations=(token,),
        keys=(*NEXT.in_use, *SERVICE.in_use),
    )  # fmt: skip
    return follow(enrolment, info)


def test_the_true_token_of_each_place_is_taken() -> None:
    """Else the forgeries might be refused for another reason than the one they are meant for."""
    token = raw_sign(json.dumps(header("hailong-receipt+jws")), json.dumps(RECEIPT), SERVICE.signing)
    assert Verifier(SERVICE.jwks).verify_receipt(token, SHEET_ID, HASH).number == "HL-2026-000123"
    token = raw_sign(json.dumps(header("hailong-legal+jws")), json.dumps(LEGAL), SERVICE.signing)
    assert Verifier(SERVICE.jwks).open_legal(token)
    token = raw_sign(json.dumps(header("hailong-keys+jws")), json.dumps(ANNOUNCEMENT), SERVICE.signing)
    assert followed(token).keys[0]["kid"] == NEXT.signing.thumbprint()


@pytest.mark.parametrize("token", forgeries("hailong-receipt+jws", RECEIPT))
def test_forged_receipt_is_refused(token: str) -> None:
    with pytest.raises(ForgedError):
        Verifier(SERVICE.jwks).verify_receipt(token, SHEET_ID, HASH)


@pytest.mark.parametrize("token", forgeries("hailong-legal+jws", LEGAL))
def test_forged_document_is_refused(token: str) -> None:
    with pytest.raises(ForgedError):
        Verifier(SERVICE.jwks).open_legal(token)


@pytest.mark.parametrize("token", forgeries("hailong-keys+jws", ANNOUNCEMENT))
def test_forged_announcement_of_keys_is_refused(token: str) -> None:
    with pytest.raises(KeysReplacedError):
        followed(token)


def test_no_error_quotes_what_was_signed() -> None:
    token = raw_sign(json.dumps(header("hailong-legal+jws")), '{"DAU-VET": 1, "DAU-VET": 2}', SERVICE.signing)

    with pytest.raises(ForgedError) as refused:
        open_signed(token, "hailong-legal+jws", KEYS)

    assert "DAU-VET" not in repr(refused.value)

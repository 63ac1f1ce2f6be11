"""Sealing and receipts: what is frozen can be opened by the service alone, and no receipt can be forged."""

import base64
import dataclasses
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import OKPKey

from contract.client_service import EPOCH, ServiceKeys, sha256
from hailong.api.errors import ForgedError
from hailong.api.sealing import (
    DeviceKey,
    Sealer,
    TooLargeError,
    Verifier,
    bearer_token,
    enrolment_request,
)
from hailong.domain.catalogue import Level
from hailong.domain.declaration import Channel, Declaration, Kind, Round, Status
from hailong.domain.enrolment import Enrolment
from hailong.domain.legal import LegalDocument
from hailong.domain.sheet import MAX_COMMENT, Contact, Rating, Sheet, Subject, SubjectKind

NOW = datetime(2026, 11, 16, 10, 2, 11, tzinfo=UTC)
SHEET_ID = UUID("01939a6e-0000-7000-8000-000000000001")
SERVICE = ServiceKeys()
DEVICE = DeviceKey.generate()
VERIFIER = Verifier(SERVICE.jwks)
HASH = sha256("bytes")


def enrolment(keys: tuple[Mapping[str, str], ...] = SERVICE.jwks) -> Enrolment:
    return Enrolment(
        service_url="https://hailong.example", service_name="Dịch vụ thử", device_id="device-1", keys=keys,
        enterprises=(("0199999991", "CÔNG TY TNHH MẪU THỬ"),),
    )  # fmt: skip


def sheet(comment: str = "") -> Sheet:
    return Sheet(
        id=SHEET_ID,
        declaration=Declaration(
            number="109999888770", tax_code="0199999991", enterprise_name="CÔNG TY TNHH MẪU THỬ", kind=Kind.IMPORT,
            regime="A11", office_code="03CC", team_code="00", channel=Channel.YELLOW, status=Status.CLEARED,
            registered_on=date(2026, 11, 16), cleared_on=date(2026, 11, 16),
        ),
        round=Round.AFTER,
        written_at=NOW,
        ratings=(
            Rating(
                subject=Subject(
                    kind=SubjectKind.OFFICE, code="03CC", name="Hải quan cửa khẩu cảng Hải Phòng khu vực 1"
                ),
                level=Level.SATISFIED, reasons=("P_DUNG_HAN",), comment=comment,
            ),
            Rating(
                subject=Subject(kind=SubjectKind.OFFICER, name="Công chức ở quầy số 3"), did_not_meet=True
            ),
        ),
        contact=Contact(name="Nguyễn Thị Mẫu", phone="0900000000"),
    )  # fmt: skip


# --- sealing


def test_a_sealed_sheet_opens_for_the_service_and_reads_as_in_the_contract(
    contract_sheet: dict[str, object],
) -> None:
    sealed, digest = Sealer(DEVICE, enrolment(), "0.1.0").seal(sheet())

    header, document, token = SERVICE.open_sheet(sealed.decode())
    header.pop("epk")
    assert header == {
        "alg": "ECDH-ES", "enc": "A256GCM", "kid": SERVICE.sealing.thumbprint(),
        "typ": "hailong-sheet+jwe", "cty": "hailong-sheet+jws",
    }  # fmt: skip
    assert document == contract_sheet
    signed = jws.deserialize_compact(token, OKPKey.import_key(DEVICE.public), algorithms=["Ed25519"])
    assert signed.headers() == {"alg": "Ed25519", "typ": "hailong-sheet+jws", "kid": "device-1"}
    assert digest == hashlib.sha256(sealed).hexdigest()


def test_nothing_readable_is_left_in_the_sealed_bytes() -> None:
    sealed, _ = Sealer(DEVICE, enrolment(), "0.1.0").seal(sheet("DAU-VET-BI-MAT"))

    parts = [base64.urlsafe_b64decode(part + b"==") for part in sealed.split(b".") if part]
    assert not any(b"DAU-VET" in part or b"0199999991" in part for part in [sealed, *parts])


def test_the_same_sheet_sealed_twice_gives_other_bytes() -> None:
    sealer = Sealer(DEVICE, enrolment(), "0.1.0")

    assert sealer.seal(sheet())[0] != sealer.seal(sheet())[0]


def test_a_long_sheet_is_sealed_whole_and_one_that_no_request_can_carry_is_refused_at_once() -> None:
    long = sheet()
    line = long.ratings[0]
    lines = tuple(
        dataclasses.replace(line, subject=Subject(kind=SubjectKind.OFFICER, name=f"{n}"), comment="ế" * MAX_COMMENT)
        for n in range(50)
    )
    sealer = Sealer(DEVICE, enrolment(), "0.1.0")

    sealed, _ = sealer.seal(dataclasses.replace(long, ratings=lines[:30]))
    assert len(SERVICE.open_sheet(sealed.decode())[1]["ratings"]) == 30
    with pytest.raises(TooLargeError):
        sealer.seal(dataclasses.replace(long, ratings=lines))


def test_an_enrolment_without_a_key_to_seal_to_is_refused() -> None:
    with pytest.raises(ValueError, match="no key to seal to"):
        Sealer(DEVICE, enrolment(SERVICE.jwks[:1]), "0.1.0")


def test_a_device_key_never_shows_its_secret() -> None:
    secret = json.loads(DEVICE.to_text())["d"]

    assert secret not in repr(DEVICE) + str(DEVICE) + f"{DEVICE}"
    with pytest.raises(ValueError, match="not a device key") as caught:
        DeviceKey.from_text(DEVICE.to_text().replace("Ed25519", "Ed448"))
    assert caught.value.__cause__ is None
    assert secret not in str(caught.value)


def test_a_public_key_is_no_device_key() -> None:
    with pytest.raises(ValueError, match="device key"):
        DeviceKey.from_text(json.dumps(DEVICE.public))


def test_a_token_lives_five_minutes_and_names_the_device() -> None:
    first, second = (bearer_token(DEVICE, "device-1", NOW) for _ in range(2))

    opened = jws.deserialize_compact(first, OKPKey.import_key(DEVICE.public), algorithms=["Ed25519"])
    claims = json.loads(opened.payload)
    assert opened.headers() == {"alg": "Ed25519", "typ": "JWT", "kid": "device-1"}
    assert (claims["iss"], claims["aud"], claims["exp"] - claims["iat"]) == ("device-1", "hailong", 300)
    assert first != second


def test_an_enrolment_request_is_signed_by_the_key_it_enrols() -> None:
    token = enrolment_request(DEVICE, "ABCD-EFGH", "Máy khai báo 1", NOW)

    opened = jws.deserialize_compact(token, OKPKey.import_key(DEVICE.public), algorithms=["Ed25519"])
    assert opened.headers()["typ"] == "hailong-enrolment+jws"
    assert opened.headers()["jwk"] == DEVICE.public
    assert "d" not in opened.headers()["jwk"]
    assert json.loads(opened.payload) == {
        "code": "ABCD-EFGH", "device_name": "Máy khai báo 1", "iat": int(NOW.timestamp()),
    }  # fmt: skip


# --- receipts


def test_a_receipt_of_the_service_for_these_bytes_is_believed() -> None:
    token = SERVICE.receipt(SHEET_ID, HASH)

    receipt = VERIFIER.verify_receipt(token, SHEET_ID, HASH)

    assert (receipt.token, receipt.number, receipt.sequence, receipt.epoch) == (token, "HL-2026-000123", 7, EPOCH)
    assert receipt.received_at == datetime(2026, 11, 16, 10, 2, 12, tzinfo=UTC)


def _b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _unsigned() -> str:
    header = {"alg": "none", "typ": "hailong-receipt+jws", "kid": SERVICE.signing.thumbprint()}
    payload = SERVICE.receipt(SHEET_ID, HASH).split(".")[1]
    return f"{_b64(json.dumps(header).encode())}.{payload}."


def _hs256_with_the_public_key() -> str:
    header = {"alg": "HS256", "typ": "hailong-receipt+jws", "kid": SERVICE.signing.thumbprint()}
    signed = f"{_b64(json.dumps(header).encode())}.{SERVICE.receipt(SHEET_ID, HASH).split('.')[1]}"
    public = base64.urlsafe_b64decode(SERVICE.jwks[0]["x"] + "=")
    return f"{signed}.{_b64(hmac.digest(public, signed.encode(), 'sha256'))}"


def _with_its_own_key() -> str:
    stranger = ServiceKeys()
    payload = json.loads(base64.urlsafe_b64decode(SERVICE.receipt(SHEET_ID, HASH).split(".")[1] + "=="))
    return stranger.sign("hailong-receipt+jws", payload, jwk=dict(stranger.jwks[0]), kid=SERVICE.signing.thumbprint())


RECEIPT = json.loads(base64.urlsafe_b64decode(SERVICE.receipt(SHEET_ID, HASH).split(".")[1] + "=="))
FORGERIES = {
    "wrong key": ServiceKeys().receipt(SHEET_ID, HASH),
    "key inside the token": _with_its_own_key(),
    "wrong hash": SERVICE.receipt(SHEET_ID, sha256("other bytes")),
    "wrong id": SERVICE.receipt(uuid4(), HASH),
    "alg none": _unsigned(),
    "hs256 with the public key": _hs256_with_the_public_key(),
    "typ of a document": SERVICE.sign("hailong-legal+jws", RECEIPT),
    "typ of a token": SERVICE.sign("JWT", RECEIPT),
    "no typ": SERVICE.sign("", RECEIPT),
    "no payload": SERVICE.sign("hailong-receipt+jws", {}),
    "payload is a list": SERVICE.sign("hailong-receipt+jws", [1]),
    "sequence is text": SERVICE.receipt(SHEET_ID, HASH, sequence="7"),
    "time without offset": SERVICE.receipt(SHEET_ID, HASH, received_at="2026-11-16T10:02:12"),
    "half a character": SERVICE.receipt(SHEET_ID, HASH, number="\ud800"),
    "empty": "",
    "two parts": "a.b",
    "not ascii": "biên nhận",
    "html": "<html><form>Đăng nhập</form></html>",
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES.keys())
def test_a_forged_receipt_is_not_believed(forgery: str) -> None:
    with pytest.raises(ForgedError):
        VERIFIER.verify_receipt(forgery, SHEET_ID, HASH)


def test_a_receipt_with_unknown_critical_headers_is_not_believed() -> None:
    token = SERVICE.receipt(SHEET_ID, HASH)
    header = {"alg": "Ed25519", "typ": "hailong-receipt+jws", "kid": SERVICE.signing.thumbprint(), "crit": ["b64"]}
    forged = ".".join([_b64(json.dumps({**header, "b64": False}).encode()), *token.split(".")[1:]])

    with pytest.raises(ForgedError):
        VERIFIER.verify_receipt(forged, SHEET_ID, HASH)


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_any_altered_byte_makes_a_receipt_worthless(data: st.DataObject) -> None:
    token = SERVICE.receipt(SHEET_ID, HASH).encode()
    at = data.draw(st.integers(0, len(token) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != token[at]))
    altered = token[:at] + bytes([byte]) + token[at + 1 :]

    with pytest.raises(ForgedError):
        VERIFIER.verify_receipt(altered.decode("latin-1"), SHEET_ID, HASH)


# --- legal documents


DOCUMENT = {"id": "tt-38-2015", "revision": 3, "number": "38/2015/TT-BTC", "type": "Thông tư", "issuer": "Bộ Tài chính"}


def test_a_signed_document_is_opened() -> None:
    token = SERVICE.sign(
        "hailong-legal+jws",
        {"document": {**DOCUMENT, "title": "Thủ tục hải quan", "issued_on": "2015-03-25", "later_field": 1}},
    )

    document = VERIFIER.open_legal(token)

    assert isinstance(document, LegalDocument)
    assert (document.number, document.issued_on, document.expires_on) == ("38/2015/TT-BTC", date(2015, 3, 25), None)


def test_a_document_longer_than_a_token_is_opened() -> None:
    document = VERIFIER.open_legal(
        SERVICE.sign("hailong-legal+jws", {"document": {**DOCUMENT, "body": "điều " * 60_000}})
    )

    assert isinstance(document, LegalDocument)
    assert len(document.body) == 300_000


def test_a_tombstone_is_opened_as_id_and_revision() -> None:
    token = SERVICE.sign("hailong-legal+jws", {"withdrawn": {"id": "tt-38-2015", "revision": 4, "reason": "nhầm"}})

    assert VERIFIER.open_legal(token) == ("tt-38-2015", 4)


def test_a_receipt_is_no_document_and_a_stranger_publishes_none() -> None:
    for token in (
        SERVICE.sign("hailong-receipt+jws", {"document": DOCUMENT}),
        ServiceKeys().sign("hailong-legal+jws", {"document": DOCUMENT}),
    ):
        with pytest.raises(ForgedError):
            VERIFIER.open_legal(token)

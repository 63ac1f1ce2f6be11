"""Signing, sealing and verifying: Ed25519 and X25519 alone, one ``typ`` for each purpose, keys pinned at enrolment."""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from joserfc import jwe, jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from hailong.api.errors import ForgedError
from hailong.api.fields import Fields, WireError
from hailong.api.service_keys import import_public, signing_keys
from hailong.api.sheet_json import sheet_document
from hailong.api.signed import SIGNATURE, open_signed
from hailong.api.wire import parse_digest, parse_legal, parse_signed_enrolment
from hailong.domain.clock import from_wire, to_wire
from hailong.domain.comparing import Digest
from hailong.domain.delivery import Receipt
from hailong.domain.enrolment import Enrolment
from hailong.domain.legal import LegalDocument
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import CallFailedError, SignedEnrolment
from hailong.domain.sheet import Sheet

TOKEN_LIFE: Final = timedelta(seconds=300)
MAX_SEALED: Final = 1_000_000
"""The longest sealed sheet that still fits a request of 1 MiB on its own."""

_SEAL: Final = ("ECDH-ES", "A256GCM")


class TooLargeError(CallFailedError):
    """A sheet with so many words that the service could never take it."""

    def __init__(self, size: int) -> None:
        super().__init__(Failure(kind=FailureKind.REFUSED, code="too-large", detail=f"{size} bytes"))


class DeviceKey:
    """This workstation's key pair. What is private never shows in a repr, a log or a traceback."""

    def __init__(self, key: OKPKey) -> None:
        if key.curve_name != SIGNATURE or not key.is_private:
            raise ValueError("a device key is a private Ed25519 key")
        self._key = key

    def __repr__(self) -> str:
        return f"DeviceKey({self._key.thumbprint()})"

    @classmethod
    def generate(cls) -> "DeviceKey":
        """A new key pair."""
        return cls(OKPKey.generate_key("Ed25519"))

    @classmethod
    def from_text(cls, text: str) -> "DeviceKey":
        """The key that ``to_text`` wrote; ValueError when it is none."""
        try:
            return cls(OKPKey.import_key(json.loads(text)))
        except (JoseError, KeyError, TypeError, ValueError):
            raise ValueError("not a device key") from None  # the inner error may quote the key

    def to_text(self) -> str:
        """The private key as JSON, for the keyring alone."""
        return json.dumps(self._key.as_dict(private=True))

    @property
    def thumbprint(self) -> str:
        """The name of the public half."""
        return str(self._key.thumbprint())

    @property
    def public(self) -> dict[str, Any]:
        """The public JWK."""
        return dict(self._key.as_dict(private=False))

    def sign(self, kind: str, payload: Mapping[str, object], **header: object) -> str:
        """A compact JWS of ``payload`` with ``typ`` = ``kind``."""
        protected = {"alg": SIGNATURE, "typ": kind, **header}
        text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
        return jws.serialize_compact(protected, text, self._key, algorithms=[SIGNATURE])


def enrolment_request(key: DeviceKey, code: str, device_name: str, now: datetime) -> str:
    """The proof that whoever holds the code holds the key."""
    payload = {"code": code, "device_name": device_name, "iat": int(now.timestamp())}
    return key.sign("hailong-enrolment+jws", payload, jwk=key.public)


def bearer_token(key: DeviceKey, device_id: str, now: datetime) -> str:
    """A token for one call, by the service's clock."""
    claims = {
        "iss": device_id,
        "aud": "hailong",
        "iat": int(now.timestamp()),
        "exp": int((now + TOKEN_LIFE).timestamp()),
        "jti": secrets.token_urlsafe(16),
    }
    return key.sign("JWT", claims, kid=device_id)


def carried_note(key: DeviceKey, device_id: str, sheets: Iterable[tuple[UUID, str]], made_at: datetime) -> str:
    """What vouches for sheets (their ids and hashes) that another machine brings."""
    lines = [{"id": str(sheet_id), "sha256": sha256} for sheet_id, sha256 in sheets]
    return key.sign("hailong-carried+jws", {"made_at": to_wire(made_at), "sheets": lines}, kid=device_id)


class Sealer:
    """Makes the frozen bytes of a sheet: signed by this device, sealed to the service, the same for ever after."""

    def __init__(self, key: DeviceKey, enrolment: Enrolment, client_version: str) -> None:
        self._key = key
        self._device_id = enrolment.device_id
        self._client_version = client_version
        jwk = next((jwk for jwk in enrolment.keys if jwk.get("use") == "enc"), None)
        if jwk is None:
            raise ValueError("the enrolment holds no key to seal to")
        self._service_key = import_public(jwk, "X25519")
        self._service_kid = jwk["kid"]

    def seal(self, sheet: Sheet) -> tuple[bytes, str]:
        """The sealed bytes and their SHA-256 in hex; TooLargeError when no request could carry them."""
        signed = self._key.sign(
            "hailong-sheet+jws", sheet_document(sheet, self._client_version), kid=self._device_id
        )  # fmt: skip
        header = {
            "alg": _SEAL[0],
            "enc": _SEAL[1],
            "kid": self._service_kid,
            "typ": "hailong-sheet+jwe",
            "cty": "hailong-sheet+jws",
        }
        sealed = jwe.encrypt_compact(header, signed, self._service_key, algorithms=_SEAL).encode("ascii")
        if len(sealed) > MAX_SEALED:
            raise TooLargeError(len(sealed))
        return sealed, hashlib.sha256(sealed).hexdigest()


class Verifier:
    """Believes what the service signed with a key that was pinned at enrolment, and nothing else."""

    def __init__(self, keys: Iterable[Mapping[str, str]]) -> None:
        self._keys = signing_keys(keys)

    def verify_receipt(self, token: str, sheet_id: UUID, sha256: str) -> Receipt:
        """The receipt, if the service signed it for exactly these bytes of this sheet; else ForgedError."""
        try:
            fields = Fields(open_signed(token, "hailong-receipt+jws", self._keys), "receipt")
            if fields.text("sheet_id") != str(sheet_id):
                raise ForgedError("receipt for another sheet")
            if fields.text("sha256") != sha256:
                raise ForgedError("receipt for other bytes")
            return Receipt(
                token=token,
                number=fields.text("number"),
                sequence=fields.number("sequence"),
                epoch=fields.text("epoch"),
                received_at=fields.read("received_at", from_wire),
            )
        except WireError as error:
            raise ForgedError(str(error)) from error

    def open_digest(self, token: str, device_id: str, epoch: str, through: str) -> Digest:
        """What the service holds, if it signed that for this device and this very question; else ForgedError."""
        try:
            fields = Fields(open_signed(token, "hailong-digest+jws", self._keys), "digest")
            digest = parse_digest(fields)
            if (fields.text("device_id"), digest.epoch, digest.through) != (device_id, epoch, through):
                raise ForgedError("digest for another question")
        except WireError as error:
            raise ForgedError(str(error)) from error
        return digest

    def open_enrolled(self, token: str) -> SignedEnrolment:
        """What the service says to a device that was enrolled by other hands; else ForgedError."""
        try:
            return parse_signed_enrolment(open_signed(token, "hailong-enrolled+jws", self._keys))
        except WireError as error:
            raise ForgedError(str(error)) from error

    def open_legal(self, token: str) -> LegalDocument | tuple[str, int]:
        """A signed document, or (id, revision) of a withdrawn one; else ForgedError."""
        try:
            return parse_legal(open_signed(token, "hailong-legal+jws", self._keys))
        except WireError as error:
            raise ForgedError(str(error)) from error

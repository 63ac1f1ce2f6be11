"""A workstation for tests of the service, written from protocol.md alone: its key, its tokens, its sealed sheets."""

import hashlib
import json
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.test import Client
from joserfc import jwe, jws
from joserfc.jwk import OKPKey

from markers import COMMENT

CONTRACT = Path(__file__).resolve().parents[2] / "contract"
API = "/api/v1"


class _Signatures(jws.JWSRegistry):
    max_payload_length = 1 << 20


class _Envelopes(jwe.JWERegistry):
    max_ciphertext_length = 1 << 20


def valid_sheet(**changes: object) -> dict[str, Any]:
    """The contract's sheet with an id and a declaration number of its own."""
    sheet = json.loads((CONTRACT / "cases" / "sheet.json").read_text("utf-8"))
    sheet["id"] = str(uuid.uuid4())
    sheet["declaration"]["number"] = f"10{uuid.uuid4().int % 10**9:09d}0"
    sheet["ratings"][0]["comment"] = COMMENT
    return sheet | changes


def sign(payload: object, key: OKPKey, **header: object) -> str:
    text = payload if isinstance(payload, str) else json.dumps(payload, ensure_ascii=False)
    return jws.serialize_compact(
        {"alg": "Ed25519", **header}, text.encode(), key, registry=_Signatures(algorithms=["Ed25519"])
    )


def seal(plaintext: str, key: OKPKey, **header: object) -> str:
    protected = {
        "alg": "ECDH-ES", "enc": "A256GCM", "typ": "hailong-sheet+jwe", "cty": "hailong-sheet+jws",
        "kid": key.thumbprint(), **header,
    }  # fmt: skip
    return jwe.encrypt_compact(
        protected, plaintext.encode(), key, registry=_Envelopes(algorithms=["ECDH-ES", "A256GCM"])
    )


@dataclass
class Workstation:
    """One installation, before and after its enrolment."""

    client: Client = field(default_factory=Client)
    key: OKPKey = field(default_factory=lambda: OKPKey.generate_key("Ed25519"))
    id: str = ""

    def service_keys(self, use: str) -> list[OKPKey]:
        keys = self.client.get(f"{API}/service").json()["keys"]
        return [OKPKey.import_key({n: k[n] for n in ("kty", "crv", "x")}) for k in keys if k["use"] == use]

    def enrolment(self, code: str, *, name: str = "Máy trạm thử", **changes: object) -> str:
        claims = {"code": code, "device_name": name, "iat": int(time.time())} | changes
        jwk = {n: self.key.as_dict(private=False)[n] for n in ("kty", "crv", "x")}
        return sign(claims, self.key, typ="hailong-enrolment+jws", jwk=jwk)

    def enrol(self, code: str) -> HttpResponse:
        answer = self.client.post(f"{API}/devices", {"enrolment": self.enrolment(code)}, "application/json")
        if answer.status_code == 201:
            self.id = answer.json()["device_id"]
        return answer

    def token(
        self, *, key: OKPKey | None = None, at: float = 0, header: dict[str, object] | None = None, **claims: object
    ) -> str:
        issued = int(at or time.time())
        says = {"iss": self.id, "aud": "hailong", "iat": issued, "exp": issued + 300, "jti": uuid.uuid4().hex} | claims
        return sign(says, key or self.key, **({"typ": "JWT", "kid": self.id} | (header or {})))

    def headers(self, **more: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token()}", "Hailong-Client": "0.1.0"} | more

    def get(self, path: str, **more: str) -> HttpResponse:
        return self.client.get(f"{API}{path}", headers=self.headers(**more))

    def sealed(self, sheet: object, *, key: OKPKey | None = None, to: OKPKey | None = None) -> str:
        signed = sign(sheet, key or self.key, typ="hailong-sheet+jws", kid=self.id)
        return seal(signed, to or self.service_keys("enc")[0])

    def frozen(self, sheets: list[dict[str, Any]]) -> list[tuple[str, str]]:
        """Ids and sealed bytes, ready to be offered together."""
        key = self.service_keys("enc")[0]
        return [(sheet["id"], self.sealed(sheet, to=key)) for sheet in sheets]

    def offer(self, *items: tuple[str, str]) -> HttpResponse:
        body = {"sheets": [{"id": sheet_id, "sealed": sealed} for sheet_id, sealed in items]}
        return self.client.post(f"{API}/sheets", json.dumps(body), "application/json", headers=self.headers())

    def note(self, *items: tuple[str, str], **header: object) -> str:
        """What vouches for these sheets, whoever brings them."""
        lines = [{"id": sheet_id, "sha256": hashlib.sha256(sealed.encode()).hexdigest()} for sheet_id, sealed in items]
        says = {"made_at": "2026-11-16T10:02:11.000Z", "sheets": lines}
        return sign(says, self.key, **{"typ": "hailong-carried+jws", "kid": self.id, **header})

    def deliver(self, sheet: dict[str, Any]) -> dict[str, Any]:
        """Offer one sheet and return its result."""
        answer = self.offer((sheet["id"], self.sealed(sheet)))
        assert answer.status_code == 207, answer.content
        return answer.json()["results"][0]

    def read_receipt(self, token: str) -> dict[str, Any]:
        """The receipt's payload; raises when it was not signed by the service."""
        kid = jws.extract_compact(token.encode()).headers()["kid"]
        (key,) = [key for key in self.service_keys("sig") if key.thumbprint() == kid]
        signed = jws.deserialize_compact(token, key, registry=_Signatures(algorithms=["Ed25519"]))
        assert signed.protected["typ"] == "hailong-receipt+jws"
        return json.loads(signed.payload)


def carry(client: Client, note: str, *items: tuple[str, str]) -> HttpResponse:
    """Bring sheets of another device: no token of the one that brings them."""
    body = {"note": note, "sheets": [{"id": sheet_id, "sealed": sealed} for sheet_id, sealed in items]}
    return client.post(f"{API}/carried-sheets", json.dumps(body), "application/json")

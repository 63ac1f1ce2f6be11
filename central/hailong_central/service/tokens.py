"""The tokens of the contract: compact JWS and JWE of one algorithm each, every purpose with a ``typ`` of its own."""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from joserfc import jwe, jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

SIGN: Final = "Ed25519"
SEAL: Final = "ECDH-ES"
ENCRYPT: Final = "A256GCM"
ENROLMENT: Final = "hailong-enrolment+jws"
SHEET: Final = "hailong-sheet+jws"
CARRIED: Final = "hailong-carried+jws"
ENROLLED: Final = "hailong-enrolled+jws"
SEALED_SHEET: Final = "hailong-sheet+jwe"
RECEIPT: Final = "hailong-receipt+jws"
LEGAL: Final = "hailong-legal+jws"
DIGEST: Final = "hailong-digest+jws"
KEYS: Final = "hailong-keys+jws"
BEARER: Final = "JWT"
_LONGEST: Final = 1 << 20
_UNKNOWN: Final = frozenset({"crit", "b64", "zip"})  # no extension is known; compressed input could unfold without end
_PRIME: Final = (1 << 255) - 19
_ORDER_8: Final = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD83D3D706A17C7
_SMALL_ORDER: Final = frozenset({0, 1, _PRIME - 1, _ORDER_8, _PRIME - _ORDER_8})  # y of the eight such points

Header = Mapping[str, Any]
KeyOf = Callable[[Header], OKPKey | None]


class TokenError(ValueError):
    """A token that is malformed, of another purpose, of another algorithm, or made with another key."""


class _Signatures(jws.JWSRegistry):
    max_header_length = 1024
    max_payload_length = _LONGEST  # the library's own limit would refuse a long sheet


class _Envelopes(jwe.JWERegistry):
    max_ciphertext_length = _LONGEST


@dataclass(frozen=True, slots=True)
class Opened:
    """A verified token: its header and its payload."""

    header: Header
    payload: bytes


def header_of(token: str) -> Header:
    """The header of a compact token, before anything is verified. Raises TokenError."""
    segment = token.partition(".")[0]
    if not token.isascii() or len(segment) > 1024:
        raise TokenError("not a compact token")
    header = read_json(_decoded(segment))
    if not isinstance(header, dict) or not _UNKNOWN.isdisjoint(header):
        raise TokenError("unreadable header")
    return header


def read_json(text: bytes) -> object:
    """JSON in which no member stands twice: two readers might each take another one. Raises TokenError."""
    try:
        return json.loads(text.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise TokenError("unreadable JSON") from error


def sign(payload: Mapping[str, object], *, typ: str, key: OKPKey) -> str:
    """A compact JWS over ``payload`` as JSON."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    header = {"alg": SIGN, "typ": typ, "kid": key.thumbprint()}
    return jws.serialize_compact(header, text.encode(), key, registry=_Signatures(algorithms=[SIGN]))


def verify(token: str, *, typ: str, key_of: KeyOf) -> Opened:
    """Header and payload of a JWS of purpose ``typ`` by the key that ``key_of`` finds for its header.

    Raises TokenError.
    """
    header = header_of(token)
    if header.get("alg") != SIGN or header.get("typ") != typ:
        raise TokenError("another purpose or algorithm")
    key = key_of(header)
    if key is None:
        raise TokenError("unknown key")
    _decoded(token.rpartition(".")[2])
    try:
        signed = jws.deserialize_compact(token, key, registry=_Signatures(algorithms=[SIGN]))
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise TokenError("the signature does not fit") from error
    return Opened(header, signed.payload)


def unseal(token: str, *, typ: str, key_of: KeyOf) -> Opened:
    """Header and plaintext of a JWE of purpose ``typ``. Raises TokenError."""
    header = header_of(token)
    if header.get("alg") != SEAL or header.get("enc") != ENCRYPT or header.get("typ") != typ:
        raise TokenError("another purpose or algorithm")
    key = key_of(header)
    if key is None:
        raise TokenError("unknown key")
    try:
        opened = jwe.decrypt_compact(token, key, registry=_Envelopes(algorithms=[SEAL, ENCRYPT]))
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise TokenError("cannot be opened") from error
    if opened.plaintext is None:
        raise TokenError("cannot be opened")
    return Opened(header, opened.plaintext)


def public_key(jwk: object) -> OKPKey:
    """The Ed25519 public key in a JWK of a stranger. Raises TokenError; a private key is refused."""
    if not isinstance(jwk, Mapping) or jwk.get("kty") != "OKP" or jwk.get("crv") != SIGN or "d" in jwk:
        raise TokenError("not an Ed25519 public key")
    x = jwk.get("x")
    try:
        if not isinstance(x, str):
            raise TokenError("not an Ed25519 public key")
        key = OKPKey.import_key({"kty": "OKP", "crv": SIGN, "x": x})
        if _is_weak(key):
            raise TokenError("not an Ed25519 public key")
        return key
    except (JoseError, ValueError, TypeError) as error:
        raise TokenError("not an Ed25519 public key") from error


def _decoded(segment: str) -> bytes:
    """The bytes behind a segment that is written in the one way there is. Raises TokenError."""
    try:
        content = base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4))
    except ValueError as error:
        raise TokenError("not base64url") from error
    if base64.urlsafe_b64encode(content).decode().rstrip("=") != segment:
        raise TokenError("more than one way to write the same")
    return content


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member stands twice")
    return members


def _is_weak(key: OKPKey) -> bool:
    """Whether ``key`` is a point of small order: one signature then fits every text, and proves nothing."""
    y = int.from_bytes(base64.urlsafe_b64decode(f"{key.as_dict(private=False)['x']}="), "little") & ((1 << 255) - 1)
    return y >= _PRIME or y in _SMALL_ORDER

"""Opening what the service has signed: one algorithm, one purpose, a key known by its name; nothing else is read."""

import base64
import json
from collections.abc import Mapping
from typing import Final

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from hailong.api.errors import ForgedError

SIGNATURE: Final = "Ed25519"


def open_signed(token: str, kind: str, keys: Mapping[str, OKPKey]) -> object:
    """The JSON in a compact JWS of purpose ``kind`` by one of ``keys`` (by kid). Raises ForgedError."""
    try:
        segments = token.encode("ascii").split(b".")
        key = _key_for(_read(_decoded(segments[0])), kind, keys)
        opened = jws.extract_compact(token.encode("ascii"), registry=_REGISTRY)
        _decoded(segments[2])
        if not jws.validate_compact(opened, key, registry=_REGISTRY):
            raise ForgedError("signature is not the service's")
        return _read(opened.payload)
    except (JoseError, ValueError, TypeError, IndexError, RecursionError) as error:
        raise ForgedError(f"{type(error).__name__}") from error


def _key_for(header: object, kind: str, keys: Mapping[str, OKPKey]) -> OKPKey:
    if not isinstance(header, dict) or header.get("alg") != SIGNATURE or header.get("typ") != kind:
        raise ForgedError("header of another purpose")
    if "crit" in header or "b64" in header:  # the contract knows no extension
        raise ForgedError("header that asks for more")
    kid = header.get("kid")
    if not isinstance(kid, str) or kid not in keys:
        raise ForgedError("signed by a key that is not pinned")
    return keys[kid]


def _decoded(segment: bytes) -> bytes:
    """The bytes behind a segment that is written in the one way there is; else ValueError."""
    content = base64.urlsafe_b64decode(segment + b"=" * (-len(segment) % 4))
    if base64.urlsafe_b64encode(content).rstrip(b"=") != segment:
        raise ValueError("more than one way to write the same")
    return content


def _read(text: bytes) -> object:
    """JSON in which no member stands twice: two readers might each take another one."""
    return json.loads(text.decode("utf-8"), object_pairs_hook=_once)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member stands twice")
    return members


class _LargeRegistry(jws.JWSRegistry):
    """The library's limits are meant for tokens; a legal document is longer."""

    max_payload_length = 16 * 1024 * 1024


_REGISTRY: Final = _LargeRegistry(algorithms=[SIGNATURE])

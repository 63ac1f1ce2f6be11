"""The service's own key pairs: Ed25519 to sign receipts and documents, X25519 to open sealed sheets.

They live in one text, a JWK set, together with the signed announcements of every change (``rotation.py`` makes them).
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast

from django.conf import settings
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from hailong_central.settings import place

CURVES: Final = {"sig": "Ed25519", "enc": "X25519"}


class KeysError(ValueError):
    """The configured keys cannot be used; the text never holds a key."""


@dataclass(frozen=True)
class ServiceKeys:
    """All keys that are still good; the first of each use is the one to use now, the others only verify or open.

    ``rotations`` are the announcements of every change so far, each signed by the key that signed until then.
    """

    signing: tuple[OKPKey, ...]
    opening: tuple[OKPKey, ...]
    rotations: tuple[str, ...] = ()

    def public(self) -> list[dict[str, str]]:
        """The public halves as JWKs, in order, each with its use and its thumbprint as ``kid``."""
        pairs = [("sig", key) for key in self.signing] + [("enc", key) for key in self.opening]
        return [public_jwk(key, use) for use, key in pairs]

    def opening_key(self, kid: str) -> OKPKey | None:
        """The key to which something was sealed."""
        return next((key for key in self.opening if key.thumbprint() == kid), None)


def service_keys() -> ServiceKeys:
    """The keys of this service: from ``HAILONG_CENTRAL_KEYS`` (a JWK set), else from ``keys.json`` in the data folder.

    The file is made at the first start. Several service processes on several machines must be given the same keys.
    """
    return parse(keys_text())


def keys_text() -> str:
    """The text that holds the keys, made at the first start."""
    if settings.HAILONG_KEYS:
        return str(settings.HAILONG_KEYS)
    path = keys_path()
    if not path.exists():
        place.prepare(settings.HAILONG_DATA)
        place.write_once(path, new_keys())
    return path.read_text("utf-8")


def keys_path() -> Path:
    """Where the keys are while no setting holds them."""
    return Path(settings.HAILONG_DATA) / "keys.json"


def new_keys() -> str:
    """A new JWK set with one key of each use."""
    return json.dumps({"keys": [new_member(use) for use in CURVES]}, indent=1)


def new_member(use: str) -> dict[str, Any]:
    """A new private key as a member of the set."""
    key = OKPKey.generate_key(cast("Any", CURVES[use]), private=True)
    return {**key.as_dict(private=True), "use": use, "kid": key.thumbprint()}


def public_jwk(key: OKPKey, use: str) -> dict[str, str]:
    """The public half of ``key`` as the contract shows it."""
    public = key.as_dict(private=False)
    return {**{name: str(public[name]) for name in ("kty", "crv", "x")}, "use": use, "kid": key.thumbprint()}


@lru_cache(maxsize=8)
def parse(text: str) -> ServiceKeys:
    """The keys in ``text``. Raises KeysError."""
    try:
        document = json.loads(text)
        found = {
            use: tuple(_import(member, curve) for member in document["keys"] if member.get("use") == use)
            for use, curve in CURVES.items()
        }
        rotations = tuple(str(token) for token in document.get("rotations", ()))
    except (ValueError, KeyError, TypeError, AttributeError, JoseError) as error:
        raise KeysError(f"the service's keys cannot be read ({type(error).__name__})") from None
    if not all(found.values()):
        raise KeysError("the service needs at least one key for signing (sig) and one for opening (enc)")
    if not found["sig"][0].is_private or not all(key.is_private for key in found["enc"]):
        raise KeysError("the first key for signing and every key for opening must be private")
    return ServiceKeys(signing=found["sig"], opening=found["enc"], rotations=rotations)


def _import(member: dict[str, str], curve: str) -> OKPKey:
    if member.get("kty") != "OKP" or member.get("crv") != curve:
        raise KeyError(curve)
    return OKPKey.import_key({name: member[name] for name in ("kty", "crv", "x", "d") if name in member})

"""The service's own key pairs: Ed25519 to sign receipts and documents, X25519 to open sealed sheets."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, cast

from django.conf import settings
from joserfc.jwk import OKPKey

from hailong_central.settings import place

_CURVES: Final = {"sig": "Ed25519", "enc": "X25519"}


class KeysError(ValueError):
    """The configured keys cannot be used; the text never holds a key."""


@dataclass(frozen=True)
class ServiceKeys:
    """All keys that are still good; the first of each use is the one to use now, the others only verify or open."""

    signing: tuple[OKPKey, ...]
    opening: tuple[OKPKey, ...]

    def public(self) -> list[dict[str, str]]:
        """The public halves as JWKs, in order, each with its use and its thumbprint as ``kid``."""
        pairs = [("sig", key) for key in self.signing] + [("enc", key) for key in self.opening]
        return [{**_public(key), "use": use, "kid": key.thumbprint()} for use, key in pairs]

    def opening_key(self, kid: str) -> OKPKey | None:
        """The key to which something was sealed."""
        return next((key for key in self.opening if key.thumbprint() == kid), None)


def service_keys() -> ServiceKeys:
    """The keys of this service: from ``HAILONG_CENTRAL_KEYS`` (a JWK set), else from ``keys.json`` in the data folder.

    The file is made at the first start. Several service processes on several machines must be given the same keys.
    """
    if settings.HAILONG_KEYS:
        return _parse(settings.HAILONG_KEYS)
    path = settings.HAILONG_DATA / "keys.json"
    if not path.exists():
        place.prepare(settings.HAILONG_DATA)
        place.write_once(path, new_keys())
    return _parse(path.read_text("utf-8"))


def new_keys() -> str:
    """A new JWK set with one key of each use."""
    keys = []
    for use, curve in _CURVES.items():
        key = OKPKey.generate_key(cast("Any", curve), private=True)
        keys.append({**key.as_dict(private=True), "use": use, "kid": key.thumbprint()})
    return json.dumps({"keys": keys}, indent=1)


@lru_cache(maxsize=8)
def _parse(text: str) -> ServiceKeys:
    try:
        members = json.loads(text)["keys"]
        found = {
            use: tuple(_import(member, curve) for member in members if member.get("use") == use)
            for use, curve in _CURVES.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeysError(f"the service's keys cannot be read ({type(error).__name__})") from None
    if not all(found.values()):
        raise KeysError("the service needs at least one key for signing (sig) and one for opening (enc)")
    return ServiceKeys(signing=found["sig"], opening=found["enc"])


def _import(member: dict[str, str], curve: str) -> OKPKey:
    if member.get("kty") != "OKP" or member.get("crv") != curve or "d" not in member:
        raise KeyError(curve)
    return OKPKey.import_key({name: member[name] for name in ("kty", "crv", "x", "d")})


def _public(key: OKPKey) -> dict[str, str]:
    public = key.as_dict(private=False)
    return {name: str(public[name]) for name in ("kty", "crv", "x")}

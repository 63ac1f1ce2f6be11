"""The service's public keys: which are keys at all, which are pinned, and how newer ones may take their place.

Whoever shows other keys than the pinned ones is believed only if each change was announced by the key before it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from hailong.api.errors import ForgedError, NobodyAnsweredError
from hailong.api.fields import Fields, WireError
from hailong.api.signed import open_signed
from hailong.api.wire import parse_keys
from hailong.domain.enrolment import Enrolment
from hailong.domain.service import FailureCode, ServiceInfo

_ANNOUNCEMENT: Final = "hailong-keys+jws"
_CURVES: Final = {"sig": "Ed25519", "enc": "X25519"}
_PRIME: Final = (1 << 255) - 19
_ORDER_8: Final = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD83D3D706A17C7
_SMALL_ORDER: Final = frozenset({0, 1, _PRIME - 1, _ORDER_8, _PRIME - _ORDER_8})  # y of the eight such points

Jwk = Mapping[str, str]


class KeysReplacedError(NobodyAnsweredError):
    """Whoever answers shows keys that the pinned ones have not announced: nobody of ours, whatever the label says."""

    def __init__(self, detail: str) -> None:
        super().__init__(FailureCode.KEYS_REPLACED, detail)


def follow(enrolment: Enrolment, info: ServiceInfo) -> Enrolment:
    """The enrolment with the keys that are in use now, if the pinned ones lead to them. Raises KeysReplacedError.

    Former keys to verify with are kept: what they have signed stays signed. The number of changes never goes back.
    """
    if len(info.rotations) < enrolment.key_sequence:
        raise KeysReplacedError("older keys than those that are pinned")
    keys, sequence = enrolment.keys, enrolment.key_sequence
    for token in info.rotations[sequence:]:
        sequence += 1
        keys = _next(keys, token, sequence)
    for use in _CURVES:
        if _first(keys, use) != _first(info.keys, use):
            raise KeysReplacedError("a key that was not announced")
    return replace(enrolment, keys=keys, key_sequence=sequence)


def check_first_contact(info: ServiceInfo) -> None:
    """ValueError unless the keys are keys, and the announcements, if any, lead to them."""
    check_service_keys(info.keys)
    signers = signing_keys(info.keys)
    for sequence, token in enumerate(info.rotations, start=1):
        try:
            announced = _announced(token, signers, sequence)
        except ForgedError as error:
            raise ValueError("an announcement of keys that is none") from error
        if sequence == len(info.rotations) and any(_first(announced, use) != _first(info.keys, use) for use in _CURVES):
            raise ValueError("the keys in use are not the announced ones")


def check_service_keys(keys: Iterable[Jwk]) -> None:
    """ValueError unless there is a key to verify with and one to seal to, each named by its own thumbprint."""
    uses = set()
    for jwk in keys:
        curve = _CURVES.get(jwk.get("use", ""))
        if curve is None:
            continue  # a use that this version does not know
        if import_public(jwk, curve).thumbprint() != jwk.get("kid"):
            raise ValueError("a key does not bear the name of its thumbprint")
        uses.add(jwk["use"])
    if uses != set(_CURVES):
        raise ValueError("the service names no key to verify with or none to seal to")


def signing_keys(keys: Iterable[Jwk]) -> dict[str, OKPKey]:
    """The keys to verify with, by name."""
    return {jwk["kid"]: import_public(jwk, "Ed25519") for jwk in keys if jwk.get("use") == "sig"}


def import_public(jwk: Jwk, curve: str) -> OKPKey:
    """The public key in ``jwk``; ValueError when it is private, of another curve, or so weak that it proves nothing."""
    try:
        key = OKPKey.import_key(dict(jwk))
    except (JoseError, KeyError, TypeError, ValueError) as error:
        raise ValueError("not a public key") from error
    if key.curve_name != curve or key.is_private or _is_weak(key):
        raise ValueError(f"not a public {curve} key")
    return key


def _next(keys: Sequence[Jwk], token: str, sequence: int) -> tuple[Jwk, ...]:
    """The keys after one change, which the key in use until then must have announced."""
    in_use = _first(keys, "sig")
    try:
        announced = _announced(token, {kid: key for kid, key in signing_keys(keys).items() if kid == in_use}, sequence)
    except ForgedError as error:
        raise KeysReplacedError(error.failure.detail) from error
    known = {jwk["kid"] for jwk in keys}
    if any(jwk["kid"] in known for jwk in announced):
        raise KeysReplacedError("a key that was in use before")
    return (*announced, *(jwk for jwk in keys if jwk.get("use") == "sig"))


def _announced(token: str, signers: Mapping[str, OKPKey], sequence: int) -> tuple[Jwk, ...]:
    """The keys that an announcement names. Raises ForgedError."""
    try:
        fields = Fields(open_signed(token, _ANNOUNCEMENT, signers), "announcement")
        if fields.number("sequence") != sequence:
            raise ForgedError("announcement out of order")
        keys = parse_keys(fields)
        check_service_keys(keys)
    except (WireError, ValueError) as error:
        raise ForgedError(str(error)) from error
    return tuple(jwk for jwk in keys if jwk["use"] in _CURVES)


def _first(keys: Iterable[Jwk], use: str) -> str:
    """The name of the key that is in use now."""
    return next((jwk["kid"] for jwk in keys if jwk.get("use") == use), "")


def _is_weak(key: OKPKey) -> bool:
    """Whether ``key`` is a point of small order: one signature then fits every text, one shared secret every sender."""
    public = key.public_key
    raw = public.public_bytes_raw()
    if isinstance(public, X25519PublicKey):
        try:
            X25519PrivateKey.generate().exchange(public)
        except ValueError:
            return True
        return False
    y = int.from_bytes(raw, "little") & ((1 << 255) - 1)
    return y >= _PRIME or y in _SMALL_ORDER

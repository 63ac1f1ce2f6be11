"""The service's keys: what is a key at all, and that pinned ones give way only to those that they announced."""

import base64
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from joserfc.jwk import OKPKey

from contract.client_service import ServiceKeys, sha256
from hailong.api.sealing import Verifier
from hailong.api.service_keys import (
    KeysReplacedError,
    check_first_contact,
    check_service_keys,
    follow,
    import_public,
)
from hailong.domain.enrolment import Enrolment
from hailong.domain.outbox import FailureKind
from hailong.domain.service import ServiceInfo

SERVICE = ServiceKeys()
SHEET_ID = UUID("01939a6e-0000-7000-8000-000000000001")
PRIME = (1 << 255) - 19
ORDER_8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD83D3D706A17C7
X25519_ORDER_8 = 0x00B8495F16056286FDB1329CEB8D09DA6AC49FF1FAE35616AEB8413B7C7AEBE0


def shown(of: ServiceKeys, **changes: object) -> ServiceInfo:
    info = ServiceInfo(
        name="D", epoch="e", time=datetime(2026, 11, 16, tzinfo=UTC), oldest_client="", keys=of.jwks,
        rotations=tuple(of.rotations),
    )  # fmt: skip
    return replace(info, **changes)  # type: ignore[arg-type]


def enrolled(keys: ServiceKeys) -> Enrolment:
    return Enrolment(
        service_url="https://hailong.example", service_name="D", device_id="device-1", keys=keys.jwks,
        enterprises=(), key_sequence=len(keys.rotations),
    )  # fmt: skip


# --- what is a key


def test_keys_of_the_service_are_accepted_under_their_own_thumbprints_alone() -> None:
    check_service_keys(SERVICE.jwks)
    check_service_keys((*SERVICE.jwks, {"kty": "RSA", "use": "tls", "kid": "later"}))

    with pytest.raises(ValueError, match="thumbprint"):
        check_service_keys(({**SERVICE.jwks[0], "kid": "other"}, SERVICE.jwks[1]))
    with pytest.raises(ValueError, match="no key"):
        check_service_keys(SERVICE.jwks[:1])
    with pytest.raises(ValueError, match="public"):
        check_service_keys(({**SERVICE.jwks[0], "crv": "X25519", "kid": "x"}, SERVICE.jwks[1]))
    with pytest.raises(ValueError, match="not a public key"):
        check_service_keys(({**SERVICE.jwks[0], "x": "?"}, SERVICE.jwks[1]))


def jwk(curve: str, number: int) -> dict[str, str]:
    return {
        "kty": "OKP", "crv": curve, "x": base64.urlsafe_b64encode(number.to_bytes(32, "little")).rstrip(b"=").decode(),
    }  # fmt: skip


@pytest.mark.parametrize("sign", [0, 1 << 255])
@pytest.mark.parametrize(
    ("curve", "number"),
    [("Ed25519", y) for y in (0, 1, PRIME - 1, PRIME, PRIME + 1, ORDER_8, PRIME - ORDER_8)]
    + [("X25519", u) for u in (0, 1, PRIME - 1, PRIME, PRIME + 1, X25519_ORDER_8)],
)
def test_point_of_small_order_is_no_key(curve: str, number: int, sign: int) -> None:
    with pytest.raises(ValueError, match="not a public"):
        import_public(jwk(curve, number | sign), curve)


def test_private_key_is_none_that_a_service_shows() -> None:
    with pytest.raises(ValueError, match="not a public"):
        import_public({n: str(v) for n, v in OKPKey.generate_key("Ed25519").as_dict(private=True).items()}, "Ed25519")


# --- following


def test_service_that_changed_nothing_leaves_the_enrolment_as_it_is() -> None:
    assert follow(enrolled(SERVICE), shown(SERVICE)) == enrolled(SERVICE)


def test_announced_keys_take_the_place_of_the_pinned_ones_over_several_changes() -> None:
    keys = ServiceKeys()
    before = enrolled(keys)
    receipt = keys.receipt(SHEET_ID, sha256("bytes"))
    for _ in range(3):
        keys.rotate()

    followed = follow(before, shown(keys))

    assert followed.key_sequence == 3
    assert [jwk["kid"] for jwk in followed.keys[:2]] == [keys.signing.thumbprint(), keys.sealing.thumbprint()]
    assert Verifier(followed.keys).verify_receipt(receipt, SHEET_ID, sha256("bytes"))
    assert Verifier(followed.keys).verify_receipt(keys.receipt(SHEET_ID, sha256("x")), SHEET_ID, sha256("x"))
    assert follow(followed, shown(keys)) == followed


def test_former_sealing_key_may_vanish_from_what_the_service_shows() -> None:
    keys = ServiceKeys()
    before = enrolled(keys)
    keys.rotate()
    without = tuple(jwk for jwk in keys.jwks if jwk["kid"] != before.keys[1]["kid"])

    assert follow(before, shown(keys, keys=without)).keys[1]["kid"] == keys.sealing.thumbprint()


def replaced(_: ServiceKeys) -> ServiceInfo:
    return shown(ServiceKeys())


def replaced_beside_the_old_ones(keys: ServiceKeys) -> ServiceInfo:
    return shown(keys, keys=(*ServiceKeys().jwks, *keys.jwks))


def only_the_sealing_key_replaced(keys: ServiceKeys) -> ServiceInfo:
    return shown(keys, keys=(keys.jwks[0], ServiceKeys().jwks[1], keys.jwks[1]))


def announced_by_a_stranger(keys: ServiceKeys) -> ServiceInfo:
    stranger = ServiceKeys()
    stranger.rotate()
    return shown(stranger)


def announced_by_a_former_key(keys: ServiceKeys) -> ServiceInfo:
    """Somebody has got hold of a key that was given up, and announces his own with it."""
    old = keys.signing
    keys.rotate()
    honest = list(keys.rotations)
    thief = ServiceKeys()
    thief.signing, thief.rotations = old, honest
    thief.rotate()
    return shown(thief)


def announced_out_of_order(keys: ServiceKeys) -> ServiceInfo:
    keys.rotate(sequence=2)
    return shown(keys)


def announced_twice(keys: ServiceKeys) -> ServiceInfo:
    keys.rotate()
    return shown(keys, rotations=(*keys.rotations, *keys.rotations))


def announced_and_not_shown(keys: ServiceKeys) -> ServiceInfo:
    old = keys.jwks
    keys.rotate()
    return shown(keys, keys=old)


def shown_and_not_announced(keys: ServiceKeys) -> ServiceInfo:
    keys.rotate()
    return shown(keys, rotations=())


def announced_without_a_key_to_seal_to(keys: ServiceKeys) -> ServiceInfo:
    keys.rotate(keys=[dict(keys.jwks[0])])
    return shown(keys)


def announced_under_another_name(keys: ServiceKeys) -> ServiceInfo:
    keys.rotate(keys=[{**keys.jwks[0], "kid": "x"}, dict(keys.jwks[1])])
    return shown(keys)


def announced_as_a_receipt(keys: ServiceKeys) -> ServiceInfo:
    signer = keys.signing
    receipt = keys.sign("hailong-receipt+jws", {"sequence": 1, "keys": list(ServiceKeys().in_use)})
    keys.signing = signer
    return shown(keys, rotations=(receipt,))


def announced_backwards(keys: ServiceKeys) -> ServiceInfo:
    """The key in use announces one that was in use before."""
    before = keys.in_use
    keys.rotate()
    keys.rotate(keys=[dict(jwk) for jwk in before])
    return shown(keys, keys=before)


def announced_in_nonsense(keys: ServiceKeys) -> ServiceInfo:
    return shown(keys, rotations=("a.b.c",))


@pytest.mark.parametrize(
    "attack",
    [
        replaced, replaced_beside_the_old_ones, only_the_sealing_key_replaced, announced_by_a_stranger,
        announced_by_a_former_key, announced_out_of_order, announced_twice, announced_and_not_shown,
        shown_and_not_announced, announced_without_a_key_to_seal_to, announced_under_another_name,
        announced_as_a_receipt, announced_backwards, announced_in_nonsense,
    ],
)  # fmt: skip
def test_keys_without_an_unbroken_chain_are_nobody_of_ours(attack) -> None:
    keys = ServiceKeys()
    before = enrolled(keys)

    with pytest.raises(KeysReplacedError) as refused:
        follow(before, attack(keys))

    assert refused.value.failure.kind is FailureKind.NOBODY_ANSWERED
    assert not refused.value.is_ours


def test_going_back_to_keys_of_before_is_refused() -> None:
    keys = ServiceKeys()
    old = shown(keys)
    keys.rotate()
    now = follow(enrolled(keys), shown(keys))

    with pytest.raises(KeysReplacedError):
        follow(now, old)
    with pytest.raises(KeysReplacedError, match="older"):
        follow(now, shown(keys, rotations=()))  # the right keys, but a history that is shorter than it was


# --- the first contact


def test_first_contact_takes_a_service_with_a_history_at_its_word() -> None:
    keys = ServiceKeys()
    keys.rotate()
    keys.rotate()

    check_first_contact(shown(keys))


@pytest.mark.parametrize(
    "attack", [announced_and_not_shown, announced_twice, announced_in_nonsense, announced_by_a_former_key]
)
def test_first_contact_refuses_a_history_that_does_not_lead_to_the_keys(attack) -> None:
    keys = ServiceKeys()
    info = attack(keys)
    if attack is announced_by_a_former_key:
        info = replace(info, keys=info.keys[:2])  # the signer is not even shown

    with pytest.raises(ValueError, match="keys"):
        check_first_contact(info)

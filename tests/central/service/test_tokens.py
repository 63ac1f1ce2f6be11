"""Tokens: one algorithm, one purpose, the right key; everything else is refused."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import ECKey, OctKey, OKPKey

from hailong_central.service import tokens
from hailong_central.service.tokens import TokenError

KEY = OKPKey.generate_key("Ed25519")
TYP = tokens.RECEIPT


def verify(token: str, key: OKPKey | None = KEY, typ: str = TYP) -> bytes:
    return tokens.verify(token, typ=typ, key_of=lambda _: key).payload


def test_signed_payload_comes_back_with_its_letters() -> None:
    token = tokens.sign({"text": "Đặng Thị Mẫu"}, typ=TYP, key=KEY)

    assert json.loads(verify(token)) == {"text": "Đặng Thị Mẫu"}
    assert tokens.header_of(token) == {"alg": "Ed25519", "typ": TYP, "kid": KEY.thumbprint()}


@pytest.mark.parametrize("typ", [tokens.ENROLMENT, tokens.SHEET, tokens.LEGAL, tokens.BEARER])
def test_token_of_another_purpose_is_refused(typ: str) -> None:
    with pytest.raises(TokenError):
        verify(tokens.sign({}, typ=typ, key=KEY))


def test_token_of_another_key_or_of_nobody_is_refused() -> None:
    token = tokens.sign({}, typ=TYP, key=KEY)

    for key in (OKPKey.generate_key("Ed25519"), None):
        with pytest.raises(TokenError):
            verify(token, key)


@pytest.mark.parametrize("algorithm", ["HS256", "ES256", "none"])
def test_token_of_another_algorithm_is_refused(algorithm: str) -> None:
    key = {"HS256": OctKey.generate_key(256), "ES256": ECKey.generate_key("P-256")}.get(algorithm, KEY)
    header = {"alg": algorithm, "typ": TYP}
    if algorithm == "none":
        token = f"{_encoded(header)}.{_encoded({})}."
    else:
        token = jws.serialize_compact(header, "{}", key, algorithms=[algorithm])

    with pytest.raises(TokenError):
        verify(token)


@given(place=st.integers(0, 10_000), letter=st.sampled_from("Aa0-_."))
def test_any_changed_letter_is_noticed(place: int, letter: str) -> None:
    token = tokens.sign({"sheet_id": "x", "sequence": 7}, typ=TYP, key=KEY)
    place %= len(token)
    if token[place] == letter:
        return
    forged = token[:place] + letter + token[place + 1 :]
    try:
        payload = verify(forged)
    except TokenError:
        return
    pytest.fail(f"a forged token passed: {payload!r}")


@given(st.text(max_size=300))
def test_anything_may_come_and_is_refused(text: str) -> None:
    with pytest.raises(TokenError):
        verify(text)
    with pytest.raises(TokenError):
        tokens.unseal(text, typ=tokens.SEALED_SHEET, key_of=lambda _: OKPKey.generate_key("X25519"))


@pytest.mark.parametrize("header", ["[]", '"alg enc"', "7", "null", "{}", '{"alg": ["Ed25519"]}', "[" * 700])
def test_header_of_another_shape_is_refused(header: str) -> None:
    segment = base64.urlsafe_b64encode(header.encode()).decode().rstrip("=")

    with pytest.raises(TokenError):
        verify(f"{segment}.e30.AAAA")


def test_compressed_envelopes_are_refused_before_they_unfold() -> None:
    header = {"alg": "ECDH-ES", "enc": "A256GCM", "typ": tokens.SEALED_SHEET, "zip": "DEF"}

    with pytest.raises(TokenError, match="unreadable header"):
        tokens.unseal(f"{_encoded(header)}.a.b.c.d", typ=tokens.SEALED_SHEET, key_of=lambda _: None)


@pytest.mark.parametrize(
    "jwk",
    [None, "x", {}, {"kty": "EC"}, KEY.as_dict(private=True), {"kty": "OKP", "crv": "Ed25519"},
     {"kty": "OKP", "crv": "Ed25519", "x": 7}, {"kty": "OKP", "crv": "Ed25519", "x": "AAAA"},
     OKPKey.generate_key("X25519").as_dict(private=False)],
)  # fmt: skip
def test_only_an_ed25519_public_key_is_a_public_key(jwk: object) -> None:
    with pytest.raises(TokenError):
        tokens.public_key(jwk)


def test_public_key_keeps_its_thumbprint() -> None:
    assert tokens.public_key(KEY.as_dict(private=False)).thumbprint() == KEY.thumbprint()


def _encoded(part: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


P = (1 << 255) - 19
ORDER_8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD83D3D706A17C7


@pytest.mark.parametrize("y", [0, 1, P - 1, P, P + 1, ORDER_8, P - ORDER_8])
@pytest.mark.parametrize("sign", [0, 1 << 255])
def test_point_of_small_order_is_no_public_key(y: int, sign: int) -> None:
    x = base64.urlsafe_b64encode((y | sign).to_bytes(32, "little")).rstrip(b"=").decode()
    with pytest.raises(TokenError):
        tokens.public_key({"kty": "OKP", "crv": "Ed25519", "x": x})


def test_generated_keys_are_not_taken_for_weak_ones() -> None:
    for _ in range(50):
        public = OKPKey.generate_key("Ed25519").as_dict(private=False)
        assert tokens.public_key(public).as_dict(private=False)["x"] == public["x"]


@pytest.mark.parametrize("crit", [["b64"], [], "exp", None])
def test_header_that_must_be_understood_is_refused(crit: object) -> None:
    token = f"{_encoded({'alg': 'Ed25519', 'typ': TYP, 'crit': crit})}.e30.AA"
    with pytest.raises(TokenError):
        verify(token)

"""Tokens that somebody might try: each is refused, whatever place takes tokens. Shared by the tests of both halves.

Many of them bear a signature that is right in itself: what is wrong is what the token claims to be.
"""

import base64
import hashlib
import hmac
import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jwe, jws
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

ORDER = (1 << 252) + 27742317777372353535851937790883648493
PRIME = (1 << 255) - 19
X25519_SMALL = [0, 1, PRIME - 1, PRIME, PRIME + 1, 0x00B8495F16056286FDB1329CEB8D09DA6AC49FF1FAE35616AEB8413B7C7AEBE0]
STRANGER = OKPKey.generate_key("Ed25519")


def b64(content: bytes | str) -> str:
    content = content.encode() if isinstance(content, str) else content
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def raw_sign(header: str, payload: bytes | str, key: OKPKey) -> str:
    """A compact JWS over exactly these texts."""
    text = f"{b64(header)}.{b64(payload)}"
    return f"{text}.{b64(_private(key).sign(text.encode()))}"


def hostile_jws(header: dict[str, Any], payload: dict[str, Any], key: OKPKey) -> dict[str, str]:
    """By name: forgeries of the JWS of ``payload`` under ``header``, which ``key`` might have made."""
    head, body = json.dumps(header), json.dumps(payload)
    good = raw_sign(head, body, key)
    first, second, third = good.split(".")
    changed = {
        "no typ": {name: value for name, value in header.items() if name != "typ"},
        "no alg": {name: value for name, value in header.items() if name != "alg"},
        "typ in capitals": {**header, "typ": str(header["typ"]).upper() + "X"},
        "typ as list": {**header, "typ": [header["typ"]]},
        "alg EdDSA": {**header, "alg": "EdDSA"},
        "alg Ed448": {**header, "alg": "Ed448"},
        "alg as list": {**header, "alg": ["Ed25519"]},
        "crit b64": {**header, "crit": ["b64"], "b64": True},
        "crit empty": {**header, "crit": []},
        "crit exp": {**header, "crit": ["exp"], "exp": 1},
        "b64 true": {**header, "b64": True},
        "zip": {**header, "zip": "DEF"},
        "long header": {**header, "x": "y" * 100_000},
    } | {f"typ {typ}": {**header, "typ": typ} for typ in _PURPOSES if typ != header["typ"]}
    if "kid" in header:
        changed["no kid"] = {name: value for name, value in header.items() if name != "kid"}
        changed |= {f"kid {kid!r}"[:40]: {**header, "kid": kid} for kid in _KIDS}
    tokens = {name: raw_sign(json.dumps(other), body, key) for name, other in changed.items()}
    tokens |= {f"alg {alg}": f"{b64(json.dumps({**header, 'alg': alg}))}.{b64(body)}." for alg in _NONES}
    tokens |= _confused(header, body, key)
    tokens |= {
        "of a stranger": raw_sign(head, body, STRANGER),
        "of a stranger who shows his key": raw_sign(
            json.dumps({**header, "jwk": STRANGER.as_dict(private=False), "jku": "https://evil.example/k"}),
            body, STRANGER,
        ),
        "payload of another": f"{first}.{b64(json.dumps({**payload, 'x': 1}))}.{third}",
        "member twice in header": raw_sign('{"alg": "none", ' + head[1:], body, key),
        "member twice in payload": raw_sign(head, '{"' + next(iter(payload)) + '": "other", ' + body[1:], key),
        "b64 false": _unencoded({**header, "b64": False, "crit": ["b64"]}, body, key),
        "b64 false without crit": _unencoded({**header, "b64": False}, body, key),
        "inside another": raw_sign(head, good, key),
        "in an array": raw_sign(head, f"[{body}]", key),
        "null": raw_sign(head, "null", key),
        "nothing": raw_sign(head, "", key),
        "not UTF-8": raw_sign(head, b"\xff\xfe" + body.encode(), key),
        "UTF-16": raw_sign(head, body.encode("utf-16"), key),
        "deep payload": raw_sign(head, "[" * 200_000, key),
        "deep header": raw_sign('{"a":' * 5_000, body, key),
        "long number": raw_sign(head, "9" * 10_000, key),
        "as JSON": json.dumps({"protected": first, "payload": second, "signature": third}),
        "detached": f"{first}..{third}",
        "two parts": f"{first}.{second}",
        "four parts": f"{good}.{third}",
        "no signature": f"{first}.{second}.",
        "signature of zeros": f"{first}.{second}.{b64(bytes(64))}",
        "signature too short": f"{first}.{second}.{third[:40]}",
        "signature twice": f"{good}{third}",
        "signature plus the order": f"{first}.{second}.{_plus_order(third)}",
        "padded": f"{good}==",
        "with a line break": f"{good}\n",
        "with a blank": f" {good}",
        "spare bits": f"{first}.{second}.{_spare_bits(third)}",
        "standard base64": f"{first}.{second}.{third.replace('-', '+').replace('_', '/')}+",
        "not ASCII": f"{good}ắ",
        "nul": f"\0{good}",
        "empty": "",
        "dots": "..",
    }  # fmt: skip
    assert good not in tokens.values()
    return tokens


def hostile_jwe(header: dict[str, Any], plaintext: str, key: OKPKey) -> dict[str, str]:
    """By name: envelopes around ``plaintext`` that are not to be opened, or to be opened by nobody."""
    good = _seal(header, plaintext, key)
    parts = good.split(".")
    protected = json.loads(base64.urlsafe_b64decode(parts[0] + "=="))

    def with_header(**changes: Any) -> str:
        return ".".join([b64(json.dumps({**protected, **changes})), *parts[1:]])

    others = {
        "alg ECDH-ES+A256KW": _seal({**header, "alg": "ECDH-ES+A256KW"}, plaintext, key),
        "alg RSA-OAEP": _seal({**header, "alg": "RSA-OAEP"}, plaintext, RSAKey.generate_key(2048)),
        "alg dir": _seal({**header, "alg": "dir"}, plaintext, OctKey.generate_key(256)),
        "enc A128GCM": _seal({**header, "enc": "A128GCM"}, plaintext, key),
        "enc A256CBC-HS512": _seal({**header, "enc": "A256CBC-HS512"}, plaintext, key),
        "zip": _seal({**header, "zip": "DEF"}, plaintext, key),
        "zip bomb": _seal({**header, "zip": "DEF"}, "0" * 50_000_000, key),
        "sealed to a stranger": _seal(header, plaintext, OKPKey.generate_key("X25519")),
        "sealed twice": _seal(header, good, key),
        "unsigned": _seal(header, "{}", key),
        "nothing": _seal(header, "", key),
        "not ASCII": _seal(header, "ắ" * 10, key),
        "crit": _seal({**header, "crit": ["exp"], "exp": 1}, plaintext, key, strict=False),
    } | {
        f"typ {typ}": _seal({**header, "typ": typ}, plaintext, key) for typ in _PURPOSES if typ != header["typ"]
    } | {
        f"cty {cty}": _seal({**header, "cty": cty}, plaintext, key) for cty in _PURPOSES if cty != header["cty"]
    } | {
        f"kid {kid!r}"[:40]: _seal({**header, "kid": kid}, plaintext, key, strict=False) for kid in _KIDS
    }  # fmt: skip
    small = {
        f"epk of small order {number:x}"[:40]: with_header(
            epk={"kty": "OKP", "crv": "X25519", "x": b64(number.to_bytes(32, "little"))}
        )
        for number in X25519_SMALL
    }
    return others | small | {
        "epk missing": ".".join(
            [b64(json.dumps({n: v for n, v in protected.items() if n != "epk"})), *parts[1:]]
        ),
        "epk of another curve": with_header(epk=ECKey.generate_key("P-256").as_dict(private=False)),
        "epk to sign with": with_header(epk=STRANGER.as_dict(private=False)),
        "epk no object": with_header(epk="x"),
        "epk too short": with_header(epk={"kty": "OKP", "crv": "X25519", "x": "AAAA"}),
        "apu of a megabyte": with_header(apu="A" * 1_000_000),
        "PBES2 with a billion rounds": with_header(alg="PBES2-HS256+A128KW", p2c=10**9, p2s="AAAA"),
        "header twice": ".".join([b64('{"zip": "DEF", "zip": "DEF",' + json.dumps(protected)[1:]), *parts[1:]]),
        "alg twice": ".".join([b64('{"alg": "dir",' + json.dumps(protected)[1:]), *parts[1:]]),
        "encrypted key": ".".join([parts[0], "AAAA", *parts[2:]]),
        "empty iv": ".".join([*parts[:2], "", *parts[3:]]),
        "short tag": ".".join([*parts[:4], parts[4][:6]]),
        "no tag": ".".join([*parts[:4], ""]),
        "other tag": ".".join([*parts[:4], b64(bytes(16))]),
        "no ciphertext": ".".join([*parts[:3], "", parts[4]]),
        "four parts": ".".join(parts[:4]),
        "six parts": f"{good}.AAAA",
        "as JSON": json.dumps({"protected": parts[0], "iv": parts[2], "ciphertext": parts[3], "tag": parts[4]}),
        "deep header": f"{b64('[' * 700)}.a.b.c.d",
        "empty": "",
        "dots": "....",
        "garbage": "garbage",
        "a JWS": raw_sign(json.dumps({"alg": "Ed25519", "typ": header["cty"], "kid": "x"}), "{}", STRANGER),
    }  # fmt: skip


_PURPOSES = (
    "JWT", "hailong-enrolment+jws", "hailong-sheet+jws", "hailong-sheet+jwe", "hailong-receipt+jws",
    "hailong-legal+jws", "hailong-keys+jws", "hailong-carried+jws", "hailong-enrolled+jws", "hailong-digest+jws",
)  # fmt: skip
_NONES = ("none", "None", "NONE", "nOnE", "", "none ")
_KIDS: tuple[Any, ...] = (
    "unknown", "", "../../../etc/passwd", "' OR '1'='1", "\0", "k" * 500, 7, None, True, ["a"], {"a": "b"},
    "00000000-0000-0000-0000-000000000000", "https://evil.example/key", "\n2026-11-16T00:00:00Z INFO forged",
)  # fmt: skip


def _private(key: OKPKey) -> Ed25519PrivateKey:
    d = key.as_dict(private=True)["d"]
    return Ed25519PrivateKey.from_private_bytes(base64.urlsafe_b64decode(f"{d}="))


def _confused(header: dict[str, Any], body: str, key: OKPKey) -> dict[str, str]:
    """The public key, which everybody knows, taken for a shared secret."""
    public = _private(key).public_key()
    secrets = {
        "raw": public.public_bytes_raw(),
        "x": str(key.as_dict(private=False)["x"]).encode(),
        "PEM": public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        "JWK": json.dumps(key.as_dict(private=False)).encode(),
    }
    text = f"{b64(json.dumps({**header, 'alg': 'HS256'}))}.{b64(body)}"
    tokens = {
        f"HS256 with the public key as {name}": f"{text}.{b64(hmac.digest(secret, text.encode(), hashlib.sha256))}"
        for name, secret in secrets.items()
    }
    for alg, other in (("ES256", ECKey.generate_key("P-256")), ("RS256", RSAKey.generate_key(2048))):
        tokens[alg] = jws.serialize_compact({"alg": alg, "typ": header["typ"]}, body, other, algorithms=[alg])
    return tokens


def _unencoded(header: dict[str, Any], body: str, key: OKPKey) -> str:
    first = b64(json.dumps(header))
    signature = b64(_private(key).sign(f"{first}.".encode() + body.encode()))
    return f"{first}.{body.replace('.', '')}.{signature}"


def _plus_order(signature: str) -> str:
    """The same signature in the other form that careless verifiers take."""
    raw = base64.urlsafe_b64decode(f"{signature}==")
    s = int.from_bytes(raw[32:], "little") + ORDER
    return b64(raw[:32] + s.to_bytes(32, "little"))


def _spare_bits(segment: str) -> str:
    """The last letter of 86 holds four bits that stand for nothing."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return segment[:-1] + letters[letters.index(segment[-1]) ^ 1]


class _Envelopes(jwe.JWERegistry):
    max_ciphertext_length = 1 << 26


def _seal(header: dict[str, Any], plaintext: str, key: Any, *, strict: bool = True) -> str:
    """As any vendor's library would."""
    algorithms = [str(header["alg"]), str(header["enc"]), "DEF"]
    registry = _Envelopes(algorithms=algorithms, strict_check_header=strict)
    if strict:
        return jwe.encrypt_compact(dict(header), plaintext, key, registry=registry)
    sealed = jwe.encrypt_compact({n: v for n, v in header.items() if n not in ("kid", "crit", "exp")}, plaintext, key,
                                 registry=registry)  # fmt: skip
    first, *rest = sealed.split(".")
    protected = json.loads(base64.urlsafe_b64decode(first + "=="))
    return ".".join([b64(json.dumps({**protected, **header})), *rest])

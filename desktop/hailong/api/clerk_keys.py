"""Keys of clerks: HPKE (RFC 9180) seals to them, AES key wrap (RFC 3394) under scrypt (RFC 7914) locks them away.

What is kept of a private half is ``x25519$n$r$p$salt$wrapped``, the last two in hexadecimal; the wrap proves itself, so
a wrong PIN opens nothing.
"""

import base64
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from hailong.domain.clerk_keys import WordsClosedError
from hailong.domain.clerks import stretched

_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_INFO: Final = b"hailong clerk words 1"  # what is sealed here opens as nothing else
_COST: Final = (2**16, 8, 1)  # 64 MB and some 0.15 s, on an old PC half a second
_KIND: Final = "x25519"


class PrivateKey:
    """The private half of a clerk's key."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._key = X25519PrivateKey.from_private_bytes(raw)
        self.public = self._key.public_key().public_bytes_raw().hex()

    def open(self, sealed: str) -> str:
        """The text behind ``sealed``. Raises WordsClosedError."""
        try:
            return _SUITE.decrypt(base64.b64decode(sealed, validate=True), self._key, _INFO).decode()
        except (InvalidTag, ValueError) as error:
            raise WordsClosedError(str(error)) from error

    def locked_by(self, secret: str) -> str:
        """What is kept of it, for whoever knows ``secret``."""
        salt = os.urandom(16)
        wrapped = aes_key_wrap(stretched(secret, salt, *_COST), self._raw)
        return "$".join((_KIND, *map(str, _COST), salt.hex(), wrapped.hex()))


def new_key() -> PrivateKey:
    """A key that nobody has yet."""
    return PrivateKey(X25519PrivateKey.generate().private_bytes_raw())


def seal(text: str, public: str) -> str:
    """``text`` for the owner of ``public``, in base 64."""
    key = X25519PublicKey.from_public_bytes(bytes.fromhex(public))
    return base64.b64encode(_SUITE.encrypt(text.encode(), key, _INFO)).decode("ascii")


def unlocked(kept: str, secret: str, public: str) -> PrivateKey | None:
    """The key that ``kept`` holds, whose other half is ``public``.

    None for a wrong secret, and for a text that makes no sense: it opens nothing, rather than everything.
    """
    try:
        kind, n, r, p, salt, wrapped = kept.split("$")
        if kind != _KIND or (int(n), int(r), int(p)) != _COST:
            return None
        raw = aes_key_unwrap(stretched(secret, bytes.fromhex(salt), *_COST), bytes.fromhex(wrapped))
        key = PrivateKey(raw)
    except (InvalidUnwrap, ValueError):
        return None
    return key if key.public == public else None

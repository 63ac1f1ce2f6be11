"""A text sealed with a passphrase that people type: JWE with PBES2, as any JOSE library can open it."""

import base64
import json
from typing import Final

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from hailong.domain.moving import MoveError, MoveFault, is_long_enough, passphrase_bytes

_ALGORITHMS: Final = ["PBES2-HS512+A256KW", "A256GCM"]
_ROUNDS: Final = 290_000  # more than OWASP asks for with SHA-512 (210,000); the library takes up to 300,000
_TYPE: Final = "hailong-move+jwe"
_BEGINS: Final = "eyJhbGciOiJQQkVTMi"  # the header as ours begin
_WRONG_KEY: Final = "Unwrap"  # how the library says that the passphrase does not open the key inside


class _Registry(jwe.JWERegistry):
    max_protected_header_length = 1024
    max_ciphertext_length = 1 << 30


def seal_with_passphrase(text: str, passphrase: str) -> str:
    """``text`` for whoever knows the passphrase. ValueError when that is too short."""
    if not is_long_enough(passphrase):
        raise ValueError("the passphrase is too short")
    header = {"alg": _ALGORITHMS[0], "enc": _ALGORITHMS[1], "p2c": _ROUNDS, "typ": _TYPE}
    key = OctKey.import_key(passphrase_bytes(passphrase))
    return jwe.encrypt_compact(header, text.encode(), key, registry=_Registry(algorithms=_ALGORITHMS))


def open_with_passphrase(sealed: str, passphrase: str) -> str:
    """What was sealed. Raises MoveError."""
    sealed = sealed.strip()
    _check_form(sealed)
    if not is_long_enough(passphrase):
        raise MoveError(MoveFault.WRONG_WORDS)
    key = OctKey.import_key(passphrase_bytes(passphrase))
    try:
        opened = jwe.decrypt_compact(sealed, key, registry=_Registry(algorithms=_ALGORITHMS))
        return (opened.plaintext or b"").decode()
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise MoveError(MoveFault.WRONG_WORDS if _WRONG_KEY in str(error) else MoveFault.DAMAGED) from None


def _check_form(sealed: str) -> None:
    """Five parts, of which the first says what it is; else MoveError."""
    try:
        head, *others = sealed.encode("ascii").split(b".")
        header = json.loads(base64.urlsafe_b64decode(head + b"=" * (-len(head) % 4)))
        if header["typ"] != _TYPE:
            raise MoveError(MoveFault.NOT_OURS)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        if isinstance(error, MoveError):
            raise
        is_ours = sealed.startswith(_BEGINS)
        raise MoveError(MoveFault.DAMAGED if is_ours else MoveFault.NOT_OURS) from None
    if len(others) != 4:
        raise MoveError(MoveFault.DAMAGED)

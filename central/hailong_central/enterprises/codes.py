"""Enrolment codes as people copy them: groups of four without look-alikes, read back with forgiveness."""

import hashlib
import secrets
from typing import Final

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: without I, L, O, U
_LOOKALIKES: Final = str.maketrans({"I": "1", "L": "1", "O": "0"})
_PREFIX: Final = "HL"
_RANDOM: Final = 18  # 90 bits: guessing needs no limit, and a plain hash is enough


def new_code() -> str:
    """A new code, such as ``HL4K-9Q2M-...``."""
    text = _PREFIX + "".join(secrets.choice(_ALPHABET) for _ in range(_RANDOM))
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))


def hash_of(code: str) -> str:
    """What the database keeps of a code; letter case, blanks, dashes and look-alikes do not matter."""
    text = "".join(c for c in code.upper() if c.isalnum()).translate(_LOOKALIKES)
    return hashlib.sha256(text.encode()).hexdigest()

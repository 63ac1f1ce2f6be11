"""What a clerk's PIN protects, and how: the words of drafts and sent sheets, sealed to a key that the PIN opens.

Everybody can seal to the public half, so that what the service answers while the window is locked is sealed as well.
Only the clerk's PIN, or the code that was shown when it was set, opens the other half.
"""

import secrets
from dataclasses import dataclass
from typing import Final, Protocol

from hailong.domain.clerks import Clerk

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: nothing that looks like something else
_MISTAKEN: Final = str.maketrans("OIL", "011")
_LENGTH, _GROUP = 20, 5  # 100 random bits


class WordsClosedError(Exception):
    """The sealed words are not of this key, or were damaged."""


class OpenKey(Protocol):
    """The private half, in memory alone, while its clerk is at work."""

    @property
    def public(self) -> str:
        """The other half, in hexadecimal: what rows name their owner by."""

    def open(self, sealed: str) -> str:
        """The text behind ``sealed``. Raises WordsClosedError."""


class Sealer(Protocol):
    """Seals a text so that one key alone opens it."""

    def seal(self, text: str, public: str) -> str:
        """``text`` for the owner of ``public``."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of a PIN that was right; a clerk who has none, or only one of an older release, has no ``key``."""

    key: OpenKey | None = None


class ClerkKeys(Sealer, Protocol):
    """Makes and opens keys of clerks. Slow on purpose: never called on the main thread."""

    def give(self, clerk: Clerk, pin: str, code: str) -> tuple[Clerk, OpenKey]:
        """The clerk with a new key that ``pin`` and ``code`` open."""

    def change_pin(self, clerk: Clerk, key: OpenKey, pin: str) -> Clerk:
        """The same key under another PIN; the code still opens it."""

    def open(self, clerk: Clerk, pin: str) -> Opened | None:
        """What the PIN opens; None for a wrong one."""

    def recover(self, clerk: Clerk, code: str) -> OpenKey | None:
        """The key by the code that was shown with it; None for a wrong one."""


def new_code() -> str:
    """A code for whoever forgets the PIN, as it is shown: four groups of five characters."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    return "-".join(letters[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def plain_code(typed: str) -> str:
    """What somebody has typed as that code, as it was meant: in capitals, without blanks and hyphens."""
    kept = "".join(letter for letter in typed.upper() if letter.isalnum())
    return kept.translate(_MISTAKEN)

"""Moving to another workstation: what a moving file holds, why one cannot be used, what taking it in came to."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOVED_OUT: Final = "moved_out"
"""The setting that says what was moved out last: JSON with ``at``, ``sheets``, ``waiting``, ``drafts``."""
SHORTEST_PASSPHRASE: Final = 14  # bytes: what the standard for such keys asks for; a short sentence


class MoveFault(StrEnum):
    """Why a file cannot be used."""

    NOT_OURS = "not_ours"
    DAMAGED = "damaged"  # cut or changed
    WRONG_WORDS = "wrong_words"  # another passphrase than it was made with
    NEWER = "newer"  # written by a later release
    OTHER_SERVICE = "other_service"  # what waits in it is sealed to another service than this workstation's


class MoveError(ValueError):
    """A file that cannot be used; ``fault`` says why."""

    def __init__(self, fault: MoveFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What went into a file or came out of it. ``waiting`` are among the ``sheets``; ``known`` were here before."""

    sheets: int = 0
    waiting: int = 0
    drafts: int = 0
    known: int = 0


def passphrase_bytes(passphrase: str) -> bytes:
    """The same bytes for the same words, however a keyboard puts marks on letters."""
    return unicodedata.normalize("NFC", passphrase.strip()).encode()


def is_long_enough(passphrase: str) -> bool:
    """Whether a file may be made with it."""
    return len(passphrase_bytes(passphrase)) >= SHORTEST_PASSPHRASE

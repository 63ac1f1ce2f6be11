"""Several clerks at one Windows account: who is at work, and a PIN that locks the window when nobody is.

The PIN keeps a colleague from reading and sending in another's name: it opens the key that the clerk's own drafts and
sent sheets are sealed to (``domain.clerk_keys``). A sheet that was sent goes on its way while the window is locked.
"""

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from hailong.domain.sheet import Contact

IDLE_MINUTES: Final = (1, 120)
SHORTEST_PIN: Final = 6  # of a new one
LONGEST_PIN: Final = 12
MOST_CLERKS: Final = 50
_FREE_FAILURES: Final = 3
_FIRST_PAUSE: Final = timedelta(seconds=5)
_LONGEST_PAUSE: Final = timedelta(minutes=5)
_OLD_COST: Final = (2**14, 8, 1)  # n, r, p of RFC 7914


class PinFault(StrEnum):
    """Why a PIN is not taken."""

    NOT_DIGITS = "not_digits"
    LENGTH = "length"
    TOO_SIMPLE = "too_simple"  # one digit again and again, or a row: what anybody tries first
    DIFFERENT = "different"  # typed twice, and not the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Clerk:
    """Somebody who works here. ``pin`` is what is kept of it; empty where there is none.

    ``key`` is the public half of the clerk's key in hexadecimal. ``pin`` and ``code`` are then its private half, locked
    by the PIN and by the recovery code. Without a key the PIN is one of an older release, see ``is_pin``: it locks the
    window and seals nothing.
    """

    id: str
    name: str
    phone: str = ""
    role: str = ""  # at the enterprise: what its other workstations are told of who sent a sheet
    pin: str = ""
    key: str = ""
    code: str = ""

    @property
    def contact(self) -> Contact:
        """What a new sheet of this clerk begins with."""
        return Contact(name=self.name, phone=self.phone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clerks:
    """All of them, and who is at work; ``idle_minutes`` without a hand on the machine lock the window."""

    everybody: tuple[Clerk, ...] = ()
    at_work: str = ""  # id
    idle_minutes: int = 10

    @property
    def current(self) -> Clerk | None:
        """Who is at work."""
        return self.get(self.at_work)

    @property
    def role(self) -> str:
        """Of who is at work."""
        return self.current.role if self.current else ""

    @property
    def key(self) -> str:
        """Of who is at work, see ``Clerk``."""
        return self.current.key if self.current else ""

    @property
    def can_lock(self) -> bool:
        """Once anybody has a PIN. Who has none comes in without, and reads what nobody's PIN keeps."""
        return any(clerk.pin for clerk in self.everybody)

    def get(self, clerk_id: str) -> Clerk | None:
        """One of them."""
        return next((clerk for clerk in self.everybody if clerk.id == clerk_id), None)

    def put(self, clerk: Clerk) -> "Clerks":
        """With ``clerk``, new at the end or changed in its place; the first is at work at once."""
        others = tuple(clerk if one.id == clerk.id else one for one in self.everybody)
        everybody = others if self.get(clerk.id) else (*others, clerk)
        return replace(self, everybody=everybody, at_work=self.at_work or clerk.id)

    def joined(self, others: "Clerks") -> "Clerks":
        """With those of another workstation that are not known here."""
        known = {clerk.id for clerk in self.everybody}
        new = tuple(clerk for clerk in others.everybody if clerk.id not in known)
        everybody = (*self.everybody, *new)
        return replace(self, everybody=everybody, at_work=self.at_work or next((one.id for one in everybody), ""))

    def without(self, clerk_id: str) -> "Clerks":
        """Without one; if that one was at work, the first of the others is."""
        everybody = tuple(clerk for clerk in self.everybody if clerk.id != clerk_id)
        at_work = self.at_work if self.at_work != clerk_id else next((one.id for one in everybody), "")
        return replace(self, everybody=everybody, at_work=at_work)


def pin_fault(pin: str, again: str) -> PinFault | None:
    """Why ``pin`` cannot be taken; None when it can."""
    if not (pin.isascii() and pin.isdigit()):
        return PinFault.NOT_DIGITS
    if not SHORTEST_PIN <= len(pin) <= LONGEST_PIN:
        return PinFault.LENGTH
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if steps in ({0}, {1}, {9}):
        return PinFault.TOO_SIMPLE
    return PinFault.DIFFERENT if pin != again else None


def is_pin(pin: str, kept: str) -> bool:
    """Whether ``pin`` is the one that an older release has kept as ``scrypt$n$r$p$salt$key`` (RFC 7914).

    False for a text that makes no sense. Slow on purpose.
    """
    try:
        kind, n, r, p, salt, key = kept.split("$")
        if kind != "scrypt" or (int(n), int(r), int(p)) != _OLD_COST:
            return False
        return hmac.compare_digest(stretched(pin, bytes.fromhex(salt), *_OLD_COST), bytes.fromhex(key))
    except ValueError:
        return False


def stretched(secret: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    """32 bytes out of a PIN or a code (scrypt, RFC 7914). Slow, and hungry for memory, on purpose."""
    return hashlib.scrypt(secret.encode(), salt=salt, n=n, r=r, p=p, maxmem=256 * 1024 * 1024, dklen=32)


def pause_after(failures: int) -> timedelta:
    """How long the next try has to wait after so many wrong ones in a row."""
    if failures < _FREE_FAILURES:
        return timedelta(0)
    return min(_FIRST_PAUSE * (1 << min(failures - _FREE_FAILURES, 20)), _LONGEST_PAUSE)

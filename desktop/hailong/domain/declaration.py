"""One customs declaration as the declaration software knows it, and how two sights of it become one."""

import re
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Final

from hailong.domain.vietnamese import fold


class Kind(StrEnum):
    """Import or export, told by the first two digits of the number (10, 30) or by the source."""

    IMPORT = "import"
    EXPORT = "export"
    UNKNOWN = "unknown"


class Channel(StrEnum):
    """The inspection channel (luồng) that VNACCS assigned."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """How far a declaration has come. An unknown code is UNKNOWN, never CLEARED."""

    UNKNOWN = "unknown"
    DRAFT = "draft"
    SENT = "sent"
    REGISTERED = "registered"
    CHANNELLED = "channelled"
    IN_STORAGE = "in_storage"
    RELEASED = "released"
    CLEARED = "cleared"
    CANCELLED = "cancelled"

    @property
    def rank(self) -> int:
        """How advanced: a higher rank supersedes a lower one, whatever the order in which files are read."""
        return _RANKS[self]


_RANKS: Final = {status: rank for rank, status in enumerate(Status)}
GRANTED: Final = frozenset({Status.IN_STORAGE, Status.RELEASED, Status.CLEARED})
"""The three grants after which a business is asked: taking into storage, release, clearance."""


class Round(StrEnum):
    """When a sheet was written: while the declaration is being handled, or after a grant."""

    DURING = "during"
    AFTER = "after"


class NumberFault(StrEnum):
    """Why a text is no declaration number."""

    EMPTY = "empty"
    LOST_DIGITS = "lost_digits"  # 1.1E+11: a spreadsheet has thrown digits away
    NOT_DIGITS = "not_digits"
    LENGTH = "length"


class NumberError(ValueError):
    """A text that is no declaration number; ``fault`` says why."""

    def __init__(self, fault: NumberFault, text: str) -> None:
        super().__init__(f"{fault.value}: {text!r}")
        self.fault = fault
        self.text = text


def parse_number(raw: object) -> str:
    """The 12 digits of a declaration number from what a cell holds: text, int, float or exponent text.

    Raises NumberError. ``109999888770.0`` and ``1.0999988877E+11`` hold all digits; ``1.1E+11`` has lost some. Blanks
    and separators of thousands between the digits say nothing.
    """
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = "" if raw is None else str(raw)
    if len(text) == 12 and text.isascii() and text.isdigit():
        return text
    text = re.sub(r"\s", "", text)
    if grouped := _GROUPED.fullmatch(text):
        text = text.replace(grouped[1], "")
    elif exponent := _EXPONENT.fullmatch(text):
        text = _written_out(text, exponent[1] + (exponent[2] or ""), int(exponent[3]))
    text = re.sub(r"[.,]0*$", "", text)
    if not text.strip("0") or text.upper() == "NULL":
        raise NumberError(NumberFault.EMPTY, text)
    if not (text.isascii() and text.isdigit()):
        raise NumberError(NumberFault.NOT_DIGITS, text)
    if len(text) != 12:
        raise NumberError(NumberFault.LENGTH, text)
    return text


_GROUPED: Final = re.compile(r"[0-9]{1,3}([.,])[0-9]{3}(?:\1[0-9]{3})+(?:(?!\1)[.,]0*)?")  # 109.999.888.770
_EXPONENT: Final = re.compile(r"([0-9])(?:[.,]([0-9]*))?[eE]\+?([0-9]{1,3})")


def _written_out(text: str, digits: str, exponent: int) -> str:
    """An exponent text as plain digits. Only a zero may be missing at the end: else a program has rounded."""
    if exponent != 11:
        raise NumberError(NumberFault.LENGTH, text)
    if len(digits) < 11:
        raise NumberError(NumberFault.LOST_DIGITS, text)
    return digits[:12].ljust(12, "0") + "." + digits[12:]


def base_of(number: str) -> str:
    """The first 11 digits: one declaration through all its amendments."""
    return number[:11]


def group_number(number: str) -> str:
    """As it is shown: ``1099 9988 877 0``."""
    return f"{number[:4]} {number[4:8]} {number[8:11]} {number[11:]}".strip()


def kind_of(number: str) -> Kind:
    """Import for 10..., export for 30..., else unknown."""
    return {"10": Kind.IMPORT, "30": Kind.EXPORT}.get(number[:2], Kind.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One declaration, with only what a rating needs. Empty text and None mean *this source did not say*.

    Days and times are Vietnamese local time; a day may be known without its time. ``tax_code`` is normalised
    (``0199999991`` or ``0199999991001``) and empty where the source has no such column. ``number`` has 12 digits.
    """

    number: str
    tax_code: str = ""
    enterprise_name: str = ""
    kind: Kind = Kind.UNKNOWN
    regime: str = ""  # mã loại hình: A11, B11, E21 ...
    office_code: str = ""  # 03CC
    office_abbr: str = ""  # HQHPKV1, as VNACCS prints it
    team_code: str = ""  # the two digits of the processing desk: 00
    team_name: str = ""
    channel: Channel = Channel.UNKNOWN
    status: Status = Status.UNKNOWN
    registered_on: date | None = None
    registered_time: time | None = None
    cleared_on: date | None = None
    cleared_time: time | None = None
    partner: str = ""
    first_number: str = ""  # of a lot that was split into several declarations
    branch: int | None = None
    branches: int | None = None

    @property
    def base(self) -> str:
        """The first 11 digits."""
        return self.number[:11]

    @property
    def amendments(self) -> int:
        """How often it was amended: the 12th digit."""
        return int(self.number[11])

    @property
    def search_text(self) -> str:
        """What instant search looks through, folded: number, partner, office, enterprise."""
        return fold(
            f"{self.number} {self.partner} {self.office_code} {self.office_abbr} {self.enterprise_name} {self.tax_code}"
        )


_MERGED_TEXTS: Final = (
    "tax_code", "enterprise_name", "regime", "office_code", "office_abbr", "team_code", "team_name", "partner",
    "first_number", "branch", "branches",
)  # fmt: skip


def merge(known: Declaration, incoming: Declaration) -> Declaration:
    """One declaration out of two sights of it (same enterprise, same first 11 digits).

    The more advanced status and the highest amendment win, whichever came first. Where both say something, the more
    advanced sight is believed, the incoming one on a tie. What only one of them says is kept: a poorer source never
    erases what a richer one gave. A day keeps its time when the other sight gives the same day without one.
    """
    newer_first = (incoming.status.rank, incoming.amendments) >= (known.status.rank, known.amendments)
    first, second = (incoming, known) if newer_first else (known, incoming)
    changes: dict[str, object] = {
        name: value for name in _MERGED_TEXTS if not getattr(first, name) and (value := getattr(second, name))
    }
    if first.kind is Kind.UNKNOWN:
        changes["kind"] = second.kind
    if first.channel is Channel.UNKNOWN:
        changes["channel"] = second.channel
    changes["number"] = max(first.number, second.number)
    for day, clock in (("registered_on", "registered_time"), ("cleared_on", "cleared_time")):
        if getattr(first, day) is None or (
            getattr(first, clock) is None and getattr(first, day) == getattr(second, day)
        ):
            changes[day], changes[clock] = getattr(second, day), getattr(second, clock)
    return replace(first, **changes)  # type: ignore[arg-type]  # names and values come from the same fields


def is_ratable(status: Status) -> bool:
    """Whether a sheet may be written: from the channel on, also for one that was cancelled later."""
    return status.rank >= Status.CHANNELLED.rank


def round_of(declaration: Declaration) -> Round:
    """Which round a sheet written now belongs to."""
    after = declaration.status in GRANTED or (
        declaration.status is Status.CANCELLED and declaration.cleared_on is not None
    )
    return Round.AFTER if after else Round.DURING

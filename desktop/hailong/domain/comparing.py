"""Comparing once a day what the service holds with what it has told this workstation of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

COMPARE_EVERY: Final = timedelta(hours=23)
"""A day, less the time until the next conversation: a difference is found within 24 hours."""
_LOWEST_32_BITS: Final = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sheets, and the sum of the last 32 bits of their ids: the same whatever their order."""

    sheets: int = 0
    total: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.sheets + other.sheets, self.total + other.total)

    def __sub__(self, other: "Tally") -> "Tally":
        return Tally(self.sheets - other.sheets, self.total - other.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The service's signed word of what it holds, by tax code."""

    epoch: str
    through: str  # as far as the updates that were read
    enterprises: Mapping[str, Tally]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """What the service no longer tells of: sheets that have its receipt, and sheets of other workstations."""

    held: tuple[UUID, ...] = ()
    others: Tally = Tally()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What came of comparing. ``sheets``: how many the service holds of this workstation's enterprises."""

    at: datetime
    sheets: int
    offered_again: int = 0  # it had given a receipt for them, and has lost them
    gone: int = 0  # other workstations' sheets that it has lost: only those can offer them again
    lost_here: int = 0  # it holds them from this workstation, which has no copy any more
    lost_numbers: tuple[str, ...] = ()  # the first of these: the declaration's first 11 digits
    is_unexplained: bool = False  # the figures differ though every sheet is accounted for

    @property
    def agrees(self) -> bool:
        """Whether both sides hold the same."""
        return not (self.offered_again or self.gone or self.lost_here or self.is_unexplained)


def tally_of(ids: Iterable[UUID]) -> Tally:
    """Count and sum of ``ids``."""
    sheets = total = 0
    for one in ids:
        sheets += 1
        total += one.int & _LOWEST_32_BITS
    return Tally(sheets, total)


def is_due(compared_at: datetime | None, now: datetime) -> bool:
    """Whether it is time to compare; also when the clock was set back behind the last time."""
    return compared_at is None or not compared_at <= now < compared_at + COMPARE_EVERY


def agree(digest: Digest, told: Mapping[str, Tally]) -> bool:
    """Whether the service holds just what it has told of, of the enterprises that it named.

    A sheet that was rescued without its declaration has no tax code here; so the sum of all is what counts.
    """
    return held(digest) == told_of(digest, told)


def held(digest: Digest) -> Tally:
    """All that the service holds."""
    return sum(digest.enterprises.values(), Tally())


def told_of(digest: Digest, told: Mapping[str, Tally]) -> Tally:
    """All that it has told of, of the enterprises that it named."""
    return sum((told.get(tax_code, Tally()) for tax_code in (*digest.enterprises, "")), Tally())

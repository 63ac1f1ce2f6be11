"""One sheet for many declarations: who may be included and why not, and N sheets out of one pattern with exceptions."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from hailong.domain.catalogue import Catalogue, Level
from hailong.domain.declaration import Declaration, is_ratable, round_of
from hailong.domain.sheet import (
    Bulk,
    Contact,
    Rating,
    Sheet,
    SheetFault,
    SheetFinding,
    Subject,
    SubjectKind,
    prefill,
    review,
)

UNDO_FOR: Final = timedelta(minutes=10)
"""How long a bulk waits before it is offered to the service: within it, all of it can be taken back."""


class LeftOut(StrEnum):
    """Why a declaration cannot be one of a bulk; the first that holds is told."""

    NOT_RATABLE = "not_ratable"
    ALREADY_RATED = "already_rated"
    NOT_ENROLLED = "not_enrolled"  # this workstation is not enrolled at all
    ENTERPRISE_UNKNOWN = "enterprise_unknown"
    ENTERPRISE_NOT_ENROLLED = "enterprise_not_enrolled"
    HAS_DRAFT = "has_draft"  # somebody has begun to write a sheet of its own
    OFFICE_UNKNOWN = "office_unknown"  # there is nothing that the common level could be about


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A declaration that was selected. ``has_draft``: one that a person wrote, not one that a bulk left behind."""

    key: int
    declaration: Declaration
    subjects: tuple[Subject, ...] = ()
    is_unrated: bool = True
    has_draft: bool = False

    @property
    def office(self) -> Subject | None:
        """The declaration's own office."""
        return next((one for one in self.subjects if one.kind is SubjectKind.OFFICE), None)


def candidate(
    key: int, declaration: Declaration, catalogue: Catalogue, *, is_unrated: bool, has_draft: bool
) -> Candidate:
    """``declaration`` with the subjects that it names itself."""
    subjects = prefill(declaration, catalogue)
    return Candidate(key=key, declaration=declaration, subjects=subjects, is_unrated=is_unrated, has_draft=has_draft)


def why_left_out(one: Candidate, enrolled: Collection[str] | None) -> LeftOut | None:
    """What keeps ``one`` out of a bulk; ``enrolled`` are tax codes, None where the workstation is not enrolled."""
    declaration = one.declaration
    checks = (
        (not is_ratable(declaration.status), LeftOut.NOT_RATABLE),
        (not one.is_unrated, LeftOut.ALREADY_RATED),
        (enrolled is None, LeftOut.NOT_ENROLLED),
        (not declaration.tax_code, LeftOut.ENTERPRISE_UNKNOWN),
        (enrolled is not None and declaration.tax_code not in enrolled, LeftOut.ENTERPRISE_NOT_ENROLLED),
        (one.has_draft, LeftOut.HAS_DRAFT),
        (one.office is None, LeftOut.OFFICE_UNKNOWN),
    )
    return next((why for is_so, why in checks if is_so), None)


def strangers(left_out: Iterable[tuple[Candidate, LeftOut]]) -> tuple[tuple[str, str], ...]:
    """(tax code, name) of each enterprise that this workstation lacks an enrolment for, in their order."""
    wanting = (LeftOut.NOT_ENROLLED, LeftOut.ENTERPRISE_NOT_ENROLLED)
    whose = (one.declaration for one, why in left_out if why in wanting)
    return tuple({one.tax_code: (one.tax_code, one.enterprise_name) for one in whose if one.tax_code}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One line of the pattern: each declaration's own office, its own team, or a stage that all have been through."""

    kind: SubjectKind
    code: str = ""  # of a stage; an office or a team is each declaration's own
    name: str = ""

    def fits(self, subject: Subject) -> bool:
        """Whether the line speaks of ``subject``."""
        return subject.kind is self.kind and (self.kind is not SubjectKind.STAGE or subject.code == self.code)


def common_slots(included: Sequence[Candidate]) -> tuple[Slot, ...]:
    """The kinds of subjects that every one of ``included`` names, in the order of the first."""
    if not included:
        return ()
    slots = [
        Slot(kind=one.kind, code=one.code, name=one.name) if one.kind is SubjectKind.STAGE else Slot(kind=one.kind)
        for one in included[0].subjects
    ]
    return tuple(slot for slot in slots if all(any(map(slot.fits, one.subjects)) for one in included))


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternLine:
    """What is said alike of one slot."""

    slot: Slot
    level: Level | None = None
    reasons: tuple[str, ...] = ()
    comment: str = ""

    def said_of(self, subject: Subject) -> Rating:
        """The line as it stands on one sheet."""
        return Rating(subject=subject, level=self.level, reasons=self.reasons, comment=self.comment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """The one sheet for all."""

    lines: tuple[PatternLine, ...] = ()
    contact: Contact = field(default_factory=Contact)

    def line_of(self, subject: Subject) -> PatternLine | None:
        """The line that speaks of ``subject``."""
        return next((line for line in self.lines if line.slot.fits(subject)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptions:
    """Where single declarations differ: a level of their own for their office, or left out by the user."""

    levels: Mapping[int, Level]
    left_out: frozenset[int] = frozenset()


NO_EXCEPTIONS: Final = Exceptions(levels={})


def ratings_for(one: Candidate, pattern: Pattern, own_level: Level | None = None) -> tuple[Rating, ...]:
    """What the sheet of ``one`` says.

    A level of its own replaces the pattern's for the office, and says nothing but itself: reasons and words that were
    written for the others do not hold there.
    """
    ratings: list[Rating] = []
    for subject in one.subjects:
        line = pattern.line_of(subject)
        is_office = subject.kind is SubjectKind.OFFICE
        if is_office and own_level is not None and (line is None or line.level is not own_level):
            ratings.append(Rating(subject=subject, level=own_level))
        elif line is not None and line.level is not None:
            ratings.append(line.said_of(subject))
    return tuple(ratings)


def office_level(one: Candidate, pattern: Pattern, exceptions: Exceptions) -> Level | None:
    """The level that the sheet of ``one`` gives to its office."""
    own = exceptions.levels.get(one.key)
    line = pattern.line_of(one.office) if one.office else None
    return own or (line.level if line else None)


def sheets_of(
    included: Sequence[Candidate],
    pattern: Pattern,
    exceptions: Exceptions,
    *,
    bulk_id: UUID,
    now: datetime,
    catalogue_version: str,
) -> list[tuple[int, Sheet]]:
    """One sheet for each declaration that is neither left out nor left without a level, with its key; marked as bulk.

    *Send* gives each its own id and version.
    """
    made: list[tuple[int, Sheet]] = []
    for one in included:
        ratings = ratings_for(one, pattern, exceptions.levels.get(one.key))
        if one.key in exceptions.left_out or not ratings:
            continue
        sheet = Sheet(
            id=bulk_id, declaration=one.declaration, round=round_of(one.declaration), written_at=now, ratings=ratings,
            contact=pattern.contact, catalogue_version=catalogue_version,
        )  # fmt: skip
        made.append((one.key, sheet))
    mark = Bulk(id=bulk_id, size=len(made))
    return [(key, replace(sheet, bulk=mark)) for key, sheet in made]


def review_pattern(pattern: Pattern, example: Candidate, now: datetime) -> tuple[SheetFinding, ...]:
    """What the pattern lacks, with the index of its line; nothing rated at all is the only fault that blocks."""
    subjects = [
        Subject(kind=line.slot.kind, code=line.slot.code, name=str(at)) for at, line in enumerate(pattern.lines)
    ]
    ratings = tuple(line.said_of(subject) for line, subject in zip(pattern.lines, subjects, strict=True))
    sheet = Sheet(
        id=UUID(int=0), declaration=example.declaration, round=round_of(example.declaration), written_at=now,
        ratings=ratings, contact=pattern.contact,
    )  # fmt: skip
    return tuple(one for one in review(sheet) if one.fault is not SheetFault.SUBJECT_TWICE)

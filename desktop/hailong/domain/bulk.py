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
    """One line of the pattern: each declaration's own office, its own team, a stage that all have been through, or an
    officer of the one office of all."""

    kind: SubjectKind
    code: str = ""  # of a stage or an officer; an office or a team is each declaration's own
    name: str = ""
    office: str = ""  # of an officer: the office that he was named for

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


def common_office(included: Sequence[Candidate]) -> str:
    """The code of the office that handled all of ``included``; empty where there are several, or it is in no catalogue.

    Only then can officers be rated in bulk: of several offices, nobody has handled all.
    """
    codes = {one.office.code if one.office else "" for one in included}
    return codes.pop() if len(codes) == 1 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternLine:
    """What is said alike of one slot."""

    slot: Slot
    level: Level | None = None
    reasons: tuple[str, ...] = ()
    comment: str = ""
    did_not_meet: bool = False  # of an officer

    def said_of(self, subject: Subject) -> Rating:
        """The line as it stands on one sheet."""
        return Rating(
            subject=subject, level=self.level, reasons=self.reasons, comment=self.comment,
            did_not_meet=self.did_not_meet,
        )  # fmt: skip

    @property
    def officer(self) -> Subject | None:
        """Whom it speaks of by name, on every sheet alike."""
        slot = self.slot
        is_officer = slot.kind is SubjectKind.OFFICER
        return Subject(kind=slot.kind, code=slot.code, name=slot.name) if is_officer else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """The one sheet for all."""

    lines: tuple[PatternLine, ...] = ()
    contact: Contact = field(default_factory=Contact)

    def line_of(self, subject: Subject) -> PatternLine | None:
        """The line that speaks of ``subject``."""
        return next((line for line in self.lines if line.slot.fits(subject)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRating:
    """What the sheet of one declaration says of its office, other than all others: its level, and why."""

    key: int
    level: Level
    reasons: tuple[str, ...] = ()
    comment: str = ""

    def replaces(self, line: PatternLine | None) -> bool:
        """Whether it is an exception: the same level without a word more says what all others say."""
        return line is None or line.level is not self.level or bool(self.reasons or self.comment)

    def said_of(self, office: Subject) -> Rating:
        """As it stands on the sheet."""
        return Rating(subject=office, level=self.level, reasons=self.reasons, comment=self.comment)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRatings:
    """Where single declarations differ, each at most once."""

    all: tuple[OwnRating, ...] = ()

    def by_key(self) -> Mapping[int, OwnRating]:
        """What each of them says, by the key of its declaration."""
        return {own.key: own for own in self.all}

    def without(self, keys: Collection[int]) -> "OwnRatings":
        """The same but for ``keys``, which say what all others say."""
        return OwnRatings(all=tuple(own for own in self.all if own.key not in keys))

    def with_level(self, keys: Sequence[int], level: Level) -> "OwnRatings":
        """``keys`` at ``level``; own words stay, and reasons where the level was the same."""
        known = self.by_key()
        begun = [known.get(key) or OwnRating(key=key, level=level) for key in keys]
        changed = [own if own.level is level else replace(own, level=level, reasons=()) for own in begun]
        return OwnRatings(all=(*self.without(keys).all, *changed))

    def saying(self, keys: Sequence[int], rating: Rating) -> "OwnRatings":
        """``keys`` saying what ``rating`` says; without a level they differ no more."""
        rest = self.without(keys)
        if (level := rating.level) is None:
            return rest
        said = (OwnRating(key=key, level=level, reasons=rating.reasons, comment=rating.comment) for key in keys)
        return OwnRatings(all=(*rest.all, *said))


NO_OWN: Final = OwnRatings()


def ratings_for(one: Candidate, pattern: Pattern, own: OwnRating | None = None) -> tuple[Rating, ...]:
    """What the sheet of ``one`` says.

    What it says of its own replaces the pattern's line for the office: reasons and words that were written for the
    others do not hold there.
    """
    ratings: list[Rating] = []
    for subject in one.subjects:
        line = pattern.line_of(subject)
        if subject.kind is SubjectKind.OFFICE and own is not None and own.replaces(line):
            ratings.append(own.said_of(subject))
        elif line is not None and line.level is not None:
            ratings.append(line.said_of(subject))
    named = (line.said_of(officer) for line in pattern.lines if (officer := line.officer))
    return (*ratings, *(rating for rating in named if rating.says_something))


def office_level(one: Candidate, pattern: Pattern, own: OwnRating | None) -> Level | None:
    """The level that the sheet of ``one`` gives to its office."""
    line = pattern.line_of(one.office) if one.office else None
    return own.level if own else (line.level if line else None)


def asked_of(sheet: Sheet) -> frozenset[SheetFault]:
    """What is kindly asked for, as on any sheet: at levels 1 and 2 what it was, and whom the department may ask."""
    return frozenset(one.fault for one in review(sheet) if not one.fault.is_blocking)


def sheets_of(
    included: Sequence[Candidate],
    pattern: Pattern,
    own: OwnRatings,
    left_out: Collection[int] = (),
    *,
    bulk_id: UUID,
    now: datetime,
    catalogue_version: str,
) -> list[tuple[int, Sheet]]:
    """One sheet for each declaration that is neither left out nor left without a level, with its key; marked as bulk.

    *Send* gives each its own id and version.
    """
    made: list[tuple[int, Sheet]] = []
    by_key = own.by_key()
    for one in included:
        ratings = ratings_for(one, pattern, by_key.get(one.key))
        if one.key in left_out or not ratings:
            continue
        sheet = Sheet(
            id=bulk_id, declaration=one.declaration, round=round_of(one.declaration), written_at=now, ratings=ratings,
            contact=pattern.contact, catalogue_version=catalogue_version,
        )  # fmt: skip
        made.append((one.key, sheet))
    mark = Bulk(id=bulk_id, size=len(made))
    return [(key, replace(sheet, bulk=mark)) for key, sheet in made]


def review_pattern(pattern: Pattern, example: Candidate, now: datetime) -> tuple[SheetFinding, ...]:
    """What the pattern lacks, with the index of its line, judged as any sheet."""
    subjects = [
        line.officer or Subject(kind=line.slot.kind, code=line.slot.code, name=str(at))
        for at, line in enumerate(pattern.lines)
    ]
    ratings = tuple(line.said_of(subject) for line, subject in zip(pattern.lines, subjects, strict=True))
    sheet = Sheet(
        id=UUID(int=0), declaration=example.declaration, round=round_of(example.declaration), written_at=now,
        ratings=ratings, contact=pattern.contact,
    )  # fmt: skip
    return review(sheet)

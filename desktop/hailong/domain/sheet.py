"""The rating sheet: everything said at one time about one declaration, and the rules of its life."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from hailong.domain.catalogue import Catalogue, Level
from hailong.domain.declaration import Channel, Declaration, Round, Status

MAX_RATINGS: Final = 50
MAX_COMMENT: Final = 4000
MAX_NAME: Final = 200
MAX_PHONE: Final = 30
MAX_ROLE: Final = 60
MAX_BULK: Final = 500


class SubjectKind(StrEnum):
    """What a rating may be about."""

    OFFICE = "office"
    TEAM = "team"
    STAGE = "stage"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a rating is about. Without a ``code`` it is not in the catalogue: ``name`` is then a name or description."""

    kind: SubjectKind
    code: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One subject's level with reasons (codes) and own words. A line without a level says nothing and is not sent."""

    subject: Subject
    level: Level | None = None
    reasons: tuple[str, ...] = ()
    comment: str = ""
    did_not_meet: bool = False  # of an officer: the business did not meet him; excludes a level

    @property
    def says_something(self) -> bool:
        """Whether this line belongs on the sheet that is sent."""
        return self.level is not None or self.did_not_meet


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom the department may ask back at the enterprise."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """Which sheets were given in one act, and how many they were: the department may weigh them less than others."""

    id: UUID
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a sheet says, as against what it is about: the part that a clerk's PIN keeps from the others."""

    ratings: tuple[Rating, ...] = ()
    contact: Contact = Contact()


class SheetState(StrEnum):
    """The life of a sheet on the workstation."""

    DRAFT = "draft"
    RECORDED = "recorded"
    QUEUED = "queued"
    SENDING = "sending"
    RECEIVED = "received"
    IN_HANDLING = "in_handling"
    ANSWERED = "answered"
    NEEDS_YOU = "needs_you"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"  # taken back by the user before any try had begun, or given up after it was refused
    SUPERSEDED = "superseded"  # a refused or withdrawn one for which a later version was written


WAITING: Final = frozenset({SheetState.QUEUED, SheetState.SENDING})
HELD_BY_SERVICE: Final = frozenset({SheetState.RECEIVED, SheetState.IN_HANDLING, SheetState.ANSWERED})
_TRANSITIONS: Final = {
    SheetState.DRAFT: {SheetState.RECORDED},
    SheetState.RECORDED: {SheetState.DRAFT, SheetState.QUEUED},
    SheetState.QUEUED: {SheetState.SENDING, SheetState.WITHDRAWN},
    SheetState.SENDING: {SheetState.QUEUED, SheetState.RECEIVED, SheetState.NEEDS_YOU, SheetState.REMOVED},
    SheetState.RECEIVED: {SheetState.IN_HANDLING, SheetState.ANSWERED, SheetState.REMOVED, SheetState.QUEUED},
    SheetState.IN_HANDLING: {SheetState.ANSWERED, SheetState.REMOVED, SheetState.QUEUED},
    SheetState.ANSWERED: {SheetState.IN_HANDLING, SheetState.REMOVED, SheetState.QUEUED},
    SheetState.NEEDS_YOU: {SheetState.QUEUED, SheetState.SUPERSEDED, SheetState.WITHDRAWN},
    SheetState.REMOVED: set[SheetState](),
    SheetState.WITHDRAWN: {SheetState.SUPERSEDED},
    SheetState.SUPERSEDED: set[SheetState](),
}


def may_become(old: SheetState, new: SheetState) -> bool:
    """Whether a sheet in state ``old`` may pass to ``new``; no state is left on silence."""
    return new in _TRANSITIONS[old]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything said at one time about one declaration.

    ``version`` counts from 1 within (declaration, enterprise, round); a later one names its predecessor in
    ``supersedes``. ``written_at`` is aware UTC, and true to the minute unless it ``is_time_unsure``. ``bulk`` marks one
    of many that were given alike.
    The enterprise's other workstations are told of ``role``, and of nothing else that is said here.
    """

    id: UUID
    declaration: Declaration
    round: Round
    written_at: datetime
    version: int = 1
    supersedes: UUID | None = None
    ratings: tuple[Rating, ...] = ()
    contact: Contact = Contact()
    catalogue_version: str = ""
    bulk: Bulk | None = None
    role: str = ""  # of whoever sent it, at the enterprise; never a name
    is_time_unsure: bool = False

    @property
    def is_readable(self) -> bool:
        """Whether this is the readable copy; a sheet that was rescued can be read by the service alone."""
        return bool(self.declaration.number)

    @property
    def words(self) -> Words:
        """What it says."""
        return Words(ratings=self.ratings, contact=self.contact)

    def saying(self, words: Words) -> "Sheet":
        """The same sheet with other words."""
        return replace(self, ratings=words.ratings, contact=words.contact)

    def for_sending(self) -> "Sheet":
        """The same sheet without the lines that say nothing."""
        return replace(self, ratings=tuple(rating for rating in self.ratings if rating.says_something))


class SheetFault(StrEnum):
    """What stands between a sheet and *Record*; the blocking ones must be mended, the others are asked for."""

    NOTHING_RATED = "nothing_rated"
    LEVEL_AND_NOT_MET = "level_and_not_met"
    SUBJECT_UNNAMED = "subject_unnamed"
    SUBJECT_TWICE = "subject_twice"
    TOO_MANY_LINES = "too_many_lines"
    TEXT_TOO_LONG = "text_too_long"
    NOT_RATABLE = "not_ratable"
    ENTERPRISE_UNKNOWN = "enterprise_unknown"
    DETAILS_ASKED = "details_asked"  # levels 1 and 2, and 'other reason': which?
    CONTACT_ASKED = "contact_asked"  # levels 1 and 2: whom may the department ask back?

    @property
    def is_blocking(self) -> bool:
        """Whether it must be mended; what is merely asked for may be left empty."""
        return self not in (SheetFault.DETAILS_ASKED, SheetFault.CONTACT_ASKED)


@dataclass(frozen=True, slots=True)
class SheetFinding:
    """One fault, with the index of the rating it is about (None: the whole sheet)."""

    fault: SheetFault
    line: int | None = None


def review(sheet: Sheet) -> tuple[SheetFinding, ...]:
    """Everything that a sheet lacks before it can be recorded, blocking faults and gentle questions alike."""
    findings = list(_whole_sheet_findings(sheet))
    seen: set[tuple[SubjectKind, str, str]] = set()
    for line, rating in enumerate(sheet.ratings):
        if not rating.says_something:
            continue
        subject = (rating.subject.kind, rating.subject.code, "" if rating.subject.code else rating.subject.name)
        if subject in seen:
            findings.append(SheetFinding(SheetFault.SUBJECT_TWICE, line))
        seen.add(subject)
        findings.extend(SheetFinding(fault, line) for fault in _line_faults(rating))
    return tuple(findings)


def _whole_sheet_findings(sheet: Sheet) -> list[SheetFinding]:
    said = [rating for rating in sheet.ratings if rating.says_something]
    unsatisfied = any(rating.level is not None and rating.level.is_unsatisfied for rating in said)
    contact = sheet.contact
    checks = (
        (not any(rating.level is not None for rating in said), SheetFault.NOTHING_RATED),
        (len(said) > MAX_RATINGS, SheetFault.TOO_MANY_LINES),
        (len(contact.name) > MAX_NAME or len(contact.phone) > MAX_PHONE, SheetFault.TEXT_TOO_LONG),
        (sheet.declaration.status.rank < Status.CHANNELLED.rank, SheetFault.NOT_RATABLE),
        (not sheet.declaration.tax_code, SheetFault.ENTERPRISE_UNKNOWN),
        (unsatisfied and not (contact.name.strip() and contact.phone.strip()), SheetFault.CONTACT_ASKED),
    )
    return [SheetFinding(fault) for is_present, fault in checks if is_present]


def _line_faults(rating: Rating) -> list[SheetFault]:
    subject = rating.subject
    other_reason = any(code.endswith("_KHAC") for code in rating.reasons)
    unsatisfied = rating.level is not None and rating.level.is_unsatisfied
    checks = (
        (rating.level is not None and rating.did_not_meet, SheetFault.LEVEL_AND_NOT_MET),
        (not subject.code and not subject.name.strip(), SheetFault.SUBJECT_UNNAMED),
        (len(rating.comment) > MAX_COMMENT or len(subject.name) > MAX_NAME, SheetFault.TEXT_TOO_LONG),
        ((unsatisfied or other_reason) and not rating.comment.strip(), SheetFault.DETAILS_ASKED),
    )
    return [fault for is_present, fault in checks if is_present]


_STAGES_BY_CHANNEL: Final = {
    Channel.GREEN: ("DK",),
    Channel.YELLOW: ("DK", "KTHS"),
    Channel.RED: ("DK", "KTHS", "KTTT"),
    Channel.UNKNOWN: ("DK",),
}
_STAGE_OF_GRANT: Final = {Status.IN_STORAGE: "BQ", Status.RELEASED: "GPH", Status.CLEARED: "TQ"}


def prefill(declaration: Declaration, catalogue: Catalogue) -> tuple[Subject, ...]:
    """The subjects that the declaration itself names: its office, its team, the stages it has been through.

    Names are those of the day of registration; a unit that the catalogue does not know keeps the name that the
    declaration software gave it. Officers are never guessed.
    """
    day = declaration.registered_on or date.max
    office = catalogue.office(declaration.office_code, day) or catalogue.office_by_abbr(declaration.office_abbr)
    subjects: list[Subject] = []
    if office:
        subjects.append(Subject(kind=SubjectKind.OFFICE, code=office.code, name=office.name_vi))
    elif declaration.office_code or declaration.office_abbr:
        name = declaration.office_abbr or declaration.office_code
        subjects.append(Subject(kind=SubjectKind.OFFICE, code=declaration.office_code, name=name))
    if team := _team_of(declaration, catalogue, office.code if office else declaration.office_code):
        subjects.append(team)
    codes = [*_STAGES_BY_CHANNEL[declaration.channel], _STAGE_OF_GRANT.get(declaration.status, "")]
    stages = [stage for code in codes if (stage := catalogue.stage(code))]
    subjects.extend(Subject(kind=SubjectKind.STAGE, code=stage.code, name=stage.name_vi) for stage in stages)
    return tuple(subjects)


def _team_of(declaration: Declaration, catalogue: Catalogue, office_code: str) -> Subject | None:
    code = f"{office_code}-{declaration.team_code}"
    known = {team.code: team for team in catalogue.teams_of(office_code)}
    if declaration.team_code and (team := known.get(code)):
        return Subject(kind=SubjectKind.TEAM, code=code, name=team.name_vi)
    if declaration.team_name:
        return Subject(kind=SubjectKind.TEAM, name=declaration.team_name)
    return None

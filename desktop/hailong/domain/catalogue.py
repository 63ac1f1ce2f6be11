"""The department's catalogue: dated units, stages, officers and reasons, as served by the central service."""

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import cached_property


class Level(IntEnum):
    """Five levels of satisfaction = stars (wording: ECUS release note of 24/03/2020)."""

    VERY_DISSATISFIED = 1
    DISSATISFIED = 2
    NORMAL = 3
    SATISFIED = 4
    VERY_SATISFIED = 5

    @property
    def is_unsatisfied(self) -> bool:
        """Levels 1 and 2: the business is asked for details, and somebody must answer it."""
        return self <= Level.DISSATISFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A thing that bears a name for a time; ``valid_to`` is the first day on which it no longer does."""

    code: str
    name_vi: str
    name_en: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether it existed on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Dated):
    """A customs office; ``code`` is 03CC, ``abbr`` its VNACCS short name, ``parent`` another office's code."""

    parent: str = ""
    abbr: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team(Dated):
    """A team or processing desk; ``code`` is ``03CC-00`` (office and desk)."""

    office_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Dated):
    """A professional stage of the procedure; ``order`` as the department lists them."""

    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer(Dated):
    """A customs official; ``code`` is the staff number (``20ZZ-0001``), ``office_code`` where he serves."""

    office_code: str = ""
    team_code: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A choice offered at one level. Codes repeat between levels: the key is (level, code)."""

    level: Level
    code: str
    vi: str
    en: str = ""


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """The whole catalogue at one version; ``version`` is opaque and empty for the empty catalogue."""

    version: str = ""
    offices: tuple[Office, ...] = field(default=())
    teams: tuple[Team, ...] = field(default=())
    stages: tuple[Stage, ...] = field(default=())
    officers: tuple[Officer, ...] = field(default=())
    reasons: tuple[Reason, ...] = field(default=())

    @cached_property
    def _offices(self) -> dict[str, tuple[Office, ...]]:
        found: dict[str, tuple[Office, ...]] = {}
        for office in self.offices:
            found[office.code] = (*found.get(office.code, ()), office)
        return found

    def office(self, code: str, day: date | None = None) -> Office | None:
        """The office of that code on ``day`` (names change); the latest one when no day is given or none fits."""
        dated = self._offices.get(code, ())
        fitting = [office for office in dated if day is None or office.is_valid_on(day)]
        return fitting[-1] if fitting else dated[-1] if dated else None

    def office_by_abbr(self, abbr: str) -> Office | None:
        """The one office of that short name; None when there is none, or when several share it."""
        codes = {office.code for office in self.offices if abbr and office.abbr == abbr}
        return self.office(codes.pop()) if len(codes) == 1 else None

    def teams_of(self, office_code: str) -> tuple[Team, ...]:
        """The teams of an office."""
        return tuple(team for team in self.teams if team.office_code == office_code)

    def officers_of(self, office_code: str) -> tuple[Officer, ...]:
        """The officers who serve at an office."""
        return tuple(officer for officer in self.officers if officer.office_code == office_code)

    def stage(self, code: str) -> Stage | None:
        """The stage of that code."""
        return next((stage for stage in self.stages if stage.code == code), None)

    def reasons_at(self, level: Level) -> tuple[Reason, ...]:
        """The reasons offered at ``level``, in the department's order."""
        return tuple(reason for reason in self.reasons if reason.level is level)

"""Which sheets a member of staff may see, and which of them he looks for."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from hailong_central.accounts.models import StaffUser
from hailong_central.service.folding import fold
from hailong_central.sheets.models import Rating, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetQuery:
    """What is looked for; empty means *any*. Days are Vietnamese days of receipt, both included."""

    round: str = ""
    enterprise: str = ""
    first_day: date | None = None
    last_day: date | None = None
    office: str = ""
    team: str = ""
    stage: str = ""
    officer: str = ""
    levels: tuple[int, ...] = ()


def visible_sheets(reader: StaffUser) -> QuerySet[Sheet]:
    """Every sheet but those that rate the reader himself: he gets no row, no count and no hit of them."""
    sheets = Sheet.objects.all()
    if not reader.officer_code:
        return sheets
    own = Rating.objects.filter(sheet=OuterRef("pk"), kind="officer", code=reader.officer_code)
    return sheets.exclude(Exists(own))


def find_sheets(reader: StaffUser, query: SheetQuery) -> QuerySet[Sheet]:
    """The visible sheets that ``query`` asks for, newest first.

    A level together with a team, stage or officer means that this very subject was given the level; otherwise that
    any line of the sheet was.
    """
    sheets = visible_sheets(reader)
    if query.round:
        sheets = sheets.filter(round=query.round)
    if query.enterprise:
        sheets = sheets.filter(_enterprise(query.enterprise))
    if query.first_day:
        sheets = sheets.filter(received_at__gte=_midnight(query.first_day))
    if query.last_day:
        sheets = sheets.filter(received_at__lt=_midnight(query.last_day + timedelta(days=1)))
    if query.office:
        sheets = sheets.filter(Q(office_code=query.office) | _rated(kind="office", code=query.office))
    for subject in _subjects(query):
        sheets = sheets.filter(subject)
    return sheets.order_by("-received_at", "-id")


def _subjects(query: SheetQuery) -> list[Q]:
    level: dict[str, Any] = {"level__in": query.levels} if query.levels else {}
    asked = []
    if query.team:
        asked.append(_team(query.team, level))
    if query.stage:
        asked.append(_rated(kind="stage", code=query.stage, **level))
    if query.officer:
        named = Q(code__iexact=query.officer.replace(" ", "")) | Q(name_folded__contains=fold(query.officer))
        asked.append(_rated(named, kind="officer", **level))
    if level and not asked:
        asked.append(_rated(**level))
    return asked


def _team(team: str, level: dict[str, Any]) -> Q:
    rated = _rated(Q(code=team) | Q(code="", name=team), kind="team", **level)
    office, _, desk = team.partition("-")
    if level or not desk:
        return rated
    return rated | Q(office_code=office, team_code=desk)  # the desk that handled it, rated or not


def _rated(*conditions: Q, **facts: Any) -> Q:  # noqa: ANN401  # Django's own lookups
    return Q(Exists(Rating.objects.filter(*conditions, sheet=OuterRef("pk"), **facts)))


def _enterprise(text: str) -> Q:
    digits = "".join(c for c in text if c.isdigit())
    if digits and all(c.isdigit() or c in " .-" for c in text):
        return Q(enterprise__tax_code__startswith=digits)
    return Q(enterprise_folded__contains=fold(text))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

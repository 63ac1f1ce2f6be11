"""How one declaration lies in its row: a tuple of plain values in the order of the table's columns."""

from datetime import date, time
from typing import Any, Final, TypeAlias

from hailong.domain.declaration import Channel, Declaration, Kind, Round, Status, is_ratable, round_of
from hailong.domain.vietnamese import fold

Values: TypeAlias = tuple[Any, ...]

COLUMNS: Final = (
    "number", "tax_code", "enterprise_name", "kind", "regime", "office_code", "office_abbr", "team_code", "team_name",
    "channel", "status", "registered_on", "registered_time", "cleared_on", "cleared_time", "partner", "first_number",
    "branch", "branches",
)  # fmt: skip
BIT_OF_ROUND: Final = {Round.DURING: 1, Round.AFTER: 2}


def to_values(declaration: Declaration) -> Values:
    """The columns of ``declaration``."""
    d = declaration
    return (
        d.number, d.tax_code, d.enterprise_name, d.kind.value, d.regime, d.office_code, d.office_abbr, d.team_code,
        d.team_name, d.channel.value, d.status.value, _text(d.registered_on), _text(d.registered_time),
        _text(d.cleared_on), _text(d.cleared_time), d.partner, d.first_number, d.branch, d.branches,
    )  # fmt: skip


def from_values(values: Values) -> Declaration:
    """The declaration behind the columns."""
    (
        number, tax_code, enterprise_name, kind, regime, office_code, office_abbr, team_code, team_name, channel,
        status, registered_on, registered_time, cleared_on, cleared_time, partner, first_number, branch, branches,
    ) = values  # fmt: skip
    return Declaration(
        number=number, tax_code=tax_code, enterprise_name=enterprise_name, kind=Kind(kind), regime=regime,
        office_code=office_code, office_abbr=office_abbr, team_code=team_code, team_name=team_name,
        channel=Channel(channel), status=Status(status),
        registered_on=_day(registered_on), registered_time=_time(registered_time),
        cleared_on=_day(cleared_on), cleared_time=_time(cleared_time),
        partner=partner, first_number=first_number, branch=branch, branches=branches,
    )  # fmt: skip


def open_round(declaration: Declaration) -> int:
    """The bit of the round that a sheet written now belongs to; 0 while none may be written."""
    return BIT_OF_ROUND[round_of(declaration)] if is_ratable(declaration.status) else 0


def words_of(declaration: Declaration) -> str:
    """What instant search looks through beside the number, folded (the rest of ``Declaration.search_text``)."""
    d = declaration
    return fold(f"{d.partner} {d.office_code} {d.office_abbr} {d.enterprise_name} {d.tax_code}")


def _text(moment: date | time | None) -> str:
    return "" if moment is None else moment.isoformat()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _time(text: str) -> time | None:
    return time.fromisoformat(text) if text else None

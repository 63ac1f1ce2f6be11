"""How one declaration lies in its row: a tuple of plain values in the order of the table's columns."""

from datetime import date, time
from typing import Any, Final, TypeAlias

from hailong.domain.declaration import Channel, Declaration, Kind, Round, Status, is_ratable, round_of
from hailong.domain.vietnamese import fold
from hailong.store.codec import reading

Values: TypeAlias = tuple[Any, ...]

COLUMNS: Final = (
    "number", "tax_code", "enterprise_name", "kind", "regime", "office_code", "office_abbr", "team_code", "team_name",
    "channel", "status", "registered_at", "cleared_at", "partner", "first_number", "branch", "branches",
)  # fmt: skip
BIT_OF_ROUND: Final = {Round.DURING: 1, Round.AFTER: 2}


def to_values(declaration: Declaration) -> Values:
    """The columns of ``declaration``."""
    d = declaration
    return (
        d.number, d.tax_code, d.enterprise_name, d.kind.value, d.regime, d.office_code, d.office_abbr, d.team_code,
        d.team_name, d.channel.value, d.status.value, _text(d.registered_on, d.registered_time),
        _text(d.cleared_on, d.cleared_time), d.partner, d.first_number, d.branch, d.branches,
    )  # fmt: skip


def from_values(values: Values) -> Declaration:
    """The declaration behind the columns; CodecError for columns that no declaration was ever written into."""
    (
        number, tax_code, enterprise_name, kind, regime, office_code, office_abbr, team_code, team_name, channel,
        status, registered_at, cleared_at, partner, first_number, branch, branches,
    ) = values  # fmt: skip
    with reading():
        registered_on, registered_time = _moment(registered_at)
        cleared_on, cleared_time = _moment(cleared_at)
        return Declaration(
            number=number, tax_code=tax_code, enterprise_name=enterprise_name, kind=Kind(kind), regime=regime,
            office_code=office_code, office_abbr=office_abbr, team_code=team_code, team_name=team_name,
            channel=Channel(channel), status=Status(status), registered_on=registered_on,
            registered_time=registered_time, cleared_on=cleared_on, cleared_time=cleared_time, partner=partner,
            first_number=first_number, branch=branch, branches=branches,
        )  # fmt: skip


def office_of(values: Values) -> str:
    """What the list filters and sorts by: the office's code, else the abbreviation that a print gave."""
    office: str = values[5] or values[6]
    return office


def open_round(declaration: Declaration) -> int:
    """The bit of the round that a sheet written now belongs to; 0 while none may be written."""
    return BIT_OF_ROUND[round_of(declaration)] if is_ratable(declaration.status) else 0


def words_of(declaration: Declaration) -> str:
    """What instant search looks through beside the number, folded (the rest of ``Declaration.search_text``)."""
    d = declaration
    return fold(f"{d.partner} {d.office_code} {d.office_abbr} {d.enterprise_name} {d.tax_code}")


def _text(day: date | None, clock: time | None) -> str:
    """A day with its time if that is known; a time of no known day says nothing."""
    if day is None:
        return ""
    return day.isoformat() if clock is None else f"{day.isoformat()}T{clock.isoformat()}"


def _moment(text: str) -> tuple[date | None, time | None]:
    day, _, clock = text.partition("T")
    return (date.fromisoformat(day) if day else None), (time.fromisoformat(clock) if clock else None)

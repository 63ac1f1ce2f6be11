"""Turns the rows of a list into declarations; what repeats from row to row is worked out once."""

from collections.abc import Callable, Sequence
from datetime import date, time
from operator import itemgetter
from typing import Any, Final, Generic, TypeVar

from hailong.domain.declaration import Channel, Declaration, NumberError, NumberFault, Status, kind_of, parse_number
from hailong.domain.imports import RowProblem, SourceFault
from hailong.domain.taxcode import TaxCodeVerdict
from hailong.sources import values
from hailong.sources.declaration_list.fields import NUMBER, Columns, field_of
from hailong.sources.legacy_fonts import is_legacy

_Value = TypeVar("_Value")
_CACHED: Final = 20_000
_TWELVE_DIGITS: Final = 1e11
_BAD_BYTES: Final = "\ufffd"

_FIELDS: Final = (
    NUMBER, "branch", "branches", "first_number", "registered", "registered_time", "office_code", "office_abbr",
    "regime", "channel", "status", "cleared", "cleared_time", "partner", "tax_code", "enterprise_name", "team_name",
    "team_code",
)  # fmt: skip
_PLAUSIBLE: Final = ("office_code", "regime", "registered")
"""A row without a number and without any of these is a total, a signature or a blank line."""


class _Known(dict[object, _Value], Generic[_Value]):
    """What a cell was turned into, remembered; it forgets everything when it grows too large."""

    def __init__(self, convert: Callable[[object], _Value]) -> None:
        super().__init__()
        self._convert = convert

    def __missing__(self, raw: object) -> _Value:
        if len(self) >= _CACHED:
            self.clear()
        value = self[raw] = self._convert(raw)
        return value


def _number(raw: object) -> str:
    """As ``parse_number``, with a short way for the cell that nearly every row has."""
    if isinstance(raw, float) and _TWELVE_DIGITS <= raw < 10 * _TWELVE_DIGITS and raw.is_integer():
        return str(int(raw))
    return parse_number(values.text_of(raw) if isinstance(raw, str) else raw)


class RowReader:
    """Reads rows under one header."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._width = max(columns.places.values()) + 1
        self._pick = itemgetter(*(columns.places.get(field, -1) for field in _FIELDS))
        self._plausible = [field for field in _PLAUSIBLE if field in columns.places]
        self._flaws: dict[str, SourceFault] = {}  # texts that are legacy or hold undecodable bytes
        self._told_tax_codes: set[str] = set()
        self._problems: list[RowProblem] = []
        self._row = 0
        self._texts = _Known(self._text)
        self._codes = _Known(values.text_of)
        self._names = _Known(lambda raw: values.company_name(self._text(raw)))
        self._days = _Known(values.parse_day)
        self._clocks = _Known(values.parse_clock)
        self._channels = _Known(values.channel_of)
        self._statuses = _Known(values.status_of)
        self._teams = _Known(values.team_code_of)
        self._kinds = _Known(lambda raw: kind_of(str(raw)))
        self._tax_codes = _Known(values.tax_code_of)

    def read(self, row: int, cells: list[Any]) -> Sequence[Declaration | RowProblem]:
        """The declaration of one row, after the problems with it; nothing for blank lines, totals, repeated headers.

        ``cells`` is taken over and changed.
        """
        self._row = row
        if len(cells) < self._width:
            cells += [""] * (self._width - len(cells))
        cells.append("")  # stands for all columns that are missing: they are picked from place -1
        declaration = self._declaration(self._pick(cells))
        if not self._problems:
            return () if declaration is None else (declaration,)
        problems, self._problems = self._problems, []
        return problems if declaration is None else (*problems, declaration)

    def _declaration(self, cells: tuple[object, ...]) -> Declaration | None:
        (
            raw_number, branch, branches, first_number, registered, registered_time, office_code, office_abbr,
            regime, raw_channel, raw_status, cleared, cleared_time, partner, tax_code, enterprise, team_name, team_code,
        ) = cells  # fmt: skip
        try:
            number = _number(raw_number)
        except NumberError as error:
            self._without_number(error, cells)
            return None
        channel = self._channel(raw_channel)
        registered_on, registered_at = self._moment(registered, registered_time, "registered")
        cleared_on, cleared_at = self._moment(cleared, cleared_time, "cleared")
        status = self._status(raw_status, channel, registered_on, cleared_on)
        if status is not Status.CLEARED and status is not Status.CANCELLED:
            cleared_on = cleared_at = None
        name, code = self._team(team_name, team_code)
        return Declaration(
            number=number,
            tax_code=self._tax_code(tax_code),
            enterprise_name=self._checked(self._names[enterprise], "enterprise_name"),
            kind=self._kinds[number[:2]],
            regime=self._codes[regime],
            office_code=self._codes[office_code],
            office_abbr=self._codes[office_abbr],
            team_code=code,
            team_name=name,
            channel=channel,
            status=status,
            registered_on=registered_on,
            registered_time=registered_at,
            cleared_on=cleared_on,
            cleared_time=cleared_at,
            partner=self._checked(self._texts[partner], "partner"),
            first_number=self._first_number(first_number) if first_number else "",
            branch=values.small_number(branch) if branch else None,
            branches=values.small_number(branches) if branches else None,
        )

    def _without_number(self, error: NumberError, cells: tuple[object, ...]) -> None:
        filled = dict(zip(_FIELDS, cells, strict=True))
        if self._plausible and not any(values.text_of(filled[field]) for field in self._plausible):
            return
        if field_of(filled[NUMBER]) == NUMBER or not any(values.text_of(cell) for cell in cells):
            return
        status = values.status_of(filled["status"])
        if error.fault is NumberFault.EMPTY and status in (Status.DRAFT, Status.SENT, Status.UNKNOWN):
            self._problems.append(RowProblem(row=self._row, fault=SourceFault.ROW_DRAFT))
            return
        params = {"value": error.text, "fault": error.fault.value}
        self._problems.append(RowProblem(row=self._row, fault=SourceFault.ROW_NUMBER, params=params, is_lost=True))

    def _status(self, raw: object, channel: Channel, registered_on: date | None, cleared_on: date | None) -> Status:
        """The status column decides; only where it says nothing do the other columns speak."""
        status = self._statuses[raw]
        if status is not Status.UNKNOWN:
            return status
        if text := self._codes[raw]:
            self._report(SourceFault.ROW_UNKNOWN_STATUS, value=text)
            return status
        if cleared_on is not None:
            return Status.CLEARED
        if channel is not Channel.UNKNOWN:
            return Status.CHANNELLED
        return Status.REGISTERED if registered_on is not None else status

    def _channel(self, raw: object) -> Channel:
        channel = self._channels[raw]
        if channel is Channel.UNKNOWN and (text := self._codes[raw]):
            self._report_value("channel", text)
        return channel

    def _tax_code(self, raw: object) -> str:
        """Warned of once per value: one odd tax code may stand in every row."""
        code, verdict = self._tax_codes[raw]
        if verdict is not TaxCodeVerdict.VALID and (text := self._codes[raw]) and text not in self._told_tax_codes:
            self._told_tax_codes.add(text)
            self._report(SourceFault.ROW_TAX_CODE, value=text)
        return code

    def _team(self, raw_name: object, raw_code: object) -> tuple[str, str]:
        """Name and code of the desk; some lists write the code under the header of the name."""
        code, name = self._teams[raw_code], self._texts[raw_name]
        if not code and name.isdigit() and len(name) <= 2:
            return "", self._teams[raw_name]
        return self._checked(name, "team_name"), code

    def _first_number(self, raw: object) -> str:
        try:
            return parse_number(raw)
        except NumberError as error:
            if error.fault is not NumberFault.EMPTY:
                self._report_value("first_number", error.text)
            return ""

    def _moment(self, raw_day: object, raw_clock: object, field: str) -> tuple[date | None, time | None]:
        try:
            day, clock = self._days[raw_day]
        except ValueError:
            params = {"column": self._columns.title(field), "value": values.text_of(raw_day)}
            self._problems.append(RowProblem(row=self._row, fault=SourceFault.ROW_DATE, params=params))
            return None, None
        if day is None or raw_clock == "":
            return day, clock
        try:
            return day, self._clocks[raw_clock]
        except ValueError:
            self._report_value(f"{field}_time", values.text_of(raw_clock))
            return day, clock

    def _text(self, raw: object) -> str:
        text = values.text_of(raw)
        if _BAD_BYTES in text:
            self._flaws[text] = SourceFault.ROW_VALUE
        elif is_legacy(text):
            self._flaws[text] = self._flaws[values.company_name(text)] = SourceFault.ROW_LEGACY_FONT
        return text

    def _checked(self, text: str, field: str) -> str:
        """``text`` as it is; a flaw that was found when it was first seen is told for every row."""
        if self._flaws and (flaw := self._flaws.get(text)):
            self._report(flaw, column=self._columns.title(field), value=text)
        return text

    def _report_value(self, field: str, value: str) -> None:
        self._report(SourceFault.ROW_VALUE, column=self._columns.title(field), value=value)

    def _report(self, fault: SourceFault, **params: str) -> None:
        self._problems.append(RowProblem(row=self._row, fault=fault, params=params))

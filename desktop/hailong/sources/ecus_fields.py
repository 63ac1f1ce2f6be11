"""Which of ECUS's fields are kept, and what they say: the rules for its XML export and its database alike."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Final

from hailong.domain.declaration import (
    Channel,
    Declaration,
    Kind,
    NumberError,
    NumberFault,
    Status,
    kind_of,
    parse_number,
)
from hailong.domain.imports import RowProblem, SourceFault
from hailong.domain.taxcode import TaxCodeVerdict
from hailong.sources import values

_SUFFIXES: Final = ("", *(str(number) for number in range(2, 11)))
INSTRUCTIONS: Final = tuple(f"CHI_THI_HQ_{part}{suffix}" for suffix in _SUFFIXES for part in ("TEN", "ND"))

SECTIONS: Final[Mapping[str, frozenset[str]]] = {
    "DTOKHAIMD": frozenset(
        {
            "DTOKHAIMDID", "XORN", "SOTK", "SOTK_DAU_TIEN", "SOTK_NHANH", "SOTK_TONG", "MA_LH", "MA_HQ", "TEN_HQ",
            "NGAY_DK", "MA_DV", "TEN_DV_L1", "DV_DT", "PLUONG", "TTTK", "ISTEST",
        }
    ),
    "DTOKHAIMD_VNACCS": frozenset(
        {
            "DTOKHAIMDID", "GIO_DK", "MA_PL_KTRA", "NGAY_CAP_PHEP", "GIO_CAP_PHEP", "NGAY_DUYET_BP",
        }
    ),
    "DTOKHAIMD_VNACCS2": frozenset({"DTOKHAIMDID", "NHOM_HO_SO", *INSTRUCTIONS}),
}  # fmt: skip
"""Section -> fields that are kept; every other section, the messages above all, is dropped while it is parsed."""

Record = Mapping[str, str]


def plain_name(tag: str) -> str:
    """``_DToKhaiMDID`` and ``_DTOKHAIMDID`` are one name."""
    return tag.lstrip("_").upper()


class DeclarationFields:
    """One header with its two VNACCS records: what they say, and what of it could not be read.

    ``team_name`` and ``office_name`` are what the database alone knows beside them; the export has no such lists.
    """

    def __init__(
        self, row: int, header: Record, first: Record, second: Record, *, team_name: str = "", office_name: str = ""
    ) -> None:
        self._row = row
        self._header = header
        self._first = first
        self._second = second
        self._team_name = values.text_of(team_name)
        self._office_name = values.text_of(office_name)
        self._problems: list[RowProblem] = []

    def items(self) -> Iterator[Declaration | RowProblem]:
        """The declaration, after the problems with its fields; only a problem when it cannot come in."""
        if self._text(self._header, "ISTEST") in ("1", "True", "true"):
            yield RowProblem(row=self._row, fault=SourceFault.ROW_TEST)
            return
        try:
            number = parse_number(self._text(self._header, "SOTK"))
        except NumberError as error:
            yield self._without_number(error)
            return
        declaration = self._declaration(number)
        yield from self._problems
        yield declaration

    def _without_number(self, error: NumberError) -> RowProblem:
        is_draft = error.fault is NumberFault.EMPTY
        if is_draft and self._code in (Status.DRAFT, Status.SENT, Status.UNKNOWN):
            return RowProblem(row=self._row, fault=SourceFault.ROW_DRAFT)
        params = {"value": error.text, "fault": error.fault.value}
        return RowProblem(row=self._row, fault=SourceFault.ROW_NUMBER, params=params, is_lost=True)

    def _declaration(self, number: str) -> Declaration:
        registered_on, registered_time = self._moment((self._header, "NGAY_DK"), (self._first, "GIO_DK"))
        permit_on, permit_time = self._moment((self._first, "NGAY_CAP_PHEP"), (self._first, "GIO_CAP_PHEP"))
        channel = self._channel()
        status = self._status(channel, permit_on, registered_on)
        has_ended = status in (Status.CLEARED, Status.CANCELLED)
        return Declaration(
            number=number,
            tax_code=self._tax_code(),
            enterprise_name=values.company_name(self._text(self._header, "TEN_DV_L1")),
            kind={"N": Kind.IMPORT, "X": Kind.EXPORT}.get(self._text(self._header, "XORN").upper(), kind_of(number)),
            regime=self._text(self._header, "MA_LH"),
            office_code=self._text(self._header, "MA_HQ"),
            office_abbr=self._text(self._header, "TEN_HQ") or self._office_name,
            team_code=values.team_code_of(self._text(self._second, "NHOM_HO_SO")),
            team_name=self._team_name,
            channel=channel,
            status=status,
            registered_on=registered_on,
            registered_time=registered_time,
            cleared_on=permit_on if has_ended else None,
            cleared_time=permit_time if has_ended else None,
            partner=self._text(self._header, "DV_DT"),
            first_number=self._first_number(),
            branch=values.small_number(self._text(self._header, "SOTK_NHANH")),
            branches=values.small_number(self._text(self._header, "SOTK_TONG")),
        )

    @property
    def _code(self) -> Status:
        return values.status_of(self._text(self._header, "TTTK"))

    def _status(self, channel: Channel, permit_on: date | None, registered_on: date | None) -> Status:
        """Cleared is TTTK=T and nothing else; release and storage have no code and are read from other fields."""
        code, status = self._text(self._header, "TTTK"), self._code
        if status is Status.UNKNOWN and code:
            self._report(SourceFault.ROW_UNKNOWN_STATUS, value=code)
            return status
        if status is Status.UNKNOWN and channel is not Channel.UNKNOWN:
            status = Status.CHANNELLED
        elif status is Status.UNKNOWN and registered_on is not None:
            status = Status.REGISTERED
        if status in (Status.CLEARED, Status.CANCELLED):
            return status
        approved_on, _ = self._moment((self._first, "NGAY_DUYET_BP"), None)
        if approved_on is not None and permit_on is None:
            return Status.RELEASED
        if any(values.speaks_of_storage(self._text(self._second, name)) for name in INSTRUCTIONS):
            return Status.IN_STORAGE
        return status

    def _channel(self) -> Channel:
        raw = self._text(self._header, "PLUONG") or self._text(self._first, "MA_PL_KTRA")
        channel = values.channel_of(raw)
        if raw and channel is Channel.UNKNOWN:
            self._report(SourceFault.ROW_VALUE, column="PLUONG", value=raw)
        return channel

    def _tax_code(self) -> str:
        raw = self._text(self._header, "MA_DV")
        if not raw:
            return ""
        code, verdict = values.tax_code_of(raw)
        if verdict is not TaxCodeVerdict.VALID:
            self._report(SourceFault.ROW_TAX_CODE, value=raw)
        return code

    def _first_number(self) -> str:
        raw = self._text(self._header, "SOTK_DAU_TIEN")
        try:
            return parse_number(raw)
        except NumberError as error:
            if error.fault is not NumberFault.EMPTY:
                self._report(SourceFault.ROW_VALUE, column="SOTK_DAU_TIEN", value=raw)
            return ""

    def _moment(
        self, day_at: tuple[Record, str], clock_at: tuple[Record, str] | None
    ) -> tuple[date | None, time | None]:
        """A day and its time, which stand in two fields; what cannot be read is reported and left out."""
        record, name = day_at
        raw = self._text(record, name)
        try:
            day, clock = values.parse_day(raw)
        except ValueError:
            self._report(SourceFault.ROW_DATE, column=name, value=raw)
            return None, None
        if day is None or clock_at is None:
            return day, None
        record, name = clock_at
        raw = self._text(record, name)
        try:
            return day, values.parse_clock(raw) if raw else clock
        except ValueError:
            self._report(SourceFault.ROW_VALUE, column=name, value=raw)
            return day, clock

    def _report(self, fault: SourceFault, **params: str) -> None:
        self._problems.append(RowProblem(row=self._row, fault=fault, params=params))

    @staticmethod
    def _text(record: Record, name: str) -> str:
        return values.text_of(record.get(name, ""))

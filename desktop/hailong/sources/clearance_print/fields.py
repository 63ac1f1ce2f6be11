"""The labels of the printed declaration, and what stands beside them."""

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Final

from hailong.domain.declaration import Channel, Declaration, Kind, NumberError, Status, base_of, kind_of, parse_number
from hailong.domain.imports import RowProblem, SourceError, SourceFault
from hailong.domain.taxcode import TaxCodeVerdict
from hailong.domain.vietnamese import fold
from hailong.sources import values
from hailong.sources.clearance_print.grid import Grid

NUMBER: Final = "so to khai"
_FIRST_NUMBER: Final = "so to khai dau tien"
_CHANNEL: Final = "ma phan loai kiem tra"
_REGIME: Final = "ma loai hinh"
_OFFICE: Final = "ten co quan hai quan tiep nhan to khai"
_TEAM: Final = "ma bo phan xu ly to khai"
_REGISTERED: Final = "ngay dang ky"
_PERMIT: Final = ("ngay cap phep", "ngay cap phep xuat nhap", "ngay cap phep nhap")
_RELEASE: Final = "ngay phe duyet bp"
_IMPORTER: Final = "nguoi nhap khau"
_EXPORTER: Final = "nguoi xuat khau"
_CODE: Final = "ma"
_NAME: Final = "ten"
_INSTRUCTIONS: Final = "chi thi cua hai quan"
_INSTRUCTION_ROWS: Final = 35

LABELS: Final = frozenset(
    {
        NUMBER, _FIRST_NUMBER, _CHANNEL, _REGIME, _OFFICE, _TEAM, _REGISTERED, *_PERMIT, _RELEASE, _IMPORTER, _EXPORTER,
        _CODE, _NAME, _INSTRUCTIONS, "ma so hang hoa dai dien", "ma so thue dai dien", "ngay thay doi dang ky",
        "thoi han tai nhap/ tai xuat", "thoi han tai nhap/tai xuat", "ma buu chinh", "dia chi", "so dien thoai",
        "dai ly hai quan", "ma nhan vien hai quan", "ten truong don vi hai quan", "ngay hoan thanh kiem tra",
        "ngay hoan thanh kiem tra bp", "phan loai tham tra sau thong quan", "ma nuoc", "nguoi uy thac nhap khau",
        "nguoi uy thac xuat khau", "so van don", "so hoa don", "so ngay mong doi den khi cap phep nhap khau",
        "so quan ly noi bo cua doanh nghiep", "so quan ly nguoi su dung", "ngay khai bao nop thue",
        "muc thong bao cua hai quan", "ma ly do de nghi bp",
    }
)  # fmt: skip
"""A value is looked for right of its label, but never beyond the next of these."""

_TITLE: Final = re.compile(r"^(?:to khai|ban xac nhan noi dung to khai) .*hang hoa (nhap|xuat) khau(.*)$")
_BAR_CODE: Final = re.compile(r"\*\s*(\d{12})\s*\*")
_NUMBER_IN_NAME: Final = re.compile(r"(?<!\d)([13]0\d{10})(?!\d)")
_TITLE_STATUSES: Final = (  # whole phrases of the title, the longer first
    ("thong bao ket qua phan luong", Status.CHANNELLED),
    ("dua hang ve bao quan", Status.IN_STORAGE),
    ("giai phong hang", Status.RELEASED),
    ("thong quan", Status.CLEARED),
)


class PrintFields:
    """One print: its declaration, and what of it could not be read."""

    def __init__(self, grid: Grid, file_stem: str) -> None:
        self._grid = grid
        self._stem = file_stem
        self._problems: list[RowProblem] = []

    def items(self) -> Iterator[Declaration | RowProblem]:
        """The declaration, after the problems with its fields; SourceError when it is no print, or a mixed one."""
        number = self._number()
        declaration = self._declaration(number)
        yield from self._problems
        yield declaration

    def _number(self) -> str:
        """The number on which every page, every bar code and the file name agree.

        Prints are overwritten by other programs, and then show one declaration's cells below another one's number.
        """
        cells = self._grid.values_of_all(NUMBER)
        if not cells:
            raise SourceError(SourceFault.NO_NUMBER)
        try:
            numbers = [parse_number(cell) for cell in cells]
        except NumberError as error:
            raise SourceError(SourceFault.NO_NUMBER, value=error.text, reason=error.fault.value) from None
        seen = [*numbers, *self._bar_codes(), *_NUMBER_IN_NAME.findall(self._stem)]
        if len({base_of(number) for number in seen}) > 1:
            raise SourceError(SourceFault.MIXED_PRINT, numbers=", ".join(dict.fromkeys(seen)))
        return numbers[0]

    def _bar_codes(self) -> list[str]:
        found = (_BAR_CODE.fullmatch(text) for text in self._grid.texts())
        return [match[1] for match in found if match]

    def _declaration(self, number: str) -> Declaration:
        kind, status = self._kind_and_status(number)
        registered_on, registered_time = self._moment(_REGISTERED)
        permit_on, permit_time = self._moment(*_PERMIT)
        status = self._granted(status, permit_on)
        cleared_on, cleared_time = (permit_on, permit_time) if status is Status.CLEARED else (None, None)
        own, other = (_EXPORTER, _IMPORTER) if kind is Kind.EXPORT else (_IMPORTER, _EXPORTER)
        first_number, branch, branches = self._lot()
        regime = values.text_of(self._grid.value(_REGIME)).split()
        return Declaration(
            number=number,
            tax_code=self._tax_code(own),
            enterprise_name=values.company_name(self._party(own, _NAME)),
            kind=kind,
            regime=regime[0] if regime else "",
            office_abbr=values.text_of(self._grid.value(_OFFICE)),
            team_code=values.team_code_of(self._grid.value(_TEAM)),
            channel=self._channel(),
            status=status,
            registered_on=registered_on,
            registered_time=registered_time,
            cleared_on=cleared_on,
            cleared_time=cleared_time,
            partner=self._party(other, _NAME),
            first_number=first_number,
            branch=branch,
            branches=branches,
        )

    def _kind_and_status(self, number: str) -> tuple[Kind, Status]:
        """Both stand in the title, which every page repeats."""
        for text in self._grid.texts():
            if found := _TITLE.match(" ".join(fold(text).split())):
                kind = Kind.IMPORT if found[1] == "nhap" else Kind.EXPORT
                if kind_of(number) not in (kind, Kind.UNKNOWN):
                    raise SourceError(SourceFault.MIXED_PRINT, numbers=number)
                return kind, self._title_status(text, found[2])
        self._report(SourceFault.ROW_UNKNOWN_STATUS, value="")
        return kind_of(number), Status.UNKNOWN

    def _title_status(self, title: str, ending: str) -> Status:
        if "in thu" in ending or fold(title).startswith("ban xac nhan"):
            return Status.REGISTERED
        phrase = ending.strip(" ()<>.:")
        for words, status in _TITLE_STATUSES:
            if phrase in (words, f"da {words}"):
                return status
        self._report(SourceFault.ROW_UNKNOWN_STATUS, value=title)
        return Status.UNKNOWN

    def _granted(self, status: Status, permit_on: date | None) -> Status:
        """A routed declaration may have been released or sent into storage; clearance overrides both."""
        if status is not Status.CHANNELLED:
            return status
        approved_on, _ = self._moment(_RELEASE)
        if approved_on is not None and permit_on is None:
            return Status.RELEASED
        head = self._grid.row_of(_INSTRUCTIONS)
        if head is not None and any(
            values.speaks_of_storage(text) for text in self._grid.texts(head, head + _INSTRUCTION_ROWS)
        ):
            return Status.IN_STORAGE
        return status

    def _channel(self) -> Channel:
        raw = self._grid.value(_CHANNEL)
        channel = values.channel_of(raw)
        if text := values.text_of(raw):
            channel = values.channel_of(text[:1]) if channel is Channel.UNKNOWN else channel
            if channel is Channel.UNKNOWN:
                self._report(SourceFault.ROW_VALUE, column="Mã phân loại kiểm tra", value=text)
        return channel

    def _tax_code(self, section: str) -> str:
        raw = self._party(section, _CODE)
        if not raw:
            return ""
        code, verdict = values.tax_code_of(raw)
        if verdict is not TaxCodeVerdict.VALID:
            self._report(SourceFault.ROW_TAX_CODE, value=raw)
        return code

    def _party(self, section: str, label: str) -> str:
        start = self._grid.row_of(section)
        if start is None:
            return ""
        others = (self._grid.row_of(other, after=start) for other in (_IMPORTER, _EXPORTER))
        end = min((row for row in others if row is not None), default=None)
        return values.text_of(self._grid.value(label, after=start, before=end))

    def _lot(self) -> tuple[str, int | None, int | None]:
        """First number, branch and total of a split lot: ``109999888760 - 2 / 3`` over several cells."""
        before, _, after = " ".join(values.text_of(cell) for cell in self._grid.tail(_FIRST_NUMBER)).partition("/")
        digits = re.findall(r"\d+", before)
        first = next((text for text in digits if len(text) == 12), "")
        branch = next((text for text in digits if len(text) <= 3), "")
        total = next((text for text in re.findall(r"\d+", after) if len(text) <= 3), "")
        return first, values.small_number(branch), values.small_number(total)

    def _moment(self, *labels: str) -> tuple[date | None, time | None]:
        raw = self._grid.value(*labels)
        try:
            return values.parse_day(raw)
        except ValueError:
            self._report(SourceFault.ROW_DATE, column=labels[0], value=values.text_of(raw))
            return None, None

    def _report(self, fault: SourceFault, **params: str) -> None:
        self._problems.append(RowProblem(row=0, fault=fault, params=params))

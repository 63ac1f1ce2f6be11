"""What the declaration software writes into one field, turned into values of the domain."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from hailong.domain.declaration import Channel, Status
from hailong.domain.taxcode import TaxCodeVerdict, judge, normalise
from hailong.domain.vietnamese import clean, fold

_EXCEL_DAY_ZERO: Final = date(1899, 12, 30)
_EXCEL_DAYS: Final = range(36_526, 73_051)  # 2000 to 2099: any other number in a day column is no day
_YEARS: Final = range(2000, 2100)

_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]+(\S+))?")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T]+(\S+))?")
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?")
_HHMMSS: Final = re.compile(r"(\d{1,6})(?:[.,]0+)?")
_PLACEHOLDER: Final = re.compile(r"[\s/:.-]*")

_CODES: Final = {
    "N": Status.DRAFT,
    "D": Status.SENT,
    "E": Status.REGISTERED,
    "P": Status.CHANNELLED,
    "K": Status.CHANNELLED,  # inspected, taxed, adjusted: codes from before VNACCS, beyond routing, never cleared
    "S": Status.CHANNELLED,
    "C": Status.CHANNELLED,
    "T": Status.CLEARED,
    "H": Status.CANCELLED,
}
# Whole texts only: "chưa thông quan" must never match a part of itself.
_STATUS_TEXTS: Final = {
    "nhap moi": Status.DRAFT,
    "moi nhap": Status.DRAFT,
    "chua khai bao": Status.DRAFT,
    "khai bao": Status.SENT,
    "dang ky": Status.REGISTERED,
    "phan luong": Status.CHANNELLED,
    "kiem hoa": Status.CHANNELLED,
    "tinh thue sau kiem hoa": Status.CHANNELLED,
    "dieu chinh thue": Status.CHANNELLED,
    "dua hang ve bao quan": Status.IN_STORAGE,
    "mang hang ve bao quan": Status.IN_STORAGE,
    "giai phong hang": Status.RELEASED,
    "thong quan": Status.CLEARED,
    "chap nhan thong quan": Status.CLEARED,
    "huy": Status.CANCELLED,
    "huy to khai": Status.CANCELLED,
}
_STATUS_LEAD: Final = re.compile(r"^(?:to khai )?(?:da )?(?:duoc )?")
_CHANNELS: Final = {
    "1": Channel.GREEN,
    "2": Channel.YELLOW,
    "3": Channel.RED,
    "xanh": Channel.GREEN,
    "vang": Channel.YELLOW,
    "do": Channel.RED,
}


def text_of(raw: object) -> str:
    """The text of a field as it is kept: cleaned, whole floats without ``.0``, and nothing for NULL."""
    if isinstance(raw, str):
        text = raw if raw.isascii() and raw.isalnum() else clean(raw)
        return "" if text == "NULL" else text
    if raw is None or isinstance(raw, bool):
        return ""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return str(raw)


def company_name(text: str) -> str:
    """``CôNG TY`` as ``CÔNG TY``: capitals were typed, the software left the accented letters small."""
    letters = [char for char in text if char.isalpha() and char.isascii()]
    return text.upper() if letters and all(char.isupper() for char in letters) else text


def parse_day(raw: object) -> tuple[date | None, time | None]:
    """A day, and its time where the field holds one; (None, None) for NULL, blanks and ``/  /``.

    Raises ValueError for anything that is no day between 2000 and 2099: nothing is guessed.
    """
    if isinstance(raw, datetime):
        return _in_range(raw.date()), raw.time().replace(microsecond=0) if raw.time() != time.min else None
    if isinstance(raw, date):
        return _in_range(raw), None
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _day_of_serial(float(raw))
    text = text_of(raw)
    if _PLACEHOLDER.fullmatch(text) or text == "0":
        return None, None
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year, clock = found.groups()
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day, clock = found.groups()
    else:
        raise ValueError(text)
    return _in_range(date(int(year), int(month), int(day))), parse_clock(clock)


def parse_clock(raw: object) -> time | None:
    """A time from ``HH:MM:SS`` or the number HHMMSS without leading zeros (93015 is 09:30:15); None for NULL.

    Midnight is 0 and is told apart from NULL. Raises ValueError.
    """
    if isinstance(raw, datetime):
        return raw.time().replace(microsecond=0)
    if isinstance(raw, time):
        return raw.replace(microsecond=0)
    text = text_of(raw)
    if not text:
        return None
    if found := _CLOCK.fullmatch(text):
        hours, minutes, seconds = found.groups()
        return time(int(hours), int(minutes), int(seconds or 0))
    if found := _HHMMSS.fullmatch(text):
        digits = found[1].zfill(6)
        return time(int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    raise ValueError(text)


def channel_of(raw: object) -> Channel:
    """The channel behind ``Xanh``, ``Luồng vàng``, ``3`` ...; UNKNOWN for the rest."""
    text = fold(text_of(raw)).removeprefix("luong").strip(" :.")
    return _CHANNELS.get(text, Channel.UNKNOWN)


def status_of(raw: object) -> Status:
    """The status behind a code (``T``) or its text in any spelling; UNKNOWN for everything else, never CLEARED."""
    text = text_of(raw)
    if text.upper() in _CODES:
        return _CODES[text.upper()]
    words = " ".join("ky" if word == "ki" else word for word in fold(text).split())
    return _STATUS_TEXTS.get(_STATUS_LEAD.sub("", words), Status.UNKNOWN)


def speaks_of_storage(text: str) -> bool:
    """Whether a customs instruction sends the goods into the importer's own keeping."""
    folded = fold(text)
    return "bao quan" in folded or "mhvbq" in folded


def team_code_of(raw: object) -> str:
    """The two characters of the processing desk; a number cell has lost its leading zero."""
    text = text_of(raw)
    return text.zfill(2) if text.isdigit() else text


def small_number(raw: object) -> int | None:
    """A branch number; None for NULL, nothing, and what is no small whole number."""
    text = text_of(raw)
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text[:4]) < 1000 else None


def tax_code_of(raw: object) -> tuple[str, TaxCodeVerdict]:
    """The normalised tax code and what can be said of it; empty when the field holds no such thing at all.

    A number cell has lost the zero at the beginning: it is put back when the check digit then proves it.
    """
    code = normalise(text_of(raw))
    if len(code) in (9, 12) and code.isdigit() and judge("0" + code) is TaxCodeVerdict.VALID:
        return "0" + code, TaxCodeVerdict.VALID
    if not (code.isascii() and code.isdigit() and len(code) in (10, 12, 13)):
        return "", TaxCodeVerdict.INVALID
    return code, judge(code)


def _in_range(day: date) -> date:
    if day.year not in _YEARS:
        raise ValueError(day.isoformat())
    return day


def _day_of_serial(serial: float) -> tuple[date | None, time | None]:
    if serial == 0:
        return None, None
    if int(serial) not in _EXCEL_DAYS:
        raise ValueError(str(serial))
    seconds = round((serial % 1) * 86_400)
    clock = time(seconds // 3600 % 24, seconds // 60 % 60, seconds % 60) if seconds else None
    return _EXCEL_DAY_ZERO + timedelta(days=int(serial)), clock

"""What the driver gives for one row, turned into a row of the list; the rules are those of the XML export."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from hailong.domain.declaration import Declaration
from hailong.domain.live import LiveRow
from hailong.sources.ecus_fields import DeclarationFields
from hailong.sources.ecus_sql.query import OFFICE_NAME, TEAM_NAME
from hailong.sources.ecus_sql.schema import FIRST, HEADER, KEY, SECOND
from hailong.sources.ecus_sql.seam import Row
from hailong.sources.legacy_fonts import is_legacy
from hailong.sources.values import parse_day


def plain(value: Any) -> str:  # noqa: ANN401  # whatever a driver gives
    """A value as text: whole numbers without a fraction, a day without its empty time, bytes as the UTF-16 they are."""
    if value is None:
        return ""
    if isinstance(value, bool | float | Decimal):
        return str(int(value)) if value == int(value) else str(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time.min else value.isoformat(" ", "seconds")
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).decode("utf-16-le", "replace")
    return str(value)


def live_rows(fields: Sequence[tuple[str, str]], rows: Sequence[Row]) -> list[LiveRow]:
    """The rows of one answer, each id once, as a joined table may hold it twice; a row whose id is none is left out."""
    found: dict[int, LiveRow] = {}
    for row in rows:
        sections: dict[str, dict[str, str]] = {HEADER: {}, FIRST: {}, SECOND: {}, OFFICE_NAME[0]: {}}
        for (section, field), value in zip(fields, row, strict=True):
            sections[section][field] = _safe_plain(value)
        if (record_id := _whole(sections[HEADER].get(KEY, ""))) is not None:
            found[record_id] = _live_row(record_id, sections)
    return list(found.values())


def whole_number(value: Any) -> int:  # noqa: ANN401
    """A number of the database as int; 0 for NULL and for what is none."""
    return _whole(_safe_plain(value)) or 0


def _live_row(record_id: int, sections: dict[str, dict[str, str]]) -> LiveRow:
    names = sections[OFFICE_NAME[0]]
    fields = DeclarationFields(
        record_id,
        sections[HEADER],
        sections[FIRST],
        sections[SECOND],
        team_name=_readable(names.get(TEAM_NAME[1], "")),
        office_name=_readable(names.get(OFFICE_NAME[1], "")),
    )
    items = list(fields.items())
    return LiveRow(
        record_id=record_id,
        registered_on=_day_of(sections[HEADER].get("NGAY_DK", "")),
        declaration=next((item for item in items if isinstance(item, Declaration)), None),
        problems=tuple(item for item in items if not isinstance(item, Declaration)),
    )


def _readable(name: str) -> str:
    """Some reference tables hold the encodings of old fonts: such a name is worse than none."""
    return "" if is_legacy(name) else name


def _day_of(text: str) -> date | None:
    """The day that the server sorted by, even one that no declaration can have."""
    try:
        return parse_day(text)[0]
    except ValueError:
        try:
            return datetime.fromisoformat(text).date()
        except ValueError:
            return None


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def _safe_plain(value: Any) -> str:  # noqa: ANN401
    try:
        return plain(value)
    except (ArithmeticError, ValueError):  # NaN and infinity
        return str(value)

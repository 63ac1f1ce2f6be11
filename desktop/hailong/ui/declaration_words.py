"""Words of the declaration list: what stands in each cell, and the lines of the sheet's header."""

from collections.abc import Callable
from datetime import date, time, timedelta

from PySide6.QtCore import QCoreApplication

from hailong.domain.catalogue import Catalogue
from hailong.domain.clock import Clock, vietnam_day
from hailong.domain.declaration import Channel, Declaration, Kind, Status, group_number
from hailong.domain.sheet import SheetState
from hailong.qtbridge.declarations import Column
from hailong.store.interfaces import DeclarationRow
from hailong.ui import words
from hailong.ui.elsewhere_words import rated_elsewhere
from hailong.ui.moments import day_and_time_text, relative_day_text


class DeclarationWords:
    """Puts declarations into the words of the window. ``catalogue`` gives the names of offices for the tooltips."""

    def __init__(self, clock: Clock, catalogue: Callable[[], Catalogue] = Catalogue) -> None:
        self._clock = clock
        self._catalogue = catalogue

    def headers(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return (
            QCoreApplication.translate("DeclarationWords", "Số tờ khai"),
            QCoreApplication.translate("DeclarationWords", "Loại"),
            QCoreApplication.translate("DeclarationWords", "Đơn vị"),
            QCoreApplication.translate("DeclarationWords", "Luồng"),
            QCoreApplication.translate("DeclarationWords", "Đăng ký"),
            QCoreApplication.translate("DeclarationWords", "Thông quan"),
            QCoreApplication.translate("DeclarationWords", "Trạng thái"),
        )

    def cells(self, row: DeclarationRow) -> tuple[str, ...]:
        """The texts of one row."""
        one, today = row.declaration, vietnam_day(self._clock.now())
        return (
            group_number(one.number),
            words.kind(one.kind),
            one.office_code or one.office_abbr,
            words.channel(one.channel),
            _day(one.registered_on, one.registered_time, today),
            _day(one.cleared_on, one.cleared_time, today),
            state_word(row),
        )

    def tooltip(self, row: DeclarationRow, column: int) -> str:
        """What a cell has no room for."""
        one, today = row.declaration, vietnam_day(self._clock.now())
        if column == Column.OFFICE:
            office = self._catalogue().office(one.office_code, one.registered_on)
            return words.name_of(office) if office else one.office_abbr
        if column == Column.NUMBER:
            return "\n".join(part for part in (one.enterprise_name, one.partner) if part)
        if column == Column.REGISTERED and one.registered_on:
            return day_and_time_text(one.registered_on, one.registered_time, today)
        if column == Column.CLEARED:
            return self.status_line(one)
        if column == Column.STATE and row.elsewhere is not None:
            return rated_elsewhere(row.elsewhere, self._clock.now())
        return ""

    def facts(self, declaration: Declaration, catalogue: Catalogue) -> str:
        """``Nhập · A11 · Hải quan …``."""
        office = catalogue.office(declaration.office_code, declaration.registered_on)
        name = words.name_of(office) if office else declaration.office_abbr or declaration.office_code
        return " · ".join(part for part in (words.kind(declaration.kind), declaration.regime, name) if part)

    def status_line(self, declaration: Declaration) -> str:
        """``Thông quan 17:02 hôm nay``, or how far it has come."""
        today = vietnam_day(self._clock.now())
        said = words.status(declaration.status)
        if declaration.cleared_on and declaration.status is Status.CLEARED:
            return f"{said} {day_and_time_text(declaration.cleared_on, declaration.cleared_time, today)}"
        if declaration.registered_on:
            when = day_and_time_text(declaration.registered_on, declaration.registered_time, today)
            if declaration.status is Status.REGISTERED:
                return f"{said} {when}"
            return " · ".join(
                (said, QCoreApplication.translate("DeclarationWords", "đăng ký {when}").format(when=when))
            )
        return said

    def channel_phrase(self, channel: Channel) -> str:
        """``Luồng vàng``."""
        return words.channel_phrase(channel)


def state_word(row: DeclarationRow) -> str:
    """What became of rating it; while nothing has, how far the declaration itself has come."""
    if row.has_draft and row.is_unrated:
        return words.sheet_state(SheetState.DRAFT)
    if row.sheet_state is not None and not row.is_unrated:
        return words.sheet_state(row.sheet_state)
    if row.elsewhere is not None and not row.is_unrated:
        return QCoreApplication.translate("DeclarationWords", "Đánh giá ở máy khác")
    if row.skipped_on is not None and row.is_unrated:
        return QCoreApplication.translate("DeclarationWords", "Đã bỏ qua")
    return words.status(row.declaration.status)


def state_icon(row: DeclarationRow) -> str:
    """The name of the icon beside that word; empty where nothing has become of rating it."""
    if row.has_draft and row.is_unrated:
        return words.sheet_state_icon(SheetState.DRAFT)
    if row.sheet_state is not None and not row.is_unrated:
        return words.sheet_state_icon(row.sheet_state)
    if row.elsewhere is not None and not row.is_unrated:
        return "check"
    return "skip" if row.skipped_on is not None and row.is_unrated else ""


def widest_texts(column: Column) -> tuple[str, ...]:
    """What a column has to have room for, in the language of now.

    Without the long words for what the list does not show at first: a declaration that has no channel yet.
    """
    dots = "00 "  # room for the dot or the icon before the word
    match column:
        case Column.NUMBER:
            return ("0000 0000 000 000",)
        case Column.KIND:
            return tuple(words.kind(kind) for kind in (Kind.IMPORT, Kind.EXPORT))
        case Column.OFFICE:
            return ("03CC 00",)
        case Column.CHANNEL:
            return tuple(dots + words.channel(channel) for channel in Channel if channel is not Channel.UNKNOWN)
        case Column.REGISTERED | Column.CLEARED:
            today = date(2000, 1, 2)
            return tuple(_day(today - timedelta(days=ago), time(0, 0), today) for ago in range(3))
        case _:
            return (dots + words.status(Status.RELEASED),)


def _day(day: date | None, clock: time | None, today: date) -> str:
    """Short, for a column: today and yesterday with the time, older days without."""
    if day is None:
        return ""
    if clock is not None and abs((today - day).days) <= 1:
        return day_and_time_text(day, clock, today)
    return relative_day_text(day, today)

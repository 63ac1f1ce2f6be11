"""Words of sent sheets: the cells of the table and the sentences of the detail pane."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from hailong.domain.catalogue import Catalogue, Level
from hailong.domain.clock import VIETNAM, Clock, vietnam_day
from hailong.domain.declaration import group_number
from hailong.domain.sheet import Rating, Sheet, SheetState
from hailong.qtbridge.sent_table import SentColumn
from hailong.store.interfaces import SentSheet
from hailong.ui import words
from hailong.ui.moments import moment_text, relative_day_text
from hailong.ui.words import day_text

_MIDNIGHT: Final = datetime(2000, 1, 2, tzinfo=VIETNAM)


class SentSheetWords:
    """``clock`` says what today is."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def headers(self) -> tuple[str, ...]:
        """The titles of the table's columns."""
        return _headers()

    def cells(self, sent: SentSheet) -> tuple[str, ...]:
        """The texts of one row."""
        declaration = sent.sheet.declaration
        return (
            number_text(sent.sheet),
            declaration.office_code or declaration.office_abbr,
            QCoreApplication.translate("sent", "Đã khóa") if sent.is_closed else levels_text(sent.sheet),
            held_text(sent, self._clock.now()) or words.sheet_state(sent.state),
            sent.receipt.number if sent.receipt else "",
            _when(sent, self._clock.now()),
        )


def widest_texts(column: SentColumn) -> tuple[str, ...]:
    """What a column of the table has to have room for, in the language of now; without the state's icon."""
    title = _headers()[column]
    match column:
        case SentColumn.NUMBER:
            return (title, "0000 0000 000 0", _saved())
        case SentColumn.OFFICE:
            return (title, "03CC")
        case SentColumn.LEVEL:
            return (title, *map(words.level, Level))
        case SentColumn.STATE:
            return (title, *map(words.sheet_state, SheetState), _held_until(_MIDNIGHT))
        case SentColumn.RECEIPT:
            return (title, "HL-0000-000000")
        case SentColumn.TIME:
            return (title, *(_short_moment(_MIDNIGHT - timedelta(days=ago), _MIDNIGHT) for ago in range(3)))


def _headers() -> tuple[str, ...]:
    return (
        QCoreApplication.translate("sent", "Số tờ khai"),
        QCoreApplication.translate("sent", "Đơn vị"),
        QCoreApplication.translate("sent", "Mức độ"),
        QCoreApplication.translate("sent", "Trạng thái"),
        QCoreApplication.translate("sent", "Biên nhận"),
        QCoreApplication.translate("sent", "Thời gian"),
    )


def _short_moment(at: datetime, now: datetime) -> str:
    """Today and yesterday with the time, older days without: the detail pane has all of it."""
    day, today = vietnam_day(at), vietnam_day(now)
    return moment_text(at, now) if (today - day).days <= 1 else day_text(day)


def _when(sent: SentSheet, now: datetime) -> str:
    """Of a time that may be wrong the day alone, and a mark, until the receipt has a better one."""
    if not sent.sheet.is_time_unsure:
        return _short_moment(sent.queued_at, now)
    if sent.receipt is not None:
        return _short_moment(sent.receipt.received_at, now)
    return f"≈ {relative_day_text(vietnam_day(sent.queued_at), vietnam_day(now))}"


def held_text(sent: SentSheet, now: datetime) -> str:
    """``Chờ đến 17:12`` for one of a bulk that can still be undone; empty for every other."""
    if sent.held_until is None or sent.held_until <= now:
        return ""
    return _held_until(sent.held_until)


def _held_until(until: datetime) -> str:
    time = f"{until.astimezone(VIETNAM):%H:%M}"
    return QCoreApplication.translate("sent", "Chờ đến {time}").format(time=time)


def sent_at_text(sent: SentSheet, now: datetime) -> str:
    """``17:02 hôm nay``, seen from ``now``; ``17:02 hôm nay (giờ máy)`` where that may be wrong."""
    when = moment_text(sent.queued_at, now)
    if not sent.sheet.is_time_unsure:
        return when
    return QCoreApplication.translate("sent", "{when} (giờ máy)").format(when=when)


def number_text(sheet: Sheet) -> str:
    """The number of its declaration, or a word for a sheet that came back from its second copy without it."""
    if not sheet.is_readable:
        return _saved()
    return group_number(sheet.declaration.number)


def _saved() -> str:
    return QCoreApplication.translate("sent", "Phiếu đã cứu")


def levels_text(sheet: Sheet) -> str:
    """``Hài lòng``, or from the lowest to the highest where the lines differ."""
    levels = [rating.level for rating in sheet.ratings if rating.level is not None]
    if not levels:
        return ""
    lowest, highest = min(levels), max(levels)
    if lowest is highest:
        return words.level(lowest)
    text = QCoreApplication.translate("sent", "{lowest}–{highest} sao")
    return text.format(lowest=int(lowest), highest=int(highest))


def reasons_text(rating: Rating, catalogue: Catalogue) -> str:
    """The ticked reasons; a code that the catalogue no longer knows is shown as it is."""
    if rating.level is None:
        return ""
    known = {reason.code: words.reason_text(reason) for reason in catalogue.reasons_at(rating.level)}
    return " · ".join(known.get(code, code) for code in rating.reasons)

"""Words of sent sheets: the cells of the table and the sentences of the detail pane."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hailong.domain.catalogue import Catalogue
from hailong.domain.clock import VIETNAM, Clock, vietnam_day
from hailong.domain.declaration import group_number
from hailong.domain.sheet import Rating, Sheet, Subject, SubjectKind
from hailong.store.interfaces import SentSheet
from hailong.ui import words
from hailong.ui.moments import moment_text
from hailong.ui.words import day_text


class SentSheetWords:
    """``clock`` says what today is."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def headers(self) -> tuple[str, ...]:
        """The titles of the table's columns."""
        return (
            QCoreApplication.translate("sent", "Số tờ khai"),
            QCoreApplication.translate("sent", "Đơn vị"),
            QCoreApplication.translate("sent", "Mức độ"),
            QCoreApplication.translate("sent", "Trạng thái"),
            QCoreApplication.translate("sent", "Biên nhận"),
            QCoreApplication.translate("sent", "Thời gian"),
        )

    def cells(self, sent: SentSheet) -> tuple[str, ...]:
        """The texts of one row."""
        declaration = sent.sheet.declaration
        return (
            number_text(sent.sheet),
            declaration.office_code or declaration.office_abbr,
            levels_text(sent.sheet),
            held_text(sent, self._clock.now()) or words.sheet_state(sent.state),
            sent.receipt.number if sent.receipt else "",
            self._short_moment(sent.queued_at),
        )

    def _short_moment(self, at: datetime) -> str:
        """Today and yesterday with the time, older days without: the detail pane has all of it."""
        day, today = vietnam_day(at), vietnam_day(self._clock.now())
        return moment_text(at, self._clock.now()) if (today - day).days <= 1 else day_text(day)


def held_text(sent: SentSheet, now: datetime) -> str:
    """``Chờ đến 17:12`` for one of a bulk that can still be undone; empty for every other."""
    if sent.held_until is None or sent.held_until <= now:
        return ""
    until = sent.held_until.astimezone(VIETNAM)
    return QCoreApplication.translate("sent", "Chờ đến {time}").format(time=f"{until:%H:%M}")


def number_text(sheet: Sheet) -> str:
    """The number of its declaration, or a word for a sheet that came back from its second copy without it."""
    if not sheet.is_readable:
        return QCoreApplication.translate("sent", "Phiếu đã cứu")
    return group_number(sheet.declaration.number)


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


def subject_text(subject: Subject, catalogue: Catalogue) -> str:
    """The name of what was rated; in English where the catalogue has it."""
    found = {
        SubjectKind.OFFICE: catalogue.offices,
        SubjectKind.TEAM: catalogue.teams,
        SubjectKind.STAGE: catalogue.stages,
        SubjectKind.OFFICER: catalogue.officers,
    }[subject.kind]
    for entry in found:
        if subject.code and entry.code == subject.code:
            return words.in_language(subject.name or entry.name_vi, entry.name_en)
    return subject.name or subject.code


def reasons_text(rating: Rating, catalogue: Catalogue) -> str:
    """The ticked reasons; a code that the catalogue no longer knows is shown as it is."""
    if rating.level is None:
        return ""
    known = {reason.code: words.reason_text(reason) for reason in catalogue.reasons_at(rating.level)}
    return " · ".join(known.get(code, code) for code in rating.reasons)

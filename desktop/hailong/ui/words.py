"""Words of the user's language for the values of the domain; Vietnamese is the source language."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Final, TypeVar

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from hailong.domain.catalogue import Catalogue, Dated, Level, Reason
from hailong.domain.declaration import Channel, Kind, Round, Status
from hailong.domain.legal import Force, LegalDocument, Shelf
from hailong.domain.sheet import SheetFault, SheetState, Subject, SubjectKind
from hailong.domain.taxcode import display

_Value = TypeVar("_Value", bound=Enum)


def language() -> str:
    """The language that the window speaks now: ``vi`` or ``en``."""
    return QCoreApplication.translate("words", "vi", "the code of this language: en in the English translation")


def in_language(vi: str, en: str) -> str:
    """The one of two texts that the user reads; Vietnamese where there is no English."""
    return en if en and language() == "en" else vi


def name_of(thing: Dated) -> str:
    """The name of an office, a team, a stage or an officer."""
    return in_language(thing.name_vi, thing.name_en)


def subject_name(subject: Subject, catalogue: Catalogue) -> str:
    """The name of what is rated, in English where the catalogue has one for that very name.

    A code alone is not enough: offices were renamed, and a list of declarations names teams without a code.
    """
    of_its_kind: Mapping[SubjectKind, tuple[Dated, ...]] = {
        SubjectKind.OFFICE: catalogue.offices,
        SubjectKind.TEAM: catalogue.teams,
        SubjectKind.STAGE: catalogue.stages,
        SubjectKind.OFFICER: catalogue.officers,
    }
    for one in of_its_kind[subject.kind] if subject.name and language() != "vi" else ():
        if one.name_vi == subject.name and one.name_en and subject.code in ("", one.code):
            return one.name_en
    return subject.name or subject.code


def reason_text(reason: Reason) -> str:
    """A reason as it is offered."""
    return in_language(reason.vi, reason.en)


def level(value: Level) -> str:
    """``Rất hài lòng`` and so on: the five words of ECUS."""
    return _said(_LEVELS, value)


def subject_kind(value: SubjectKind) -> str:
    """``Đơn vị``, ``Đội``, ``Khâu``, ``Công chức``."""
    return _said(_SUBJECT_KINDS, value)


def kind(value: Kind) -> str:
    """``Nhập``, ``Xuất``."""
    return _said(_KINDS, value)


def channel(value: Channel) -> str:
    """``Xanh``, ``Vàng``, ``Đỏ``."""
    return _said(_CHANNELS, value)


def channel_phrase(value: Channel) -> str:
    """``Luồng xanh`` and so on, for where the word stands alone."""
    return _said(_CHANNEL_PHRASES, value)


def status(value: Status) -> str:
    """How far a declaration has come."""
    return _said(_STATUSES, value)


def round_phrase(value: Round) -> str:
    """When the sheet was written."""
    return _said(_ROUNDS, value)


def sheet_state(value: SheetState) -> str:
    """The state of a sheet in two or three words."""
    return _said(_SHEET_STATES, value)


def sheet_state_icon(value: SheetState) -> str:
    """The icon that stands beside the state's word."""
    return _SHEET_STATE_ICONS[value]


def sheet_state_meaning(value: SheetState) -> str:
    """One sentence on what the state means for the user."""
    return _said(_SHEET_STATE_MEANINGS, value)


def sheet_fault(value: SheetFault) -> str:
    """What a sheet lacks, as a request without blame."""
    return _said(_SHEET_FAULTS, value)


def shelf(value: Shelf) -> str:
    """Where a reader looks for a document."""
    return _said(_SHELVES, value)


def force(value: Force) -> str:
    """The state of force on the reader's day, in the official words."""
    return _said(_FORCES, value)


def force_on_day(value: Force, document: LegalDocument, day: date) -> str:
    """The state of force with the day that matters: since when, from when, in how many days."""
    effective, expires = document.effective_on, document.expires_on
    if value is Force.NOT_YET and effective is not None:
        days = (effective - day).days
        text = QCoreApplication.translate("words", "Có hiệu lực từ {day}, còn %n ngày", None, days)
        return text.format(day=day_text(effective))
    if value is Force.IN_FORCE and effective is not None:
        return QCoreApplication.translate("words", "Có hiệu lực từ {day}").format(day=day_text(effective))
    if value is Force.EXPIRED and expires is not None:
        return QCoreApplication.translate("words", "Hết hiệu lực từ {day}").format(day=day_text(expires))
    if value is Force.SUSPENDED and document.suspended_from is not None:
        text = QCoreApplication.translate("words", "Tạm ngưng hiệu lực từ {day}")
        return text.format(day=day_text(document.suspended_from))
    return force(value)


def enterprise_text(tax_code: str, name: str) -> str:
    """``CÔNG TY TNHH MẪU THỬ (0199999991)``."""
    return f"{name} ({display(tax_code)})" if name else display(tax_code)


def number_text(number: int) -> str:
    """``12.345`` in Vietnamese, ``12,345`` in English; ``%Ln`` in a text with a plural says the same."""
    grouped = f"{number:,}"
    return grouped if language() == "en" else grouped.replace(",", ".")


def unbroken_end(text: str) -> str:
    """``text`` whose last word, where it is a number, stays on the line of the one before it."""
    begin, blank, last = text.rpartition(" ")
    return f"{begin}\u00a0{last}" if blank and last.isdigit() else text


def day_text(day: date) -> str:
    """``16/11/2026``, in both languages: it is how the department writes days."""
    return f"{day:%d/%m/%Y}"


def _said(texts: Mapping[_Value, object], value: _Value) -> str:
    return QCoreApplication.translate("words", str(texts[value]))


_LEVELS: Final = {
    Level.VERY_SATISFIED: QT_TRANSLATE_NOOP("words", "Rất hài lòng"),
    Level.SATISFIED: QT_TRANSLATE_NOOP("words", "Hài lòng"),
    Level.NORMAL: QT_TRANSLATE_NOOP("words", "Bình thường"),
    Level.DISSATISFIED: QT_TRANSLATE_NOOP("words", "Không hài lòng"),
    Level.VERY_DISSATISFIED: QT_TRANSLATE_NOOP("words", "Rất không hài lòng"),
}
_SUBJECT_KINDS: Final = {
    SubjectKind.OFFICE: QT_TRANSLATE_NOOP("words", "Đơn vị"),
    SubjectKind.TEAM: QT_TRANSLATE_NOOP("words", "Đội"),
    SubjectKind.STAGE: QT_TRANSLATE_NOOP("words", "Khâu"),
    SubjectKind.OFFICER: QT_TRANSLATE_NOOP("words", "Công chức"),
}
_KINDS: Final = {
    Kind.IMPORT: QT_TRANSLATE_NOOP("words", "Nhập"),
    Kind.EXPORT: QT_TRANSLATE_NOOP("words", "Xuất"),
    Kind.UNKNOWN: QT_TRANSLATE_NOOP("words", "Chưa rõ"),
}
_CHANNELS: Final = {
    Channel.GREEN: QT_TRANSLATE_NOOP("words", "Xanh"),
    Channel.YELLOW: QT_TRANSLATE_NOOP("words", "Vàng"),
    Channel.RED: QT_TRANSLATE_NOOP("words", "Đỏ"),
    Channel.UNKNOWN: QT_TRANSLATE_NOOP("words", "Chưa phân luồng"),
}
_CHANNEL_PHRASES: Final = {
    Channel.GREEN: QT_TRANSLATE_NOOP("words", "Luồng xanh"),
    Channel.YELLOW: QT_TRANSLATE_NOOP("words", "Luồng vàng"),
    Channel.RED: QT_TRANSLATE_NOOP("words", "Luồng đỏ"),
    Channel.UNKNOWN: QT_TRANSLATE_NOOP("words", "Chưa phân luồng"),
}
_STATUSES: Final = {
    Status.UNKNOWN: QT_TRANSLATE_NOOP("words", "Chưa rõ"),
    Status.DRAFT: QT_TRANSLATE_NOOP("words", "Bản nháp"),
    Status.SENT: QT_TRANSLATE_NOOP("words", "Đã khai, chờ cấp số"),
    Status.REGISTERED: QT_TRANSLATE_NOOP("words", "Đã đăng ký"),
    Status.CHANNELLED: QT_TRANSLATE_NOOP("words", "Đã phân luồng"),
    Status.IN_STORAGE: QT_TRANSLATE_NOOP("words", "Đưa về bảo quản"),
    Status.RELEASED: QT_TRANSLATE_NOOP("words", "Giải phóng hàng"),
    Status.CLEARED: QT_TRANSLATE_NOOP("words", "Thông quan"),
    Status.CANCELLED: QT_TRANSLATE_NOOP("words", "Đã hủy"),
}
_ROUNDS: Final = {
    Round.DURING: QT_TRANSLATE_NOOP("words", "Trong khi làm thủ tục"),
    Round.AFTER: QT_TRANSLATE_NOOP("words", "Sau khi thông quan"),
}
_SHEET_STATES: Final = {
    SheetState.DRAFT: QT_TRANSLATE_NOOP("words", "Đang viết"),
    SheetState.RECORDED: QT_TRANSLATE_NOOP("words", "Đã ghi nhận"),
    SheetState.QUEUED: QT_TRANSLATE_NOOP("words", "Chờ gửi"),
    SheetState.SENDING: QT_TRANSLATE_NOOP("words", "Đang gửi"),
    SheetState.RECEIVED: QT_TRANSLATE_NOOP("words", "Đã tiếp nhận"),
    SheetState.IN_HANDLING: QT_TRANSLATE_NOOP("words", "Đang xử lý"),
    SheetState.ANSWERED: QT_TRANSLATE_NOOP("words", "Đã trả lời"),
    SheetState.NEEDS_YOU: QT_TRANSLATE_NOOP("words", "Cần sửa lại"),
    SheetState.REMOVED: QT_TRANSLATE_NOOP("words", "Đã gỡ bỏ"),
    SheetState.WITHDRAWN: QT_TRANSLATE_NOOP("words", "Đã rút lại"),
    SheetState.SUPERSEDED: QT_TRANSLATE_NOOP("words", "Đã có bản mới"),
}
_SHEET_STATE_ICONS: Final = {
    SheetState.DRAFT: "pencil",
    SheetState.RECORDED: "clipboard",
    SheetState.QUEUED: "clock",
    SheetState.SENDING: "arrow-up",
    SheetState.RECEIVED: "check",
    SheetState.IN_HANDLING: "person",
    SheetState.ANSWERED: "message",
    SheetState.NEEDS_YOU: "alert",
    SheetState.REMOVED: "minus",
    SheetState.WITHDRAWN: "undo",
    SheetState.SUPERSEDED: "copy",
}
_SHEET_STATE_MEANINGS: Final = {
    SheetState.DRAFT: QT_TRANSLATE_NOOP("words", "Phiếu đang viết dở, được giữ trên máy này."),
    SheetState.RECORDED: QT_TRANSLATE_NOOP("words", "Phiếu đã ghi nhận trên máy này, chưa gửi."),
    SheetState.QUEUED: QT_TRANSLATE_NOOP("words", "Phiếu đã lưu trên máy này và sẽ tự gửi đi."),
    SheetState.SENDING: QT_TRANSLATE_NOOP("words", "Phiếu đang được gửi tới cơ quan hải quan."),
    SheetState.RECEIVED: QT_TRANSLATE_NOOP("words", "Cơ quan hải quan đã nhận phiếu và cấp biên nhận."),
    SheetState.IN_HANDLING: QT_TRANSLATE_NOOP("words", "Cơ quan hải quan đang kiểm tra, xử lý."),
    SheetState.ANSWERED: QT_TRANSLATE_NOOP("words", "Cơ quan hải quan đã phản hồi kết quả xử lý."),
    SheetState.NEEDS_YOU: QT_TRANSLATE_NOOP("words", "Cơ quan hải quan chưa nhận được phiếu này. Xin sửa rồi gửi lại."),
    SheetState.REMOVED: QT_TRANSLATE_NOOP("words", "Cơ quan hải quan đã gỡ bỏ phiếu này."),
    SheetState.WITHDRAWN: QT_TRANSLATE_NOOP("words", "Phiếu đã được rút lại trước khi gửi đi."),
    SheetState.SUPERSEDED: QT_TRANSLATE_NOOP("words", "Phiếu này đã được thay bằng một bản mới hơn."),
}
_SHEET_FAULTS: Final = {
    SheetFault.NOTHING_RATED: QT_TRANSLATE_NOOP("words", "Xin chọn mức độ hài lòng ở ít nhất một dòng."),
    SheetFault.LEVEL_AND_NOT_MET: QT_TRANSLATE_NOOP("words", "Dòng đã ghi “không gặp” thì không chọn mức độ."),
    SheetFault.SUBJECT_UNNAMED: QT_TRANSLATE_NOOP("words", "Xin ghi tên hoặc mô tả đối tượng được đánh giá."),
    SheetFault.SUBJECT_TWICE: QT_TRANSLATE_NOOP("words", "Đối tượng này đã có ở một dòng khác."),
    SheetFault.TOO_MANY_LINES: QT_TRANSLATE_NOOP("words", "Một phiếu có nhiều nhất 50 dòng đánh giá."),
    SheetFault.TEXT_TOO_LONG: QT_TRANSLATE_NOOP("words", "Nội dung dài quá giới hạn cho phép."),
    SheetFault.NOT_RATABLE: QT_TRANSLATE_NOOP("words", "Tờ khai chưa được phân luồng nên chưa đánh giá được."),
    SheetFault.ENTERPRISE_UNKNOWN: QT_TRANSLATE_NOOP("words", "Xin chọn doanh nghiệp của tờ khai này."),
    SheetFault.DETAILS_ASKED: QT_TRANSLATE_NOOP("words", "Xin nói rõ thêm để cơ quan hải quan kiểm tra, xử lý."),
    SheetFault.CONTACT_ASKED: QT_TRANSLATE_NOOP(
        "words", "Xin ghi đầu mối liên hệ (họ tên, điện thoại) để nhận phản hồi."
    ),
}
_SHELVES: Final = {
    Shelf.NEWEST: QT_TRANSLATE_NOOP("words", "Mới ban hành"),
    Shelf.NEWLY_IN_FORCE: QT_TRANSLATE_NOOP("words", "Mới có hiệu lực"),
    Shelf.SOON_IN_FORCE: QT_TRANSLATE_NOOP("words", "Sắp có hiệu lực"),
    Shelf.GUIDANCE: QT_TRANSLATE_NOOP("words", "Hướng dẫn"),
    Shelf.ALL: QT_TRANSLATE_NOOP("words", "Tất cả"),
}
_FORCES: Final = {
    Force.IN_FORCE: QT_TRANSLATE_NOOP("words", "Còn hiệu lực"),
    Force.NOT_YET: QT_TRANSLATE_NOOP("words", "Chưa có hiệu lực"),
    Force.EXPIRED: QT_TRANSLATE_NOOP("words", "Hết hiệu lực"),
    Force.PARTLY_EXPIRED: QT_TRANSLATE_NOOP("words", "Hết hiệu lực một phần"),
    Force.SUSPENDED: QT_TRANSLATE_NOOP("words", "Tạm ngưng hiệu lực"),
    Force.UNKNOWN: QT_TRANSLATE_NOOP("words", "Chưa rõ ngày có hiệu lực"),
    Force.GUIDANCE: QT_TRANSLATE_NOOP("words", "Văn bản hướng dẫn"),
}

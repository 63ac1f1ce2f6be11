"""Words of the bulk sheet: why something is left out, what each line is about, what each declaration will say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from hailong.domain.bulk import Candidate, LeftOut, Slot
from hailong.domain.catalogue import Catalogue
from hailong.domain.declaration import group_number
from hailong.domain.sheet import Rating, Subject, SubjectKind
from hailong.qtbridge.bulk_opening import OpenBulk
from hailong.ui import words

_NAMED: Final = 3


def why(reason: LeftOut) -> str:
    """Why a declaration is not one of the bulk."""
    return {
        LeftOut.NOT_RATABLE: QCoreApplication.translate("bulk", "chưa được phân luồng"),
        LeftOut.ALREADY_RATED: QCoreApplication.translate("bulk", "đã đánh giá"),
        LeftOut.NOT_ENROLLED: QCoreApplication.translate("bulk", "máy này chưa đăng ký"),
        LeftOut.ENTERPRISE_UNKNOWN: QCoreApplication.translate("bulk", "chưa rõ doanh nghiệp"),
        LeftOut.ENTERPRISE_NOT_ENROLLED: QCoreApplication.translate("bulk", "doanh nghiệp chưa đăng ký trên máy này"),
        LeftOut.HAS_DRAFT: QCoreApplication.translate("bulk", "đang có bản nháp riêng"),
        LeftOut.OFFICE_UNKNOWN: QCoreApplication.translate("bulk", "chưa rõ đơn vị hải quan"),
    }[reason]


def title(count: int) -> str:
    """How many declarations one sheet is written for."""
    return QCoreApplication.translate("bulk", "Đánh giá %Ln tờ khai", None, count)


def left_out_text(opened: OpenBulk) -> str:
    """How many are left out, and why."""
    if not opened.left_out:
        return ""
    reasons = Counter(why(reason) for _, reason in opened.left_out)
    said = " · ".join(f"{words.number_text(count)} {reason}" for reason, count in reasons.most_common())
    text = QCoreApplication.translate("bulk", "Không gửi %Ln tờ khai:", None, len(opened.left_out))
    return f"{text} {said}."


def strangers_text(enterprises: Sequence[tuple[str, str]]) -> str:
    """Which enterprises this workstation is not enrolled for, the first few by name."""
    if not enterprises:
        return ""
    said = [words.enterprise_text(*one) for one in enterprises[:_NAMED]]
    if (more := len(enterprises) - _NAMED) > 0:
        said.append(QCoreApplication.translate("bulk", "và %n doanh nghiệp khác", None, more))
    return QCoreApplication.translate("bulk", "Chưa đăng ký: {names}.").format(names="; ".join(said))


def subject_of(slot: Slot) -> Subject:
    """What a line of the form is about."""
    own = {
        SubjectKind.OFFICE: QCoreApplication.translate("bulk", "Đơn vị hải quan của từng tờ khai"),
        SubjectKind.TEAM: QCoreApplication.translate("bulk", "Đội, bộ phận của từng tờ khai"),
    }
    return Subject(kind=slot.kind, code=slot.code, name=own.get(slot.kind, slot.name))


def own_title(keys: Sequence[int], included: Mapping[int, Candidate]) -> str:
    """Whose own level is shown below the rows."""
    if len(keys) == 1:
        text = QCoreApplication.translate("bulk", "Mức riêng của tờ khai {number}")
        return text.format(number=number_text(included[keys[0]]))
    return QCoreApplication.translate("bulk", "Mức riêng của %Ln tờ khai đang chọn", None, len(keys))


def office_text(one: Candidate) -> str:
    """The code of the declaration's own office."""
    declaration = one.declaration
    office = one.office
    return (office.code if office else "") or declaration.office_abbr


def number_text(one: Candidate) -> str:
    """The number, grouped."""
    return group_number(one.declaration.number)


def said_text(ratings: Sequence[Rating], catalogue: Catalogue) -> str:
    """What a sheet says: ``Đơn vị: Hài lòng (Đúng hạn) · Thông quan: Bình thường``."""
    return " · ".join(_rating_text(rating, catalogue) for rating in ratings)


def _rating_text(rating: Rating, catalogue: Catalogue) -> str:
    stage = catalogue.stage(rating.subject.code) if rating.subject.kind is SubjectKind.STAGE else None
    kind = words.name_of(stage) if stage else words.subject_kind(rating.subject.kind)
    if rating.subject.kind is SubjectKind.OFFICER:
        kind = f"{kind} {rating.subject.name}"
    if rating.did_not_meet:
        return QCoreApplication.translate("bulk", "{officer}: không gặp").format(officer=kind)
    known = {one.code: words.reason_text(one) for one in catalogue.reasons_at(rating.level)} if rating.level else {}
    more = [known.get(code, code) for code in rating.reasons]
    if rating.comment:
        more.append(f"“{rating.comment}”")
    level = f"{kind}: {words.level(rating.level)}" if rating.level else kind
    return f"{level} ({', '.join(more)})" if more else level

"""What is said about enrolment: what went wrong, and what is kept where."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from hailong.domain.enrolment import KeyPlace
from hailong.domain.invitation import InvitationError, InvitationFault
from hailong.domain.service import CallFailedError, FailureCode
from hailong.ui.failures import Explanation
from hailong.ui.troubles import explanation_of


def explain_enrolment(error: Exception) -> Explanation:
    """An error of enrolling: nothing was sent yet, so nothing is said about sheets."""
    if isinstance(error, InvitationError):
        return explain_invitation(error.fault)
    if isinstance(error, ValueError):
        return explain_invitation(InvitationFault.ADDRESS)
    known = explanation_of(error)
    if isinstance(error, CallFailedError):
        what, do = _CALLS.get(error.failure.code, ("", ""))
        return Explanation(_said(what) or known.what, do=_said(do) or known.do, details=known.details)
    return known


def explain_invitation(fault: InvitationFault) -> Explanation:
    """A text that is no invitation, or a field that cannot be right."""
    what, do = _FAULTS[fault]
    return Explanation(_said(what), do=_said(do))


def key_place_text(place: KeyPlace | None) -> str:
    """Where the private key of this workstation lies."""
    return _said(_PLACES[place]) if place is not None else ""


def _said(text: object) -> str:
    return QCoreApplication.translate("enrolment", str(text)) if text else ""


_PLACES: Final[Mapping[KeyPlace, object]] = {
    KeyPlace.KEYRING: QT_TRANSLATE_NOOP("enrolment", "Khóa riêng của máy này nằm trong kho khóa của hệ thống."),
    KeyPlace.FILE: QT_TRANSLATE_NOOP(
        "enrolment",
        "Máy này không có kho khóa dùng được: khóa riêng nằm trong một tệp ở thư mục dữ liệu, chỉ tài khoản này đọc "
        "được. Ai dùng được tài khoản này thì gửi phiếu được thay máy này.",
    ),
}
_CHECK_LETTER: Final = QT_TRANSLATE_NOOP("enrolment", "Xin sao chép lại cả thư mời, hoặc điền từng mục.")
_FAULTS: Final[Mapping[InvitationFault, tuple[object, object]]] = {
    InvitationFault.NONE: (QT_TRANSLATE_NOOP("enrolment", "Không thấy thư mời trong văn bản này."), _CHECK_LETTER),
    InvitationFault.TOO_LONG: (QT_TRANSLATE_NOOP("enrolment", "Văn bản quá dài để là thư mời."), _CHECK_LETTER),
    InvitationFault.BROKEN: (QT_TRANSLATE_NOOP("enrolment", "Liên kết mời bị cắt hoặc bị hỏng."), _CHECK_LETTER),
    InvitationFault.ADDRESS: (
        QT_TRANSLATE_NOOP("enrolment", "Địa chỉ dịch vụ không đúng."),
        QT_TRANSLATE_NOOP("enrolment", "Xin nhập địa chỉ bắt đầu bằng https://, chỉ gồm chữ không dấu."),
    ),
    InvitationFault.CODE: (
        QT_TRANSLATE_NOOP("enrolment", "Mã đăng ký chỉ gồm chữ không dấu, chữ số và dấu gạch nối."),
        QT_TRANSLATE_NOOP("enrolment", "Nhiều mã thì cách nhau bằng dấu phẩy."),
    ),
    InvitationFault.TAX_CODE: (
        QT_TRANSLATE_NOOP("enrolment", "Mã số thuế không đúng."),
        QT_TRANSLATE_NOOP("enrolment", "Xin kiểm tra lại các chữ số, hoặc để trống mục này."),
    ),
    InvitationFault.KEY: (QT_TRANSLATE_NOOP("enrolment", "Vân tay khóa trong thư mời bị hỏng."), _CHECK_LETTER),
    InvitationFault.SEVERAL: (
        QT_TRANSLATE_NOOP("enrolment", "Trong văn bản có thư mời của nhiều dịch vụ khác nhau."),
        QT_TRANSLATE_NOOP("enrolment", "Xin dán từng thư một, và kiểm tra thư nào là của cơ quan hải quan."),
    ),
}
_CHECK_ADDRESS: Final = QT_TRANSLATE_NOOP("enrolment", "Xin kiểm tra lại địa chỉ dịch vụ và kết nối mạng.")
_CALLS: Final[Mapping[str, tuple[object, object]]] = {
    FailureCode.DNS: ("", _CHECK_ADDRESS),
    FailureCode.REFUSED: (
        QT_TRANSLATE_NOOP("enrolment", "Ở địa chỉ này không có dịch vụ nào trả lời."),
        _CHECK_ADDRESS,
    ),
    FailureCode.TIMEOUT: ("", QT_TRANSLATE_NOOP("enrolment", "Xin thử lại sau ít phút; mã chưa bị mất.")),
    FailureCode.INTERRUPTED: ("", QT_TRANSLATE_NOOP("enrolment", "Xin thử lại; mã vẫn dùng được trên máy này.")),
    FailureCode.STRANGER: (
        QT_TRANSLATE_NOOP("enrolment", "Nơi trả lời ở địa chỉ này không phải là dịch vụ tiếp nhận phiếu đánh giá."),
        QT_TRANSLATE_NOOP(
            "enrolment",
            "Xin kiểm tra lại địa chỉ; nếu mạng này đòi đăng nhập, xin đăng nhập trong trình duyệt trước.",
        ),
    ),
    FailureCode.GARBLED: (
        QT_TRANSLATE_NOOP("enrolment", "Nơi trả lời không đưa ra khóa của một dịch vụ tiếp nhận phiếu đánh giá."),
        _CHECK_ADDRESS,
    ),
    FailureCode.THROTTLED: ("", QT_TRANSLATE_NOOP("enrolment", "Xin chờ một phút rồi thử lại.")),
}

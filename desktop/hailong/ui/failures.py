"""Failures in plain words: what happened, what it means for the user's work, what can be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import CallFailedError, FailureCode
from hailong.store.interfaces import StoreError, StoreFault
from hailong.sync.enrolment import StillWaitingError
from hailong.sync.sending import NotEnrolledError


@dataclass(frozen=True, slots=True)
class Explanation:
    """Three short sentences; ``details`` is technical text for whoever is asked for help."""

    what: str
    means: str = ""
    do: str = ""
    details: str = ""

    @property
    def text(self) -> str:
        """All sentences in a row."""
        return " ".join(part for part in (self.what, self.means, self.do) if part)


def explain_failure(failure: Failure) -> Explanation:
    """A failure of delivery or of another call to the service."""
    if failure.kind is FailureKind.REFUSED:
        return _refusal(failure)
    what, do = _CALLS.get(failure.code, _OTHER_CALLS[failure.kind])
    means = _KEPT_AND_SENT if failure.kind is FailureKind.NOBODY_ANSWERED else _KEPT
    return Explanation(_said(what), _said(means), _said(do), failure.detail)


def explain_store(error: StoreError) -> Explanation:
    """The disk or the file refuses."""
    what, do = _STORES[error.fault]
    means = _UNTOUCHED if error.fault in _LOCKED_AWAY else _NOT_DONE
    return Explanation(_said(what), _said(means), _said(do), str(error))


def explain(error: Exception) -> Explanation | None:
    """An error of the world; None for anything else, which is a bug of ours."""
    if isinstance(error, StoreError):
        return explain_store(error)
    if isinstance(error, CallFailedError):
        return explain_failure(error.failure)
    if isinstance(error, NotEnrolledError):
        return Explanation(
            QCoreApplication.translate("failures", "Máy này chưa được đăng ký cho doanh nghiệp của tờ khai."),
            QCoreApplication.translate("failures", "Phiếu vẫn được giữ trên máy này, chưa gửi."),
            QCoreApplication.translate("failures", "Xin đăng ký trong trang Cài đặt, bằng mã do cơ quan hải quan cấp."),
        )
    if isinstance(error, StillWaitingError):
        return Explanation(
            QCoreApplication.translate("failures", "Còn %Ln phiếu chờ gửi tới dịch vụ đang dùng.", None, error.count),
            QCoreApplication.translate("failures", "Phiếu đã niêm phong cho dịch vụ đó, dịch vụ khác không mở được."),
            QCoreApplication.translate("failures", "Xin chờ gửi hết hoặc rút lại, rồi đăng ký với dịch vụ mới."),
        )
    return None


def explain_bug(mark: str, details: str) -> Explanation:
    """What is said when the program itself is at fault; ``mark`` is a short id of the fault."""
    return Explanation(
        QCoreApplication.translate("failures", "Phần mềm gặp lỗi ngoài dự kiến (mã {mark}).").format(mark=mark),
        QCoreApplication.translate("failures", "Phiếu đã ghi nhận và đã gửi vẫn được giữ trên máy này."),
        QCoreApplication.translate(
            "failures", "Có thể làm việc tiếp. Nếu lỗi lặp lại, xin sao chép chi tiết và gửi cho bộ phận hỗ trợ."
        ),
        details,
    )


def _refusal(failure: Failure) -> Explanation:
    what, do = _REFUSALS.get(failure.code, _OTHER_REFUSAL)
    return Explanation(_said(what), _said(_REFUSED_KEPT), _said(do), failure.detail)


def _said(text: object) -> str:
    return QCoreApplication.translate("failures", str(text)) if text else ""


_KEPT_AND_SENT: Final = QT_TRANSLATE_NOOP(
    "failures", "Phiếu vẫn được giữ trên máy này và sẽ tự gửi khi kết nối trở lại."
)
_KEPT: Final = QT_TRANSLATE_NOOP("failures", "Phiếu vẫn được giữ trên máy này, chưa gửi đi được.")
_REFUSED_KEPT: Final = QT_TRANSLATE_NOOP("failures", "Nội dung đã viết vẫn được giữ trên máy này.")
_UNTOUCHED: Final = QT_TRANSLATE_NOOP("failures", "Những gì đã lưu vẫn còn nguyên trên máy này.")
_LOCKED_AWAY: Final = frozenset({StoreFault.KEY_UNAVAILABLE, StoreFault.KEY_DAMAGED})
_NOT_DONE: Final = QT_TRANSLATE_NOOP("failures", "Việc vừa làm chưa được lưu; những gì đã lưu trước đó vẫn còn.")

_CALLS: Final[Mapping[str, tuple[object, object]]] = {
    FailureCode.DNS: (
        QT_TRANSLATE_NOOP("failures", "Máy này chưa nối mạng, hoặc không tìm thấy địa chỉ dịch vụ."),
        QT_TRANSLATE_NOOP("failures", "Xin kiểm tra kết nối mạng."),
    ),
    FailureCode.REFUSED: (QT_TRANSLATE_NOOP("failures", "Dịch vụ của hải quan hiện không hoạt động."), ""),
    FailureCode.TIMEOUT: (QT_TRANSLATE_NOOP("failures", "Dịch vụ của hải quan chưa trả lời."), ""),
    FailureCode.TLS: (
        QT_TRANSLATE_NOOP("failures", "Không xác thực được chứng chỉ của dịch vụ."),
        QT_TRANSLATE_NOOP(
            "failures", "Xin báo người quản trị mạng: có thể một thiết bị trong mạng đang kiểm tra kết nối bảo mật."
        ),
    ),
    FailureCode.PROXY: (
        QT_TRANSLATE_NOOP("failures", "Máy chủ proxy của cơ quan không cho kết nối đi qua."),
        QT_TRANSLATE_NOOP("failures", "Xin báo người quản trị mạng."),
    ),
    FailureCode.PROXY_SIGN_IN: (
        QT_TRANSLATE_NOOP("failures", "Máy chủ proxy đòi tên và mật khẩu."),
        QT_TRANSLATE_NOOP("failures", "Xin hỏi người quản trị mạng, rồi điền ở mục Mạng trong trang Cài đặt."),
    ),
    FailureCode.PROXY_REFUSED: (
        QT_TRANSLATE_NOOP("failures", "Máy chủ proxy không nhận tên và mật khẩu."),
        QT_TRANSLATE_NOOP(
            "failures", "Xin xem lại mục Mạng trong trang Cài đặt: có thể mật khẩu đã đổi hoặc tài khoản bị khóa."
        ),
    ),
    FailureCode.PROXY_SETTINGS: (
        QT_TRANSLATE_NOOP("failures", "Không tìm được máy chủ proxy theo cách đã cài đặt."),
        QT_TRANSLATE_NOOP("failures", "Xin xem lại mục Mạng trong trang Cài đặt, hoặc báo người quản trị mạng."),
    ),
    FailureCode.INTERRUPTED: (QT_TRANSLATE_NOOP("failures", "Kết nối bị ngắt giữa chừng."), ""),
    FailureCode.STRANGER: (
        QT_TRANSLATE_NOOP("failures", "Trả lời nhận được không phải của dịch vụ hải quan."),
        QT_TRANSLATE_NOOP("failures", "Nếu mạng này đòi đăng nhập, xin đăng nhập trong trình duyệt trước."),
    ),
    FailureCode.PORTAL: (
        QT_TRANSLATE_NOOP("failures", "Mạng này trả lời bằng một trang web thay cho dịch vụ của hải quan."),
        QT_TRANSLATE_NOOP(
            "failures",
            "Xin mở trình duyệt và đăng nhập vào mạng; nếu không thấy trang nào, báo người quản trị mạng.",
        ),
    ),
    FailureCode.SERVER_ERROR: (QT_TRANSLATE_NOOP("failures", "Dịch vụ của hải quan đang gặp sự cố."), ""),
    FailureCode.THROTTLED: (QT_TRANSLATE_NOOP("failures", "Dịch vụ của hải quan đang bận."), ""),
    FailureCode.GARBLED: (QT_TRANSLATE_NOOP("failures", "Trả lời của dịch vụ hải quan không đọc được."), ""),
    FailureCode.RECEIPT_INVALID: (QT_TRANSLATE_NOOP("failures", "Biên nhận của dịch vụ không xác thực được."), ""),
    FailureCode.KEYS_REPLACED: (
        QT_TRANSLATE_NOOP("failures", "Nơi trả lời không chứng minh được là dịch vụ mà máy này đã đăng ký."),
        QT_TRANSLATE_NOOP("failures", "Nếu lặp lại, xin báo cơ quan hải quan và người quản trị mạng."),
    ),
    FailureCode.OTHER_SERVICE: (
        QT_TRANSLATE_NOOP("failures", "Nơi trả lời có vân tay khóa khác với dịch vụ trong thư mời."),
        QT_TRANSLATE_NOOP("failures", "Xin không đăng ký, và báo cho cơ quan hải quan đã gửi thư mời."),
    ),
    FailureCode.NOT_ENROLLED: (
        QT_TRANSLATE_NOOP("failures", "Máy này chưa đăng ký với cơ quan hải quan."),
        QT_TRANSLATE_NOOP("failures", "Xin đăng ký trong trang Cài đặt, bằng mã do cơ quan hải quan cấp."),
    ),
    FailureCode.KEY_MISSING: (
        QT_TRANSLATE_NOOP("failures", "Không lấy được khóa bảo mật của máy này từ kho khóa của hệ thống."),
        QT_TRANSLATE_NOOP("failures", "Xin mở khóa kho khóa của hệ thống, hoặc đăng ký lại trong trang Cài đặt."),
    ),
    FailureCode.UNAUTHORISED: (
        QT_TRANSLATE_NOOP("failures", "Dịch vụ không nhận ra máy này."),
        QT_TRANSLATE_NOOP("failures", "Xin đăng ký lại trong trang Cài đặt."),
    ),
    FailureCode.CLOCK: (
        QT_TRANSLATE_NOOP("failures", "Đồng hồ của máy này lệch quá nhiều so với dịch vụ."),
        QT_TRANSLATE_NOOP("failures", "Xin chỉnh lại ngày giờ của máy."),
    ),
    FailureCode.DEVICE_REVOKED: (
        QT_TRANSLATE_NOOP("failures", "Đăng ký của máy này đã hết hiệu lực."),
        QT_TRANSLATE_NOOP(
            "failures", "Xin liên hệ cơ quan hải quan để được cấp mã, rồi đăng ký lại trong trang Cài đặt."
        ),
    ),
    FailureCode.CLIENT_TOO_OLD: (
        QT_TRANSLATE_NOOP("failures", "Phiên bản phần mềm này đã cũ, dịch vụ không còn nhận."),
        QT_TRANSLATE_NOOP("failures", "Xin cập nhật phần mềm."),
    ),
    FailureCode.CODE_REFUSED: (
        QT_TRANSLATE_NOOP("failures", "Mã đăng ký không đúng, đã dùng rồi hoặc đã hết hạn."),
        QT_TRANSLATE_NOOP("failures", "Xin kiểm tra lại mã, hoặc xin cơ quan hải quan cấp mã mới."),
    ),
}
_OTHER_CALLS: Final[Mapping[str, tuple[object, object]]] = {
    FailureKind.NOBODY_ANSWERED: (QT_TRANSLATE_NOOP("failures", "Chưa liên lạc được với dịch vụ của hải quan."), ""),
    FailureKind.NEEDS_PERSON: (
        QT_TRANSLATE_NOOP("failures", "Dịch vụ của hải quan tạm dừng nhận phiếu từ máy này."),
        QT_TRANSLATE_NOOP("failures", "Xin xem lại đăng ký trong trang Cài đặt."),
    ),
}
_REFUSALS: Final = {
    "conflict": (
        QT_TRANSLATE_NOOP("failures", "Cơ quan hải quan đang giữ một phiếu cùng mã số nhưng khác nội dung."),
        QT_TRANSLATE_NOOP("failures", "Xin mở lại phiếu, kiểm tra rồi gửi bản mới."),
    ),
    "version-taken": (
        QT_TRANSLATE_NOOP("failures", "Tờ khai này đã có phiếu đánh giá được gửi từ máy khác."),
        QT_TRANSLATE_NOOP("failures", "Có thể gửi thành bản sau, hoặc bỏ phiếu này ở trang Đã gửi."),
    ),
    "sheet-refused": (
        QT_TRANSLATE_NOOP("failures", "Phiếu có nội dung không hợp lệ nên chưa được tiếp nhận."),
        QT_TRANSLATE_NOOP("failures", "Xin sửa rồi gửi lại."),
    ),
    "removed": (QT_TRANSLATE_NOOP("failures", "Cơ quan hải quan đã gỡ bỏ phiếu này."), ""),
}
_OTHER_REFUSAL: Final = (
    QT_TRANSLATE_NOOP("failures", "Cơ quan hải quan chưa nhận được phiếu này."),
    QT_TRANSLATE_NOOP("failures", "Xin sửa rồi gửi lại."),
)
_STORES: Final = {
    StoreFault.DISK_FULL: (
        QT_TRANSLATE_NOOP("failures", "Ổ đĩa đã đầy."),
        QT_TRANSLATE_NOOP("failures", "Xin giải phóng dung lượng rồi làm lại."),
    ),
    StoreFault.LOCKED: (
        QT_TRANSLATE_NOOP("failures", "Dữ liệu đang được một chương trình khác sử dụng."),
        QT_TRANSLATE_NOOP("failures", "Xin đóng cửa sổ Hài Lòng khác, nếu có, rồi làm lại."),
    ),
    StoreFault.DAMAGED: (
        QT_TRANSLATE_NOOP("failures", "Tệp dữ liệu trên máy này bị hỏng."),
        QT_TRANSLATE_NOOP(
            "failures", "Xin đóng rồi mở lại Hài Lòng: phần mềm sẽ sửa dữ liệu và giữ lại các phiếu chờ gửi."
        ),
    ),
    StoreFault.READ_ONLY: (
        QT_TRANSLATE_NOOP("failures", "Thư mục dữ liệu không cho phép ghi."),
        QT_TRANSLATE_NOOP("failures", "Xin kiểm tra quyền của thư mục dữ liệu."),
    ),
    StoreFault.NEWER_SCHEMA: (
        QT_TRANSLATE_NOOP("failures", "Dữ liệu trên máy này do một phiên bản mới hơn tạo ra."),
        QT_TRANSLATE_NOOP("failures", "Xin cập nhật phần mềm."),
    ),
    StoreFault.KEY_UNAVAILABLE: (
        QT_TRANSLATE_NOOP("failures", "Chưa mở được dữ liệu: kho khóa của hệ thống đang khóa hoặc không trả lời."),
        QT_TRANSLATE_NOOP("failures", "Xin mở khóa kho khóa của hệ thống, rồi thử lại."),
    ),
    StoreFault.KEY_DAMAGED: (
        QT_TRANSLATE_NOOP("failures", "Chưa mở được dữ liệu: khóa của dữ liệu trên máy này bị hỏng hoặc bị thay."),
        QT_TRANSLATE_NOOP("failures", "Nếu có bản sao lưu của khóa, xin khôi phục rồi thử lại."),
    ),
    StoreFault.ON_A_SHARE: (
        QT_TRANSLATE_NOOP("failures", "Thư mục dữ liệu nằm trên máy khác trong mạng."),
        QT_TRANSLATE_NOOP(
            "failures",
            "Dữ liệu để ở đó có thể mất khi mạng đứt giữa chừng. Xin chọn thư mục trên ổ đĩa của chính máy này.",
        ),
    ),
    StoreFault.SYNCHRONISED: (
        QT_TRANSLATE_NOOP("failures", "Thư mục dữ liệu đang được đồng bộ (OneDrive, Dropbox, Google Drive…)."),
        QT_TRANSLATE_NOOP(
            "failures",
            "Phần mềm đồng bộ có thể chép đè bản cũ lên bản mới. Xin chọn thư mục không đồng bộ trên máy này.",
        ),
    ),
    StoreFault.OTHER: (
        QT_TRANSLATE_NOOP("failures", "Không đọc hoặc ghi được dữ liệu trên máy này."),
        QT_TRANSLATE_NOOP("failures", "Xin làm lại; nếu vẫn không được, xin liên hệ bộ phận hỗ trợ."),
    ),
}

"""What the connection doctor found, in plain words: how it stands, why, and what can be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from hailong.domain.doctor import CheckId, Finding, Verdict
from hailong.domain.outbox import Failure, FailureKind
from hailong.store.interfaces import StoreError, StoreFault
from hailong.ui.failures import explain_failure, explain_store


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the doctor's page."""

    title: str
    what: str
    do: str = ""


def title(check: CheckId) -> str:
    """What is looked at."""
    return _said(_TITLES[check])


def verdict_word(verdict: Verdict) -> str:
    """How it stands, in a word."""
    return {
        Verdict.FINE: QCoreApplication.translate("doctor", "ổn"),
        Verdict.FAULT: QCoreApplication.translate("doctor", "có vấn đề"),
        Verdict.UNKNOWN: QCoreApplication.translate("doctor", "chưa kiểm tra được"),
    }[verdict]


def explain_finding(finding: Finding) -> Line:
    """Why, and what to do."""
    check, code = finding.check, finding.code
    what, do = "", ""
    if code == "timeout":
        what, do = _said(_TIMEOUT[0]), _said(_TIMEOUT[1])
    elif (check, code) in _TEXTS:
        what, do = (_said(text) for text in _TEXTS[check, code])
    elif code in _ANY:
        what, do = (_said(text) for text in _ANY[code])
    elif check is CheckId.DATABASE and code in set(StoreFault):
        explained = explain_store(StoreError(StoreFault(code), ""))
        what, do = explained.what, explained.do
    elif check in (CheckId.SERVICE, CheckId.ENROLMENT):
        kind = FailureKind.NOBODY_ANSWERED if check is CheckId.SERVICE else FailureKind.NEEDS_PERSON
        explained = explain_failure(Failure(kind=kind, code=code))
        what, do = explained.what, explained.do or _said(_LATER)
    facts = {**dict.fromkeys(_FACTS, ""), **finding.facts, **_worded(finding)}
    return Line(title(check), what.format_map(facts), do.format_map(facts))


def summary(findings: tuple[Finding, ...], *, is_running: bool) -> str:
    """The doctor's word on all of it."""
    faults = sum(finding.verdict is Verdict.FAULT for finding in findings)
    if is_running:
        return QCoreApplication.translate("doctor", "Đang kiểm tra…")
    if len(findings) < len(CheckId):
        return QCoreApplication.translate("doctor", "Chưa kiểm tra xong.")
    if faults:
        return QCoreApplication.translate("doctor", "Có %n mục cần xem lại.", None, faults)
    if any(finding.verdict is Verdict.UNKNOWN for finding in findings):
        return QCoreApplication.translate("doctor", "Chưa thấy vấn đề nào, nhưng có mục chưa kiểm tra được.")
    return QCoreApplication.translate("doctor", "Mọi thứ đều ổn.")


def _worded(finding: Finding) -> Mapping[str, str]:
    """Facts that need words of their own."""
    facts = finding.facts
    worded = {}
    if "seconds" in facts:
        worded["difference"] = difference_text(timedelta(seconds=int(facts["seconds"])))
    if finding.check is CheckId.QUEUE and facts.get("failure"):
        kind = FailureKind.NEEDS_PERSON if finding.code == "needs_person" else FailureKind.NOBODY_ANSWERED
        explained = explain_failure(Failure(kind=kind, code=str(facts["failure"])))
        worded["why"], worded["remedy"] = explained.what, explained.do
    for name in ("issuer", "offers"):
        if name in facts:
            worded[name] = str(facts[name]) or QCoreApplication.translate("doctor", "không rõ")
    return worded


def difference_text(offset: timedelta) -> str:
    """By how much a clock is wrong, in the largest unit that says it."""
    seconds = abs(round(offset.total_seconds()))
    if seconds < 120:
        return QCoreApplication.translate("doctor", "%n giây", None, seconds)
    if seconds < 2 * 3600:
        return QCoreApplication.translate("doctor", "%n phút", None, round(seconds / 60))
    if seconds < 2 * 86_400:
        return QCoreApplication.translate("doctor", "%n giờ", None, round(seconds / 3600))
    return QCoreApplication.translate("doctor", "%n ngày", None, round(seconds / 86_400))


def _said(text: object) -> str:
    return QCoreApplication.translate("doctor", str(text)) if text else ""


_FACTS: Final = (
    "host", "proxy", "issuer", "offers", "kind", "status", "seconds", "count", "waiting", "needs_you", "held",
    "difference", "why", "remedy",
)  # fmt: skip
_TITLES: Final = {
    CheckId.NAME: QT_TRANSLATE_NOOP("doctor", "Tên dịch vụ trên mạng"),
    CheckId.PROXY: QT_TRANSLATE_NOOP("doctor", "Máy chủ proxy"),
    CheckId.TLS: QT_TRANSLATE_NOOP("doctor", "Chứng chỉ bảo mật"),
    CheckId.PORTAL: QT_TRANSLATE_NOOP("doctor", "Trang đăng nhập của mạng"),
    CheckId.CLOCK: QT_TRANSLATE_NOOP("doctor", "Đồng hồ của máy"),
    CheckId.SERVICE: QT_TRANSLATE_NOOP("doctor", "Dịch vụ của hải quan"),
    CheckId.ENROLMENT: QT_TRANSLATE_NOOP("doctor", "Đăng ký của máy này"),
    CheckId.QUEUE: QT_TRANSLATE_NOOP("doctor", "Phiếu chờ gửi"),
    CheckId.DATABASE: QT_TRANSLATE_NOOP("doctor", "Dữ liệu trên máy"),
    CheckId.KEYRING: QT_TRANSLATE_NOOP("doctor", "Khóa bảo mật của máy"),
}
_ASK_NETWORK: Final = QT_TRANSLATE_NOOP("doctor", "Xin báo người quản trị mạng.")
_SEE_NETWORK: Final = QT_TRANSLATE_NOOP("doctor", "Xin xem lại mục Mạng trong trang Cài đặt.")
_FILL_IN: Final = QT_TRANSLATE_NOOP(
    "doctor",
    "Xin hỏi người quản trị mạng, rồi chọn Tự điền ở mục Mạng trong trang Cài đặt và điền địa chỉ, tên, mật khẩu."
    " Tài khoản của miền Windows ghi MIỀN\\tên hoặc tên@miền.",
)
_LATER: Final = QT_TRANSLATE_NOOP("doctor", "Xin kiểm tra lại sau; nếu kéo dài, xin báo cơ quan hải quan.")
_TIMEOUT: Final = (
    QT_TRANSLATE_NOOP("doctor", "Không có trả lời trong {seconds} giây."),
    QT_TRANSLATE_NOOP("doctor", "Xin kiểm tra lại sau ít phút; nếu vẫn vậy, báo người quản trị mạng."),
)
_ANY: Final[Mapping[str, tuple[object, object]]] = {
    "not_enrolled": (QT_TRANSLATE_NOOP("doctor", "Máy này chưa đăng ký, nên chưa biết địa chỉ dịch vụ."), ""),
    "not_reached": (QT_TRANSLATE_NOOP("doctor", "Chưa tới được dịch vụ, nên chưa biết."), ""),
    "store": (QT_TRANSLATE_NOOP("doctor", "Chưa mở được dữ liệu trên máy, nên chưa biết."), ""),
}
_TEXTS: Final[Mapping[tuple[CheckId, str], tuple[object, object]]] = {
    (CheckId.NAME, "found"): (QT_TRANSLATE_NOOP("doctor", "Tìm thấy {host}."), ""),
    (CheckId.NAME, "proxy_found"): (QT_TRANSLATE_NOOP("doctor", "Tìm thấy proxy {host}; proxy tìm tên dịch vụ."), ""),
    (CheckId.NAME, "address"): (QT_TRANSLATE_NOOP("doctor", "Dùng thẳng địa chỉ {host}, không cần tìm tên."), ""),
    (CheckId.NAME, "no_way"): (QT_TRANSLATE_NOOP("doctor", "Chưa tìm được đường đi, xem mục máy chủ proxy."), ""),
    (CheckId.NAME, "not_found"): (
        QT_TRANSLATE_NOOP("doctor", "Không tìm thấy {host}: máy chưa nối mạng, hoặc mạng không biết tên này."),
        QT_TRANSLATE_NOOP(
            "doctor", "Xin kiểm tra dây mạng, Wi-Fi; nếu trang web khác vẫn mở được, báo người quản trị mạng."
        ),
    ),
    (CheckId.NAME, "proxy_not_found"): (
        QT_TRANSLATE_NOOP("doctor", "Không tìm thấy máy chủ proxy {host}."),
        _SEE_NETWORK,
    ),
    (CheckId.PROXY, "direct"): (QT_TRANSLATE_NOOP("doctor", "Đi thẳng, không qua proxy."), ""),
    (CheckId.PROXY, "through"): (QT_TRANSLATE_NOOP("doctor", "Đi qua {proxy}."), ""),
    (CheckId.PROXY, "signed_in"): (QT_TRANSLATE_NOOP("doctor", "Đi qua {proxy}, đăng nhập bằng {kind}."), ""),
    (CheckId.PROXY, "unreachable"): (QT_TRANSLATE_NOOP("doctor", "Máy chủ proxy {proxy} không trả lời."), _SEE_NETWORK),
    (CheckId.PROXY, "refused"): (
        QT_TRANSLATE_NOOP("doctor", "Máy chủ proxy {proxy} không cho đi tới dịch vụ (mã {status})."),
        QT_TRANSLATE_NOOP("doctor", "Xin người quản trị mạng cho phép địa chỉ của dịch vụ."),
    ),
    (CheckId.PROXY, "sign_in"): (
        QT_TRANSLATE_NOOP("doctor", "Máy chủ proxy {proxy} đòi tên và mật khẩu (kiểu đăng nhập: {offers})."),
        _FILL_IN,
    ),
    (CheckId.PROXY, "sign_in_by_script"): (
        QT_TRANSLATE_NOOP(
            "doctor",
            "Máy chủ proxy {proxy} đòi đăng nhập ({offers}), nhưng địa chỉ của nó do tệp cấu hình (PAC) chỉ định"
            " nên phần mềm không gửi tên, mật khẩu tới đó.",
        ),
        QT_TRANSLATE_NOOP(
            "doctor",
            "Xin hỏi người quản trị mạng; nếu đúng là proxy của cơ quan thì chọn Tự điền ở mục Mạng trong trang Cài đặt"
            " và điền địa chỉ {proxy} cùng tên, mật khẩu.",
        ),
    ),
    (CheckId.PROXY, "name_refused"): (
        QT_TRANSLATE_NOOP(
            "doctor", "Máy chủ proxy {proxy} không nhận tên và mật khẩu đã điền (đăng nhập bằng {kind})."
        ),
        QT_TRANSLATE_NOOP(
            "doctor",
            "Xin xem lại tên và mật khẩu ở mục Mạng trong trang Cài đặt; có thể mật khẩu đã đổi hoặc tài khoản"
            " bị khóa.",
        ),
    ),
    (CheckId.PROXY, "login_refused"): (
        QT_TRANSLATE_NOOP(
            "doctor", "Máy chủ proxy {proxy} không nhận tài khoản Windows đang dùng (đăng nhập bằng {kind})."
        ),
        _FILL_IN,
    ),
    (CheckId.PROXY, "sign_in_broken"): (
        QT_TRANSLATE_NOOP("doctor", "Máy chủ proxy {proxy} ngắt kết nối giữa lúc đăng nhập bằng {kind}."),
        _ASK_NETWORK,
    ),
    (CheckId.PROXY, "sign_in_unsupported"): (
        QT_TRANSLATE_NOOP("doctor", "Máy này không đăng nhập được vào máy chủ proxy {proxy}, chỉ nhận kiểu {offers}."),
        QT_TRANSLATE_NOOP("doctor", "Xin người quản trị mạng cho địa chỉ của dịch vụ đi qua không cần đăng nhập."),
    ),
    (CheckId.PROXY, "address"): (QT_TRANSLATE_NOOP("doctor", "Địa chỉ proxy đang đặt không đúng dạng."), _SEE_NETWORK),
    (CheckId.PROXY, "password_missing"): (
        QT_TRANSLATE_NOOP("doctor", "Không lấy được mật khẩu proxy từ kho khóa của hệ thống."),
        _SEE_NETWORK,
    ),
    (CheckId.PROXY, "script_unreachable"): (
        QT_TRANSLATE_NOOP("doctor", "Không tải được tệp cấu hình proxy (PAC)."),
        _SEE_NETWORK,
    ),
    (CheckId.PROXY, "script_broken"): (QT_TRANSLATE_NOOP("doctor", "Tệp cấu hình proxy (PAC) có lỗi."), _ASK_NETWORK),
    (CheckId.PROXY, "script_unsupported"): (
        QT_TRANSLATE_NOOP("doctor", "Cấu hình mạng chỉ nêu loại proxy mà phần mềm chưa hỗ trợ (SOCKS)."),
        _ASK_NETWORK,
    ),
    (CheckId.TLS, "trusted"): (QT_TRANSLATE_NOOP("doctor", "Được tin cậy, do {issuer} cấp."), ""),
    (CheckId.TLS, "loopback"): (QT_TRANSLATE_NOOP("doctor", "Dịch vụ ở ngay trên máy này, không cần chứng chỉ."), ""),
    (CheckId.TLS, "untrusted"): (
        QT_TRANSLATE_NOOP("doctor", "Chứng chỉ do {issuer} cấp, máy này không tin cậy; không gì được gửi đi."),
        QT_TRANSLATE_NOOP(
            "doctor",
            "Nếu đó là thiết bị kiểm tra mạng của cơ quan, xin người quản trị cài chứng chỉ gốc của nó vào máy này.",
        ),
    ),
    (CheckId.TLS, "other_name"): (
        QT_TRANSLATE_NOOP("doctor", "Nơi trả lời dùng chứng chỉ của tên khác, không phải {host}; do {issuer} cấp."),
        QT_TRANSLATE_NOOP(
            "doctor", "Nếu mạng này đòi đăng nhập, xin đăng nhập trong trình duyệt; nếu không, báo người quản trị mạng."
        ),
    ),
    (CheckId.TLS, "expired"): (
        QT_TRANSLATE_NOOP("doctor", "Chứng chỉ do {issuer} cấp đã hết hạn hoặc chưa tới hạn."),
        QT_TRANSLATE_NOOP("doctor", "Xin kiểm tra ngày giờ của máy; nếu đúng, báo người quản trị mạng."),
    ),
    (CheckId.TLS, "no_certificate"): (
        QT_TRANSLATE_NOOP("doctor", "Không bắt đầu được kết nối bảo mật với {host}."),
        _ASK_NETWORK,
    ),
    (CheckId.PORTAL, "none"): (QT_TRANSLATE_NOOP("doctor", "Không có trang nào chặn đường."), ""),
    (CheckId.PORTAL, "by_proxy"): (QT_TRANSLATE_NOOP("doctor", "Đi qua proxy nên không kiểm tra được."), ""),
    (CheckId.PORTAL, "portal"): (
        QT_TRANSLATE_NOOP("doctor", "Mạng này bắt đăng nhập trên một trang web trước. {host}"),
        QT_TRANSLATE_NOOP("doctor", "Xin mở trình duyệt, vào một trang bất kỳ và đăng nhập, rồi kiểm tra lại."),
    ),
    (CheckId.CLOCK, "right"): (QT_TRANSLATE_NOOP("doctor", "Khớp với dịch vụ (lệch {difference})."), ""),
    (CheckId.CLOCK, "wrong"): (
        QT_TRANSLATE_NOOP("doctor", "Lệch {difference} so với dịch vụ. Phần mềm tự bù khi gửi."),
        QT_TRANSLATE_NOOP("doctor", "Nên chỉnh lại ngày giờ của máy để giờ ghi trên phiếu được đúng."),
    ),
    (CheckId.SERVICE, "answers"): (QT_TRANSLATE_NOOP("doctor", "{host} trả lời đúng là dịch vụ."), ""),
    (CheckId.ENROLMENT, "enrolled"): (QT_TRANSLATE_NOOP("doctor", "Đang có hiệu lực, cho {count} doanh nghiệp."), ""),
    (CheckId.ENROLMENT, "not_enrolled"): (
        QT_TRANSLATE_NOOP("doctor", "Máy này chưa đăng ký với cơ quan hải quan."),
        QT_TRANSLATE_NOOP("doctor", "Xin đăng ký trong trang Cài đặt, bằng mã do cơ quan hải quan cấp."),
    ),
    (CheckId.QUEUE, "empty"): (QT_TRANSLATE_NOOP("doctor", "Không có phiếu nào chờ gửi."), ""),
    (CheckId.QUEUE, "waiting"): (QT_TRANSLATE_NOOP("doctor", "{waiting} phiếu chờ gửi, sẽ tự gửi đi."), ""),
    (CheckId.QUEUE, "held_up"): (
        QT_TRANSLATE_NOOP("doctor", "{waiting} phiếu chờ gửi, vẫn được giữ trên máy. Lần thử gần nhất: {why}"),
        QT_TRANSLATE_NOOP("doctor", "Khi các mục ở trên ổn, phiếu tự gửi đi. {remedy}"),
    ),
    (CheckId.QUEUE, "needs_person"): (
        QT_TRANSLATE_NOOP("doctor", "{waiting} phiếu chờ gửi, vẫn được giữ trên máy. {why}"),
        QT_TRANSLATE_NOOP("doctor", "{remedy}"),
    ),
    (CheckId.QUEUE, "needs_you"): (
        QT_TRANSLATE_NOOP("doctor", "{needs_you} phiếu bị trả lại, cần sửa; {waiting} phiếu chờ gửi."),
        QT_TRANSLATE_NOOP("doctor", "Xin mở trang Đã gửi để xem lý do và sửa."),
    ),
    (CheckId.DATABASE, "whole"): (
        QT_TRANSLATE_NOOP("doctor", "Nguyên vẹn, được mã hóa; khóa nằm trong kho khóa của hệ thống."),
        "",
    ),
    (CheckId.DATABASE, "whole_key_beside"): (
        QT_TRANSLATE_NOOP(
            "doctor", "Nguyên vẹn, được mã hóa; khóa nằm cạnh dữ liệu, trong một tệp chỉ tài khoản này đọc được."
        ),
        "",
    ),
    (CheckId.DATABASE, "not_encrypted"): (
        QT_TRANSLATE_NOOP("doctor", "Nguyên vẹn nhưng chưa được mã hóa: ổ đĩa không đủ chỗ."),
        QT_TRANSLATE_NOOP("doctor", "Xin giải phóng dung lượng rồi mở lại phần mềm."),
    ),
    (CheckId.DATABASE, "in_use"): (
        QT_TRANSLATE_NOOP("doctor", "Cửa sổ Hài Lòng đang mở và giữ dữ liệu."),
        QT_TRANSLATE_NOOP("doctor", "Muốn kiểm tra cả dữ liệu, xin bấm Kiểm tra kết nối trong cửa sổ đó."),
    ),
    (CheckId.KEYRING, "in_keyring"): (
        QT_TRANSLATE_NOOP("doctor", "Khóa của máy này ở trong kho khóa của hệ thống."),
        "",
    ),
    (CheckId.KEYRING, "in_file"): (
        QT_TRANSLATE_NOOP("doctor", "Máy không có kho khóa: khóa ở trong một tệp chỉ tài khoản này đọc được."),
        "",
    ),
    (CheckId.KEYRING, "there"): (QT_TRANSLATE_NOOP("doctor", "Kho khóa của hệ thống dùng được."), ""),
    (CheckId.KEYRING, "none"): (
        QT_TRANSLATE_NOOP("doctor", "Máy không có kho khóa: khóa sẽ ở trong một tệp chỉ tài khoản này đọc được."),
        "",
    ),
    (CheckId.KEYRING, "locked"): (
        QT_TRANSLATE_NOOP("doctor", "Kho khóa của hệ thống đang khóa hoặc không trả lời."),
        QT_TRANSLATE_NOOP("doctor", "Xin mở khóa kho khóa (thường là đăng nhập lại vào máy), rồi kiểm tra lại."),
    ),
    (CheckId.KEYRING, "key_missing"): (
        QT_TRANSLATE_NOOP("doctor", "Không còn khóa của máy này; phiếu chờ gửi vẫn được giữ."),
        QT_TRANSLATE_NOOP("doctor", "Xin đăng ký lại trong trang Cài đặt, bằng mã do cơ quan hải quan cấp."),
    ),
}

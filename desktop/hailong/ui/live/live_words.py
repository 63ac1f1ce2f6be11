"""What can go wrong with the live list, in plain words: what is wrong, and how to mend it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from hailong.domain.live import LiveFault, LiveProgress
from hailong.domain.live_pace import is_of_server
from hailong.qtbridge.live_list import LiveStanding
from hailong.ui.failures import Explanation
from hailong.ui.moments import moment_text, wait_text
from hailong.ui.words import day_text, number_text


def explain_live(fault: LiveFault, detail: str = "") -> Explanation:
    """A fault of the live list; everything that was read before stays."""
    what, do = _FAULTS[fault]
    means = _OTHERS_GO_ON if not is_of_server(fault) else _KEPT
    return Explanation(_said(what), _said(means), _said(do), detail)


def progress_text(progress: LiveProgress) -> str:
    """``Đang đọc ECUS5VNACCS: đến ngày 02/11/2026 · 1.240 tờ khai``."""
    text = QCoreApplication.translate("live", "Đang đọc {database}: đến ngày {day} · {rows} dòng")
    return text.format(database=progress.database, day=day_text(progress.first_day), rows=number_text(progress.rows))


def standing_text(standing: LiveStanding, now: datetime) -> str:
    """How a connection stands: one line, or one for each database that could not be read."""
    if not standing.connection.is_on:
        return QCoreApplication.translate("live", "Đang tắt")
    if standing.progress is not None:
        return progress_text(standing.progress)
    if standing.is_reading:
        return QCoreApplication.translate("live", "Đang đọc…")
    if standing.fault is not None:
        lines = [_of_database(database, explain_live(fault).what) for database, fault in standing.faults]
        if standing.next_at is not None:
            again = QCoreApplication.translate("live", "Tự thử lại {when}.")
            lines.append(again.format(when=wait_text(standing.next_at, now)))
        return ("\n" if len(standing.faults) > 1 else " ").join(lines)
    if standing.read_at is not None:
        text = QCoreApplication.translate("live", "Đã đọc đến {when}")
        return text.format(when=moment_text(standing.read_at, now))
    return QCoreApplication.translate("live", "Chưa đọc")


def mending_text(standing: LiveStanding) -> str:
    """What can be done, for each database by its name where there are several to mend."""
    todo = [(database, explain_live(fault).do) for database, fault in standing.faults]
    if len(todo) == 1:
        return todo[0][1]
    return "\n".join(_of_database(database, do) for database, do in todo if do)


def _of_database(database: str, text: str) -> str:
    return f"{database}: {text}" if database else text


def _said(text: object) -> str:
    return QCoreApplication.translate("live", str(text)) if text else ""


_KEPT: Final = QT_TRANSLATE_NOOP("live", "Tờ khai đã đọc trước đây vẫn còn trong danh sách.")
_OTHERS_GO_ON: Final = QT_TRANSLATE_NOOP(
    "live", "Tờ khai đã đọc vẫn còn; các cơ sở dữ liệu khác vẫn được đọc bình thường."
)
_FAULTS: Final[Mapping[LiveFault, tuple[object, object]]] = {
    LiveFault.UNKNOWN_HOST: (
        QT_TRANSLATE_NOOP("live", "Không tìm thấy máy chủ có tên này."),
        QT_TRANSLATE_NOOP("live", "Xin kiểm tra tên máy, hoặc nhập địa chỉ IP của máy cài ECUS."),
    ),
    LiveFault.REFUSED: (
        QT_TRANSLATE_NOOP("live", "Máy chủ không nhận kết nối ở cổng này."),
        QT_TRANSLATE_NOOP(
            "live",
            "Có thể TCP/IP của SQL Server đang tắt, hoặc cổng khác. Trên máy cài ECUS, mở SQL Server Configuration "
            "Manager, bật TCP/IP cho ECUSSQL2008 rồi khởi động lại dịch vụ SQL Server.",
        ),
    ),
    LiveFault.TIMED_OUT: (
        QT_TRANSLATE_NOOP("live", "Máy chủ không trả lời."),
        QT_TRANSLATE_NOOP("live", "Xin kiểm tra máy cài ECUS đã bật và tường lửa cho phép kết nối tới SQL Server."),
    ),
    LiveFault.CUT_OFF: (
        QT_TRANSLATE_NOOP("live", "Kết nối tới ECUS bị ngắt giữa chừng."),
        QT_TRANSLATE_NOOP("live", "Không cần làm gì: phần mềm sẽ đọc tiếp từ chỗ đang dở."),
    ),
    LiveFault.NOT_SQL_SERVER: (
        QT_TRANSLATE_NOOP("live", "Địa chỉ này không phải là SQL Server."),
        QT_TRANSLATE_NOOP("live", "Xin kiểm tra lại tên máy và cổng."),
    ),
    LiveFault.BROWSER_SILENT: (
        QT_TRANSLATE_NOOP("live", "Không hỏi được cổng của phiên bản SQL Server này."),
        QT_TRANSLATE_NOOP(
            "live",
            "Trên máy cài ECUS, bật dịch vụ SQL Server Browser, hoặc đặt cổng cố định và nhập địa chỉ "
            "dạng TENMAY,1433.",
        ),
    ),
    LiveFault.NO_INSTANCE: (
        QT_TRANSLATE_NOOP("live", "Máy chủ không có phiên bản SQL Server tên này."),
        QT_TRANSLATE_NOOP("live", "Xin chọn một phiên bản trong danh sách tìm thấy."),
    ),
    LiveFault.TCP_DISABLED: (
        QT_TRANSLATE_NOOP("live", "TCP/IP của SQL Server này đang tắt."),
        QT_TRANSLATE_NOOP(
            "live",
            "Trên máy cài ECUS, mở SQL Server Configuration Manager, mục Protocols for ECUSSQL2008, "
            "bật TCP/IP rồi khởi "
            "động lại dịch vụ SQL Server.",
        ),
    ),
    LiveFault.TLS_MISSING: (
        QT_TRANSLATE_NOOP("live", "Máy chủ này không mã hóa kết nối."),
        QT_TRANSLATE_NOOP(
            "live",
            "Mật khẩu sẽ đi qua mạng không được bảo vệ. Chỉ chọn “Máy chủ này không có chứng chỉ” "
            "trong mạng nội bộ tin cậy.",
        ),
    ),
    LiveFault.TLS_FAILED: (
        QT_TRANSLATE_NOOP("live", "Không lập được kết nối bảo mật với máy chủ."),
        QT_TRANSLATE_NOOP("live", "Xin báo người quản trị máy cài ECUS."),
    ),
    LiveFault.CERTIFICATE_UNTRUSTED: (
        QT_TRANSLATE_NOOP("live", "Chứng chỉ của máy chủ không được máy này tin cậy."),
        QT_TRANSLATE_NOOP(
            "live",
            "Thường là chứng chỉ do SQL Server tự tạo. Xin chọn tệp chứng chỉ do người quản trị cấp, "
            "hoặc chọn “Máy chủ này "
            "không có chứng chỉ” nếu ở trong mạng nội bộ tin cậy.",
        ),
    ),
    LiveFault.CERTIFICATE_NAME: (
        QT_TRANSLATE_NOOP("live", "Chứng chỉ của máy chủ được cấp cho một tên khác."),
        QT_TRANSLATE_NOOP("live", "Xin nhập đúng tên máy ghi trong chứng chỉ."),
    ),
    LiveFault.CA_BUNDLE: (
        QT_TRANSLATE_NOOP("live", "Không đọc được tệp chứng chỉ đã chọn."),
        QT_TRANSLATE_NOOP("live", "Xin chọn lại tệp .pem hoặc .crt."),
    ),
    LiveFault.LOGIN_FAILED: (
        QT_TRANSLATE_NOOP("live", "Sai tên đăng nhập hoặc mật khẩu."),
        QT_TRANSLATE_NOOP("live", "Xin nhập lại, hoặc nhờ người quản trị tạo tài khoản chỉ đọc."),
    ),
    LiveFault.PASSWORD_EXPIRED: (
        QT_TRANSLATE_NOOP("live", "Mật khẩu của tài khoản này đã hết hạn."),
        QT_TRANSLATE_NOOP("live", "Xin người quản trị đặt lại mật khẩu, rồi nhập mật khẩu mới."),
    ),
    LiveFault.PASSWORD_MISSING: (
        QT_TRANSLATE_NOOP("live", "Chưa có mật khẩu trong kho khóa của hệ thống."),
        QT_TRANSLATE_NOOP("live", "Xin bấm Sửa và nhập lại mật khẩu."),
    ),
    LiveFault.KEYRING_UNAVAILABLE: (
        QT_TRANSLATE_NOOP("live", "Không dùng được kho khóa của hệ thống để giữ mật khẩu."),
        QT_TRANSLATE_NOOP(
            "live",
            "Xin mở khóa kho khóa. Phần mềm không ghi mật khẩu vào tệp; trên Windows có thể đăng nhập bằng Windows.",
        ),
    ),
    LiveFault.WINDOWS_LOGIN_UNAVAILABLE: (
        QT_TRANSLATE_NOOP("live", "Máy này không đăng nhập được SQL Server bằng tài khoản Windows."),
        QT_TRANSLATE_NOOP("live", "Xin dùng tài khoản SQL."),
    ),
    LiveFault.DRIVER_MISSING: (
        QT_TRANSLATE_NOOP("live", "Thiếu trình điều khiển để kết nối tới SQL Server."),
        QT_TRANSLATE_NOOP("live", "Xin cài lại Hài Lòng, hoặc báo bộ phận hỗ trợ."),
    ),
    LiveFault.DATABASE_GONE: (
        QT_TRANSLATE_NOOP("live", "Không mở được cơ sở dữ liệu này."),
        QT_TRANSLATE_NOOP("live", "Có thể đang được khôi phục, đã đổi tên hoặc đã xóa. Phần mềm sẽ tự thử lại."),
    ),
    LiveFault.NO_DATABASE_RIGHT: (
        QT_TRANSLATE_NOOP("live", "Tài khoản này không được vào cơ sở dữ liệu."),
        QT_TRANSLATE_NOOP("live", "Xin nhờ người quản trị chạy lệnh tạo tài khoản chỉ đọc."),
    ),
    LiveFault.NOT_ECUS: (
        QT_TRANSLATE_NOOP("live", "Đây không phải là cơ sở dữ liệu của ECUS."),
        QT_TRANSLATE_NOOP("live", "Xin chọn cơ sở dữ liệu khác, thường có tên ECUS5VNACCS."),
    ),
    LiveFault.MISSING_COLUMN: (
        QT_TRANSLATE_NOOP("live", "Cơ sở dữ liệu thiếu cột cần đọc."),
        QT_TRANSLATE_NOOP("live", "Có thể ECUS đã đổi phiên bản. Xin gửi chi tiết cho bộ phận hỗ trợ."),
    ),
    LiveFault.NO_SELECT_RIGHT: (
        QT_TRANSLATE_NOOP("live", "Tài khoản này không được đọc bảng tờ khai."),
        QT_TRANSLATE_NOOP("live", "Xin nhờ người quản trị chạy lệnh tạo tài khoản chỉ đọc."),
    ),
    LiveFault.TOO_OLD: (
        QT_TRANSLATE_NOOP("live", "Phiên bản SQL Server quá cũ."),
        QT_TRANSLATE_NOOP("live", "Cần SQL Server 2008 trở lên. Có thể dùng thư mục xuất tệp thay thế."),
    ),
    LiveFault.BUSY: (
        QT_TRANSLATE_NOOP("live", "SQL Server đang bận."),
        QT_TRANSLATE_NOOP("live", "Không cần làm gì: phần mềm nhường ECUS và sẽ đọc lại sau."),
    ),
    LiveFault.OTHER: (
        QT_TRANSLATE_NOOP("live", "SQL Server báo lỗi."),
        QT_TRANSLATE_NOOP("live", "Phần mềm sẽ tự thử lại. Nếu vẫn lỗi, xin gửi chi tiết cho bộ phận hỗ trợ."),
    ),
}

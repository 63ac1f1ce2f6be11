"""What is said about an import: faults of files, problems of rows, counts; without blame and with a way on."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from hailong.domain.declaration import NumberFault
from hailong.domain.imports import ImportReport, RowProblem, SourceFault


def fault_text(fault: SourceFault, params: dict[str, str]) -> str:
    """One fault of a file or a row, with the values that it is about."""
    text = _said(_FAULTS[fault])
    if fault is SourceFault.ROW_NUMBER or (fault is SourceFault.NO_NUMBER and params.get("value")):
        reason = params.get("fault") or params.get("reason", "")
        text = _said(_NUMBER_FAULTS.get(reason, _FAULTS[fault]))
    return re.sub(r"\{(\w+)\}", lambda found: params.get(found[1], ""), text)  # what a value holds is no placeholder


def consequence_text(problem: RowProblem) -> str:
    """What the problem meant for the row."""
    if problem.is_lost:
        return QCoreApplication.translate("imports", "Dòng không được nhập")
    if problem.fault in (SourceFault.ROW_DRAFT, SourceFault.ROW_TEST):
        return QCoreApplication.translate("imports", "Dòng được bỏ qua")
    if problem.fault is SourceFault.MACROS_IGNORED:
        return QCoreApplication.translate("imports", "Tệp vẫn được nhập")
    return QCoreApplication.translate("imports", "Dòng vẫn được nhập")


def row_text(problem: RowProblem) -> str:
    """Where in the file."""
    return QCoreApplication.translate("imports", "Dòng {row}").format(row=problem.row) if problem.row else ""


def report_text(reports: Iterable[ImportReport], *, was_cancelled: bool) -> str:
    """The whole import in one line."""
    reports = tuple(reports)
    added = sum(report.counts.added for report in reports)
    changed = sum(report.counts.changed for report in reports)
    lost = sum(report.lost for report in reports)
    unread = sum(report.fault is not None for report in reports)
    parts = []
    if was_cancelled:
        parts.append(QCoreApplication.translate("imports", "đã dừng theo yêu cầu"))
    if added:
        parts.append(QCoreApplication.translate("imports", "%Ln tờ khai mới", None, added))
    if changed:
        parts.append(QCoreApplication.translate("imports", "%Ln tờ khai được cập nhật", None, changed))
    if lost:
        parts.append(QCoreApplication.translate("imports", "%Ln dòng không nhập được", None, lost))
    if unread:
        parts.append(QCoreApplication.translate("imports", "%n tệp không đọc được", None, unread))
    if not parts:
        parts.append(_nothing_new(reports))
    text = " · ".join(parts)
    return text[0].upper() + text[1:]


def report_rows(reports: Iterable[ImportReport]) -> Iterator[tuple[str, str, str, str]]:
    """File, row, what happened, what it meant: the table of the report and the file that is saved."""
    for report in reports:
        if report.fault is not None:
            meant = QCoreApplication.translate("imports", "Tệp không được nhập")
            yield report.file_name, "", fault_text(report.fault, report.params), meant
        for problem in report.problems:
            yield (
                report.file_name,
                row_text(problem),
                fault_text(problem.fault, problem.params),
                consequence_text(problem),
            )
        if report.more_problems:
            more = QCoreApplication.translate("imports", "và %Ln vấn đề khác cùng loại", None, report.more_problems)
            yield report.file_name, "", more, ""


def report_headers() -> tuple[str, str, str, str]:
    """The titles of those columns."""
    return (
        QCoreApplication.translate("imports", "Tệp"),
        QCoreApplication.translate("imports", "Dòng"),
        QCoreApplication.translate("imports", "Vấn đề"),
        QCoreApplication.translate("imports", "Kết quả"),
    )


def duration_text(seconds: float) -> str:
    """How long it has taken so far; nothing in the first seconds."""
    if seconds < 2:
        return ""
    if seconds < 90:
        return QCoreApplication.translate("imports", "%n giây", None, int(seconds))
    return QCoreApplication.translate("imports", "%n phút", None, round(seconds / 60))


def _nothing_new(reports: tuple[ImportReport, ...]) -> str:
    if not reports:
        return QCoreApplication.translate("imports", "không có tệp nào để nhập")
    if all(report.counts.seen_before for report in reports):
        return QCoreApplication.translate("imports", "các tệp này đã được nhập trước đây")
    return QCoreApplication.translate("imports", "không có gì mới")


def _said(text: object) -> str:
    return QCoreApplication.translate("imports", str(text))


_FAULTS: Final = {
    SourceFault.NOT_FOUND: QT_TRANSLATE_NOOP(
        "imports", "Không tìm thấy tệp; có thể tệp vừa được chuyển đi. Xin chọn lại."
    ),
    SourceFault.NO_PERMISSION: QT_TRANSLATE_NOOP(
        "imports", "Không có quyền mở tệp, hoặc chương trình khác đang giữ tệp. Xin đóng chương trình đó rồi nhập lại."
    ),
    SourceFault.TOO_LARGE: QT_TRANSLATE_NOOP(
        "imports", "Tệp lớn hơn {limit_mb} MB. Xin xuất từng khoảng thời gian ngắn hơn."
    ),
    SourceFault.EMPTY_FILE: QT_TRANSLATE_NOOP("imports", "Tệp rỗng. Xin xuất lại tệp."),
    SourceFault.WRONG_KIND: QT_TRANSLATE_NOOP(
        "imports",
        "Không nhận ra tờ khai hay danh sách tờ khai trong tệp. "
        "Xin xuất lại từ phần mềm khai báo ra XML, Excel hoặc CSV.",
    ),
    SourceFault.DAMAGED: QT_TRANSLATE_NOOP("imports", "Tệp bị hỏng hoặc chưa được chép xong. Xin xuất lại tệp."),
    SourceFault.FORBIDDEN_CONTENT: QT_TRANSLATE_NOOP(
        "imports", "Tệp có nội dung không an toàn nên không được mở. Xin xuất lại từ phần mềm khai báo."
    ),
    SourceFault.MISSING_COLUMNS: QT_TRANSLATE_NOOP(
        "imports", "Danh sách thiếu cột: {columns}. Xin xuất lại có cả các cột này."
    ),
    SourceFault.NO_ROWS: QT_TRANSLATE_NOOP(
        "imports", "Tệp không có tờ khai nào. Xin xem lại khoảng thời gian đã chọn khi xuất."
    ),
    SourceFault.MIXED_PRINT: QT_TRANSLATE_NOOP(
        "imports", "Bản in có nhiều số tờ khai khác nhau: {numbers}. Xin lưu mỗi tờ khai thành một tệp."
    ),
    SourceFault.NO_NUMBER: QT_TRANSLATE_NOOP(
        "imports", "Không tìm thấy số tờ khai trong tệp. Xin xuất lại khi tờ khai đã được cấp số."
    ),
    SourceFault.STILL_WRITING: QT_TRANSLATE_NOOP(
        "imports", "Tệp đang được ghi. Xin nhập lại khi phần mềm khai báo ghi xong."
    ),
    SourceFault.PROTECTED: QT_TRANSLATE_NOOP(
        "imports", "Tệp có mật khẩu. Xin lưu một bản không có mật khẩu rồi nhập lại."
    ),
    SourceFault.MACROS_IGNORED: QT_TRANSLATE_NOOP("imports", "Tệp có macro. Macro không được chạy, chỉ đọc dữ liệu."),
    SourceFault.ROW_NUMBER: QT_TRANSLATE_NOOP("imports", "Số tờ khai “{value}” không hợp lệ."),
    SourceFault.ROW_DATE: QT_TRANSLATE_NOOP("imports", "Ngày “{value}” ở cột {column} không đọc được."),
    SourceFault.ROW_VALUE: QT_TRANSLATE_NOOP("imports", "Giá trị “{value}” ở cột {column} không đọc được."),
    SourceFault.ROW_TAX_CODE: QT_TRANSLATE_NOOP("imports", "Mã số thuế “{value}” có thể không đúng."),
    SourceFault.ROW_LEGACY_FONT: QT_TRANSLATE_NOOP(
        "imports", "Cột {column} dùng phông chữ cũ (TCVN3 hoặc VNI); chữ được giữ nguyên."
    ),
    SourceFault.ROW_UNKNOWN_STATUS: QT_TRANSLATE_NOOP("imports", "Trạng thái “{value}” chưa biết; ghi là chưa rõ."),
    SourceFault.ROW_DRAFT: QT_TRANSLATE_NOOP("imports", "Tờ khai chưa có số."),
    SourceFault.ROW_TEST: QT_TRANSLATE_NOOP("imports", "Tờ khai thử."),
}
_NUMBER_FAULTS: Final[dict[str, object]] = {
    NumberFault.EMPTY: QT_TRANSLATE_NOOP("imports", "Không có số tờ khai."),
    NumberFault.LOST_DIGITS: QT_TRANSLATE_NOOP(
        "imports", "Số tờ khai “{value}” đã mất chữ số do bảng tính làm tròn. Xin xuất lại cột này ở dạng chữ."
    ),
    NumberFault.NOT_DIGITS: QT_TRANSLATE_NOOP("imports", "Số tờ khai “{value}” có ký tự không phải chữ số."),
    NumberFault.LENGTH: QT_TRANSLATE_NOOP("imports", "Số tờ khai “{value}” không đủ 12 chữ số."),
}

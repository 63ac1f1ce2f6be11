"""What is said about parcels and their answers."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from hailong.domain.moving import Moved, MoveError, MoveFault
from hailong.domain.parcel import ParcelError, ParcelFault
from hailong.domain.taxcode import display
from hailong.sync.carrying import Brought, Taken
from hailong.ui.failures import Explanation, explain_failure
from hailong.ui.moments import moment_text
from hailong.ui.troubles import explanation_of


def explain_carrying(error: Exception) -> Explanation:
    """A file that cannot be used, or another error of the world."""
    if isinstance(error, ParcelError):
        what, do = _FAULTS[error.fault]
        return Explanation(_said(what), do=_said(do))
    known = explanation_of(error)
    return Explanation(known.what, do=known.do, details=known.details)


def packed_text(count: int, path: Path) -> str:
    """What packing came to."""
    if not count:
        return QCoreApplication.translate("carrying", "Không có phiếu nào chờ gửi nên không chép tệp nào.")
    text = QCoreApplication.translate(
        "carrying",
        "Đã chép %Ln phiếu ra {file}. Phiếu vẫn chờ ở máy này cho đến khi nhận được tệp biên nhận.",
        None,
        count,
    )
    return text.format(file=path.name)


def brought_text(brought: Brought, answers_at: Path) -> str:
    """What bringing came to."""
    answers = brought.answers
    lines = [
        *_asked_lines(brought),
        QCoreApplication.translate("carrying", "Cơ quan hải quan đã nhận %Ln phiếu.", None, answers.received)
        if answers.sheets or not answers.enrolments
        else "",
        QCoreApplication.translate("carrying", "Xin mang tệp {file} về máy đã chép phiếu.").format(
            file=answers_at.name
        ),
    ]
    if refused := len(answers.sheets) - answers.received:
        lines.insert(-1, QCoreApplication.translate("carrying", "%Ln phiếu chưa được nhận.", None, refused))
    if brought.failure is not None:
        what = explain_failure(brought.failure).what
        again = QCoreApplication.translate(
            "carrying", "Chưa gửi hết: {why} Có thể gửi hộ lại, không phiếu nào bị gửi hai lần."
        )
        lines.append(again.format(why=what))
    return " ".join(line for line in lines if line)


def _asked_lines(brought: Brought) -> list[str]:
    """What became of requests to be enrolled."""
    enrolments = brought.answers.enrolments
    lines = []
    if any(one.signed for one in enrolments):
        lines.append(QCoreApplication.translate("carrying", "Yêu cầu đăng ký đã được chấp nhận."))
    if any(not one.signed for one in enrolments):
        refused = QCoreApplication.translate(
            "carrying", "Mã đăng ký không đúng, đã dùng rồi hoặc đã hết hạn: máy kia cần mã khác."
        )
        lines.append(refused)
    return lines


def taken_text(taken: Taken) -> str:
    """What taking answers in came to."""
    lines = []
    if taken.opened:
        names = "; ".join(f"{display(tax_code)} {name}" for tax_code, name in taken.opened)
        opened = QCoreApplication.translate("carrying", "Đăng ký xong. Máy này được gửi phiếu cho: {names}.")
        lines.append(opened.format(names=names))
    if taken.received or not taken.opened:
        lines.append(QCoreApplication.translate("carrying", "%Ln phiếu đã có biên nhận đúng.", None, taken.received))
    if taken.known:
        lines.append(
            QCoreApplication.translate(
                "carrying", "%Ln phiếu đã có biên nhận từ trước, hoặc của máy khác.", None, taken.known
            )
        )
    if taken.refused:
        lines.append(
            QCoreApplication.translate(
                "carrying", "%Ln phiếu chưa được nhận: vẫn chờ ở đây, xin hỏi cơ quan hải quan.", None, taken.refused
            )
        )
    if taken.doubtful:
        lines.append(
            QCoreApplication.translate(
                "carrying", "%Ln biên nhận không xác thực được: tệp đã bị sửa hoặc hỏng.", None, taken.doubtful
            )
        )
    lines.append(
        QCoreApplication.translate("carrying", "Còn %Ln phiếu chờ gửi.", None, taken.waiting)
        if taken.waiting
        else QCoreApplication.translate("carrying", "Không còn phiếu nào chờ gửi.")
    )
    return " ".join(lines)


def explain_moving(error: Exception) -> Explanation:
    """A moving file that cannot be used, or another error of the world."""
    if isinstance(error, MoveError):
        what, do = _MOVE_FAULTS[error.fault]
        return Explanation(_said(what), do=_said(do))
    known = explanation_of(error)
    return Explanation(known.what, do=known.do, details=known.details)


def packed_move_text(moved: Moved, path: Path) -> str:
    """What moving out came to."""
    text = QCoreApplication.translate(
        "carrying",
        "Đã chép ra {file}: {sheets} phiếu, trong đó {waiting} phiếu chờ gửi, và {drafts} phiếu nháp. "
        "Xin nhận tệp này ở máy mới, rồi xóa tệp. Máy này không dùng nữa thì hủy đăng ký.",
    )
    return text.format(file=path.name, sheets=moved.sheets, waiting=moved.waiting, drafts=moved.drafts)


def moved_in_text(moved: Moved) -> str:
    """What taking in came to."""
    text = QCoreApplication.translate(
        "carrying", "Đã nhận {sheets} phiếu, trong đó {waiting} phiếu chờ gửi, và {drafts} phiếu nháp."
    )
    lines = [text.format(sheets=moved.sheets, waiting=moved.waiting, drafts=moved.drafts)]
    if moved.known:
        lines.append(QCoreApplication.translate("carrying", "%Ln phiếu đã có ở máy này từ trước.", None, moved.known))
    lines.append(QCoreApplication.translate("carrying", "Thiết lập có hiệu lực khi mở lại phần mềm."))
    return " ".join(lines)


def moved_out_text(at: datetime, waiting: int, now: datetime) -> str:
    """What an old workstation says of itself."""
    text = QCoreApplication.translate(
        "carrying",
        "Đã chép sang máy mới {when}, khi đó có %Ln phiếu chờ gửi. "
        "Phiếu nào cả hai máy cùng gửi thì cũng chỉ được nhận một lần.",
        None,
        waiting,
    )
    return text.format(when=moment_text(at, now))


def _said(text: object) -> str:
    return QCoreApplication.translate("carrying", str(text)) if text else ""


_FAULTS: Final[Mapping[ParcelFault, tuple[object, object]]] = {
    ParcelFault.NOT_OURS: (
        QT_TRANSLATE_NOOP("carrying", "Đây không phải tệp chuyển phiếu của Hài Lòng."),
        QT_TRANSLATE_NOOP("carrying", "Xin chọn tệp có đuôi .hailong."),
    ),
    ParcelFault.DAMAGED: (
        QT_TRANSLATE_NOOP("carrying", "Tệp bị cắt hoặc bị hỏng."),
        QT_TRANSLATE_NOOP("carrying", "Xin chép lại tệp từ máy gốc; không phiếu nào bị mất."),
    ),
    ParcelFault.NEWER: (
        QT_TRANSLATE_NOOP("carrying", "Tệp do phiên bản mới hơn tạo ra."),
        QT_TRANSLATE_NOOP("carrying", "Xin cập nhật phần mềm trên máy này."),
    ),
    ParcelFault.WRONG_WAY: (
        QT_TRANSLATE_NOOP("carrying", "Nhầm tệp: tệp phiếu thì gửi hộ, tệp biên nhận thì nhận ở máy đã chép phiếu."),
        "",
    ),
    ParcelFault.OTHER_SERVICE: (
        QT_TRANSLATE_NOOP("carrying", "Biên nhận này của một dịch vụ khác với dịch vụ mà máy này đã đăng ký."),
        "",
    ),
}
_MOVE_FAULTS: Final[Mapping[MoveFault, tuple[object, object]]] = {
    MoveFault.NOT_OURS: (
        QT_TRANSLATE_NOOP("carrying", "Đây không phải tệp chuyển máy của Hài Lòng."),
        QT_TRANSLATE_NOOP("carrying", "Xin chọn tệp đã chép bằng nút Chép sang máy mới trên máy cũ."),
    ),
    MoveFault.DAMAGED: (
        QT_TRANSLATE_NOOP("carrying", "Tệp bị cắt, bị sửa hoặc bị hỏng; chưa nhận gì từ tệp này."),
        QT_TRANSLATE_NOOP("carrying", "Xin chép lại tệp từ máy cũ."),
    ),
    MoveFault.WRONG_WORDS: (
        QT_TRANSLATE_NOOP("carrying", "Mật khẩu không đúng."),
        QT_TRANSLATE_NOOP("carrying", "Xin nhập lại; nếu đã quên, xin chép lại tệp từ máy cũ với mật khẩu mới."),
    ),
    MoveFault.NEWER: (
        QT_TRANSLATE_NOOP("carrying", "Tệp do phiên bản mới hơn tạo ra."),
        QT_TRANSLATE_NOOP("carrying", "Xin cập nhật phần mềm trên máy này."),
    ),
    MoveFault.OTHER_SERVICE: (
        QT_TRANSLATE_NOOP(
            "carrying", "Phiếu chờ gửi trong tệp đã niêm phong cho một dịch vụ khác với dịch vụ mà máy này đã đăng ký."
        ),
        QT_TRANSLATE_NOOP("carrying", "Chưa nhận gì từ tệp này. Xin gửi hết ở máy cũ trước, hoặc dùng máy khác."),
    ),
}

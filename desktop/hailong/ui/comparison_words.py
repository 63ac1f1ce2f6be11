"""Words for what came of comparing with the service."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hailong.domain.declaration import group_number
from hailong.ui.moments import moment_text

if TYPE_CHECKING:
    from hailong.domain.comparing import Comparison


def comparison_text(comparison: "Comparison | None", now: datetime) -> str:
    """That both sides hold the same, or what differs and who does something about it; empty with nothing to say."""
    if comparison is None or (comparison.agrees and not comparison.sheets):
        return ""
    when = moment_text(comparison.at, now)
    if comparison.agrees:
        text = QCoreApplication.translate(
            "comparison", "Đã đối chiếu lúc {when}: hải quan giữ đủ %Ln phiếu.", None, comparison.sheets
        )
        return text.format(when=when)
    begun = QCoreApplication.translate("comparison", "Đã đối chiếu lúc {when}.").format(when=when)
    return " ".join([begun, *_differences(comparison)])


def _differences(comparison: "Comparison") -> list[str]:
    told = []
    if comparison.offered_again:
        told.append(
            QCoreApplication.translate(
                "comparison",
                "Hải quan không còn giữ %Ln phiếu đã nhận từ máy này; máy tự gửi lại.",
                None,
                comparison.offered_again,
            )
        )
    if comparison.gone:
        told.append(
            QCoreApplication.translate(
                "comparison",
                "Hải quan không còn giữ %Ln phiếu do máy khác của doanh nghiệp gửi; hãy mở Hài Lòng trên máy đó.",
                None,
                comparison.gone,
            )
        )
    if comparison.lost_here:
        text = QCoreApplication.translate(
            "comparison",
            "Hải quan giữ %Ln phiếu gửi từ máy này mà máy không còn bản lưu (tờ khai {numbers}).",
            None,
            comparison.lost_here,
        )
        told.append(text.format(numbers=_numbers(comparison)))
    if comparison.is_unexplained:
        told.append(
            QCoreApplication.translate(
                "comparison", "Số phiếu hai bên chưa khớp mà chưa rõ phiếu nào; máy sẽ đối chiếu lại sau một ngày."
            )
        )
    return told


def _numbers(comparison: "Comparison") -> str:
    """The first declarations, without the last digit that counts amendments."""
    named = ", ".join(group_number(number).replace(" ", "\u00a0") for number in comparison.lost_numbers)
    return f"{named}…" if comparison.lost_here > len(comparison.lost_numbers) else named

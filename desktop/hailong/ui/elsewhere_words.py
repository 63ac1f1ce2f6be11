"""Words about sheets that another workstation of the enterprise has sent: who, and when; never what they say."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hailong.domain.delivery import ToldSheet
from hailong.ui.moments import moment_text


def rated_elsewhere(told: ToldSheet, now: datetime) -> str:
    """``Đã được đánh giá trên máy KHAI-BAO-2 (Kế toán) lúc 17:02 hôm nay.``"""
    if told.is_yours:
        said = QCoreApplication.translate("elsewhere", "Đã được đánh giá từ chính máy này lúc {when}.")
    elif told.device_name and told.role:
        said = QCoreApplication.translate("elsewhere", "Đã được đánh giá trên máy {device} ({role}) lúc {when}.")
    elif told.device_name:
        said = QCoreApplication.translate("elsewhere", "Đã được đánh giá trên máy {device} lúc {when}.")
    else:
        said = QCoreApplication.translate("elsewhere", "Đã được đánh giá trên một máy khác lúc {when}.")
    return said.format(device=told.device_name, role=told.role, when=moment_text(told.received_at, now))

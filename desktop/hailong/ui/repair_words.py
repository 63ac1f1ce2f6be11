"""What is said when the store was repaired at the start: never in silence, with how many of how many."""

from PySide6.QtCore import QCoreApplication

from hailong.store.repair import Repair, RepairCause
from hailong.ui.failures import Explanation


def explain_repair(repair: Repair) -> Explanation:
    """What was found, what became of the sheets that waited, what is left for the user to do."""
    if repair.cause is RepairCause.DAMAGED:
        what = QCoreApplication.translate("repair", "Tệp dữ liệu trên máy này bị hỏng và đã được thay bằng tệp mới.")
        do = QCoreApplication.translate("repair", "Nếu thiếu tờ khai, xin nhập lại danh sách.")
    elif repair.cause is RepairCause.KEY_LOST:
        what = QCoreApplication.translate(
            "repair", "Khóa của dữ liệu trên máy này không còn nên không mở được dữ liệu cũ; đã tạo tệp mới."
        )
        do = QCoreApplication.translate("repair", "Xin nhập lại danh sách tờ khai. Dữ liệu cũ vẫn được cất riêng.")
    else:
        what = QCoreApplication.translate("repair", "Không thấy tệp dữ liệu trên máy này nên đã tạo tệp mới.")
        do = QCoreApplication.translate("repair", "Xin nhập lại danh sách tờ khai.")
    if repair.lost_enterprises:
        do = QCoreApplication.translate(
            "repair", "Xin đăng ký lại doanh nghiệp trong trang Cài đặt, rồi nhập lại danh sách tờ khai."
        )
    return Explanation(what, _waiting(repair), do, repair.kept_aside)


def _waiting(repair: Repair) -> str:
    if not repair.recorded:
        return QCoreApplication.translate("repair", "Không có phiếu nào đang chờ gửi.")
    text = QCoreApplication.translate(
        "repair", "Đã giữ lại {rescued} trong {recorded} phiếu chờ gửi; các phiếu này sẽ tự gửi đi."
    )
    return text.format(rescued=repair.rescued, recorded=repair.recorded)

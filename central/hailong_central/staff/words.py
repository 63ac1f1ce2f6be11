"""The console's words for the codes of the contract."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = dict[str, str | Promise]

LEVELS: Final[dict[int, str | Promise]] = {
    5: _("Rất hài lòng"),
    4: _("Hài lòng"),
    3: _("Bình thường"),
    2: _("Không hài lòng"),
    1: _("Rất không hài lòng"),
}
ROUNDS: Final[Words] = {"during": _("Trong khi làm thủ tục"), "after": _("Sau khi thông quan")}
SUBJECTS: Final[Words] = {
    "office": _("Đơn vị hải quan"),
    "team": _("Đội, bộ phận"),
    "stage": _("Khâu nghiệp vụ"),
    "officer": _("Công chức"),
}
KINDS: Final[Words] = {"import": _("Nhập khẩu"), "export": _("Xuất khẩu"), "unknown": _("Chưa rõ")}
CHANNELS: Final[Words] = {
    "green": _("Luồng xanh"),
    "yellow": _("Luồng vàng"),
    "red": _("Luồng đỏ"),
    "unknown": _("Chưa rõ"),
}
STATUSES: Final[Words] = {
    "unknown": _("Chưa rõ"),
    "draft": _("Bản nháp"),
    "sent": _("Đã khai, chờ cấp số"),
    "registered": _("Đã đăng ký"),
    "channelled": _("Đã phân luồng"),
    "in_storage": _("Đưa về bảo quản"),
    "released": _("Giải phóng hàng"),
    "cleared": _("Thông quan"),
    "cancelled": _("Đã hủy"),
}
STANDINGS: Final[Words] = {"standing": _("Đang hiệu lực"), "revoked": _("Đã chấm dứt")}
CODE_STATES: Final[Words] = {
    "open": _("Chưa dùng"),
    "used": _("Đã dùng"),
    "expired": _("Hết hạn"),
    "withdrawn": _("Đã thu hồi"),
}
STATES: Final[Words] = {
    "received": _("Đã tiếp nhận"),
    "in_handling": _("Đang xử lý"),
    "answered": _("Đã trả lời"),
    "removed": _("Đã gỡ bỏ"),
}

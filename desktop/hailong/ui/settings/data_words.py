"""What the *Settings* page says about where the key of the data is."""

from PySide6.QtCore import QCoreApplication

from hailong.domain.enrolment import KeyPlace


def data_key_text(place: KeyPlace | None) -> str:
    """In plain words; None: the data is not encrypted yet."""
    if place is KeyPlace.KEYRING:
        return QCoreApplication.translate(
            "settings", "Dữ liệu trên máy này được mã hóa; khóa nằm trong kho khóa của hệ thống."
        )
    if place is KeyPlace.FILE:
        return QCoreApplication.translate(
            "settings",
            "Dữ liệu trên máy này được mã hóa, nhưng máy không có kho khóa dùng được nên khóa nằm ngay cạnh "
            "dữ liệu, trong một tệp chỉ tài khoản này đọc được. "
            "Ai lấy được cả thư mục dữ liệu thì đọc được những gì đã lưu.",
        )
    return QCoreApplication.translate(
        "settings",
        "Dữ liệu trên máy này chưa được mã hóa vì ổ đĩa không đủ chỗ. Xin giải phóng dung lượng rồi mở lại phần mềm.",
    )

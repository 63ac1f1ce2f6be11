"""The page of keyboard shortcuts."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hailong.domain.sheet import MAX_BULK
from hailong.ui import fonts
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.labels import page_title, text_label
from hailong.ui.widgets.scrolling import scroll_area


class HelpPage(QWidget):
    """Groups of keys and what they do; everything in the window can be reached by them."""

    doctor_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = page_title(self)
        self.doctor = IconButton("search", self)
        self.doctor.clicked.connect(self.doctor_wanted)
        self.area = scroll_area(self, goes_sideways=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 0, 0)
        box.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 16, 0)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.doctor)
        box.addLayout(head)
        box.addWidget(self.area, 1)
        self.retranslate()

    def focus_search(self) -> None:
        """Nothing to search: the keys can be scrolled."""
        self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Nothing changes here."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Build the list anew."""
        self.title.setText(self.tr("Trợ giúp: phím tắt"))
        self.doctor.setText(self.tr("Kiểm tra kết nối…"))
        self.doctor.setToolTip(self.tr("Xem điều gì cản giữa máy này và dịch vụ của hải quan"))
        self.area.setAccessibleName(self.tr("Danh sách phím tắt"))
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 16, 16)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for group, keys in self._groups():
            self._add_group(grid, group, keys)
        grid.setRowStretch(grid.rowCount(), 1)
        self.area.setWidget(content)  # the one before is deleted

    def _add_group(self, grid: QGridLayout, group: str, keys: list[tuple[str, str]]) -> None:
        title = text_label(font=fonts.strong(), tone="accent")
        title.setText(group)
        title.setContentsMargins(0, 12, 0, 0)
        grid.addWidget(title, grid.rowCount(), 0, 1, 2)
        for key, meaning in keys:
            row = grid.rowCount()
            key_label, meaning_label = text_label(font=fonts.strong()), text_label(wraps=True)
            key_label.setText(key)
            meaning_label.setText(meaning)
            grid.addWidget(key_label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(meaning_label, row, 1)

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (self.tr("Mọi nơi"), self._everywhere()),
            (self.tr("Danh sách tờ khai"), self._in_list()),
            (self.tr("Phiếu đánh giá"), self._in_sheet()),
            (self.tr("Đánh giá hàng loạt"), self._in_bulk()),
        ]

    def _everywhere(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+1 … Ctrl+4", self.tr("Tờ khai, Đã gửi, Văn bản, Cài đặt")),
            ("Ctrl+F", self.tr("Tìm trong trang đang mở")),
            ("Ctrl+O", self.tr("Nhập tệp tờ khai")),
            ("Ctrl+R", self.tr("Đánh giá tờ khai đang được hỏi ở góc màn hình, hoặc tờ khai đầu danh sách")),
            ("Ctrl+B", self.tr("Gặp vướng mắc khi làm thủ tục")),
            ("Ctrl+Q", self.tr("Thoát hẳn")),
            ("F5", self.tr("Kết nối với dịch vụ ngay")),
            ("F1", self.tr("Trang phím tắt này; Esc để trở lại")),
            ("Tab, Shift+Tab", self.tr("Sang mục sau, về mục trước")),
        ]

    def _in_list(self) -> list[tuple[str, str]]:
        return [
            ("↑  ↓", self.tr("Chọn tờ khai")),
            ("Enter", self.tr("Vào phiếu của tờ khai đang chọn")),
            ("Ctrl+D", self.tr("Chọn doanh nghiệp; gõ một phần tên hoặc mã số thuế")),
            ("Ctrl+C", self.tr("Sao chép số tờ khai")),
        ]

    def _in_bulk(self) -> list[tuple[str, str]]:
        return [
            ("Shift+↑  Shift+↓", self.tr("Chọn nhiều tờ khai liền nhau; Ctrl+bấm chuột chọn thêm từng tờ khai")),
            ("Ctrl+A", self.tr("Chọn mọi tờ khai của bộ lọc, nhiều nhất {most}").format(most=MAX_BULK)),
            ("Enter", self.tr("Vào phiếu chung; sau khi ghi nhận: gửi cả đợt")),
            ("1 … 5, 0", self.tr("Khi xem lại: mức riêng cho dòng đang chọn; 0 trở lại mức chung")),
            ("Tab, Esc", self.tr("Khi xem lại: vào lý do, lời nói rõ của dòng có mức riêng; trở lại các dòng")),
            ("Delete", self.tr("Khi xem lại: bỏ dòng đang chọn ra, hoặc lấy lại")),
            ("Ctrl+Z", self.tr("Hoàn tác cả đợt trong vòng 10 phút")),
            ("Esc", self.tr("Trở lại; trong danh sách: chỉ còn chọn một tờ khai")),
        ]

    def _in_sheet(self) -> list[tuple[str, str]]:
        return [
            ("1 … 5", self.tr("Chọn mức độ hài lòng cho dòng đang chọn")),
            ("←  →", self.tr("Giảm, tăng một mức")),
            (self.tr("Phím cách"), self.tr("Chọn hoặc bỏ một lý do")),
            ("↓", self.tr("Ở họ tên, điện thoại: chọn người liên hệ đã dùng; Delete để quên")),
            ("Ctrl+L", self.tr("Đánh giá cả lô hàng được tách thành nhiều tờ khai")),
            ("Ctrl+Enter", self.tr("Ghi nhận phiếu")),
            ("Enter", self.tr("Gửi phiếu đã ghi nhận")),
            ("Esc", self.tr("Trở lại")),
        ]

"""The foot of the bulk sheet: record, then edit or send, then how far it is and *Cancel*."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hailong.qtbridge.bulk import BulkMode
from hailong.ui.widgets.labels import set_tone, text_label
from hailong.ui.widgets.one_press import OnePress


class BulkFooter(QFrame):
    """Offers what the mode allows, and one line of news."""

    record_wanted = Signal()
    edit_wanted = Signal()
    send_wanted = Signal()
    leave_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode = BulkMode.CLOSED
        self._count = 0
        self.news = text_label(self, wraps=True)
        self.news.hide()
        self.gauge = QProgressBar(self)
        self.gauge.setTextVisible(False)
        self.leave, self.edit, self.cancel = QPushButton(self), QPushButton(self), QPushButton(self)
        self.record, self.send = QPushButton(self), QPushButton(self)
        row = QHBoxLayout()
        for button in (self.leave, self.edit):
            row.addWidget(button)
        row.addWidget(self.gauge, 1)
        row.addStretch(1)
        for button in (self.cancel, self.record, self.send):
            row.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 12)
        box.setSpacing(8)
        box.addWidget(self.news)
        box.addLayout(row)
        for button, wanted in (
            (self.leave, self.leave_wanted), (self.edit, self.edit_wanted), (self.cancel, self.cancel_wanted),
            (self.record, self.record_wanted), (self.send, self.send_wanted),
        ):  # fmt: skip
            button.setAutoDefault(True)
            button.clicked.connect(wanted)
        for button in (self.record, self.send):
            button.setProperty("kind", "primary")
        OnePress(self.record, self.send, parent=self)
        self.retranslate()

    def show_mode(self, mode: BulkMode) -> None:
        """Offer what ``mode`` allows."""
        self._mode = mode
        self.leave.setVisible(mode is BulkMode.EDITING)
        self.record.setVisible(mode is BulkMode.EDITING)
        self.edit.setVisible(mode is BulkMode.REVIEWING)
        self.send.setVisible(mode is BulkMode.REVIEWING)
        self.gauge.setVisible(mode is BulkMode.SEALING)
        self.cancel.setVisible(mode is BulkMode.SEALING)
        self.cancel.setEnabled(True)

    def show_count(self, count: int, *, may_record: bool) -> None:
        """How many sheets there are to send."""
        self._count = count
        self.record.setEnabled(may_record)
        self.send.setEnabled(count > 0)
        self.retranslate()

    def show_progress(self, done: int, of: int) -> None:
        """How many sheets are sealed."""
        self.gauge.setRange(0, of)
        self.gauge.setValue(done)

    def tell(self, text: str, *, is_bad: bool = False) -> None:
        """One quiet line; empty takes it away."""
        if text and text != self.news.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.news, text))
        self.news.setText(text)
        set_tone(self.news, "danger" if is_bad else "muted")
        self.news.setVisible(bool(text))

    def retranslate(self) -> None:
        """All texts in the language of now."""
        self.leave.setText(self.tr("Trở lại danh sách"))
        self.leave.setToolTip(self.tr("Phiếu đang viết được giữ lại ({key})").format(key=_keys("Esc")))
        self.record.setText(self.tr("Ghi nhận"))
        self.record.setToolTip(self.tr("Xem lại từng phiếu trước khi gửi ({key})").format(key=_keys("Ctrl+Return")))
        self.edit.setText(self.tr("Sửa"))
        self.edit.setToolTip(self.tr("Quay lại viết tiếp ({key})").format(key=_keys("Esc")))
        self.send.setText(self.tr("Gửi %Ln phiếu", None, self._count))
        self.send.setToolTip(self.tr("Lưu cả đợt; trong 10 phút còn hoàn tác được ({key})").format(key=_keys("Return")))
        self.cancel.setText(self.tr("Hủy"))
        self.gauge.setAccessibleName(self.tr("Tiến độ niêm phong"))


def _keys(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

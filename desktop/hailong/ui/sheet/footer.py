"""The foot of the sheet: what can be done now, the warning before skipping, and one line of news."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hailong.qtbridge.sheets import Mode
from hailong.ui.widgets.one_press import OnePress


class SheetFooter(QFrame):
    """Record and skip while writing; edit and send in the review; nothing else ever stands here."""

    record_wanted = Signal()
    send_wanted = Signal()
    edit_wanted = Signal()
    skip_confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode = Mode.CLOSED
        self._is_warning = False
        self._told = ""
        self.news, self.warning = QLabel(self), QLabel(self)
        for label in (self.news, self.warning):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.hide()
        self.skip, self.back, self.skip_anyway = QPushButton(self), QPushButton(self), QPushButton(self)
        self.record, self.edit, self.send = QPushButton(self), QPushButton(self), QPushButton(self)
        row = QHBoxLayout()
        row.addWidget(self.skip)
        row.addWidget(self.back)
        row.addWidget(self.edit)
        row.addStretch(1)
        row.addWidget(self.skip_anyway)
        row.addWidget(self.record)
        row.addWidget(self.send)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 12)
        box.setSpacing(8)
        box.addWidget(self.news)
        box.addWidget(self.warning)
        box.addLayout(row)
        for button in (self.skip, self.back, self.edit, self.skip_anyway, self.record, self.send):
            button.setAutoDefault(True)
        for button in (self.record, self.send):
            button.setProperty("kind", "primary")
        OnePress(self.record, self.send, parent=self)
        self.record.clicked.connect(self.record_wanted)
        self.send.clicked.connect(self.send_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        self.skip.clicked.connect(lambda: self.warn_of_skipping(True))
        self.back.clicked.connect(lambda: self.warn_of_skipping(False))
        self.skip_anyway.clicked.connect(self._on_skip_anyway)
        self.retranslate()

    @property
    def is_warning(self) -> bool:
        """Whether the warning before skipping is shown."""
        return self._is_warning

    def show_mode(self, mode: Mode) -> None:
        """Offer what ``mode`` allows."""
        self._mode = mode
        self._is_warning = False
        self._refresh()

    def warn_of_skipping(self, is_warning: bool) -> None:
        """Show the warning in place of the buttons, or take it away."""
        self._is_warning = is_warning and self._mode is Mode.EDITING
        self._refresh()
        (self.skip_anyway if self._is_warning else self.skip).setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, text: str, *, is_bad: bool = False) -> None:
        """One quiet line; empty takes it away."""
        self.news.setText(text)
        self.news.setProperty("tone", "danger" if is_bad else "accent")
        self.news.style().polish(self.news)
        self.news.setVisible(bool(text))
        if text != self._told:
            self._told = text
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.news, text))
        self._refresh()

    def retranslate(self) -> None:
        """All texts in the language of now."""
        self.warning.setText(
            self.tr(
                "Bỏ qua thì tờ khai vẫn nằm trong danh sách chờ đánh giá, và hôm nay sẽ không hỏi lại. "
                "Ý kiến của Quý doanh nghiệp giúp cơ quan hải quan phục vụ tốt hơn."
            )
        )
        self.skip.setText(self.tr("Bỏ qua"))
        self.back.setText(self.tr("Quay lại"))
        self.skip_anyway.setText(self.tr("Vẫn bỏ qua"))
        self.record.setText(self.tr("Ghi nhận"))
        self.record.setToolTip(self.tr("Xem lại trước khi gửi ({key})").format(key=_keys("Ctrl+Return")))
        self.edit.setText(self.tr("Sửa"))
        self.edit.setToolTip(self.tr("Quay lại viết tiếp ({key})").format(key=_keys("Esc")))
        self.send.setText(self.tr("Gửi"))
        self.send.setToolTip(self.tr("Lưu và gửi cơ quan hải quan ({key})").format(key=_keys("Return")))

    def _refresh(self) -> None:
        writing, reviewing = self._mode is Mode.EDITING, self._mode in (Mode.REVIEWING, Mode.SENDING)
        self.warning.setVisible(self._is_warning)
        self.skip.setVisible(writing and not self._is_warning)
        self.record.setVisible(writing and not self._is_warning)
        self.back.setVisible(self._is_warning)
        self.skip_anyway.setVisible(self._is_warning)
        self.edit.setVisible(reviewing)
        self.send.setVisible(reviewing)
        self.setVisible(writing or reviewing or bool(self.news.text()))

    def _on_skip_anyway(self) -> None:
        self._is_warning = False
        self._refresh()
        self.skip_confirmed.emit()


def _keys(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

"""Asks before a refused sheet is given up for that of another workstation."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hailong.ui.widgets.labels import text_label


class GivingUp(QFrame):
    """A question in its place, never a dialog: it says what stays and what does not."""

    confirmed = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = text_label(self, wraps=True)
        self.keep, self.give_up = QPushButton(self), QPushButton(self)
        self.give_up.setProperty("kind", "danger")
        self.keep.clicked.connect(self.declined)
        self.give_up.clicked.connect(self.confirmed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.give_up)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 12)
        box.setSpacing(8)
        box.addWidget(self.question)
        box.addLayout(row)
        self.retranslate()
        self.hide()

    def ask(self) -> None:
        """Show the question; Enter keeps the sheet."""
        self.setAccessibleName(self.question.text())
        self.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.question.setText(
            self.tr("Bỏ phiếu này và giữ phiếu của máy kia? Phiếu sẽ không gửi đi nữa; nội dung vẫn đọc được ở đây.")
        )
        self.keep.setText(self.tr("Không bỏ"))
        self.give_up.setText(self.tr("Bỏ phiếu"))

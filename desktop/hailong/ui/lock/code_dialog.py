"""The recovery code of a new PIN, shown once: whoever forgets the PIN comes back to the own words by it alone."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hailong.ui import fonts
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.labels import text_label


class CodeDialog(QDialog):
    """Closes only when somebody says that the code was written down."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = text_label(self, font=fonts.title())
        self.about = text_label(self, wraps=True)
        self.code = text_label(self, font=fonts.title(), is_selectable=True)
        self.code.setText(code)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setProperty("edge", "all")
        self.code.setContentsMargins(12, 12, 12, 12)
        self.hint = text_label(self, tone="muted", wraps=True)
        self.is_written = QCheckBox(self)
        self.copy, self.finish = IconButton("copy", self), IconButton("check", self, kind="primary")
        self.copy.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.finish)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        for widget in (self.title, self.about, self.code, self.hint, self.is_written):
            box.addWidget(widget)
        box.addLayout(buttons)
        self.setFixedWidth(460)
        self.finish.setEnabled(False)
        self.is_written.toggled.connect(self.finish.setEnabled)
        self.finish.clicked.connect(self.accept)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.code.text()))
        self.retranslate()
        self.is_written.setFocus()

    def reject(self) -> None:
        """Neither Esc nor the window's cross lose the code."""
        if self.is_written.isChecked():
            super().reject()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.setWindowTitle(self.tr("Mã khôi phục"))
        self.title.setText(self.tr("Mã khôi phục"))
        self.about.setText(
            self.tr("Hãy ghi lại mã này và cất ở nơi an toàn. Quên mã PIN thì chỉ mã này mở lại được những gì đã viết.")
        )
        self.code.setAccessibleName(self.title.text())
        self.hint.setText(
            self.tr(
                "Mã chỉ hiện một lần. Không còn cả mã PIN lẫn mã này thì không ai đọc lại được bản nháp và phiếu đã "
                "gửi trên máy này; phiếu đang chờ vẫn được gửi."
            )
        )
        self.is_written.setText(self.tr("Tôi đã ghi lại mã này"))
        self.copy.setText(self.tr("Sao chép"))
        self.finish.setText(self.tr("Xong"))

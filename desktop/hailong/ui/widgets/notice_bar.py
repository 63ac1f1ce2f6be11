"""A line that tells what went wrong, what it means and what to do; never a dialog, and never in the way."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from hailong.ui import fonts
from hailong.ui.failures import Explanation
from hailong.ui.widgets.buttons import IconButton, IconLabel
from hailong.ui.widgets.labels import text_label


class NoticeBar(QFrame):
    """Shows one explanation until it is closed; technical details come on demand and can be copied."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "base")
        self.setProperty("edge", "bottom")
        self.icon = IconLabel("alert", self, tone="danger")
        self.what = text_label(self, font=fonts.strong(), wraps=True, is_selectable=True)
        self.rest = text_label(self, tone="muted", wraps=True, is_selectable=True)
        self.details = QPlainTextEdit(self, readOnly=True)
        self.details.setFixedHeight(60)
        self.show_details = QPushButton(self)
        self.copy = IconButton("copy", self, kind="quiet")
        self.close_button = IconButton("close", self, kind="quiet")
        self.show_details.setCheckable(True)
        self.show_details.setProperty("kind", "quiet")
        self.show_details.toggled.connect(self._on_details_toggled)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.close_button.clicked.connect(self.dismiss)
        self._lay_out()
        self.retranslate()
        self.hide()

    def explain(self, explanation: Explanation) -> None:
        """Show ``explanation``; a later one takes the place of an earlier one."""
        self.what.setText(explanation.what)
        rest = " ".join(part for part in (explanation.means, explanation.do) if part)
        self.rest.setText(rest)
        self.rest.setVisible(bool(rest))
        self.details.setPlainText(explanation.details)
        self.show_details.setChecked(False)
        self.show_details.setVisible(bool(explanation.details))
        self._on_details_toggled(False)
        self.setAccessibleName(explanation.text)
        self.show()

    def dismiss(self) -> None:
        """Take the notice away."""
        self.hide()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.dismiss()  # its sentences are in the language of before
            self.retranslate()

    def retranslate(self) -> None:
        """Words of the buttons."""
        self.show_details.setText(self.tr("Chi tiết"))
        self.copy.setText(self.tr("Sao chép"))
        self.details.setAccessibleName(self.tr("Chi tiết kỹ thuật"))
        self.close_button.setAccessibleName(self.tr("Đóng thông báo"))
        self.close_button.setToolTip(self.tr("Đóng thông báo"))

    def _on_details_toggled(self, is_shown: bool) -> None:
        self.details.setVisible(is_shown)
        self.copy.setVisible(is_shown)

    def _on_copy_clicked(self) -> None:
        lines = (self.what.text(), self.rest.text(), self.details.toPlainText())
        QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self.what)
        texts.addWidget(self.rest)
        texts.addWidget(self.details)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        for button in (self.show_details, self.copy, self.close_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

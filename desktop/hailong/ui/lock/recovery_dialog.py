"""A forgotten PIN: the recovery code, and a new PIN that is typed twice."""

from datetime import timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hailong.domain.clerks import LONGEST_PIN, Clerk, pin_fault
from hailong.qtbridge.clerks import ClerkService
from hailong.ui import fonts
from hailong.ui.lock.lock_words import code_refusal_text, fault_text
from hailong.ui.widgets.labels import text_label


class RecoveryDialog(QDialog):
    """Opens the window when the code is right."""

    def __init__(self, service: ClerkService, clerk: Clerk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._clerk = clerk
        self.title = text_label(self, font=fonts.title())
        self.about = text_label(self, tone="muted", wraps=True)
        self.labels = {name: text_label(self) for name in ("code", "pin", "again")}
        self.code, self.pin, self.again = (QLineEdit(self) for _ in range(3))
        for field in (self.pin, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaxLength(LONGEST_PIN)
            field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        self.told = text_label(self, tone="danger", wraps=True)
        self.leave, self.keep = QPushButton(self), QPushButton(self)
        self.keep.setProperty("kind", "primary")
        self.keep.setDefault(True)
        self.leave.setAutoDefault(False)
        self._lay_out()
        self.code.textChanged.connect(self._follow)
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self._on_keep)
        service.refused.connect(self._on_refused)
        service.locked_changed.connect(self._on_locked_changed)  # a method, not a lambda: it ends with the dialog
        self.retranslate()
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.setWindowTitle(self.tr("Quên mã PIN"))
        self.title.setText(self.tr("Quên mã PIN"))
        self.about.setText(
            self.tr("Nhập mã khôi phục đã hiện khi {name} đặt mã PIN, rồi chọn mã PIN mới.").format(
                name=self._clerk.name
            )
        )
        words = {
            "code": self.tr("Mã khôi phục"),
            "pin": self.tr("Mã PIN mới"),
            "again": self.tr("Nhập lại mã PIN"),
        }
        for name, field in (("code", self.code), ("pin", self.pin), ("again", self.again)):
            self.labels[name].setText(words[name])
            field.setAccessibleName(words[name])
        self.leave.setText(self.tr("Đóng"))
        self.keep.setText(self.tr("Đổi mã PIN và mở khóa"))

    # --- inside ---------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        self.keep.setEnabled(bool(self.code.text().strip()))

    def _on_keep(self) -> None:
        self.told.setText("")
        fault = pin_fault(self.pin.text(), self.again.text())
        if fault is not None:
            self.told.setText(fault_text(fault))
            self.pin.setFocus()
            return
        self._service.recover(self._clerk.id, self.code.text(), self.pin.text())

    def _on_locked_changed(self, is_locked: bool) -> None:
        if not is_locked:
            self.accept()

    def _on_refused(self, wait: timedelta) -> None:
        self.told.setText(code_refusal_text(wait))
        self.code.setFocus()
        self.code.selectAll()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.labels["code"], self.code)
        form.addRow(self.labels["pin"], self.pin)
        form.addRow(self.labels["again"], self.again)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.keep)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(self.title)
        box.addWidget(self.about)
        box.addLayout(form)
        box.addWidget(self.told)
        box.addLayout(buttons)
        self.setFixedWidth(460)

"""One clerk: name, phone, and a PIN that is typed twice; who has one already shows it before anything is changed."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hailong.domain.clerks import LONGEST_PIN, Clerk, pin_fault
from hailong.domain.sheet import MAX_NAME, MAX_PHONE, MAX_ROLE
from hailong.qtbridge.clerks import ClerkService
from hailong.ui import fonts
from hailong.ui.failures import explain
from hailong.ui.lock.lock_words import fault_text, refusal_text
from hailong.ui.widgets.labels import text_label


class ClerkDialog(QDialog):
    """``clerk``: one to be changed; a fresh one with an id of its own else."""

    code_made = Signal(str)  # the recovery code of a new PIN, to be shown once

    def __init__(self, service: ClerkService, clerk: Clerk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._clerk = clerk
        self._is_keeping = False
        self.title = text_label(self, font=fonts.title())
        self.labels = {name: text_label(self) for name in ("name", "phone", "role", "now", "pin", "again")}
        self.name, self.phone, self.role = (QLineEdit(text, self) for text in (clerk.name, clerk.phone, clerk.role))
        self.now, self.pin, self.again = (QLineEdit(self) for _ in range(3))
        for field in (self.now, self.pin, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaxLength(LONGEST_PIN)
            field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        self.name.setMaxLength(MAX_NAME)
        self.phone.setMaxLength(MAX_PHONE)
        self.role.setMaxLength(MAX_ROLE)
        self.no_pin = QCheckBox(self)
        self.hint = text_label(self, tone="muted", wraps=True)
        self.told = text_label(self, tone="danger", wraps=True)
        self.leave, self.keep = QPushButton(self), QPushButton(self)
        self.keep.setProperty("kind", "primary")
        self.keep.setDefault(True)
        self.leave.setAutoDefault(False)
        self._lay_out()
        self.no_pin.setVisible(bool(clerk.pin))
        self.name.textChanged.connect(self._follow)
        self.no_pin.toggled.connect(self._follow)
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self._on_keep)
        service.refused.connect(self._on_refused)
        service.kept.connect(self._on_kept)
        service.failed.connect(self._on_failed)
        self.retranslate()
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        has_pin = bool(self._clerk.pin)
        self.setWindowTitle(self.tr("Người dùng"))
        self.title.setText(self.tr("Sửa người dùng") if self._clerk.name else self.tr("Thêm người dùng"))
        words = {
            "name": self.tr("Họ tên"),
            "phone": self.tr("Điện thoại"),
            "role": self.tr("Công việc"),
            "now": self.tr("Mã PIN hiện tại"),
            "pin": self.tr("Mã PIN mới") if has_pin else self.tr("Mã PIN"),
            "again": self.tr("Nhập lại mã PIN"),
        }
        fields = {
            "name": self.name,
            "phone": self.phone,
            "role": self.role,
            "now": self.now,
            "pin": self.pin,
            "again": self.again,
        }
        for name, text in words.items():
            self.labels[name].setText(text)
            fields[name].setAccessibleName(text)
        self.role.setPlaceholderText(self.tr("Ví dụ: Nhân viên khai báo"))
        self.role.setToolTip(
            self.tr("Máy khác của cùng doanh nghiệp thấy công việc này bên phiếu đã gửi, không thấy tên")
        )
        self.no_pin.setText(self.tr("Bỏ mã PIN"))
        self.hint.setText(
            self.tr("Để trống thì giữ mã PIN cũ. Bỏ mã PIN thì ai dùng máy này cũng đọc được phiếu của người này.")
            if has_pin
            else self.tr("Có thể để trống. Mã PIN khóa màn hình và giữ kín bản nháp, phiếu đã gửi của người này.")
        )
        self.leave.setText(self.tr("Đóng"))
        self.keep.setText(self.tr("Lưu"))

    # --- inside ---------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        has_new = not self.no_pin.isChecked()
        for field in (self.pin, self.again):
            field.setEnabled(has_new)
        self.keep.setEnabled(bool(self.name.text().strip()) and not self._is_keeping)

    def _on_keep(self) -> None:
        self.told.setText("")
        pin = "" if self.no_pin.isChecked() else self.pin.text()
        if (pin or self.again.text()) and not self.no_pin.isChecked():
            fault = pin_fault(pin, self.again.text())
            if fault is not None:
                self.told.setText(fault_text(fault))
                self.pin.setFocus()
                return
        changed = replace(
            self._clerk, name=self.name.text().strip(), phone=self.phone.text().strip(), role=self.role.text().strip()
        )
        self._set_keeping(True)
        self._service.keep(changed, pin if pin or self.no_pin.isChecked() else None, self.now.text())

    def _on_kept(self, code: str) -> None:
        if self._is_keeping:
            self._set_keeping(False)
            self.accept()
            if code:
                self.code_made.emit(code)

    def _on_failed(self, error: Exception) -> None:
        """The disk refuses; nothing was changed."""
        if self._is_keeping:
            self._set_keeping(False)
            explanation = explain(error)
            self.told.setText(explanation.text if explanation else "")

    def _set_keeping(self, is_keeping: bool) -> None:
        """Making a key takes its time, and so does sealing what was written before."""
        self._is_keeping = is_keeping
        self.keep.setText(self.tr("Đang lưu…") if is_keeping else self.tr("Lưu"))
        self._follow()

    def _on_refused(self, wait: timedelta) -> None:
        if self._is_keeping:
            self._set_keeping(False)
            self.told.setText(refusal_text(wait))
            self.now.setFocus()
            self.now.selectAll()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.labels["name"], self.name)
        form.addRow(self.labels["phone"], self.phone)
        form.addRow(self.labels["role"], self.role)
        if self._clerk.pin:
            form.addRow(self.labels["now"], self.now)
        else:
            self.labels["now"].hide()
            self.now.hide()
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
        box.addLayout(form)
        for widget in (self.no_pin, self.hint, self.told):
            box.addWidget(widget)
        box.addLayout(buttons)
        self.setFixedWidth(460)

"""Enrolment: for which enterprises this workstation may speak, and a form for the next code."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from hailong.domain.enrolment import Enrolment
from hailong.domain.taxcode import display
from hailong.qtbridge.enrolment import EnrolmentService
from hailong.ui import fonts
from hailong.ui.failures import Explanation
from hailong.ui.troubles import explanation_of
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.labels import set_tone, text_label

LABEL_WIDTH: Final = 132
"""Of all forms of the page, so that their fields stand below each other."""


class EnrolmentSection(QWidget):
    """The service's address, its one-time code, what came of it, and who is enrolled."""

    def __init__(self, service: EnrolmentService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._enrolment: Enrolment | None = service.current
        self._error: Exception | None = None
        self._was_enrolled_now = False
        self.title = text_label(self, font=fonts.strong())
        self.standing = text_label(self, wraps=True)
        self.enterprises = text_label(self, wraps=True, is_selectable=True)
        self.address_label, self.code_label = text_label(self), text_label(self)
        self.address_label.setMinimumWidth(LABEL_WIDTH)
        self.address, self.code = QLineEdit(self), QLineEdit(self)
        self.code.setMaxLength(64)
        self.enrol = IconButton("key", self)
        self.told = text_label(self, wraps=True, is_selectable=True)
        self._lay_out()
        self.address.textChanged.connect(self._on_typed)
        self.code.textChanged.connect(self._on_typed)
        self.code.returnPressed.connect(self._on_enrol)
        self.enrol.clicked.connect(self._on_enrol)
        service.current_changed.connect(self._on_current_changed)
        service.enrolled.connect(self._on_enrolled)
        service.failed.connect(self._on_failed)
        service.busy_changed.connect(lambda _: self.retranslate())
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.title.setText(self.tr("Đăng ký với cơ quan hải quan"))
        self.address_label.setText(self.tr("Địa chỉ dịch vụ"))
        self.address.setPlaceholderText("https://")
        self.address.setAccessibleName(self.tr("Địa chỉ dịch vụ"))
        self.code_label.setText(self.tr("Mã đăng ký"))
        self.code.setPlaceholderText(self.tr("Mã dùng một lần do cơ quan hải quan cấp"))
        self.code.setAccessibleName(self.tr("Mã đăng ký"))
        self.enrol.setText(self.tr("Đang đăng ký…") if self._service.is_busy else self.tr("Đăng ký"))
        self._say_standing()
        self._say_outcome()
        self._on_typed()

    def _say_standing(self) -> None:
        enrolment = self._enrolment
        if enrolment is None:
            self.standing.setText(
                self.tr("Máy này chưa đăng ký. Có thể ghi nhận phiếu ngay; phiếu chỉ gửi được sau khi đăng ký.")
            )
        else:
            text = self.tr("Đã đăng ký với {service}. Máy này được gửi phiếu cho:")
            self.standing.setText(text.format(service=enrolment.service_name or enrolment.service_url))
        set_tone(self.standing, "warning" if enrolment is None else "muted")
        lines = [f"{display(code)}  ·  {name}" for code, name in (enrolment.enterprises if enrolment else ())]
        self.enterprises.setText("\n".join(lines))
        self.enterprises.setVisible(bool(lines))

    def _say_outcome(self) -> None:
        if self._was_enrolled_now:
            self.told.setText(self.tr("Đăng ký xong."))
            set_tone(self.told, "accent")
        elif self._error is not None:
            self.told.setText(self._explanation(self._error).text)
            set_tone(self.told, "danger")
        self.told.setVisible(self._was_enrolled_now or self._error is not None)

    def _explanation(self, error: Exception) -> Explanation:
        if isinstance(error, ValueError):
            return Explanation(
                self.tr("Địa chỉ dịch vụ không đúng."), do=self.tr("Xin nhập địa chỉ bắt đầu bằng https://.")
            )
        return explanation_of(error)

    def _on_typed(self) -> None:
        has_both = bool(self.address.text().strip() and self.code.text().strip())
        self.enrol.setEnabled(has_both and not self._service.is_busy)

    def _on_enrol(self) -> None:
        if self.enrol.isEnabled():
            self._error, self._was_enrolled_now = None, False
            self._say_outcome()
            self._service.enrol(self.address.text(), self.code.text())

    def _on_current_changed(self, enrolment: Enrolment | None) -> None:
        self._enrolment = enrolment
        if enrolment is not None and not self.address.text():
            self.address.setText(enrolment.service_url)
        self._say_standing()

    def _on_enrolled(self, _enrolment: Enrolment) -> None:
        self._was_enrolled_now = True
        self.code.clear()
        self._say_outcome()

    def _on_failed(self, error: Exception) -> None:
        self._error = error
        self._say_outcome()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(self.address_label, self.address)
        form.addRow(self.code_label, self.code)
        for field in (self.address, self.code):
            field.setMaximumWidth(420)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for widget in (self.title, self.standing, self.enterprises):
            box.addWidget(widget)
        box.addLayout(form)
        box.addWidget(self.enrol, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.told)

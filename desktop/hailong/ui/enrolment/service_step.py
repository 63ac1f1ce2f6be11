"""Second step of enrolling: who answers, by which key he is known, and what will be kept where."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hailong.domain.enrolment import Acquaintance
from hailong.ui import fonts
from hailong.ui.widgets.labels import hairline, set_tone, text_label


class ServiceStep(QWidget):
    """Nothing has been entrusted to the service while this is shown."""

    def __init__(self, device_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._device_name = device_name
        self._met: Acquaintance | None = None
        self._is_named = False
        self.name = text_label(self, font=fonts.strong(), wraps=True, is_selectable=True)
        self.address = text_label(self, tone="muted", wraps=True, is_selectable=True)
        self.key_title = text_label(self)
        self.key = text_label(self, font=fonts.strong(), wraps=True, is_selectable=True)
        self.compare = text_label(self, wraps=True)
        self.kept_title = text_label(self, font=fonts.strong())
        self.kept = text_label(self, wraps=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        parts = (
            self.name, self.address, self.key_title, self.key, self.compare, hairline(self), self.kept_title, self.kept,
        )  # fmt: skip
        for part in parts:
            box.addWidget(part)
        box.addStretch(1)

    def show_service(self, met: Acquaintance, *, is_named: bool) -> None:
        """``is_named``: the invitation names this very key."""
        self._met, self._is_named = met, is_named
        self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        if (met := self._met) is None:
            return
        self.name.setText(met.service_name)
        self.address.setText(met.service_url)
        self.key_title.setText(self.tr("Vân tay khóa của dịch vụ"))
        self.key.setText(met.key)
        if self._is_named:
            text, tone = self.tr("Đúng với vân tay khóa trong thư mời."), "accent"
        elif met.is_known:
            text, tone = self.tr("Đúng là dịch vụ mà máy này đã đăng ký."), "accent"
        else:
            text = self.tr(
                "Xin so với vân tay khóa mà cơ quan hải quan công bố, hoặc hỏi qua điện thoại. "
                "Khác dù chỉ một ký tự thì xin dừng lại: nơi trả lời không phải là cơ quan hải quan."
            )
            tone = "warning"
        self.compare.setText(text)
        set_tone(self.compare, tone)
        self.kept_title.setText(self.tr("Những gì được lưu, và ở đâu"))
        self.kept.setText(
            self.tr(
                "Kho khóa của hệ thống trên máy này: khóa riêng của máy, không bao giờ rời khỏi máy. "
                "Nơi nào không có kho khóa thì khóa nằm trong một tệp chỉ tài khoản này đọc được.\n"
                "Thư mục dữ liệu trên máy này: địa chỉ và khóa công khai của dịch vụ, tên doanh nghiệp.\n"
                "Cơ quan hải quan: khóa công khai và tên của máy này ({device}), doanh nghiệp mà máy được gửi phiếu.\n"
                "Mã đăng ký không được lưu ở đâu cả."
            ).format(device=self._device_name)
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

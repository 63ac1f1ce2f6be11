"""Enrolment: for which enterprises this workstation may speak, by which keys, and the way to more."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hailong.domain.enrolment import Enrolment, KeyPlace
from hailong.domain.taxcode import display
from hailong.qtbridge.enrolment import EnrolmentService
from hailong.ui.enrolment.enrolment_words import key_place_text
from hailong.ui.enrolment.leave_dialog import LeaveDialog
from hailong.ui.enrolment.wizard import EnrolmentWizard
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.labels import set_tone, text_label
from hailong.ui.widgets.layouts import in_row
from hailong.ui.widgets.section import Section


class EnrolmentSection(Section):
    """Who is enrolled with whom, the service's key for comparison, and where this workstation's own key lies."""

    def __init__(self, service: EnrolmentService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._enrolment: Enrolment | None = service.current
        self._key_place: KeyPlace | None = service.key_place
        self.standing = text_label(self, wraps=True)
        self.enterprises = text_label(self, wraps=True, is_selectable=True)
        self.service_key = text_label(self, tone="muted", wraps=True, is_selectable=True)
        self.key_place = text_label(self, wraps=True)
        self.enrol, self.leave = IconButton("key", self), IconButton("close", self, kind="quiet")
        lines = (self.standing, self.enterprises, self.service_key, self.key_place)
        self.arrange(*lines, in_row(self.enrol, self.leave, None))
        self.enrol.clicked.connect(self.show_wizard)
        self.leave.clicked.connect(service.count_waiting)
        service.waiting_counted.connect(self._on_waiting_counted)
        service.current_changed.connect(self._on_current_changed)
        service.key_place_changed.connect(self._on_key_place_changed)
        self.retranslate()

    def show_wizard(self) -> EnrolmentWizard:
        """Enrol, or open more enterprises."""
        wizard = EnrolmentWizard(self._service, self.window())
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.open()
        return wizard

    def _on_waiting_counted(self, waiting: Mapping[str, int]) -> None:
        if self._enrolment is None:
            return
        dialog = LeaveDialog(self._enrolment, waiting, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.leaving_wanted.connect(self._service.leave)
        dialog.open()

    def retranslate(self) -> None:
        """All texts anew."""
        enrolment = self._enrolment
        self.title.setText(self.tr("Đăng ký với cơ quan hải quan"))
        self.enrol.setText(self.tr("Đăng ký…") if enrolment is None else self.tr("Thêm doanh nghiệp…"))
        self.leave.setText(self.tr("Hủy đăng ký…"))
        self.leave.setVisible(enrolment is not None)
        if enrolment is None and (former := self._service.former) is not None:
            left = self.tr(
                "Máy này đã thôi đăng ký với {service}. Phiếu chờ gửi đến đó được giữ lại cho lần đăng ký sau."
            )
            moved = self.tr("Phiếu chuyển từ máy cũ đang chờ. Xin đăng ký máy này với {service} để gửi.")
            text = left if former.device_id else moved
            self.standing.setText(text.format(service=former.service_name or former.service_url))
        elif enrolment is None:
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
        self._say_keys(enrolment)

    def _say_keys(self, enrolment: Enrolment | None) -> None:
        lines = []
        if enrolment is not None:
            lines.append(self.tr("Địa chỉ dịch vụ: {address}").format(address=enrolment.service_url))
            if enrolment.key:
                lines.append(self.tr("Vân tay khóa của dịch vụ: {key}").format(key=enrolment.key))
            if enrolment.first_key and enrolment.first_key != enrolment.key:
                lines.append(self.tr("Vân tay khóa lúc đăng ký: {key}").format(key=enrolment.first_key))
        self.service_key.setText("\n".join(lines))
        self.service_key.setVisible(bool(lines))
        self.key_place.setText(key_place_text(self._key_place) if enrolment is not None else "")
        self.key_place.setVisible(bool(self.key_place.text()))
        set_tone(self.key_place, "warning" if self._key_place is KeyPlace.FILE else "muted")

    def _on_current_changed(self, enrolment: Enrolment | None) -> None:
        self._enrolment = enrolment
        self.retranslate()

    def _on_key_place_changed(self, place: KeyPlace | None) -> None:
        self._key_place = place
        self.retranslate()

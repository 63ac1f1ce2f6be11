"""The line below everything: online or offline, how many wait, when the service was last heard; a click says why."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from hailong.domain.clock import Clock
from hailong.domain.delivery import OutboxSummary
from hailong.qtbridge.outbox import OutboxService
from hailong.qtbridge.sync import Standing, SyncService, SyncStatus
from hailong.ui.moments import moment_text
from hailong.ui.status_popover import StatusPopover
from hailong.ui.widgets.buttons import IconLabel
from hailong.ui.widgets.labels import text_label

_LOOKS: Final = {
    Standing.UNKNOWN: ("offline", "muted"),
    Standing.NOT_ENROLLED: ("key", "warning"),
    Standing.ONLINE: ("online", "accent"),
    Standing.OFFLINE: ("offline", "warning"),
    Standing.NEEDS_PERSON: ("alert", "danger"),
}


def standing_text(status: SyncStatus) -> str:
    """How this workstation stands with the service, in two words."""
    if status.standing is Standing.UNKNOWN and status.is_running:
        return QCoreApplication.translate("status", "Đang kết nối")
    return {
        Standing.UNKNOWN: QCoreApplication.translate("status", "Chưa kết nối"),
        Standing.NOT_ENROLLED: QCoreApplication.translate("status", "Chưa đăng ký"),
        Standing.ONLINE: QCoreApplication.translate("status", "Trực tuyến"),
        Standing.OFFLINE: QCoreApplication.translate("status", "Ngoại tuyến"),
        Standing.NEEDS_PERSON: QCoreApplication.translate("status", "Tạm dừng gửi"),
    }[status.standing]


def waiting_text(status: SyncStatus, summary: OutboxSummary) -> str:
    """What waits, or that nothing does."""
    parts = []
    held = sum(bulk.count for bulk in summary.bulks)
    waiting = max(summary.waiting - held, 0)
    if waiting and status.standing is Standing.ONLINE and status.is_running:
        parts.append(QCoreApplication.translate("status", "đang gửi %Ln phiếu", None, waiting))
    elif waiting:
        parts.append(QCoreApplication.translate("status", "%Ln phiếu chờ gửi", None, waiting))
    if held:
        parts.append(QCoreApplication.translate("status", "%Ln phiếu chờ hết giờ hoàn tác", None, held))
    if summary.needs_you:
        parts.append(QCoreApplication.translate("status", "%Ln phiếu cần sửa lại", None, summary.needs_you))
    if not parts and status.standing is Standing.ONLINE:
        parts.append(QCoreApplication.translate("status", "đã gửi hết"))
    elif not parts and status.standing is not Standing.NOT_ENROLLED:
        parts.append(QCoreApplication.translate("status", "không có phiếu chờ gửi"))
    return " · ".join(parts)


def status_text(status: SyncStatus, summary: OutboxSummary) -> str:
    """``Trực tuyến · đã gửi hết`` and its like."""
    return " · ".join(part for part in (standing_text(status), waiting_text(status, summary)) if part)


def contact_text(at: datetime | None, now: datetime) -> str:
    """When the service was last heard."""
    if at is None:
        return QCoreApplication.translate("status", "chưa liên lạc lần nào")
    return QCoreApplication.translate("status", "liên lạc lần cuối {when}").format(when=moment_text(at, now))


class StatusLine(QFrame):
    """Speaks for SyncService and OutboxService; nothing here is a state of its own."""

    sent_wanted = Signal()
    settings_wanted = Signal()
    doctor_wanted = Signal()

    def __init__(self, sync: SyncService, outbox: OutboxService, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sync = sync
        self._outbox = outbox
        self._clock = clock
        self.setProperty("ground", "side")
        self.setProperty("edge", "top")
        self.icon = IconLabel("offline", self, size=16)
        self.button = QPushButton(self)
        self.button.setProperty("kind", "status")
        self.contact = text_label(self, tone="muted")
        self.popover = StatusPopover(sync, outbox, clock, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 16, 2)
        row.setSpacing(2)
        row.addWidget(self.icon)
        row.addWidget(self.button)
        row.addStretch(1)
        row.addWidget(self.contact)
        self.button.clicked.connect(self._on_button_clicked)
        self.popover.sent_wanted.connect(self.sent_wanted)
        self.popover.settings_wanted.connect(self.settings_wanted)
        self.popover.doctor_wanted.connect(self.doctor_wanted)
        sync.status_changed.connect(self.retranslate)
        outbox.summary_changed.connect(self.retranslate)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say how things stand now."""
        status, summary = self._sync.status, self._outbox.summary
        text = status_text(status, summary)
        self.icon.set_icon(*_LOOKS[status.standing])
        self.button.setText(text)
        self.button.setToolTip(self.tr("Bấm để xem phiếu nào đang chờ và vì sao"))
        self.button.setAccessibleName(self.tr("Trạng thái gửi: {status}").format(status=text))
        self.contact.setText(contact_text(status.last_contact_at, self._clock.now()))

    def _on_button_clicked(self) -> None:
        corner = self.button.mapToGlobal(QPoint(0, 0))
        self.popover.open_above(corner)

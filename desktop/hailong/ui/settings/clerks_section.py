"""Who works at this workstation, and when the window locks itself."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from hailong.domain.clerks import IDLE_MINUTES, Clerk
from hailong.qtbridge.clerks import ClerkService
from hailong.ui import fonts
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.fields import NumberField
from hailong.ui.widgets.labels import text_label


class ClerkRow(QWidget):
    """One clerk; the chosen one is at work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.at_work = QRadioButton(self)
        self.state = text_label(self, tone="muted")
        self.edit = IconButton("pencil", self, kind="quiet")
        self.remove = IconButton("close", self, kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.at_work)
        row.addWidget(self.state, 1)
        row.addWidget(self.edit)
        row.addWidget(self.remove)

    def show_clerk(self, clerk: Clerk, *, is_at_work: bool) -> None:
        """Name, phone, and whether there is a PIN."""
        self.at_work.setText(clerk.name)
        self.at_work.setChecked(is_at_work)
        sealed = self.tr("có mã PIN") if clerk.key else self.tr("mã PIN cũ, chưa giữ kín phiếu: hãy đặt lại")
        pin = sealed if clerk.pin else self.tr("chưa có mã PIN")
        self.state.setText("  ·  ".join(part for part in (clerk.role, clerk.phone, pin) if part))
        self.edit.setText(self.tr("Sửa…"))
        self.remove.setText(self.tr("Bỏ"))
        for button in (self.edit, self.remove):
            button.setAccessibleName(f"{button.text()} {clerk.name}")


class ClerksSection(QWidget):
    """Without clerks it is one button: who works alone needs none of this."""

    dialog_wanted = Signal(object)  # Clerk to change, or None for a new one
    turn_wanted = Signal(object)  # Clerk who is at work now
    removal_wanted = Signal(object)  # Clerk
    lock_wanted = Signal()

    def __init__(self, service: ClerkService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self.title = text_label(self, font=fonts.strong())
        self.about = text_label(self, tone="muted", wraps=True)
        self.rows: dict[str, ClerkRow] = {}
        self._list = QWidget(self)
        self._box = QVBoxLayout(self._list)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self.add, self.lock = IconButton("plus", self), IconButton("key", self)
        self.idle_label, self.hint = text_label(self), text_label(self, tone="muted", wraps=True)
        self.idle = NumberField(*IDLE_MINUTES, self)
        idle = QHBoxLayout()
        idle.setSpacing(8)
        idle.addWidget(self.idle_label)
        idle.addWidget(self.idle)
        idle.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.lock)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for widget in (self.title, self.about, self._list):
            box.addWidget(widget)
        box.addLayout(idle)
        box.addWidget(self.hint)
        box.addLayout(buttons)
        self.add.clicked.connect(lambda: self.dialog_wanted.emit(None))
        self.lock.clicked.connect(self.lock_wanted)
        self.idle.editingFinished.connect(lambda: service.lock_after(self.idle.value()))
        service.changed.connect(self._show)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.title.setText(self.tr("Nhiều người dùng chung máy"))
        self.about.setText(
            self.tr(
                "Mỗi người một tên và số điện thoại, điền sẵn vào phiếu mới. Mã PIN khóa màn hình khi vắng người và "
                "giữ kín bản nháp, phiếu đã gửi của người đó: người khác dùng chung máy không đọc được."
            )
        )
        self.add.setText(self.tr("Thêm người dùng…"))
        self.lock.setText(self.tr("Khóa ngay"))
        self.lock.setToolTip(self.tr("Phím tắt: Ctrl+L"))
        self.idle_label.setText(self.tr("Tự khóa sau"))
        self.idle.setSuffix(" " + self.tr("phút"))
        self.idle.say(self.idle_label.text())
        self._show()

    def _show(self) -> None:
        clerks = self._service.clerks
        known = {clerk.id for clerk in clerks.everybody}
        for key in [key for key in self.rows if key not in known]:
            self.rows.pop(key).deleteLater()
        for clerk in clerks.everybody:
            if clerk.id not in self.rows:
                self._add_row(clerk.id)
            self.rows[clerk.id].show_clerk(clerk, is_at_work=clerk.id == clerks.at_work)
        self._list.setVisible(bool(known))
        self.idle.setValue(clerks.idle_minutes)
        self.idle.setEnabled(clerks.can_lock)
        self.lock.setEnabled(clerks.can_lock)
        for widget in (self.idle_label, self.idle, self.hint, self.lock):
            widget.setVisible(bool(known))
        self.hint.setText(
            self.tr(
                "Khi khóa, phiếu đã gửi vẫn được chuyển đi. Quên mã PIN thì dùng mã khôi phục ở màn hình khóa. "
                "Người chưa đặt mã PIN mở khóa không cần mã."
            )
            if clerks.can_lock
            else self.tr("Màn hình khóa được khi có người đặt mã PIN.")
        )

    def _add_row(self, clerk_id: str) -> None:
        row = self.rows[clerk_id] = ClerkRow(self._list)
        row.at_work.clicked.connect(lambda: self._turn(clerk_id))
        row.edit.clicked.connect(lambda: self.dialog_wanted.emit(self._service.clerks.get(clerk_id)))
        row.remove.clicked.connect(lambda: self.removal_wanted.emit(self._service.clerks.get(clerk_id)))
        self._box.addWidget(row)

    def _turn(self, clerk_id: str) -> None:
        self.turn_wanted.emit(self._service.clerks.get(clerk_id))
        self._show()  # who is at work is the service's word, not the click's

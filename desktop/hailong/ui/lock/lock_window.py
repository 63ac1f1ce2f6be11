"""What stands in the place of the window while it is locked: who it is, and a PIN. Nothing of the work is shown."""

from datetime import timedelta

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hailong.domain.clerks import LONGEST_PIN, Clerk
from hailong.qtbridge.clerks import ClerkService
from hailong.ui import fonts
from hailong.ui.lock.lock_words import refusal_text
from hailong.ui.lock.recovery_dialog import RecoveryDialog
from hailong.ui.widgets.buttons import IconButton, IconLabel
from hailong.ui.widgets.labels import set_tone, text_label

SIZE = (460, 320)


class LockWindow(QWidget):
    """A window of its own; the real one is hidden meanwhile, with its shortcuts and dialogs."""

    closing_wanted = Signal()

    def __init__(self, service: ClerkService, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._service = service
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.icon = IconLabel("key", self, tone="accent", size=24)
        self.title = text_label(self, font=fonts.title())
        self.about = text_label(self, tone="muted", wraps=True)
        self.who_label, self.pin_label = text_label(self), text_label(self)
        self.who, self.pin = QComboBox(self), QLineEdit(self)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(LONGEST_PIN)
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        self.told = text_label(self, wraps=True)
        self.open, self.forgotten = IconButton("key", self, kind="primary"), QPushButton(self)
        self.forgotten.setProperty("kind", "quiet")
        self._is_opening = False
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._follow)
        self._lay_out()
        self.pin.textChanged.connect(self._follow)
        self.pin.returnPressed.connect(self._on_open)
        self.open.clicked.connect(self._on_open)
        self.forgotten.clicked.connect(self._on_forgotten)
        self.who.currentIndexChanged.connect(self._follow)
        self.who.activated.connect(lambda _: self._focus())
        service.refused.connect(self._on_refused)
        service.changed.connect(self._show_clerks)
        self._show_clerks()
        self.retranslate()
        self.resize(*SIZE)

    def ask(self) -> None:
        """Show it with the cursor where the PIN belongs."""
        self._is_opening = False
        self.pin.clear()
        self.told.setText("")
        self.who.setCurrentIndex(max(self.who.findData(self._service.clerks.at_work), 0))
        self.show()
        self.raise_()
        self.activateWindow()
        self._focus()

    def choose(self, clerk_id: str) -> None:
        """This clerk would like to work."""
        self.who.setCurrentIndex(max(self.who.findData(clerk_id), 0))
        self._focus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is the window's own matter: it stays beside the clock, or the program ends."""
        event.ignore()
        self.closing_wanted.emit()

    def retranslate(self) -> None:
        """All texts anew."""
        self.setWindowTitle("Hài Lòng")
        self.title.setText(self.tr("Đang khóa"))
        self.about.setText(self.tr("Phiếu đã gửi vẫn tiếp tục được chuyển đi. Những gì đang viết dở đã được giữ."))
        self.who_label.setText(self.tr("Người dùng"))
        self.who.setAccessibleName(self.who_label.text())
        self.pin_label.setText(self.tr("Mã PIN"))
        self.pin.setAccessibleName(self.pin_label.text())
        self.open.setText(self.tr("Mở khóa"))
        self.forgotten.setText(self.tr("Quên mã PIN?"))

    # --- inside ---------------------------------------------------------------------------------------------------

    def _show_clerks(self) -> None:
        chosen = self.who.currentData()
        self.who.clear()
        for clerk in self._service.clerks.everybody:
            self.who.addItem(clerk.name, clerk.id)
        self.who.setCurrentIndex(max(self.who.findData(chosen), 0))
        self._follow()

    @property
    def _chosen(self) -> Clerk | None:
        return self._service.clerks.get(str(self.who.currentData()))

    def _follow(self) -> None:
        clerk = self._chosen
        has_pin = clerk is not None and bool(clerk.pin)
        self.pin.setEnabled(has_pin)
        self.pin.setPlaceholderText("" if has_pin else self.tr("Người này chưa đặt mã PIN"))
        self.open.setEnabled((bool(self.pin.text()) or not has_pin) and not self._service.waits_for)
        self.forgotten.setVisible(clerk is not None and bool(clerk.code))

    def _focus(self) -> None:
        (self.pin if self.pin.isEnabled() else self.open).setFocus()

    def _on_open(self) -> None:
        if self.open.isEnabled():
            self._is_opening = True
            self._service.unlock(str(self.who.currentData()), self.pin.text())

    def _on_forgotten(self) -> None:
        clerk = self._chosen
        if clerk is not None:
            dialog = RecoveryDialog(self._service, clerk, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _on_refused(self, wait: timedelta) -> None:
        """A code that is refused is the dialog's to tell, but the next try waits here too."""
        self._again.start(wait // timedelta(milliseconds=1) + 1)
        self._follow()
        if self._is_opening:
            self._is_opening = False
            self.told.setText(refusal_text(wait))
            set_tone(self.told, "danger")
            self.pin.clear()
            self.pin.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.icon)
        head.addWidget(self.title, 1)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.who_label, self.who)
        form.addRow(self.pin_label, self.pin)
        row = QHBoxLayout()
        row.addWidget(self.forgotten)
        row.addStretch(1)
        row.addWidget(self.open)
        inside = QWidget(self)
        inside.setMaximumWidth(420)
        box = QVBoxLayout(inside)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(12)
        box.addLayout(head)
        box.addWidget(self.about)
        box.addLayout(form)
        box.addWidget(self.told)
        box.addLayout(row)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(inside, 100, Qt.AlignmentFlag.AlignVCenter)
        outer.addStretch(1)

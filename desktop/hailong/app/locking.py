"""The lock put together: window and dialogs go, the locked window comes, and the other way round.

Built only where there are clerks. What sends, reads and waits goes on below.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QLabel, QLineEdit, QMessageBox, QWidget

from hailong.domain.clerks import LONGEST_PIN, MOST_CLERKS, Clerk
from hailong.domain.ids import uuid7
from hailong.ui.lock.clerk_dialog import ClerkDialog
from hailong.ui.lock.idle_watch import IdleWatch
from hailong.ui.lock.lock_window import LockWindow
from hailong.ui.lock.lock_words import refusal_text
from hailong.ui.settings.clerks_section import ClerksSection

if TYPE_CHECKING:
    from hailong.app.window import Workstation


class Locking(QObject):
    """One for each workstation."""

    def __init__(self, of: "Workstation", application: QApplication) -> None:
        super().__init__(of)
        self._of = of
        self._application = application
        self._hidden: list[QWidget] = []
        self.window = LockWindow(of.clerks)
        self.idle = IdleWatch(application, self)
        self.idle.idle.connect(self.lock)
        self.window.closing_wanted.connect(self._on_closing_wanted)
        of.clerks.locked_changed.connect(self._on_locked)
        of.clerks.changed.connect(self._follow)
        QShortcut(QKeySequence("Ctrl+L"), of.window, self.lock)
        self._follow()

    def lock(self) -> None:
        """Now; nothing happens where somebody has no PIN."""
        self._of.clerks.lock()

    def show(self) -> None:
        """In the place of the window."""
        self.window.setGeometry(self._of.window.geometry())
        self.window.ask()

    def close(self) -> None:
        """The program ends."""
        self.idle.watch(None)
        self.window.hide()
        self.window.deleteLater()

    # --- the section of the settings page -------------------------------------------------------------------------

    def serve(self, section: ClerksSection) -> None:
        """Do what is wished there."""
        section.lock_wanted.connect(self.lock)
        section.dialog_wanted.connect(self._open_dialog)
        section.turn_wanted.connect(self._take_turn)
        section.removal_wanted.connect(self._ask_to_remove)

    def _open_dialog(self, clerk: Clerk | None) -> None:
        clerks = self._of.clerks
        if clerk is None and len(clerks.clerks.everybody) >= MOST_CLERKS:
            return
        fresh = Clerk(id=str(uuid7(self._of.core.clock.now())), name="")
        self._open(ClerkDialog(clerks, clerk or fresh, self._of.window))

    def _take_turn(self, clerk: Clerk) -> None:
        """Another clerk: with the PIN, where PINs keep anybody out."""
        if self._of.clerks.lock():
            self.window.choose(clerk.id)
        else:
            self._of.clerks.take_turn(clerk.id)

    def _ask_to_remove(self, clerk: Clerk) -> None:
        text = self.tr("Bỏ {name} khỏi danh sách người dùng? Phiếu và bản nháp vẫn còn.").format(name=clerk.name)
        if clerk.pin:
            self._open(self._pin_question(clerk, text))
            return
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Bỏ người dùng"), text, parent=self._of.window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        remove = box.addButton(self.tr("Bỏ"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Giữ lại"), QMessageBox.ButtonRole.RejectRole)
        box.buttonClicked.connect(lambda button: self._of.clerks.remove(clerk.id) if button is remove else None)
        self._open(box)

    def _pin_question(self, clerk: Clerk, text: str) -> QInputDialog:
        clerks = self._of.clerks
        dialog = QInputDialog(self._of.window)
        dialog.setWindowTitle(self.tr("Bỏ người dùng"))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        dialog.setLabelText(f"{text}\n" + self.tr("Mã PIN của người này:"))
        dialog.setOkButtonText(self.tr("Bỏ"))
        dialog.setCancelButtonText(self.tr("Giữ lại"))
        for field in dialog.findChildren(QLineEdit):
            field.setMaxLength(LONGEST_PIN)
        for label in dialog.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        dialog.textValueSelected.connect(lambda pin: clerks.prove(clerk.id, pin, lambda: clerks.remove(clerk.id)))
        clerks.refused.connect(self._tell_refusal, Qt.ConnectionType.SingleShotConnection)
        return dialog

    def _tell_refusal(self, wait: timedelta) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, "Hài Lòng", refusal_text(wait), parent=self._of.window)
        self._open(box)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- inside ---------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        clerks = self._of.clerks.clerks
        self.idle.watch(clerks.idle_minutes if clerks.can_lock else None)

    def _on_locked(self, is_locked: bool) -> None:
        if is_locked:
            self._hide_all()
        else:
            self._show_all()

    def _hide_all(self) -> None:
        """What was typed is kept first; of what lies on the screen nothing stays."""
        self._of.sheets.flush()
        if self._of.bulk is not None:
            self._of.bulk.flush()
        self._of.companion.card.hide()
        was_visible = self._of.window.isVisible()
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and isinstance(one, QDialog)]
        self._hidden = list(shown)
        for one in self._hidden:
            one.hide()
        self._of.window.hide()
        if was_visible:
            self.show()

    def _show_all(self) -> None:
        self.window.hide()
        self._of.bring_to_front()
        hidden, self._hidden = self._hidden, []
        for one in hidden:
            one.show()

    def _on_closing_wanted(self) -> None:
        companion = self._of.companion
        if companion.tray.is_there:
            self.window.hide()
        else:
            companion.leaving.quit()

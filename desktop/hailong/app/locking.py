"""The lock put together: window and dialogs go, the locked window comes, and the other way round.

Built only where there are clerks. What sends, reads and waits goes on below.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QLabel, QLineEdit, QMessageBox

from hailong.domain.clerks import LONGEST_PIN, MOST_CLERKS, Clerk
from hailong.domain.ids import uuid7
from hailong.ui.lock.clerk_dialog import ClerkDialog
from hailong.ui.lock.code_dialog import CodeDialog
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
        self._hidden: list[QDialog] = []
        self._left: tuple[str, int | None] = ("", None)  # who was at work, and the sheet that was open
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
        dialog = ClerkDialog(clerks, clerk or fresh, self._of.window)
        dialog.code_made.connect(lambda code: self._open(CodeDialog(code, self._of.window)))
        self._open(dialog)

    def _take_turn(self, clerk: Clerk) -> None:
        """Another clerk: with the PIN, where there is one."""
        if clerk.pin:
            self._of.clerks.lock()
            self.window.choose(clerk.id)
        else:
            self._of.clerks.take_turn(clerk.id)

    def _ask_to_remove(self, clerk: Clerk) -> None:
        text = self.tr("Bỏ {name} khỏi danh sách người dùng? Phiếu và bản nháp vẫn còn.").format(name=clerk.name)
        if clerk.pin:
            text += " " + self.tr("Sau đó ai dùng máy này cũng đọc được những gì mã PIN đang giữ.")
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
        dialog.textValueSelected.connect(lambda pin: clerks.remove(clerk.id, pin))
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
        """What was typed is kept first; of what lies on the screen, and in the clipboard, nothing stays (R24)."""
        of = self._of
        current = of.sheets.current
        self._left = (of.clerks.clerks.at_work, current.key if current else None)
        of.sheets.close()
        of.outbox.clear()
        if of.bulk is not None:
            of.bulk.flush()
        clipboard = self._application.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        of.companion.card.hide()
        was_visible = of.window.isVisible()
        self._hidden = [one for one in QApplication.topLevelWidgets() if one.isVisible() and isinstance(one, QDialog)]
        for one in self._hidden:
            one.hide()
        of.window.hide()
        if was_visible:
            self.show()

    def _show_all(self) -> None:
        """Where it was left, for who left it; for anybody else without what was open."""
        of, (who, key) = self._of, self._left
        is_same = of.clerks.clerks.at_work == who
        if of.bulk is not None and not is_same:
            of.bulk.change_hands()
        opened = of.sheets.current  # a start that was locked has opened one already, without what the PIN keeps
        key = key if is_same and key is not None else opened.key if opened else None
        if key is not None:
            of.sheets.open(key)
        of.outbox.refresh()
        of.declarations.refresh()
        self.window.hide()
        of.bring_to_front()
        hidden, self._hidden = self._hidden, []
        for one in hidden:
            if is_same:
                one.show()
            else:
                one.done(QDialog.DialogCode.Rejected)

    def _on_closing_wanted(self) -> None:
        companion = self._of.companion
        if companion.tray.is_there:
            self.window.hide()
        else:
            companion.leaving.quit()

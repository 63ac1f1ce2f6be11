"""What the close button and *Quit* mean: stay beside the clock, go, or first say what still waits."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from hailong.qtbridge.outbox import OutboxService
from hailong.qtbridge.settings import SettingsService
from hailong.ui.tray.tray import Tray

TOLD_STAYS = "stays_beside_the_clock"
TOLD_ENDS = "ends_without_a_place"


class Leaving(QObject):
    """Judges each wish to close ``window``. Without a place beside the clock the close button ends the program."""

    confirmed = Signal()  # the program may end now: close the window for good

    def __init__(
        self,
        window: QWidget,
        tray: Tray,
        outbox: OutboxService,
        settings: SettingsService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._tray = tray
        self._outbox = outbox
        self._settings = settings
        self._is_leaving = False
        self.question: QMessageBox | None = None

    def judge_closing(self) -> bool:
        """The close button: whether the window may go; else it is hidden, or the user is asked."""
        if self._is_leaving:
            return True
        if self._settings.current.keeps_running and self._tray.is_there:
            self._window.hide()
            self._tell_once()
            return False
        if self._settings.current.keeps_running and TOLD_ENDS not in self._settings.current.told:
            self._say_that_it_ends()
            return False
        return self._may_leave()

    def quit(self) -> None:
        """*Quit* of the menu."""
        if self._may_leave():
            self.leave()

    def leave(self) -> None:
        """End the program without a question: it was answered, or the session ends."""
        self._is_leaving = True
        self.confirmed.emit()

    def _may_leave(self) -> bool:
        if not self._outbox.summary.waiting:
            return True
        if self.question is None:
            self._ask(self._outbox.summary.waiting)
        else:
            self.question.raise_()
        return False

    def _ask(self, waiting: int) -> None:
        box = self._question(
            QCoreApplication.translate("leaving", "Còn %Ln phiếu chưa gửi xong.", None, waiting),
            QCoreApplication.translate(
                "leaving", "Phiếu vẫn được giữ trên máy này và sẽ tự gửi khi mở lại phần mềm, không cần làm lại."
            ),
        )
        go = box.addButton(QCoreApplication.translate("leaving", "Vẫn thoát"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(QCoreApplication.translate("leaving", "Ở lại"), QMessageBox.ButtonRole.RejectRole)
        self._wait_for_answer(box, stay, go, self.leave)

    def _say_that_it_ends(self) -> None:
        """Once for all: here the close button does not do what the settings say."""
        if self.question is not None:
            self.question.raise_()
            return
        box = self._question(
            QCoreApplication.translate("leaving", "Màn hình này không có khay biểu tượng."),
            QCoreApplication.translate(
                "leaving", "Đóng cửa sổ là thoát, và khi đó phần mềm không hỏi được khi tờ khai thông quan."
            ),
        )
        go = box.addButton(QCoreApplication.translate("leaving", "Thoát"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(QCoreApplication.translate("leaving", "Thu nhỏ"), QMessageBox.ButtonRole.RejectRole)
        box.finished.connect(lambda _: self._settings.change(told=self._settings.current.told | {TOLD_ENDS}))
        self._wait_for_answer(box, stay, go, self.quit, self._window.showMinimized)

    def _question(self, text: str, meaning: str) -> QMessageBox:
        self.question = box = QMessageBox(self._window if self._window.isVisible() else None)
        box.setWindowTitle("Hài Lòng")
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(text)
        box.setInformativeText(meaning)
        return box

    def _wait_for_answer(
        self,
        box: QMessageBox,
        stay: QPushButton,
        go: QPushButton,
        on_go: Callable[[], None],
        on_stay: Callable[[], None] = lambda: None,
    ) -> None:
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.finished.connect(lambda _: self._on_answered(on_go if box.clickedButton() is go else on_stay))
        box.open()

    def _on_answered(self, act: Callable[[], None]) -> None:
        if self.question is not None:
            self.question.deleteLater()
            self.question = None
        act()

    def _tell_once(self) -> None:
        told = self._settings.current.told
        if TOLD_STAYS in told:
            return
        self._settings.change(told=told | {TOLD_STAYS})
        self._tray.tell(
            QCoreApplication.translate(
                "leaving",
                "Hài Lòng vẫn chạy ở góc màn hình. Muốn thoát hẳn, bấm chuột phải vào biểu tượng rồi chọn Thoát.",
            )
        )

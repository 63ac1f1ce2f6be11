"""Asks what to do when the key of the data is not to be had: nothing is decided for the user."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from hailong.store.interfaces import StoreError, StoreFault
from hailong.ui.failures import explain_store

KEY_FAULTS: Final = frozenset({StoreFault.KEY_UNAVAILABLE, StoreFault.KEY_DAMAGED})


class KeyChoice(Enum):
    """What the user wants."""

    AGAIN = auto()
    GIVE_UP = auto()  # go on with new data and whatever waits; the old data is put aside
    LEAVE = auto()


class KeyQuestion(QMessageBox):
    """Try again, go on without the old data, or leave; closing it leaves, and Enter tries again."""

    def __init__(self, error: StoreError) -> None:
        explanation = explain_store(error)
        super().__init__(QMessageBox.Icon.Warning, "Hài Lòng", explanation.what)
        self.setInformativeText(
            " ".join(
                (
                    explanation.means,
                    explanation.do,
                    QCoreApplication.translate(
                        "starting",
                        "Nếu khóa không còn nữa, có thể bắt đầu với dữ liệu mới: phiếu chờ gửi được giữ lại, "
                        "dữ liệu cũ được cất riêng.",
                    ),
                )
            )
        )
        self.setDetailedText(explanation.details)
        translate = QCoreApplication.translate
        self.again = self.addButton(translate("starting", "Thử lại"), QMessageBox.ButtonRole.AcceptRole)
        self.give_up = self.addButton(
            translate("starting", "Bắt đầu với dữ liệu mới"), QMessageBox.ButtonRole.DestructiveRole
        )
        self.leave = self.addButton(translate("starting", "Thoát"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.again)
        self.setEscapeButton(self.leave)

    def ask(self) -> KeyChoice:
        """Wait for the user."""
        self.exec()
        clicked = self.clickedButton()
        if clicked is self.again:
            return KeyChoice.AGAIN
        return KeyChoice.GIVE_UP if clicked is self.give_up else KeyChoice.LEAVE

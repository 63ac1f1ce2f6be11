"""Asks for the passphrase of a moving file: twice where one is made, once where one is opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from hailong.domain.moving import SHORTEST_PASSPHRASE, is_long_enough, passphrase_bytes
from hailong.ui.widgets.dialog_frame import DialogFrame
from hailong.ui.widgets.labels import set_tone, text_label
from hailong.ui.widgets.layouts import labelled


class PassphraseDialog(DialogFrame):
    """``is_new``: it is typed twice, and has to be long enough."""

    entered = Signal(str)

    def __init__(self, *, is_new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_new = is_new
        self.hint = text_label(self, wraps=True)
        self.first_label, self.second_label = text_label(self), text_label(self)
        self.first, self.second = QLineEdit(self), QLineEdit(self)
        self.told = text_label(self, wraps=True)
        self.leave, self.go = QPushButton(self), QPushButton(self)
        self._lay_out()
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaxLength(300)
            field.textChanged.connect(self._follow)
        self.second_label.setVisible(is_new)
        self.second.setVisible(is_new)
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.setWindowTitle(self.tr("Mật khẩu của tệp"))
        self.title.setText(self.tr("Đặt mật khẩu cho tệp") if self._is_new else self.tr("Mật khẩu của tệp"))
        self.hint.setText(
            self.tr(
                "Trong tệp có phiếu đã gửi, phiếu nháp và phiếu chờ gửi đọc được. Ai có tệp và mật khẩu thì đọc được "
                "tất cả; quên mật khẩu thì không ai mở được. Một câu ngắn dễ nhớ là tốt nhất."
            )
            if self._is_new
            else self.tr("Mật khẩu đã đặt trên máy cũ khi chép tệp.")
        )
        self.first_label.setText(self.tr("Mật khẩu"))
        self.second_label.setText(self.tr("Nhập lại mật khẩu"))
        self.first.setAccessibleName(self.first_label.text())
        self.second.setAccessibleName(self.second_label.text())
        self.leave.setText(self.tr("Hủy"))
        self.go.setText(self.tr("Chép ra tệp") if self._is_new else self.tr("Nhận vào máy này"))
        self._follow()

    def _follow(self) -> None:
        typed, again = self.first.text(), self.second.text()
        is_equal = not self._is_new or passphrase_bytes(typed) == passphrase_bytes(again)
        is_long = is_long_enough(typed) or not self._is_new
        self.go.setEnabled(bool(typed) and is_long and is_equal)
        said = ""
        if self._is_new and typed and not is_long:
            said = self.tr("Mật khẩu cần ít nhất {count} ký tự.").format(count=SHORTEST_PASSPHRASE)
        elif again and not is_equal:
            said = self.tr("Hai lần nhập chưa giống nhau.")
        self.told.setText(said)
        set_tone(self.told, "warning")

    def _on_go(self) -> None:
        typed = self.first.text()
        self.first.clear()
        self.second.clear()
        self.accept()
        self.entered.emit(typed)

    def _lay_out(self) -> None:
        self.go.setProperty("kind", "primary")
        self.go.setDefault(True)
        self.leave.setAutoDefault(False)
        first, second = labelled(self.first_label, self.first), labelled(self.second_label, self.second)
        self.arrange(self.hint, first, second, self.told, buttons=(None, self.leave, self.go))
        self.setFixedWidth(480)

"""Second step of the wizard: how to sign in, and how the way is protected."""

import sys
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hailong.domain.live import LiveConnection, LoginKind, TlsChoice, TlsMode, is_sa
from hailong.qtbridge.live_setup import NewLogin
from hailong.ui import fonts
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.file_dialogs import ask_for_file
from hailong.ui.widgets.labels import text_label

HAS_WINDOWS_LOGIN: Final = sys.platform == "win32"


class LoginStep(QWidget):
    """``is_ready`` says whether the next step may come; ``sa`` needs a word of its own."""

    changed = Signal()
    login_wanted = Signal()  # a script for the administrator, on the clipboard
    script_file_wanted = Signal()  # the same, in a file

    def __init__(self, parent: QWidget | None = None, *, has_windows_login: bool = HAS_WINDOWS_LOGIN) -> None:
        super().__init__(parent)
        self.windows, self.sql = QRadioButton(self), QRadioButton(self)
        self.windows.setVisible(has_windows_login)
        (self.windows if has_windows_login else self.sql).setChecked(True)
        self.user_label, self.password_label = text_label(self), text_label(self)
        self.user, self.password = QLineEdit(self), QLineEdit(self)
        self.user.setMaxLength(128)
        self.password.setMaxLength(128)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.sa_warning = text_label(self, tone="warning", wraps=True)
        self.sa_agreed = QCheckBox(self)
        self.make_login = IconButton("key", self)
        self.save_login = IconButton("save", self, kind="quiet")
        self.script_told = text_label(self, tone="accent", wraps=True)
        self.script_told.hide()
        self._told = ""
        self.tls_title = text_label(self, font=fonts.strong())
        self.tls = {mode: QRadioButton(self) for mode in TlsMode}
        self.tls[TlsMode.SYSTEM].setChecked(True)
        self.bundle = QLineEdit(self)
        self.choose_bundle = IconButton("folder", self)
        self.unverified_warning = text_label(self, tone="warning", wraps=True)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._follow()

    # --- what is chosen -------------------------------------------------------------------------------------------

    @property
    def kind(self) -> LoginKind:
        """How to sign in."""
        return LoginKind.SQL if self.sql.isChecked() else LoginKind.WINDOWS

    @property
    def tls_choice(self) -> TlsChoice:
        """How the way is protected."""
        mode = next(mode for mode, button in self.tls.items() if button.isChecked())
        return TlsChoice(mode, self.bundle.text().strip() if mode is TlsMode.BUNDLE else "")

    @property
    def is_ready(self) -> bool:
        """Whether everything that is needed stands there."""
        if self.tls[TlsMode.BUNDLE].isChecked() and not self.bundle.text().strip():
            return False
        if self.kind is LoginKind.WINDOWS:
            return True
        if not (self.user.text().strip() and self.password.text()):
            return False
        return not is_sa(self.user.text()) or self.sa_agreed.isChecked()

    def show_connection(self, connection: LiveConnection) -> None:
        """What a connection that is being changed has; its password is not shown, only asked for again."""
        (self.sql if connection.login is LoginKind.SQL else self.windows).setChecked(True)
        self.user.setText(connection.user)
        self.tls[connection.tls.mode].setChecked(True)
        self.bundle.setText(connection.tls.ca_bundle)

    def show_login(self, login: NewLogin, told: str) -> None:
        """The script is on the clipboard or in a file: fill in what it makes."""
        self.sql.setChecked(True)
        self.user.setText(login.user)
        self.password.setText(login.password)
        self._told = told
        self.script_told.show()
        self.retranslate()

    # --- words ----------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.windows.setText(self.tr("Đăng nhập bằng tài khoản Windows đang dùng"))
        self.sql.setText(self.tr("Đăng nhập bằng tài khoản SQL"))
        self.user_label.setText(self.tr("Tên đăng nhập"))
        self.user.setAccessibleName(self.tr("Tên đăng nhập"))
        self.password_label.setText(self.tr("Mật khẩu"))
        self.password.setAccessibleName(self.tr("Mật khẩu"))
        self.password.setPlaceholderText(self.tr("Chỉ giữ trong kho khóa của hệ thống"))
        self.sa_warning.setText(
            self.tr(
                "Tài khoản sa có toàn quyền trên máy chủ. Nên dùng tài khoản chỉ đọc: bấm nút dưới đây để lấy lệnh tạo."
            )
        )
        self.sa_agreed.setText(self.tr("Tôi hiểu và vẫn dùng tài khoản này"))
        self.make_login.setText(self.tr("Chép lệnh tạo tài khoản chỉ đọc"))
        self.make_login.setToolTip(self.tr("Người quản trị SQL Server chạy lệnh này một lần trên máy chủ"))
        self.save_login.setText(self.tr("Lưu lệnh thành tệp…"))
        self.save_login.setToolTip(self.tr("Tệp .sql có mật khẩu mới: đưa người quản trị rồi xóa đi"))
        next_step = self.tr(
            "Sau khi người quản trị chạy lệnh trên máy chủ, bấm Tiếp tục; mật khẩu mới đã được điền sẵn."
        )
        self.script_told.setText(f"{self._told} {next_step}")
        self.tls_title.setText(self.tr("Bảo mật kết nối"))
        self.tls[TlsMode.SYSTEM].setText(self.tr("Kiểm tra chứng chỉ theo máy này"))
        self.tls[TlsMode.BUNDLE].setText(self.tr("Kiểm tra chứng chỉ theo một tệp"))
        self.tls[TlsMode.UNVERIFIED].setText(self.tr("Máy chủ này không có chứng chỉ"))
        self.bundle.setAccessibleName(self.tr("Tệp chứng chỉ"))
        self.bundle.setPlaceholderText(self.tr("Tệp .pem hoặc .crt"))
        self.choose_bundle.setText(self.tr("Chọn…"))
        self.unverified_warning.setText(
            self.tr(
                "Không biết chắc máy nào trả lời, và mật khẩu có thể đi qua mạng không mã hóa. Chỉ dùng "
                "trong mạng nội bộ."
            )
        )

    # --- inside ---------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        is_sql = self.kind is LoginKind.SQL
        for widget in (self.user, self.password):
            widget.setEnabled(is_sql)
        has_sa = is_sql and is_sa(self.user.text())
        self.sa_warning.setVisible(has_sa)
        self.sa_agreed.setVisible(has_sa)
        has_bundle = self.tls[TlsMode.BUNDLE].isChecked()
        self.bundle.setVisible(has_bundle)
        self.choose_bundle.setVisible(has_bundle)
        self.unverified_warning.setVisible(self.tls[TlsMode.UNVERIFIED].isChecked())
        self.changed.emit()

    def _choose_bundle(self) -> None:
        ask_for_file(self, self.tr("Tệp chứng chỉ"), self.bundle.setText)

    def _connect(self) -> None:
        for button in (self.windows, self.sql, *self.tls.values(), self.sa_agreed):
            button.toggled.connect(self._follow)
        for field in (self.user, self.password, self.bundle):
            field.textChanged.connect(self._follow)
        self.make_login.clicked.connect(self.login_wanted)
        self.save_login.clicked.connect(self.script_file_wanted)
        self.choose_bundle.clicked.connect(self._choose_bundle)

    def _lay_out(self) -> None:
        kinds, protection = QWidget(self), QWidget(self)  # radio buttons belong together by their parent
        for button in (self.windows, self.sql):
            button.setParent(kinds)
        for button in self.tls.values():
            button.setParent(protection)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(self.user_label, self.user)
        form.addRow(self.password_label, self.password)
        upper = QVBoxLayout(kinds)
        lower = QVBoxLayout(protection)
        row = QHBoxLayout()
        row.addWidget(self.bundle, 1)
        row.addWidget(self.choose_bundle)
        for box in (upper, lower):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(6)
        upper.addWidget(self.windows)
        upper.addWidget(self.sql)
        lower.addWidget(self.tls[TlsMode.SYSTEM])
        lower.addWidget(self.tls[TlsMode.BUNDLE])
        lower.addLayout(row)
        lower.addWidget(self.tls[TlsMode.UNVERIFIED])
        lower.addWidget(self.unverified_warning)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(kinds)
        outer.addLayout(form)
        for widget in (self.sa_warning, self.sa_agreed):
            outer.addWidget(widget)
        scripts = QHBoxLayout()
        scripts.setSpacing(8)
        scripts.addWidget(self.make_login)
        scripts.addWidget(self.save_login)
        scripts.addStretch(1)
        outer.addLayout(scripts)
        outer.addWidget(self.script_told)
        outer.addSpacing(8)
        outer.addWidget(self.tls_title)
        outer.addWidget(protection)
        outer.addStretch(1)

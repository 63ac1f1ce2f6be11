"""Network: how this workstation gets out of the office, and the way to the connection doctor."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hailong.domain.proxy import AddressError, ProxyMode, ProxySettings, proxy_address, script_address
from hailong.qtbridge.proxy_setup import ProxySetup
from hailong.qtbridge.settings import SettingsService
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.choice_box import ChoiceBox
from hailong.ui.widgets.labels import set_tone, text_label
from hailong.ui.widgets.layouts import LABEL_WIDTH, in_form, in_row
from hailong.ui.widgets.section import Section

_FIELDS: Final = {ProxyMode.MANUAL: ("address", "user", "password"), ProxyMode.SCRIPT: ("script",)}


class NetworkSection(Section):
    """A change counts at the next attempt, which follows at once. The password is never shown again."""

    doctor_wanted = Signal()

    def __init__(self, settings: SettingsService, setup: ProxySetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._setup = setup
        self._told = ""
        self.mode: ChoiceBox[ProxyMode] = ChoiceBox(list(ProxyMode), self._mode_word, self)
        self.fields = {name: QLineEdit(self) for name in ("address", "user", "password", "script")}
        self.fields["password"].setEchoMode(QLineEdit.EchoMode.Password)
        self.labels = {name: text_label(self) for name in ("mode", *self.fields)}
        self.hint = text_label(self, tone="muted", wraps=True)
        self.doctor = IconButton("search", self)
        self._lay_out()
        self.mode.chosen.connect(self._on_mode)
        for name in ("address", "user", "script"):
            self.fields[name].editingFinished.connect(self._on_edited)
        self.fields["password"].editingFinished.connect(self._on_password)
        self.doctor.clicked.connect(self.doctor_wanted)
        settings.changed.connect(lambda now, before: self._show(now.proxy) if now.proxy != before.proxy else None)
        setup.kept.connect(lambda: self._tell("kept"))
        setup.refused.connect(lambda _: self._tell("refused"))
        self._show(settings.current.proxy)

    def retranslate(self) -> None:
        """All texts anew."""
        self.title.setText(self.tr("Mạng"))
        texts = {
            "mode": self.tr("Máy chủ proxy"),
            "address": self.tr("Địa chỉ proxy"),
            "user": self.tr("Tên đăng nhập"),
            "password": self.tr("Mật khẩu"),
            "script": self.tr("Địa chỉ tệp PAC"),
        }
        for name, text in texts.items():
            self.labels[name].setText(text)
        self.mode.setAccessibleName(texts["mode"])
        self.mode.retranslate()
        for name, field in self.fields.items():
            field.setAccessibleName(texts[name])
        self.fields["address"].setPlaceholderText("proxy.congty.vn:8080")
        self.fields["script"].setPlaceholderText("http://wpad.congty.vn/wpad.dat")
        self.fields["user"].setPlaceholderText(self.tr("Để trống nếu proxy không đòi đăng nhập"))
        self.fields["password"].setPlaceholderText(self.tr("Chỉ giữ trong kho khóa của hệ thống"))
        self.doctor.setText(self.tr("Kiểm tra kết nối…"))
        self._say_hint()

    def _mode_word(self, mode: ProxyMode) -> str:
        return {
            ProxyMode.SYSTEM: self.tr("Theo hệ thống"),
            ProxyMode.NONE: self.tr("Không dùng proxy"),
            ProxyMode.MANUAL: self.tr("Tự điền"),
            ProxyMode.SCRIPT: self.tr("Theo tệp cấu hình (PAC)"),
        }[mode]

    def _say_hint(self) -> None:
        told = {
            "address": self.tr("Địa chỉ gồm tên máy và cổng, ví dụ proxy.congty.vn:8080."),
            "script": self.tr("Địa chỉ bắt đầu bằng http://, https:// hoặc file://."),
            "no_user": self.tr("Xin điền địa chỉ và tên đăng nhập trước."),
            "kept": self.tr("Đã giữ mật khẩu trong kho khóa của hệ thống."),
            "refused": self.tr("Kho khóa của hệ thống không giữ được mật khẩu, nên mật khẩu không được lưu."),
        }
        usual = {
            ProxyMode.SYSTEM: self.tr("Dùng proxy mà máy này đang đặt, kể cả tệp cấu hình tự động của Windows."),
            ProxyMode.NONE: self.tr("Luôn đi thẳng tới dịch vụ."),
            ProxyMode.MANUAL: self.tr(
                "Tên và mật khẩu chỉ dùng cho máy chủ proxy này; tài khoản của miền Windows ghi MIỀN\\tên hoặc"
                " tên@miền. Trên Windows, để trống tên thì dùng tài khoản đang đăng nhập."
            ),
            ProxyMode.SCRIPT: self.tr(
                "Tệp được tải lại khi mạng thay đổi hoặc kết nối bị lỗi. Không đăng nhập vào proxy do tệp chỉ định."
            ),
        }
        self.hint.setText(told.get(self._told) or usual[self._settings.current.proxy.mode])
        set_tone(self.hint, "danger" if self._told not in ("", "kept") else "muted")

    # --- what happens ---------------------------------------------------------------------------------------------

    def _on_mode(self, mode: ProxyMode) -> None:
        self._told = ""
        self._settings.change(proxy=replace(self._settings.current.proxy, mode=mode))

    def _on_edited(self) -> None:
        now = self._settings.current.proxy
        typed = {name: self.fields[name].text().strip() for name in ("address", "user", "script")}
        for name, read in (("address", proxy_address), ("script", script_address)):
            try:
                typed[name] = read(typed[name]) if typed[name] else ""
            except AddressError:
                self._tell(name)
                return
        self._told = ""
        self._settings.change(proxy=ProxySettings(now.mode, typed["address"], typed["user"], typed["script"]))
        self._say_hint()

    def _on_password(self) -> None:
        password, now = self.fields["password"].text(), self._settings.current.proxy
        if not password:
            return
        if not (now.address and now.user):
            self._tell("no_user")
            return
        self.fields["password"].clear()
        self._setup.keep(now.address, now.user, password)

    def _tell(self, what: str) -> None:
        self._told = what
        self._say_hint()

    def _show(self, proxy: ProxySettings) -> None:
        self.mode.choose(proxy.mode)
        for name, text in (("address", proxy.address), ("user", proxy.user), ("script", proxy.script)):
            if self.fields[name].text().strip() != text:
                self.fields[name].setText(text)
        shown = _FIELDS.get(proxy.mode, ())
        for name, field in self.fields.items():
            self._form.setRowVisible(field, name in shown)
        self.retranslate()

    def _lay_out(self) -> None:
        for label in self.labels.values():
            label.setMinimumWidth(LABEL_WIDTH)
        self.mode.setMaximumWidth(220)
        for name, field in self.fields.items():
            field.setMaximumWidth(420 if name in ("address", "script") else 320)
        named = [(self.labels[name], field) for name, field in self.fields.items()]
        self._form = in_form(
            (self.labels["mode"], self.mode), *named, (None, self.hint), (None, in_row(self.doctor, None))
        )
        self.arrange(self._form)

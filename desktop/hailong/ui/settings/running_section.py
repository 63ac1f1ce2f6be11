"""How this program is started (with the session, by links) and whether it stays; says where there is no tray."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from hailong.qtbridge.settings import SettingsService
from hailong.qtbridge.system_entry import SystemEntryService
from hailong.ui.widgets.labels import set_tone, text_label
from hailong.ui.widgets.layouts import with_hint
from hailong.ui.widgets.section import Section


class RunningSection(Section):
    """Three choices, each with a line that says what it does."""

    def __init__(
        self,
        settings: SettingsService,
        autostart: SystemEntryService,
        links: SystemEntryService,
        has_tray: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._autostart = autostart
        self._has_tray = has_tray
        self._links = links
        self._failure = self._links_failure = ""
        self.starts, self.stays, self.opens_links = QCheckBox(self), QCheckBox(self), QCheckBox(self)
        self.starts_hint, self.stays_hint, self.links_hint = (
            text_label(self, tone="muted", wraps=True) for _ in range(3)
        )
        self.arrange(
            with_hint(self.starts, self.starts_hint),
            with_hint(self.stays, self.stays_hint),
            with_hint(self.opens_links, self.links_hint),
        )
        self.starts.clicked.connect(self._on_starts)
        self.stays.toggled.connect(lambda is_on: settings.change(keeps_running=is_on))
        settings.changed.connect(lambda now, _: self.stays.setChecked(now.keeps_running))
        autostart.changed.connect(self._on_autostart_changed)
        autostart.failed.connect(self._on_autostart_failed)
        self.opens_links.clicked.connect(self._on_opens_links)
        links.changed.connect(self._on_links_changed)
        links.failed.connect(self._on_links_failed)
        self.stays.setChecked(settings.current.keeps_running)
        self.retranslate()

    def refresh(self) -> None:
        """Read what may have been changed elsewhere."""
        self._autostart.refresh()
        self._links.refresh()
        self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        has_tray = self._has_tray()
        self.title.setText(self.tr("Chạy cùng máy tính"))
        self.starts.setText(self.tr("Mở cùng lúc đăng nhập vào máy"))
        self.stays.setText(self.tr("Đóng cửa sổ thì vẫn chạy ở góc màn hình"))
        self.stays.setEnabled(has_tray)
        self.starts_hint.setText(
            self._failure or self.tr("Chạy ẩn ở góc màn hình, chỉ cho tài khoản này, không cần quyền quản trị.")
        )
        set_tone(self.starts_hint, "danger" if self._failure else "muted")
        self.stays_hint.setText(
            self.tr("Nhờ vậy phần mềm mới biết tờ khai vừa thông quan mà hỏi. Thoát hẳn: chọn Thoát ở biểu tượng.")
            if has_tray
            else self.tr(
                "Màn hình này không có khay biểu tượng: phần mềm ở lại trên thanh tác vụ, đóng cửa sổ là thoát."
            )
        )
        set_tone(self.stays_hint, "muted" if has_tray else "warning")
        self.opens_links.setText(self.tr("Mở được từ liên kết trong phần mềm khai hải quan"))
        self.links_hint.setText(
            self._links_failure
            or self.tr("Liên kết hailong: chỉ mở phiếu hoặc danh sách, không gửi và không sửa gì thay người dùng.")
        )
        set_tone(self.links_hint, "danger" if self._links_failure else "muted")

    def _on_starts(self, is_on: bool) -> None:
        self._failure = ""
        self._autostart.choose(is_on)

    def _on_autostart_changed(self) -> None:
        self.starts.setChecked(self._autostart.is_on)
        self.retranslate()

    def _on_autostart_failed(self, _error: OSError) -> None:
        self._failure = self.tr("Không ghi được thiết lập này. Xin kiểm tra quyền ghi vào thư mục cá nhân.")
        self.retranslate()

    def _on_opens_links(self, is_on: bool) -> None:
        self._links_failure = ""
        self._links.choose(is_on)

    def _on_links_changed(self) -> None:
        self.opens_links.setChecked(self._links.is_on)
        self.retranslate()

    def _on_links_failed(self, _error: OSError) -> None:
        self._links_failure = self.tr("Không ghi được thiết lập này. Xin kiểm tra quyền ghi vào thư mục cá nhân.")
        self.retranslate()

"""Work: the folder of exports, and who may be asked about a sheet."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from hailong.domain.sheet import MAX_NAME, MAX_PHONE
from hailong.qtbridge.settings import Settings, SettingsService
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.labels import ElidedLabel, text_label
from hailong.ui.widgets.layouts import LABEL_WIDTH, in_form, in_row
from hailong.ui.widgets.section import Section


class WorkSection(Section):
    """The contact is kept when its field is left."""

    folder_wanted = Signal()  # choose the folder of exports

    def __init__(self, settings: SettingsService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.folder = ElidedLabel(self)
        self.choose_folder = IconButton("folder", self)
        self.watch_folder = QCheckBox(self)
        self.contact_name, self.contact_phone = QLineEdit(self), QLineEdit(self)
        self.contact_hint = text_label(self, tone="muted", wraps=True)
        self.folder_label, self.name_label, self.phone_label = (text_label(self) for _ in range(3))
        self._lay_out()
        self.choose_folder.clicked.connect(self.folder_wanted)
        self.watch_folder.toggled.connect(lambda is_on: settings.change(watches_folder=is_on))
        self.contact_name.editingFinished.connect(self._on_contact_edited)
        self.contact_phone.editingFinished.connect(self._on_contact_edited)
        settings.changed.connect(lambda now, _: self._show(now))
        self._show(settings.current)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.title.setText(self.tr("Công việc"))
        self.folder_label.setText(self.tr("Thư mục xuất tệp"))
        self.name_label.setText(self.tr("Người liên hệ"))
        self.phone_label.setText(self.tr("Điện thoại"))
        self.contact_name.setAccessibleName(self.name_label.text())
        self.contact_phone.setAccessibleName(self.phone_label.text())
        self.contact_hint.setText(
            self.tr("Điền sẵn vào phiếu mới. Để trống thì lấy người liên hệ của phiếu gửi gần nhất.")
        )
        self.watch_folder.setText(self.tr("Tự đọc tệp mới trong thư mục này"))
        self.choose_folder.setText(self.tr("Chọn…"))
        self.choose_folder.setToolTip(self.tr("Thư mục mà phần mềm khai báo xuất tờ khai và danh sách ra"))
        self._show_folder(self._settings.current.exports_folder)

    def _on_contact_edited(self) -> None:
        contact = replace(
            self._settings.current.contact,
            name=self.contact_name.text().strip(),
            phone=self.contact_phone.text().strip(),
        )
        self._settings.change(contact=contact)

    def _show(self, settings: Settings) -> None:
        self._show_folder(settings.exports_folder)
        self.watch_folder.setChecked(settings.watches_folder)
        for field, text in ((self.contact_name, settings.contact.name), (self.contact_phone, settings.contact.phone)):
            if field.text().strip() != text:
                field.setText(text)

    def _show_folder(self, folder: str) -> None:
        self.folder.setText(folder or self.tr("Chưa chọn"))

    def _lay_out(self) -> None:
        self.contact_name.setMaxLength(MAX_NAME)
        self.contact_phone.setMaxLength(MAX_PHONE)
        self.contact_name.setMaximumWidth(420)
        self.contact_phone.setMaximumWidth(220)
        self.folder.setMaximumWidth(320)
        for label in (self.folder_label, self.name_label, self.phone_label):
            label.setMinimumWidth(LABEL_WIDTH)
        row = in_row(self.folder, self.choose_folder, None, spacing=12)
        row.setStretchFactor(self.folder, 100)
        form = in_form(
            (self.folder_label, row),
            (None, self.watch_folder),
            (self.name_label, self.contact_name),
            (self.phone_label, self.contact_phone),
            (None, self.contact_hint),
        )
        self.arrange(form)

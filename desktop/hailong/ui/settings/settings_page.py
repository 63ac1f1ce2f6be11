"""The *Settings* page: enrolment, look, language, the folder of exports, the contact, and what this program is."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hailong.domain.enrolment import KeyPlace
from hailong.domain.sheet import MAX_NAME, MAX_PHONE
from hailong.qtbridge.enrolment import EnrolmentService
from hailong.qtbridge.settings import Language, Settings, SettingsService, ThemeChoice
from hailong.ui import fonts
from hailong.ui.settings.choice_box import ChoiceBox
from hailong.ui.settings.data_words import data_key_text
from hailong.ui.settings.enrolment_section import EnrolmentSection
from hailong.ui.settings.network_section import NetworkSection
from hailong.ui.settings.prompting_section import PromptingSection
from hailong.ui.settings.running_section import RunningSection
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.labels import ElidedLabel, hairline, text_label
from hailong.ui.widgets.section import LABEL_WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What this program is, for whoever is asked for help."""

    version: str
    data_folder: str
    data_key: KeyPlace | None  # None: the data is not encrypted


class SettingsPage(QWidget):
    """Every change counts at once; there is no *Apply*."""

    folder_wanted = Signal()  # choose the folder of exports

    def __init__(
        self,
        settings: SettingsService,
        enrolment: EnrolmentService,
        about: About,
        *,
        connections: QWidget,
        prompting: PromptingSection,
        running: RunningSection,
        carrying: QWidget,
        clerks: QWidget,
        network: NetworkSection,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._enrolment = enrolment
        self._about = about
        self.connections, self.carrying, self.clerks = connections, carrying, clerks
        self.title = text_label(self, font=fonts.title())
        self.enrolment = EnrolmentSection(enrolment, self)
        self.prompting, self.running, self.network = prompting, running, network
        self.window_title, self.work_title, self.about_title = (text_label(self, font=fonts.strong()) for _ in range(3))
        self.language: ChoiceBox[Language] = ChoiceBox(list(Language), _language_word, self)
        self.theme: ChoiceBox[ThemeChoice] = ChoiceBox(list(ThemeChoice), self._theme_word, self)
        self.folder = ElidedLabel(self)
        self.choose_folder = IconButton("folder", self)
        self.watch_folder = QCheckBox(self)
        self.contact_name, self.contact_phone = QLineEdit(self), QLineEdit(self)
        self.contact_hint = text_label(self, tone="muted", wraps=True)
        self.about = text_label(self, tone="muted", wraps=True, is_selectable=True)
        self.data_key = text_label(self, tone="muted" if about.data_key is KeyPlace.KEYRING else "warning", wraps=True)
        self._labels = {name: text_label(self) for name in ("language", "theme", "folder", "name", "phone")}
        for label in self._labels.values():
            label.setMinimumWidth(LABEL_WIDTH)
        self._lay_out()
        self._connect()
        self._show(settings.current)
        self.retranslate()

    def focus_search(self) -> None:
        """Nothing to search: go to what is typed first."""
        self.enrolment.enrol.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Read who this workstation may speak for."""
        self._enrolment.refresh()
        self._enrolment.look_for_key()
        self.running.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.title.setText(self.tr("Cài đặt"))
        self.window_title.setText(self.tr("Cửa sổ"))
        self.work_title.setText(self.tr("Công việc"))
        self.about_title.setText(self.tr("Về phần mềm"))
        texts = {
            "language": self.tr("Ngôn ngữ"),
            "theme": self.tr("Nền"),
            "folder": self.tr("Thư mục xuất tệp"),
            "name": self.tr("Người liên hệ"),
            "phone": self.tr("Điện thoại"),
        }
        for name, text in texts.items():
            self._labels[name].setText(text)
        named = (
            (self.language, "language"),
            (self.theme, "theme"),
            (self.contact_name, "name"),
            (self.contact_phone, "phone"),
        )
        for widget, name in named:
            widget.setAccessibleName(texts[name])
        self.theme.retranslate()
        self.contact_hint.setText(
            self.tr("Điền sẵn vào phiếu mới. Để trống thì lấy người liên hệ của phiếu gửi gần nhất.")
        )
        self.watch_folder.setText(self.tr("Tự đọc tệp mới trong thư mục này"))
        self.choose_folder.setText(self.tr("Chọn…"))
        self.choose_folder.setToolTip(self.tr("Thư mục mà phần mềm khai báo xuất tờ khai và danh sách ra"))
        self._show_folder(self._settings.current.exports_folder)
        self.about.setText(
            self.tr(
                "Hài Lòng {version}. Phiếu được giữ trên máy này, niêm phong khi gửi, "
                "và chỉ cơ quan hải quan mở được.\nDữ liệu: {folder}"
            ).format(version=self._about.version, folder=self._about.data_folder)
        )
        self.data_key.setText(data_key_text(self._about.data_key))

    def _theme_word(self, choice: ThemeChoice) -> str:
        return {
            ThemeChoice.SYSTEM: self.tr("Theo hệ thống"),
            ThemeChoice.LIGHT: self.tr("Sáng"),
            ThemeChoice.DARK: self.tr("Tối"),
        }[choice]

    # --- what happens ---------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        settings = self._settings
        self.language.chosen.connect(lambda value: settings.change(language=value))
        self.theme.chosen.connect(lambda value: settings.change(theme=value))
        self.choose_folder.clicked.connect(self.folder_wanted)
        self.watch_folder.toggled.connect(lambda is_on: settings.change(watches_folder=is_on))
        self.contact_name.editingFinished.connect(self._on_contact_edited)
        self.contact_phone.editingFinished.connect(self._on_contact_edited)
        settings.changed.connect(lambda now, _: self._show(now))

    def _on_contact_edited(self) -> None:
        contact = replace(
            self._settings.current.contact,
            name=self.contact_name.text().strip(),
            phone=self.contact_phone.text().strip(),
        )
        self._settings.change(contact=contact)

    def _show(self, settings: Settings) -> None:
        self.language.choose(settings.language)
        self.theme.choose(settings.theme)
        self._show_folder(settings.exports_folder)
        self.watch_folder.setChecked(settings.watches_folder)
        for field, text in ((self.contact_name, settings.contact.name), (self.contact_phone, settings.contact.phone)):
            if field.text().strip() != text:
                field.setText(text)

    def _show_folder(self, folder: str) -> None:
        self.folder.setText(folder or self.tr("Chưa chọn"))

    # --- building -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.contact_name.setMaxLength(MAX_NAME)
        self.contact_phone.setMaxLength(MAX_PHONE)
        content = QWidget()
        content.setMaximumWidth(760)
        box = QVBoxLayout(content)
        box.setContentsMargins(24, 0, 24, 24)
        box.setSpacing(16)
        box.addWidget(self.enrolment)
        box.addWidget(hairline())
        box.addWidget(self.connections)
        box.addWidget(hairline())
        box.addWidget(self.work_title)
        box.addLayout(self._work_form())
        box.addWidget(hairline())
        box.addWidget(self.clerks)
        box.addWidget(hairline())
        box.addWidget(self.prompting)
        box.addWidget(hairline())
        box.addWidget(self.running)
        box.addWidget(hairline())
        box.addWidget(self.carrying)
        box.addWidget(hairline())
        box.addWidget(self.network)
        box.addWidget(hairline())
        box.addWidget(self.window_title)
        box.addLayout(self._window_form())
        box.addWidget(hairline())
        box.addWidget(self.about_title)
        box.addWidget(self.about)
        box.addWidget(self.data_key)
        box.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        self.title.setContentsMargins(24, 16, 24, 12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.title)
        outer.addWidget(area, 1)

    def _work_form(self) -> QFormLayout:
        form = _form()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.folder, 100)
        row.addWidget(self.choose_folder)
        row.addStretch(1)
        self.folder.setMaximumWidth(320)
        form.addRow(self._labels["folder"], row)
        form.addRow("", self.watch_folder)
        form.addRow(self._labels["name"], self.contact_name)
        form.addRow(self._labels["phone"], self.contact_phone)
        form.addRow("", self.contact_hint)
        self.contact_name.setMaximumWidth(420)
        self.contact_phone.setMaximumWidth(220)
        return form

    def _window_form(self) -> QFormLayout:
        form = _form()
        form.addRow(self._labels["language"], self.language)
        form.addRow(self._labels["theme"], self.theme)
        for box in (self.language, self.theme):
            box.setMaximumWidth(220)
        return form


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _language_word(language: Language) -> str:
    """Each language in its own words, so that it is found by whoever cannot read the other."""
    return {Language.VIETNAMESE: "Tiếng Việt", Language.ENGLISH: "English"}[language]

"""How the window looks and speaks: its language and its ground."""

from PySide6.QtWidgets import QWidget

from hailong.qtbridge.settings import Language, Settings, SettingsService, ThemeChoice
from hailong.ui.widgets.choice_box import ChoiceBox
from hailong.ui.widgets.labels import text_label
from hailong.ui.widgets.layouts import LABEL_WIDTH, in_form
from hailong.ui.widgets.section import Section


class LookSection(Section):
    """Either is seen at once."""

    def __init__(self, settings: SettingsService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language: ChoiceBox[Language] = ChoiceBox(list(Language), _language_word, self)
        self.theme: ChoiceBox[ThemeChoice] = ChoiceBox(list(ThemeChoice), self._theme_word, self)
        self.language_label, self.theme_label = text_label(self), text_label(self)
        for label in (self.language_label, self.theme_label):
            label.setMinimumWidth(LABEL_WIDTH)
        for box in (self.language, self.theme):
            box.setMaximumWidth(220)
        self.arrange(in_form((self.language_label, self.language), (self.theme_label, self.theme)))
        self.language.chosen.connect(lambda value: settings.change(language=value))
        self.theme.chosen.connect(lambda value: settings.change(theme=value))
        settings.changed.connect(lambda now, _: self._show(now))
        self._show(settings.current)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.title.setText(self.tr("Cửa sổ"))
        self.language_label.setText(self.tr("Ngôn ngữ"))
        self.theme_label.setText(self.tr("Nền"))
        self.language.setAccessibleName(self.language_label.text())
        self.theme.setAccessibleName(self.theme_label.text())
        self.theme.retranslate()

    def _show(self, settings: Settings) -> None:
        self.language.choose(settings.language)
        self.theme.choose(settings.theme)

    def _theme_word(self, choice: ThemeChoice) -> str:
        return {
            ThemeChoice.SYSTEM: self.tr("Theo hệ thống"),
            ThemeChoice.LIGHT: self.tr("Sáng"),
            ThemeChoice.DARK: self.tr("Tối"),
        }[choice]


def _language_word(language: Language) -> str:
    """Each language in its own words, so that it is found by whoever cannot read the other."""
    return {Language.VIETNAMESE: "Tiếng Việt", Language.ENGLISH: "English"}[language]

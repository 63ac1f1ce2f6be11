"""Lets the settings dress the application: a change of theme or language is seen at once."""

from hailong.qtbridge.settings import Settings, SettingsService
from hailong.ui.theme import Theme
from hailong.ui.translations import Translations


def wear(settings: SettingsService, theme: Theme, translations: Translations) -> None:
    """Follow ``settings`` from now on."""

    def follow(now: Settings, before: Settings) -> None:
        if now.theme is not before.theme:
            theme.choose(now.theme)
        if now.language is not before.language:
            translations.speak(now.language)

    settings.changed.connect(follow)

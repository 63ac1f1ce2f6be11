"""Settings dress the application."""

from hailong.qtbridge.settings import Language, SettingsService, ThemeChoice
from hailong.ui import words
from hailong.ui.colours import DARK
from hailong.ui.dress import wear


def test_theme_and_language_follow_the_settings(tasks, store, settle, worn, translations):
    settings = SettingsService(tasks, store.settings)
    wear(settings, worn, translations)
    settings.change(theme=ThemeChoice.DARK, language=Language.ENGLISH)

    assert worn.colours is DARK
    assert words.language() == "en"
    settle()


def test_other_settings_leave_the_dress_alone(tasks, store, settle, worn, translations, qtbot):
    settings = SettingsService(tasks, store.settings)
    wear(settings, worn, translations)
    with qtbot.assertNotEmitted(worn.changed), qtbot.assertNotEmitted(translations.changed):
        settings.change(exports_folder="/du/lieu")
    settle()

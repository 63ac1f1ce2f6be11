"""The window as it is composed, over invented data; dressed and speaking as in the product."""

import pytest

from dev.screenshot_stage import Stage
from hailong.qtbridge.settings import Language, ThemeChoice
from hailong.ui.theme import Theme
from hailong.ui.translations import Translations


@pytest.fixture(scope="session")
def theme(qapp):
    return Theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture(autouse=True)
def worn(theme):
    """Every test begins in the light; the colours of before come back after it."""
    theme.choose(ThemeChoice.LIGHT)
    return theme


@pytest.fixture
def translations(qapp, compiled_translations):
    """Vietnamese, and whatever a test changes to; silent again at the end."""
    spoken = Translations(qapp)
    yield spoken
    spoken.speak(Language.VIETNAMESE)
    spoken.silence()


@pytest.fixture
def english(translations):
    translations.speak(Language.ENGLISH)


@pytest.fixture
def stage(tmp_path, qapp, theme):
    """The whole client with sample data; its network is a puppet."""
    made = Stage(tmp_path, is_filled=True)
    yield made
    made.close()


@pytest.fixture
def first_day(tmp_path, qapp, theme):
    """The whole client without anything."""
    made = Stage(tmp_path, is_filled=False)
    yield made
    made.close()

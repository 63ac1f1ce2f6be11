"""The window as it is composed, over invented data; dressed and speaking as in the product."""

import shutil

import pytest

from dev.screenshot_stage import Stage, prepare
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


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory, qapp):
    """A filled data folder, made once; each test gets a copy."""
    folder = tmp_path_factory.mktemp("sample")
    prepare(folder)
    return folder / "data"


@pytest.fixture
def stage(tmp_path, sample_data, theme):
    """The whole client with sample data; its network is a puppet."""
    shutil.copytree(sample_data, tmp_path / "data")
    made = Stage(tmp_path)
    yield made
    made.close()


@pytest.fixture
def first_day(tmp_path, qapp, theme):
    """The whole client without anything."""
    made = Stage(tmp_path)
    yield made
    made.close()

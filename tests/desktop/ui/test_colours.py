"""Text can be read in both themes: contrast of at least 4.5 to 1, marks of at least 3 to 1."""

import pytest
from PySide6.QtWidgets import QPushButton

from hailong.domain.declaration import Channel
from hailong.domain.sheet import SheetState
from hailong.qtbridge.settings import ThemeChoice
from hailong.ui.colours import DARK, LIGHT, contrast, of, palette_of

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@BOTH
def test_every_text_can_be_read_on_every_ground(colours):
    assert {pair: contrast(*pair) for pair in colours.text_pairs() if contrast(*pair) < 4.5} == {}


@BOTH
def test_every_mark_can_be_seen(colours):
    assert {pair: contrast(*pair) for pair in colours.mark_pairs() if contrast(*pair) < 3} == {}


@BOTH
def test_a_palette_tells_its_theme(colours):
    assert of(palette_of(colours)) is colours


def test_a_button_whose_look_a_style_sheet_changed_still_tells_its_theme(qtbot, worn):
    button = QPushButton("x")
    button.setProperty("kind", "primary")
    qtbot.addWidget(button)
    button.show()

    assert of(button.palette()) is LIGHT
    worn.choose(ThemeChoice.DARK)
    assert of(button.palette()) is DARK


@BOTH
def test_danger_is_kept_for_what_needs_the_user(colours):
    red = {state for state in SheetState if colours.sheet_state(state).name() == colours.danger.lower()}

    assert red == {SheetState.NEEDS_YOU, SheetState.REMOVED}
    assert len({colours.channel(channel).name() for channel in Channel}) == len(Channel)

"""One set of icons, one stroke, in the colour of the text beside them."""

import re

import pytest
from PySide6.QtGui import QColor, QIcon

from hailong import resources
from hailong.ui import icons
from hailong.ui.navigation import PageId

FILES = sorted((resources.root() / "icons").glob("*.svg"))
FIXED = {
    "chevron-down-on-light",
    "chevron-down-on-dark",
    "check-on-light",
    "check-on-dark",
}  # a style sheet cannot paint: these have their colour


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_icon_is_drawn_with_the_same_stroke(path):
    drawing = path.read_text(encoding="utf-8")

    assert set(re.findall(r'stroke-width="([^"]+)"', drawing)) == {"1.7"}
    assert path.stem in FIXED or 'stroke="currentColor"' in drawing


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_icon_paints_something_in_the_colour_asked_for(path, qapp):
    image = icons.pixmap(path.stem, QColor("#FF0000"), 32).toImage()
    painted = [image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 250]

    assert painted
    assert path.stem in FIXED or {colour.name() for colour in painted} == {"#ff0000"}


def test_a_scaled_icon_has_as_many_pixels_as_the_screen():
    assert icons.pixmap("star", QColor("#000000"), 18, 2.0).width() == 36


def test_an_icon_can_look_otherwise_when_selected():
    made = icons.icon("star", QColor("#000000"), selected=QColor("#FFFFFF"))

    def colours(mode):
        image = made.pixmap(18, mode).toImage()
        pixels = [image.pixelColor(x, y) for x in range(18) for y in range(18)]
        return {pixel.name() for pixel in pixels if pixel.alpha() > 250}

    assert colours(QIcon.Mode.Normal) == {"#000000"}
    assert colours(QIcon.Mode.Selected) == {"#ffffff"}


def test_every_page_has_its_icon():
    assert all(resources.icon(page).is_file() for page in PageId)

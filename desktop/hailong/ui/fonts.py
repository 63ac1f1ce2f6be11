"""The shipped font, Noto Sans: the usual default fonts cut the tone marks off Vietnamese capitals."""

from typing import Final

from fontpkg_noto_sans import FAMILY, ROOT
from PySide6.QtGui import QFont, QFontDatabase

BODY_POINTS: Final = 10.0
TITLE_POINTS: Final = 13.0
SMALL_POINTS: Final = 9.0
_FILE: Final = ROOT / "files" / "NotoSans[wdth,wght].ttf"


def load() -> QFont:
    """Register the font with Qt (a running QGuiApplication is needed) and return the body font.

    Digits are of one width, so that numbers stand below each other. Where the file cannot be read, the family name
    alone is returned and the platform chooses.
    """
    QFontDatabase.addApplicationFont(str(_FILE))
    return body()


def body() -> QFont:
    """The font of everything."""
    return _font(BODY_POINTS)


def title() -> QFont:
    """The font of page titles: no heavier, since heavier capitals lose their tone marks at this size."""
    return _font(TITLE_POINTS, QFont.Weight.Medium)


def small() -> QFont:
    """For what stands beside and may be overlooked; lower case only, since capitals lose their marks at this size."""
    return _font(SMALL_POINTS)


def strong() -> QFont:
    """The body font, a little heavier."""
    return _font(BODY_POINTS, QFont.Weight.DemiBold)


def _font(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(FAMILY)
    font.setPointSizeF(points)
    font.setWeight(weight)
    if weight is not QFont.Weight.Normal:
        font.setVariableAxis(QFont.Tag("wght"), float(weight.value))  # the weight alone does not move a variable font
    font.setFeature(QFont.Tag("tnum"), 1)
    return font

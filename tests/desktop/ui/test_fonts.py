"""Vietnamese capitals keep their tone marks, and figures stand below each other."""

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF

from hailong.ui import fonts

CAPITALS = "ẮẰẲẴẤẦẨẪỀỂỄỐỒỔỖỨỪỬỮ"


@pytest.mark.parametrize("font", [fonts.body, fonts.strong, fonts.title])
def test_the_shipped_font_is_used_and_no_capital_is_cut(font):
    metrics = QFontMetricsF(font())

    assert QFontInfo(font()).family() == "Noto Sans"
    assert metrics.tightBoundingRect(CAPITALS).top() >= -metrics.ascent() - 0.5  # the rectangle is of whole pixels


def test_all_figures_are_of_one_width():
    assert len({QFontMetricsF(fonts.body()).horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_strong_text_is_really_heavier():
    text = "Tờ khai 1099 9988 877 0"

    assert QFontMetricsF(fonts.strong()).horizontalAdvance(text) > QFontMetricsF(fonts.body()).horizontalAdvance(text)

"""Labels never take what others wrote for markup, and tell the whole of what they cut."""

import pytest
from PySide6.QtCore import Qt

from hailong.ui.widgets.labels import ElidedLabel, hairline, set_tone, text_label


def test_markup_of_others_is_shown_as_they_wrote_it(qtbot):
    label = text_label(is_selectable=True)
    qtbot.addWidget(label)
    label.setText("<b>x</b>")

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


@pytest.mark.parametrize(("width", "tooltip"), [(40, "một câu dài hơn chỗ có"), (600, "")])
def test_what_is_cut_is_told_by_the_tooltip(qtbot, width, tooltip):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("một câu dài hơn chỗ có")
    label.resize(width, 24)
    label.grab()

    assert label.toolTip() == tooltip


def test_a_tone_can_change_while_shown(qtbot, worn):
    label = text_label(tone="muted")
    qtbot.addWidget(label)
    label.setText("x")
    label.show()
    set_tone(label, "danger")

    assert label.palette().color(label.foregroundRole()).name() == worn.colours.danger.lower()


def test_a_hairline_is_one_pixel(qtbot):
    line = hairline()
    qtbot.addWidget(line)

    assert line.height() == 1 or line.maximumHeight() == 1

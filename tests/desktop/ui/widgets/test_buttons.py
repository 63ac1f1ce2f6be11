"""Icons of buttons follow the theme."""

import pytest
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

from hailong.qtbridge.settings import ThemeChoice
from hailong.ui.widgets.buttons import IconButton, IconLabel, at_left_edge


def painted(button: IconButton) -> set[str]:
    image = button.icon().pixmap(18, 18).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() > 250}


@pytest.mark.parametrize(
    ("kind", "ink"), [("", "text"), ("primary", "on_accent"), ("quiet", "accent"), ("danger", "danger")]
)
def test_the_icon_has_the_colour_of_the_buttons_text_in_both_themes(qtbot, worn, kind, ink):
    button = IconButton("online", kind=kind)
    qtbot.addWidget(button)
    button.show()
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        worn.choose(choice)
        assert painted(button) == {getattr(worn.colours, ink).lower()}


def test_a_disabled_button_has_a_pale_icon(qtbot, worn):
    button = IconButton("online")
    qtbot.addWidget(button)
    button.setEnabled(False)

    assert painted(button) == {worn.colours.field_line.lower()}


def test_an_icon_alone_takes_another_tone(qtbot, worn):
    label = IconLabel("online", tone="accent")
    qtbot.addWidget(label)
    before = label.grab().toImage()
    label.set_icon("offline", "warning")

    assert label.grab().toImage() != before


def test_the_words_of_a_quiet_button_at_the_left_edge_begin_there(qtbot, worn):
    buttons = [QPushButton("Đọc ngay"), QPushButton("Đọc ngay")]
    lefts = []
    at_left_edge(buttons[0])
    for button in buttons:
        button.setProperty("kind", "quiet")
        qtbot.addWidget(button)
        button.show()
        option = QStyleOptionButton()
        button.initStyleOption(option)
        lefts.append(button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button).left())

    assert lefts[0] <= 1 < lefts[1]

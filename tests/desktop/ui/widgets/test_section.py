"""A section in the frame: heading above, parts below, the language of now."""

from PySide6.QtWidgets import QLabel

from hailong.qtbridge.settings import Language
from hailong.ui.widgets.section import Section


class Notes(Section):
    """As short as a section can be."""

    def __init__(self):
        super().__init__()
        self.text = QLabel("Ghi chú", self)
        self.arrange(self.text)
        self.told = 0
        self.retranslate()

    def retranslate(self):
        self.told += 1
        self.title.setText("Sổ tay")


def test_the_heading_stands_above_the_parts_and_the_language_is_followed(translations, qtbot):
    section = Notes()
    qtbot.addWidget(section)
    section.show()
    assert (section.title.x(), section.title.y()) == (0, 0)
    assert section.text.y() > section.title.geometry().bottom()

    before = section.told
    translations.speak(Language.ENGLISH)

    qtbot.waitUntil(lambda: section.told > before)

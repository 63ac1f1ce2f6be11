"""A dialog in the frame: parts from top to bottom, the room that is left over, the language of now."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from hailong.qtbridge.settings import Language
from hailong.ui.widgets.dialog_frame import DialogFrame


class Letter(DialogFrame):
    """As short as a dialog can be."""

    def __init__(self, *, grows=True):
        super().__init__()
        self.text, self.leave, self.go = QPlainTextEdit(self), QPushButton(self), QPushButton(self)
        self.text.setMaximumHeight(10_000 if grows else 80)
        self.arrange(self.text, buttons=(None, self.leave, self.go), grows=self.text if grows else None)
        self.told = 0
        self.retranslate()

    def retranslate(self):
        self.told += 1
        self.title.setText("Thư")


@pytest.fixture
def dialog(qtbot):
    made = Letter()
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    return made


def test_title_body_and_buttons_stand_below_each_other_and_the_body_grows(dialog):
    title, text, go = dialog.title.geometry(), dialog.text.geometry(), dialog.go.geometry()

    assert title.top() == 20
    assert title.bottom() < text.top() < text.bottom() < go.top()
    assert text.height() > 400
    assert go.right() == 500 - 24 - 1, "what goes on stands last"
    assert dialog.leave.geometry().right() < go.left()


def test_where_nothing_grows_the_room_stands_before_the_buttons(qtbot):
    dialog = Letter(grows=False)
    qtbot.addWidget(dialog)
    dialog.resize(500, 600)
    dialog.show()

    assert dialog.text.y() - dialog.title.geometry().bottom() < 20
    assert dialog.go.y() - dialog.text.geometry().bottom() > 300


def test_another_language_is_spoken_at_once(dialog, translations, qtbot):
    before = dialog.told

    translations.speak(Language.ENGLISH)

    qtbot.waitUntil(lambda: dialog.told > before)

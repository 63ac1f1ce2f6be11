"""What a page says when there is nothing to show: why, and what brings something here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hailong.ui import fonts
from hailong.ui.widgets.buttons import IconLabel
from hailong.ui.widgets.labels import text_label


class EmptyState(QWidget):
    """An icon, a title, a sentence, and a button where one helps."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = text_label(self, font=fonts.title(), wraps=True)
        self.text = text_label(self, tone="muted", wraps=True)
        self.button = QPushButton(self)
        self.button.hide()
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle = QWidget(self)
        middle.setMaximumWidth(480)  # a longer line is hard to read; the labels still ask for the height they need
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addStretch(2)
        box.addWidget(IconLabel(icon_name, self, size=40), 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.title)
        box.addWidget(self.text)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)

    def say(self, title: str, text: str, button: str = "") -> None:
        """Set all words; without a word the button is away."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.button.setText(button)
        self.button.setVisible(bool(button))

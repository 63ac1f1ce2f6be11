"""Fields of one number or one time of the day: typed, or moved by the arrow keys; the wheel scrolls the page."""

from datetime import time
from typing import Final

from PySide6.QtCore import QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QTimeEdit, QWidget

from hailong.ui.widgets.labels import FIELD_HEIGHT

WIDTH: Final = 88
_TEXT_MARGINS: Final = (6, 0, 0, 0)


class NumberField(QSpinBox):
    """A whole number in a range."""

    def __init__(self, smallest: int, largest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(smallest, largest)
        self.lineEdit().setTextMargins(*_TEXT_MARGINS)
        self.setFixedSize(WIDTH, FIELD_HEIGHT)

    def say(self, name: str) -> None:
        """What a screen reader says of it, and of the line inside that is typed into."""
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling over it must not change it."""
        event.ignore()


class TimeField(QTimeEdit):
    """A time of the day, to the minute."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("HH:mm")
        self.lineEdit().setTextMargins(*_TEXT_MARGINS)
        self.setFixedSize(WIDTH, FIELD_HEIGHT)

    @property
    def clock(self) -> time:
        """What is set."""
        return time(self.time().hour(), self.time().minute())

    def show_clock(self, clock: time) -> None:
        """Show ``clock``."""
        self.setTime(QTime(clock.hour, clock.minute))

    def say(self, name: str) -> None:
        """What a screen reader says of it, and of the line inside that is typed into."""
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling over it must not change it."""
        event.ignore()

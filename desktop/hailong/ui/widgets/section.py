"""What all sections of the settings have in common: a heading, what stands below it, and the language of now."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hailong.ui import fonts
from hailong.ui.widgets.labels import text_label
from hailong.ui.widgets.layouts import Part, in_column


class Section(QWidget):
    """A section makes its parts, arranges them, and says its texts in ``retranslate``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = text_label(self, font=fonts.strong())

    def arrange(self, *parts: Part) -> QVBoxLayout:
        """The heading, and ``parts`` below it."""
        return in_column(self, self.title, *parts)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts anew; each section has its own."""
        raise NotImplementedError

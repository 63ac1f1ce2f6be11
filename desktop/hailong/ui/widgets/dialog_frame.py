"""What all dialogs have in common: the title, what is between, the buttons at the bottom, and the language of now."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hailong.ui import fonts
from hailong.ui.widgets.labels import text_label
from hailong.ui.widgets.layouts import Part, in_column, in_row


class DialogFrame(QDialog):
    """A dialog makes its parts, arranges them, and says its texts in ``retranslate``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = text_label(self, font=fonts.title())

    def arrange(
        self, *body: Part, buttons: Sequence[Part], grows: QWidget | None = None, spacing: int = 12
    ) -> QVBoxLayout:
        """Title, ``body``, ``buttons`` in a row; what room is left over goes to ``grows``, or before the buttons."""
        free = () if grows is not None else (None,)
        box = in_column(self, self.title, *body, *free, in_row(*buttons), spacing=spacing)
        box.setContentsMargins(24, 20, 24, 20)
        if grows is not None:
            box.setStretchFactor(grows, 1)
        return box

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts anew; each dialog has its own."""
        raise NotImplementedError

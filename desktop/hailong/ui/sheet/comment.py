"""The field for own words: plain text that grows with what is written."""

import unicodedata

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

_MOST_LINES = 8


def written(text: str) -> str:
    """``text`` as a sheet holds it: NFC, line breaks kept, no other control characters, trimmed."""
    kept = "".join(char for char in text if char == "\n" or unicodedata.category(char) != "Cc")
    return unicodedata.normalize("NFC", kept).strip()


class CommentField(QPlainTextEdit):
    """Plain text only; Tab goes on to the next field; two lines high at first."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_changed)
        self._fit()

    @property
    def words(self) -> str:
        """What was written."""
        return written(self.toPlainText())

    def set_words(self, text: str) -> None:
        """Show ``text`` without announcing it."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text, between two lines and a few."""
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(event)
        self._fit()

    def _on_changed(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        lines = min(max(int(self.document().size().height()), 2), _MOST_LINES)
        margins = 2 * (int(self.document().documentMargin()) + self.frameWidth())
        height = lines * self.fontMetrics().lineSpacing() + margins
        if height != self.maximumHeight():
            self.setFixedHeight(height)

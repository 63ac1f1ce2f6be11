"""Where one button takes the place of another, a hurried second click must not press what has just come there."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class OnePress(QObject):
    """Makes clicks that follow one another as fast as a double click count as one, over all of ``buttons``.

    The keyboard is not touched: its keys press what has the focus, and that is seen before.
    """

    def __init__(self, *buttons: QAbstractButton, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._since_last = QElapsedTimer()
        for button in buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow a press that comes too soon after the last one, swallowed ones included."""
        if event.type() in _PRESSES:
            limit = QGuiApplication.styleHints().mouseDoubleClickInterval()
            is_too_soon = self._since_last.isValid() and self._since_last.elapsed() < limit
            self._since_last.start()
            return is_too_soon
        return super().eventFilter(watched, event)

"""Notices that nobody has touched keyboard or mouse in our own windows for some minutes."""

import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_LOOK_EVERY_MS: Final = 5_000
_BY_HAND: Final = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TabletPress, QEvent.Type.InputMethod,
    }
)  # fmt: skip


class IdleWatch(QObject):
    """Looks at each event of the program while it watches: only where there is something to lock."""

    idle = Signal()

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._minutes: float | None = None
        self._touched_at = time.monotonic()
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, minutes: float | None) -> None:
        """Tell ``idle`` after so many minutes; with None watch no more."""
        is_begun = self._minutes is not None
        self._minutes = minutes
        self._touched_at = time.monotonic()
        if minutes is None:
            self._application.removeEventFilter(self)
            self._timer.stop()
        elif not is_begun:
            self._application.installEventFilter(self)
            self._timer.start()

    def look(self) -> None:
        """Whether the time has come. ``monotonic`` stands still where a machine sleeps: waking is no idling."""
        if self._minutes is not None and time.monotonic() - self._touched_at >= self._minutes * 60:
            self._touched_at = time.monotonic()
            self.idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Somebody is there."""
        if event.type() in _BY_HAND:
            self._touched_at = time.monotonic()
        return False

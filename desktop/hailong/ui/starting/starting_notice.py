"""Says that the data is being encrypted, while the one thread that could draw a window is at work on it."""

import time
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from hailong.ui import fonts
from hailong.ui.widgets.labels import text_label

_SHOWN_AFTER_SECONDS: Final = 0.5
_BETWEEN_SECONDS: Final = 0.05


class StartingNotice:
    """``step`` is called again and again; the notice appears when that has lasted, and goes with ``close``."""

    def __init__(self) -> None:
        self._begun = self._drawn = 0.0
        self.window: QWidget | None = None

    def step(self) -> None:
        """The work goes on: draw, but let nobody click anything."""
        now = time.monotonic()
        self._begun = self._begun or now
        if now - self._begun < _SHOWN_AFTER_SECONDS or now - self._drawn < _BETWEEN_SECONDS:
            return
        self._drawn = now
        if self.window is None:
            self.window = _window()
            self.window.show()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def close(self) -> None:
        """The work is done."""
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()
            self.window = None


def _window() -> QWidget:
    window = QWidget(None, Qt.WindowType.Window | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
    window.setWindowTitle("Hài Lòng")
    title = text_label(window, font=fonts.strong())
    title.setText(QCoreApplication.translate("starting", "Đang mã hóa dữ liệu trên máy này"))
    hint = text_label(window, tone="muted", wraps=True)
    hint.setText(
        QCoreApplication.translate(
            "starting",
            "Chỉ làm một lần, có thể mất vài phút. Phiếu chờ gửi vẫn được giữ; tắt máy giữa chừng cũng không mất.",
        )
    )
    bar = QProgressBar(window)
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    box = QVBoxLayout(window)
    box.setContentsMargins(24, 24, 24, 24)
    box.setSpacing(12)
    for widget in (title, hint, bar):
        box.addWidget(widget)
    window.setFixedWidth(420)
    return window

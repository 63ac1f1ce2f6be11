"""A bulk that waits for the end of its undo time: how many sheets, when they go, *Undo* and *Send now*."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from hailong.domain.clock import Clock
from hailong.domain.delivery import HeldBulk
from hailong.qtbridge.outbox import OutboxService
from hailong.ui.moments import moment_text
from hailong.ui.widgets.buttons import IconButton, IconLabel
from hailong.ui.widgets.labels import text_label

_LOOK_AGAIN: Final = timedelta(seconds=30)  # a machine that slept wakes with timers that are late


class UndoBar(QFrame):
    """Stands above the status line as long as something can be undone; the newest bulk comes first."""

    undone = Signal()  # the user wants it; what came of it is the service's word

    def __init__(self, outbox: OutboxService, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outbox = outbox
        self._clock = clock
        self.setProperty("ground", "base")
        self.setProperty("edge", "top")
        self.icon = IconLabel("undo", self, tone="accent")
        self.text = text_label(self, wraps=True)
        self.undo = IconButton("undo", self)
        self.send_now = IconButton("sent", self, kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self.icon)
        row.addWidget(self.text, 1)
        row.addWidget(self.undo)
        row.addWidget(self.send_now)
        self.undo.clicked.connect(self._on_undo)
        self.send_now.clicked.connect(self._on_send_now)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(outbox.refresh)
        outbox.summary_changed.connect(self._show_bulks)
        self.retranslate()

    def watch_keys(self, window: QWidget) -> None:
        """Ctrl+Z anywhere in ``window``, but for fields that have something of their own to undo."""
        self._shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), window, self._on_undo)
        self._shortcut.setEnabled(self.bulk is not None)

    @property
    def bulk(self) -> HeldBulk | None:
        """The bulk that *Undo* would take back."""
        now = self._clock.now()
        return next((one for one in self._outbox.summary.bulks if one.until > now), None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts in the language of now."""
        key = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        self.undo.setText(self.tr("Hoàn tác"))
        self.undo.setToolTip(self.tr("Rút lại cả đợt, các phiếu trở lại thành bản nháp ({key})").format(key=key))
        self.send_now.setText(self.tr("Gửi ngay"))
        self.send_now.setToolTip(self.tr("Không chờ nữa; sau đó không hoàn tác được"))
        self._show_bulks()

    def _show_bulks(self) -> None:
        bulk, now = self.bulk, self._clock.now()
        self.setVisible(bulk is not None)
        if hasattr(self, "_shortcut"):
            self._shortcut.setEnabled(bulk is not None)
        if bulk is None:
            self._timer.stop()
            return
        text = self.tr("%Ln phiếu sẽ gửi lúc {when}.", None, bulk.count).format(when=moment_text(bulk.until, now))
        others = len(self._outbox.summary.bulks) - 1
        if others:
            text += " " + self.tr("Còn %n đợt khác đang chờ.", None, others)
        self.text.setText(text)
        self.setAccessibleName(text)
        left = min(bulk.until - now, _LOOK_AGAIN)
        self._timer.start(left // timedelta(milliseconds=1) + 1)

    def _on_undo(self) -> None:
        if (bulk := self.bulk) is not None:
            self._outbox.undo_bulk(bulk.id)

    def _on_send_now(self) -> None:
        if (bulk := self.bulk) is not None:
            self._outbox.release_bulk(bulk.id)

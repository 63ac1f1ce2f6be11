"""The sheets of one declaration that were sent, each with its state in words."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hailong.domain.clock import Clock
from hailong.domain.sheet import SheetState
from hailong.store.interfaces import SentSheet
from hailong.ui import failures, fonts, words
from hailong.ui.outbox.sent_words import sent_at_text


class SentList(QWidget):
    """Newest first; a waiting sheet can be taken back, a refused one mended."""

    withdrawal_wanted = Signal(object)  # UUID
    reopening_wanted = Signal(object)  # UUID

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._sent: Sequence[SentSheet] = ()
        self._rows: list[QWidget] = []
        self.title = QLabel(self)
        self.title.setProperty("tone", "muted")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 8, 0, 8)
        self._box.setSpacing(8)
        self._box.addWidget(self.title)
        self.hide()

    def show_sent(self, sent: Sequence[SentSheet]) -> None:
        """Show these; nothing at all when there are none."""
        self._sent = tuple(sent)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts in the language of now."""
        for row in self._rows:
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one) for one in self._sent]
        for row in self._rows:
            self._box.addWidget(row)
        self.title.setText(self.tr("Phiếu đã gửi của tờ khai này"))
        self.setVisible(bool(self._sent))

    def _row(self, one: SentSheet) -> QWidget:
        row = QFrame(self)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for text, tone in self._lines(one, self._clock.now()):
            label = QLabel(text, row)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("tone", tone)
            if tone == "strong":
                label.setFont(fonts.strong())
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            texts.addWidget(label)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addLayout(texts, 1)
        if one.is_closed:
            return row
        if one.state is SheetState.QUEUED and not one.attempts:
            across.addWidget(self._button(self.tr("Rút lại để sửa"), self.withdrawal_wanted.emit, one.sheet.id))
        if one.state is SheetState.NEEDS_YOU:
            across.addWidget(self._button(self.tr("Sửa và gửi lại"), self.reopening_wanted.emit, one.sheet.id))
        return row

    def _lines(self, one: SentSheet, now: datetime) -> list[tuple[str, str]]:
        lines = [(f"{words.sheet_state(one.state)} · {sent_at_text(one, now)}", "strong")]
        lines.append((f"{words.round_phrase(one.sheet.round)}. {words.sheet_state_meaning(one.state)}", "muted"))
        if one.receipt is not None:
            lines.append((self.tr("Biên nhận {number}").format(number=one.receipt.number), ""))
        if one.failure is not None and one.state in (SheetState.NEEDS_YOU, SheetState.REMOVED):
            lines.append((failures.explain_failure(one.failure).text, ""))
        if one.update_text:
            lines.append((one.update_text, ""))
        return lines

    def _button(self, text: str, ask: Callable[[UUID], None], sheet_id: UUID) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", "quiet")
        button.setAutoDefault(True)
        button.clicked.connect(lambda: ask(sheet_id))
        return button

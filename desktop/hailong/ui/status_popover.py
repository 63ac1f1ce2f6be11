"""The answer to *why*: how things stand, which sheets wait or need the user, and what can be done."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from hailong.domain.clock import Clock
from hailong.domain.sheet import SheetState
from hailong.qtbridge.outbox import OutboxService
from hailong.qtbridge.sync import Standing, SyncService
from hailong.store.interfaces import SentSheet
from hailong.ui import fonts, words
from hailong.ui.comparison_words import comparison_text
from hailong.ui.failures import Explanation, explain_failure
from hailong.ui.moments import wait_text
from hailong.ui.outbox.sent_words import held_text, number_text
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.flow import FlowLayout
from hailong.ui.widgets.labels import hairline, text_label

WIDTH: Final = 480


class StatusPopover(QFrame):
    """Opens above the status line, closes with Esc or a click elsewhere."""

    sent_wanted = Signal()
    settings_wanted = Signal()
    doctor_wanted = Signal()

    def __init__(self, sync: SyncService, outbox: OutboxService, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._sync = sync
        self._outbox = outbox
        self._clock = clock
        self._waiting: tuple[SentSheet, ...] = ()
        self._corner = QPoint()
        self.setProperty("ground", "base")
        self.setProperty("edge", "overlay")
        self.setFixedWidth(WIDTH)
        self.what = text_label(self, font=fonts.strong(), wraps=True)
        self.rest = text_label(self, tone="muted", wraps=True)
        self.next_try = text_label(self, tone="muted")
        self.compared = text_label(self, tone="muted", wraps=True)
        self.sheets = text_label(self, wraps=True)
        self.line = hairline(self)
        self.sync_now = IconButton("refresh", self, kind="primary")
        self.see_sent = QPushButton(self)
        self.enrol = QPushButton(self)
        self.doctor = QPushButton(self)
        self._lay_out()
        self.sync_now.clicked.connect(sync.sync_now)
        self.see_sent.clicked.connect(lambda: self._leave(self.sent_wanted.emit))
        self.enrol.clicked.connect(lambda: self._leave(self.settings_wanted.emit))
        self.doctor.clicked.connect(lambda: self._leave(self.doctor_wanted.emit))
        sync.status_changed.connect(self.retranslate)
        outbox.waiting_listed.connect(self._on_waiting_listed)
        sync.ran.connect(self._on_ran)
        self.retranslate()

    def open_above(self, corner: QPoint) -> None:
        """Show it with its lower left corner at ``corner``, filled as soon as the store has answered."""
        self._corner = corner
        self._outbox.list_waiting()
        self.retranslate()
        self.show()
        self._place()
        (self.sync_now if self.sync_now.isVisible() else self.enrol).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        explanation = self._explanation()
        self.what.setText(explanation.what)
        self.rest.setText(" ".join(part for part in (explanation.means, explanation.do) if part))
        self.rest.setVisible(bool(self.rest.text()))
        status = self._sync.status
        self.next_try.setVisible(bool(status.failure and status.next_run_at))
        if status.next_run_at is not None:
            when = wait_text(status.next_run_at, self._clock.now())
            self.next_try.setText(self.tr("Tự thử lại {when}.").format(when=when))
        self.compared.setText(comparison_text(status.comparison, self._clock.now()))
        self.compared.setVisible(bool(self.compared.text()))
        self.sheets.setText("\n".join(self._sheet_line(sent) for sent in self._waiting))
        self.sheets.setVisible(bool(self._waiting))
        self.line.setVisible(bool(self._waiting))
        self.sync_now.setText(self.tr("Đang kết nối…") if status.is_running else self.tr("Kết nối ngay"))
        self.sync_now.setVisible(status.standing is not Standing.NOT_ENROLLED)
        self.see_sent.setText(self.tr("Xem trang Đã gửi"))
        self.enrol.setText(self.tr("Mở trang Cài đặt"))
        self.enrol.setVisible(status.standing in (Standing.NOT_ENROLLED, Standing.NEEDS_PERSON))
        self.doctor.setText(self.tr("Kiểm tra kết nối…"))
        self.doctor.setVisible(status.failure is not None and status.standing is not Standing.NOT_ENROLLED)
        if self.isVisible():
            self._place()

    def _explanation(self) -> Explanation:
        status, waiting = self._sync.status, self._outbox.summary.waiting
        if status.failure is not None:
            return explain_failure(status.failure)
        if self._outbox.summary.failure is not None and waiting:
            return explain_failure(self._outbox.summary.failure)
        if status.standing is Standing.ONLINE and not waiting:
            return Explanation(self.tr("Mọi phiếu đã gửi đều được cơ quan hải quan tiếp nhận."))
        if waiting and waiting == sum(bulk.count for bulk in self._outbox.summary.bulks):
            return Explanation(self.tr("Phiếu đánh giá hàng loạt chờ hết giờ hoàn tác rồi tự gửi đi."))
        if status.standing is Standing.ONLINE:
            return Explanation(self.tr("Phiếu đang được gửi đi."))
        return Explanation(
            self.tr("Chưa biết dịch vụ của hải quan có trả lời hay không."),
            self.tr("Phiếu được giữ trên máy này và sẽ tự gửi khi có kết nối."),
        )

    def _sheet_line(self, sent: SentSheet) -> str:
        state = held_text(sent, self._clock.now()) or words.sheet_state(sent.state)
        line = f"{number_text(sent.sheet)}  ·  {state}"
        if sent.state is SheetState.QUEUED and sent.next_attempt_at is not None and sent.failure is not None:
            line += f", {wait_text(sent.next_attempt_at, self._clock.now())}"
        elif sent.state is SheetState.NEEDS_YOU and sent.failure is not None:
            line += f": {explain_failure(sent.failure).what}"
        return line

    def _on_waiting_listed(self, waiting: tuple[SentSheet, ...]) -> None:
        self._waiting = waiting
        self.retranslate()

    def _on_ran(self) -> None:
        if self.isVisible():
            self._outbox.list_waiting()

    def _leave(self, tell: Callable[[], None]) -> None:
        self.hide()
        tell()

    def _place(self) -> None:
        self._box.activate()
        self.setFixedHeight(self._box.totalHeightForWidth(WIDTH))  # adjustSize does not ask wrapping labels
        self.move(self._corner.x(), self._corner.y() - self.height() - 6)

    def _lay_out(self) -> None:
        buttons = FlowLayout()  # four of them do not stand in one line in every language
        for button in (self.sync_now, self.doctor, self.enrol, self.see_sent):
            button.setAutoDefault(True)  # Enter presses it
            buttons.addWidget(button)
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(16, 14, 16, 14)
        box.setSpacing(8)
        for widget in (self.what, self.rest, self.next_try, self.compared, self.line, self.sheets):
            box.addWidget(widget)
        box.addSpacing(4)
        box.addLayout(buttons)

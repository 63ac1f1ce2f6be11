"""The right side of the declarations page: one declaration's sheet, from the first star to *Send*."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from hailong.domain.catalogue import Level
from hailong.domain.clock import Clock
from hailong.domain.declaration import group_number
from hailong.domain.sheet import WAITING, Sheet, SheetFinding, SheetState
from hailong.qtbridge.sheet_acts import SheetActs
from hailong.qtbridge.sheet_opening import OpenSheet
from hailong.qtbridge.sheets import Mode, SheetService
from hailong.store.interfaces import SentSheet
from hailong.ui.declaration_words import DeclarationWords
from hailong.ui.sheet.footer import SheetFooter
from hailong.ui.sheet.lot_line import LotLine
from hailong.ui.sheet.notice import Notice
from hailong.ui.sheet.sent_list import SentList
from hailong.ui.sheet.sheet_form import SheetForm
from hailong.ui.sheet.sheet_header import SheetHeader
from hailong.ui.sheet.sheet_words import SheetWords
from hailong.ui.widgets.labels import hairline
from hailong.ui.widgets.scrolling import scroll_area


class SheetPanel(QWidget):
    """Shows what SheetService has open and tells it what the user writes and wants. Never a dialog."""

    skip_wanted = Signal(int)  # key, after the warning
    enrolment_wanted = Signal(object)  # tuple of (tax code, name)
    left = Signal()  # Esc: back to the list

    def __init__(
        self,
        service: SheetService,
        acts: SheetActs,
        declaration_words: DeclarationWords,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._acts = acts
        self._words = words = SheetWords()
        self._was_recorded = False  # blocking findings show only after a try
        self._focus_wanted = False
        self._level_wanted: tuple[int, Level] | None = None
        self._findings: Sequence[SheetFinding] = ()
        self._failure: Exception | None = None
        self._saved: Sheet | None = None
        self._stands: SentSheet | None = None  # how what was saved stands since the sender has run
        self._saved_is_fresh = False
        self.nothing = QLabel(self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("tone", "muted")
        self.header = SheetHeader(declaration_words, self)
        self.notice = Notice(words, clock, self)
        self.lot = LotLine(self)
        self.form = SheetForm(words, self)
        self.sent = SentList(clock, self)
        self.footer = SheetFooter(self)
        self.form.below = (self.footer.skip, self.footer.edit, self.footer.record, self.footer.send)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._on_mode(service.mode)

    # --- for the page -------------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """Put the cursor where the next key belongs, now or as soon as the sheet has come."""
        self._focus_wanted = self._service.mode is Mode.LOADING
        if self._focus_wanted:
            return
        mode = self._service.mode
        if mode is Mode.EDITING:
            self.form.focus_first()
        elif mode is Mode.REVIEWING:
            self.footer.send.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.notice.isHidden():
            self.notice.focus_first()

    def rate(self, key: int, level: Level) -> None:
        """A star was clicked outside of the window: give it to the office of ``key``, now or as soon as that has come.

        A sheet that is recorded already, or cannot be written, is only shown.
        """
        self._level_wanted = (key, level)
        self._give_level()

    def tell_saved(self, sheet: Sheet) -> None:
        """The quiet line after *Send*."""
        self._saved, self._saved_is_fresh, self._failure, self._stands = sheet, True, None, None
        self._tell()

    def skip(self) -> None:
        """Show the warning; the user confirms it there."""
        self._saved = None
        self._tell()
        self.footer.warn_of_skipping(True)

    def retranslate(self) -> None:
        """All texts in the language of now."""
        self.nothing.setText(self.tr("Chọn một tờ khai trong danh sách để đánh giá."))
        self.setAccessibleName(self.tr("Phiếu đánh giá"))
        for part in (self.header, self.notice, self.lot, self.form, self.sent, self.footer):
            part.retranslate()
        self._show_findings()
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends what is reviewed; Esc goes one step back."""
        mode, key = self._service.mode, event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and mode is Mode.REVIEWING:
            self._service.send()
        elif key != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.footer.is_warning:
            self.footer.warn_of_skipping(False)
        elif mode is Mode.REVIEWING:
            self._edit()
        else:
            self.left.emit()

    # --- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(16, 0, 16, 8)
        inner.setSpacing(0)
        for part in (self.notice, self.lot, self.form, self.sent):
            inner.addWidget(part)
        inner.addStretch(1)
        self.scroll_area = scroll_area(self, inside, is_walked_into=False)
        sheet = QWidget(self)
        box = QVBoxLayout(sheet)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.header.setContentsMargins(16, 12, 16, 8)
        box.addWidget(self.header)
        box.addWidget(hairline(sheet))
        box.addWidget(self.scroll_area, 1)
        box.addWidget(self.footer)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(sheet)

    def _connect(self) -> None:
        service, footer = self._service, self.footer
        service.opened.connect(self._on_opened)
        service.mode_changed.connect(self._on_mode)
        service.findings_changed.connect(self._on_findings)
        service.failed.connect(self._on_failed)
        service.sent_stands.connect(self._on_sent_stands)
        self._acts.failed.connect(self._on_failed)
        self._acts.done.connect(self._on_act_done)
        self.form.changed.connect(lambda: service.write(self.form.ratings, self.form.contact))
        self.form.line_shown.connect(
            lambda line: QTimer.singleShot(0, line, lambda: self.scroll_area.ensureWidgetVisible(line))
        )
        self.form.contact_fields.forget_wanted.connect(self._acts.forget_contact)
        self.header.copy_wanted.connect(copy_text)
        self.notice.enrolment_wanted.connect(self._on_enrolment_wanted)
        self.notice.later_wanted.connect(self._on_later)
        self.notice.enterprise_chosen.connect(self._on_enterprise)
        self.sent.withdrawal_wanted.connect(lambda one: self._with_key(lambda key: self._acts.withdraw(key, one)))
        self.sent.reopening_wanted.connect(lambda one: self._with_key(lambda key: self._acts.reopen(key, one)))
        footer.record_wanted.connect(self._record)
        footer.send_wanted.connect(service.send)
        footer.edit_wanted.connect(self._edit)
        footer.skip_confirmed.connect(lambda: self._with_key(self.skip_wanted.emit))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self._record)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        lot = QShortcut(QKeySequence("Ctrl+L"), self, self.lot.ask)
        lot.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy = QShortcut(QKeySequence("Ctrl+Shift+C"), self, self.header.copy.click)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # --- what the service says ----------------------------------------------------------------------------------

    def _on_opened(self, opened: OpenSheet) -> None:
        self._was_recorded = False
        self._failure = None
        if not self._saved_is_fresh:  # it stays for the sheet that comes by itself, not for one chosen later
            self._saved = None
        self._saved_is_fresh = False
        self.header.show_declaration(opened)
        self.notice.show_obstacle(opened)
        self.lot.show_lot(opened)
        self.form.setVisible(opened.obstacle is None)
        self.form.show_sheet(opened, opened.sheet)
        self.sent.show_sent(opened.sent)
        self.scroll_area.verticalScrollBar().setValue(0)
        self._stack.setCurrentIndex(1)

    def _on_mode(self, mode: Mode) -> None:
        if mode is Mode.CLOSED:
            self._stack.setCurrentIndex(0)
        if mode is Mode.LOADING:
            return  # what was open stays in sight until the next has come
        self.form.set_read_only(mode is not Mode.EDITING)
        self.footer.show_mode(mode)
        if mode is Mode.REVIEWING:
            self._saved = None
            self.scroll_area.verticalScrollBar().setValue(0)
        self._show_findings()
        self._tell()
        self._give_level()
        if self._focus_wanted:
            self.take_focus()

    def _give_level(self) -> None:
        opened, mode = self._service.current, self._service.mode
        if self._level_wanted is None or opened is None or mode is Mode.LOADING or opened.key != self._level_wanted[0]:
            return
        level, self._level_wanted = self._level_wanted[1], None
        if mode is Mode.EDITING:
            self.form.rate_office(level)

    def _on_findings(self, findings: Sequence[SheetFinding]) -> None:
        self._findings = findings
        self._show_findings()

    def _show_findings(self) -> None:
        if self._service.mode in (Mode.EDITING, Mode.LOADING):
            self.form.show_findings(self._findings, with_blocking=self._was_recorded)
        else:
            self.form.show_findings(())

    def _on_failed(self, error: Exception) -> None:
        self._failure = error
        self._tell()

    def _on_sent_stands(self, sent: SentSheet) -> None:
        if self._saved is not None and sent.sheet.id == self._saved.id:
            self._stands = sent
            self._tell()

    def _on_act_done(self, key: int) -> None:
        if self._service.current is not None and self._service.current.key == key:
            self._service.open(key)

    # --- what the user wants ------------------------------------------------------------------------------------

    def _record(self) -> None:
        self._was_recorded = True
        if self._service.mode is not Mode.EDITING:
            return
        if self._service.record():
            self.take_focus()
        else:
            self.form.focus_fault(self._findings)

    def _edit(self) -> None:
        self._was_recorded = False
        self._service.edit()
        self.form.focus_first()

    def _on_enrolment_wanted(self) -> None:
        opened = self._service.current
        one = opened.row.declaration if opened is not None else None
        self.enrolment_wanted.emit(((one.tax_code, one.enterprise_name),) if one and one.tax_code else ())

    def _on_later(self) -> None:
        self._service.write_later()
        self.form.focus_first()

    def _on_enterprise(self, tax_code: str, name: str) -> None:
        self._focus_wanted = True
        self._with_key(lambda key: self._acts.assign_enterprise(key, tax_code, name))

    def _with_key(self, act: Callable[[int], object]) -> None:
        if self._service.current is not None:
            act(self._service.current.key)

    def _tell(self) -> None:
        if self._failure is not None:
            self.footer.tell(self._words.failure(self._failure, self._service.sheet), is_bad=True)
        elif self._saved is not None:
            self._tell_of_saved(self._saved)
        elif self._service.mode is Mode.REVIEWING:
            self.footer.tell(self.tr("Xem lại phiếu, rồi gửi hoặc sửa tiếp."))
        elif self._service.mode is Mode.SENDING:
            self.footer.tell(self.tr("Đang lưu…"))
        else:
            self.footer.tell("")

    def _tell_of_saved(self, saved: Sheet) -> None:
        """How it stands as far as is known; nothing is said to be on its way that has arrived, or cannot go."""
        state = self._stands.state if self._stands is not None else SheetState.QUEUED
        needs_you = state is SheetState.NEEDS_YOU
        if needs_you:
            text = self.tr("Cơ quan hải quan chưa nhận được, xin xem ở trang Đã gửi: tờ khai {number}")
        elif state not in WAITING:
            text = self.tr("Cơ quan hải quan đã nhận: tờ khai {number}")
        elif self._stands is not None and self._stands.failure is not None:
            text = self.tr("Đã lưu, sẽ tự gửi khi kết nối được: tờ khai {number}")
        else:
            text = self.tr("Đã lưu, sẽ gửi ngay: tờ khai {number}")
        self.footer.tell(text.format(number=group_number(saved.declaration.number)), is_bad=needs_you)


def copy_text(text: str) -> None:
    """Put ``text`` on the clipboard."""
    QGuiApplication.clipboard().setText(text)

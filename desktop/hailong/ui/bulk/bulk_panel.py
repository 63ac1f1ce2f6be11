"""The right side of the declarations page while several are selected: one sheet for all, its review, *Send*."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hailong.domain.bulk import Candidate, Slot, asked_of
from hailong.domain.catalogue import Level
from hailong.domain.sheet import MAX_BULK, Rating, Sheet, SheetFault, SheetFinding, SubjectKind
from hailong.qtbridge.bulk import BulkMode, BulkService
from hailong.qtbridge.bulk_opening import OpenBulk
from hailong.ui.bulk import bulk_words
from hailong.ui.bulk.bulk_details import BulkDetails
from hailong.ui.bulk.bulk_footer import BulkFooter
from hailong.ui.bulk.bulk_form import BulkForm
from hailong.ui.bulk.bulk_review import BulkReviewTable, ReviewRow
from hailong.ui.sheet.sheet_words import SheetWords
from hailong.ui.widgets.buttons import IconButton, at_left_edge
from hailong.ui.widgets.labels import hairline, page_title, text_label
from hailong.ui.widgets.scrolling import scroll_area

SHOWN_AFTER_MS: Final = 150


class BulkPanel(QWidget):
    """Shows what BulkService has open and tells it what the user writes and wants. Never a dialog."""

    left = Signal()  # Esc: back to the list
    enrolment_wanted = Signal(object)  # tuple of (tax code, name)

    def __init__(self, service: BulkService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._words = SheetWords()
        self._is_cut = False
        self._was_recorded = False
        self._focus_wanted = False
        self._failure: Exception | None = None
        self._has_moved_on = False
        self._findings: Sequence[SheetFinding] = ()
        self.title = page_title(self)
        self.about = text_label(self, tone="muted", wraps=True)
        self.cut = text_label(self, tone="warning", wraps=True)
        self.left_out = text_label(self, tone="warning", wraps=True)
        self.strangers = text_label(self, tone="muted", wraps=True, is_selectable=True)
        self.enrol = IconButton("key", self, kind="quiet")
        at_left_edge(self.enrol)
        self.form = BulkForm(self._words, self)
        self.review = BulkReviewTable(self)
        self.details = BulkDetails(self._words, self)
        self._shown_soon = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self.footer = BulkFooter(self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._on_mode(service.mode)

    # --- for the desk -------------------------------------------------------------------------------------------

    def open(self, keys: Sequence[int], *, is_cut: bool) -> None:
        """Open these declarations; ``is_cut``: more were selected than one bulk may hold."""
        self._is_cut = is_cut
        self._service.open(keys)

    def take_focus(self) -> None:
        """Put the cursor where the next key belongs, now or as soon as the declarations have come."""
        mode = self._service.mode
        self._focus_wanted = mode is BulkMode.LOADING
        if mode is BulkMode.EDITING:
            if self.form.lines:
                self.form.focus_first()
            else:
                self.footer.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        elif mode is BulkMode.REVIEWING:
            self.review.setFocus(Qt.FocusReason.OtherFocusReason)
        elif mode is BulkMode.SEALING:
            self.footer.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """All texts in the language of now."""
        self.setAccessibleName(self.tr("Đánh giá hàng loạt"))
        self.review.setAccessibleName(self.tr("Các phiếu sẽ gửi"))
        self.cut.setText(
            self.tr("Mỗi lần đánh giá được nhiều nhất {most} tờ khai. Đã lấy {most} tờ khai đầu.").format(most=MAX_BULK)
        )
        self.form.retranslate()
        self.details.retranslate()
        self.footer.retranslate()
        self._show_head()
        self._show_findings()
        self._show_review()
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows and what is said of one of them share the height."""
        super().resizeEvent(event)
        self.details.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends what is reviewed; Esc goes one step back, or stops what is being sealed."""
        mode, key = self._service.mode, event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and mode is BulkMode.REVIEWING:
            self._service.send()
        elif key != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif mode is BulkMode.REVIEWING:
            self._edit()
        elif mode is BulkMode.SEALING:
            self._cancel()
        else:
            self.left.emit()

    # --- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(4)
        for label in (self.title, self.about, self.cut, self.left_out):
            head.addWidget(label)
        head.addWidget(self.strangers)
        head.addWidget(self.enrol, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget(self)
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(16, 0, 16, 8)
        inner.addWidget(self.form)
        inner.addStretch(1)
        self.scroll_area = scroll_area(self, inside, is_walked_into=False)
        self.shown = QStackedWidget(self)
        self.shown.addWidget(self.scroll_area)
        self.shown.addWidget(self.review)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(hairline(self))
        box.addWidget(self.shown, 1)
        box.addWidget(self.details)
        box.addWidget(self.footer)

    def _connect(self) -> None:
        service, footer = self._service, self.footer
        service.opened.connect(self._on_opened)
        service.mode_changed.connect(self._on_mode)
        service.findings_changed.connect(self._on_findings)
        service.exceptions_changed.connect(self._shown_soon.start)
        service.progressed.connect(footer.show_progress)
        service.failed.connect(self._on_failed)
        service.moved_on.connect(self._on_moved_on)
        self.form.changed.connect(self._on_written)
        self.form.line_shown.connect(
            lambda line: QTimer.singleShot(0, line, lambda: self.scroll_area.ensureWidgetVisible(line))
        )
        self._shown_soon.timeout.connect(self._show_review)
        self.review.level_wanted.connect(self._on_level)
        self.review.leaving_wanted.connect(self._on_leaving)
        self.review.chosen_changed.connect(self._show_details)
        self.details.changed.connect(self._on_said)
        self.details.left.connect(self.take_focus)
        self.details.stops_changed.connect(lambda: self.details.chain_after(self.review))
        self.enrol.clicked.connect(lambda: self.enrolment_wanted.emit(service.current.strangers))
        self.form.contact_fields.forget_wanted.connect(service.forget_contact)
        footer.record_wanted.connect(self._record)
        footer.edit_wanted.connect(self._edit)
        footer.send_wanted.connect(service.send)
        footer.leave_wanted.connect(self.left)
        footer.cancel_wanted.connect(self._cancel)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self._record)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # --- what the service says ----------------------------------------------------------------------------------

    def _on_opened(self, opened: OpenBulk) -> None:
        self._was_recorded, self._failure = False, None
        self.form.show_pattern(self._service.pattern, opened)
        self.form.contact_fields.offer(opened.contacts)
        self.scroll_area.verticalScrollBar().setValue(0)
        self._show_head()

    def _on_mode(self, mode: BulkMode) -> None:
        if mode in (BulkMode.CLOSED, BulkMode.LOADING):
            return  # what was open stays in sight until the next has come
        is_form = mode is BulkMode.EDITING
        if mode is BulkMode.SEALING:
            self._failure, self._has_moved_on = None, False
        self.review.setEnabled(mode is not BulkMode.SEALING)
        self._show_review()
        self.shown.setCurrentWidget(self.scroll_area if is_form else self.review)
        self.footer.show_mode(mode)
        self._show_findings()
        self._tell()
        if self._focus_wanted or mode is not BulkMode.EDITING:
            self.take_focus()

    def _on_findings(self, findings: Sequence[SheetFinding]) -> None:
        self._findings = findings
        self._show_findings()

    def _on_failed(self, error: Exception) -> None:
        self._failure = error
        self._tell()

    def _on_moved_on(self) -> None:
        self._has_moved_on = self._focus_wanted = True

    # --- what the user wants ------------------------------------------------------------------------------------

    def _on_written(self) -> None:
        self._has_moved_on = False
        self._service.write(self.form.pattern_lines, self.form.contact)

    def _on_level(self, keys: Sequence[int], level: Level | None) -> None:
        self._service.set_level(keys, level)
        self._show_review()

    def _on_leaving(self, keys: Sequence[int], is_out: bool) -> None:  # a signal's words
        self._service.leave_out(keys, is_out=is_out)
        self._show_review()

    def _on_said(self, rating: Rating) -> None:
        """Typed below: the rows follow in a moment, for each letter that would be too much work."""
        self._service.say([row.key for row in self.review.chosen], rating)
        if rating.level is None:
            self._show_review()
            self.take_focus()

    def _record(self) -> None:
        if self._service.mode is BulkMode.REVIEWING:  # recorded already: back from the words of one alone
            self.take_focus()
            return
        self._was_recorded = True
        if not self._service.record():
            self._show_findings()
            self.form.focus_fault(self._findings)

    def _edit(self) -> None:
        self._was_recorded = False
        self._service.edit()
        self.form.focus_first()

    def _cancel(self) -> None:
        self.footer.cancel.setEnabled(False)
        self._service.cancel()

    # --- showing ------------------------------------------------------------------------------------------------

    def _show_head(self) -> None:
        opened = self._service.current
        self.title.setText(bulk_words.title(len(opened.included)))
        if opened.included:
            self.about.setText(self.tr("Một phiếu chung; mỗi phiếu gửi đi nói về đơn vị của chính tờ khai đó."))
        else:
            self.about.setText(self.tr("Không có tờ khai nào đánh giá được."))
        self.cut.setVisible(self._is_cut)
        text = bulk_words.left_out_text(opened)
        self.left_out.setText(text)
        self.left_out.setVisible(bool(text))
        self.strangers.setText(bulk_words.strangers_text(opened.strangers))
        self.enrol.setText(self.tr("Nhập mã đăng ký…"))
        for part in (self.strangers, self.enrol):
            part.setVisible(bool(opened.strangers))
        self.footer.show_count(len(opened.included), may_record=bool(opened.included))

    def _show_findings(self) -> None:
        is_form = self._service.mode in (BulkMode.EDITING, BulkMode.LOADING)
        self.form.show_findings(self._findings if is_form else (), with_blocking=self._was_recorded)

    def _show_review(self) -> None:
        self._shown_soon.stop()
        if self._service.mode not in (BulkMode.REVIEWING, BulkMode.SEALING):
            self.details.hide()
            return
        sheets, opened = dict(self._service.sheets), self._service.current
        rows = [self._row(one, sheets.get(one.key)) for one in opened.included]
        rows += [
            ReviewRow(
                key=one.key, is_sent=False, may_change=False,
                cells=(bulk_words.number_text(one), bulk_words.office_text(one), "",
                       self.tr("Không gửi: {why}").format(why=bulk_words.why(why))),
            )
            for one, why in opened.left_out
        ]  # fmt: skip
        headers = (self.tr("Số tờ khai"), self.tr("Đơn vị"), self.tr("Mức"), self.tr("Sẽ gửi"))
        self.review.show_rows(headers, rows)
        self.footer.show_count(len(sheets), may_record=True)
        self._show_details()

    def _show_details(self) -> None:
        """Below the rows: what the chosen ones say of their own, where all of them say the same."""
        own, chosen = self._service.own, self.review.chosen
        said = {(one.level, one.reasons, one.comment) for row in chosen if (one := own.get(row.key)) and row.is_sent}
        if self._service.mode is not BulkMode.REVIEWING or len(said) != 1 or not all(row.key in own for row in chosen):
            self.details.hide()
            return
        keys = [row.key for row in chosen]
        included = {one.key: one for one in self._service.current.included}
        everywhere = bulk_words.subject_of(Slot(kind=SubjectKind.OFFICE))
        office = included[keys[0]].office if len(keys) == 1 else everywhere
        rating = own[keys[0]].said_of(office or everywhere)
        self.details.show_rating(keys, bulk_words.own_title(keys, included), rating, self._service.current.catalogue)
        sheet = next(sheet for key, sheet in self._service.sheets if key == keys[0])
        self.details.show_asked(asked_of(sheet))
        self.review.scrollTo(self.review.currentIndex())

    def _row(self, one: Candidate, sheet: Sheet | None) -> ReviewRow:
        level = self._service.level_of(one) if sheet is not None else None
        own = self._service.own.get(one.key)
        says = bulk_words.said_text(sheet.ratings, self._service.current.catalogue) if sheet else ""
        if sheet is not None and own is not None and SheetFault.DETAILS_ASKED in asked_of(sheet):
            says = self.tr("{says} · xin nói rõ (Tab)").format(says=says)
        is_out = one.key in self._service.left_out
        return ReviewRow(
            key=one.key, is_sent=sheet is not None, is_exception=own is not None,
            cells=(bulk_words.number_text(one), bulk_words.office_text(one), _level_text(level),
                   self.tr("Không gửi: bỏ ra theo ý người dùng") if is_out else says),
        )  # fmt: skip

    def _tell(self) -> None:
        mode = self._service.mode
        if self._failure is not None:
            self.footer.tell(self._words.failure(self._failure, None), is_bad=True)
        elif self._has_moved_on:
            self.footer.tell(
                self.tr("Chưa gửi phiếu nào: có tờ khai vừa được đánh giá ở chỗ khác. Xin xem lại."), is_bad=True
            )
        elif mode is BulkMode.REVIEWING:
            self.footer.tell(
                self.tr("1 … 5: mức riêng cho dòng đang chọn · Tab: nói rõ · 0: mức chung · Delete: bỏ ra, lấy lại")
            )
        elif mode is BulkMode.SEALING:
            self.footer.tell(self.tr("Đang niêm phong; chưa phiếu nào được lưu cho tới khi xong cả đợt."))
        else:
            self.footer.tell("")


def _level_text(level: Level | None) -> str:
    return f"{int(level)}/5" if level else ""

"""Everything about one sent sheet: what was said, where it stands, the receipt, and what can be done."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hailong.domain.catalogue import Catalogue
from hailong.domain.clock import Clock
from hailong.domain.declaration import group_number
from hailong.domain.service import VERSION_TAKEN
from hailong.domain.sheet import Rating, SheetState
from hailong.store.interfaces import SentSheet
from hailong.ui import fonts, words
from hailong.ui.elsewhere_words import rated_elsewhere
from hailong.ui.failures import explain_failure
from hailong.ui.moments import moment_text, wait_text
from hailong.ui.outbox.giving_up import GivingUp
from hailong.ui.outbox.sent_words import held_text, number_text, reasons_text, sent_at_text
from hailong.ui.widgets.buttons import IconButton, IconLabel
from hailong.ui.widgets.labels import hairline, page_title, set_tone, text_label
from hailong.ui.widgets.scrolling import scroll_area
from hailong.ui.widgets.stars import StarRating

_EDITABLE: Final = frozenset({SheetState.QUEUED, SheetState.NEEDS_YOU})
_TONES: Final = {SheetState.NEEDS_YOU: "danger", SheetState.REMOVED: "danger"}


class SentDetail(QFrame):
    """Shows one SentSheet; built anew for each, since sheets differ in length."""

    withdraw_wanted = Signal(object)  # SentSheet
    edit_wanted = Signal(object)  # SentSheet
    giving_up_wanted = Signal(object)  # SentSheet, after the question

    def __init__(self, catalogue: Callable[[], Catalogue], clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._clock = clock
        self._sent: SentSheet | None = None
        self.area = scroll_area(self)
        self.withdraw = IconButton("undo", self)
        self.give_up = QPushButton(self)
        self.edit = IconButton("pencil", self, kind="primary")
        self.giving_up = GivingUp(self)
        self.withdraw.clicked.connect(lambda: self._announce(self.withdraw_wanted))
        self.edit.clicked.connect(lambda: self._announce(self.edit_wanted))
        self.give_up.clicked.connect(lambda: self._ask_to_give_up(True))
        self.giving_up.declined.connect(lambda: self._ask_to_give_up(False))
        self.giving_up.confirmed.connect(lambda: self._announce(self.giving_up_wanted))
        self._buttons = QWidget(self)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(16, 8, 16, 12)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.withdraw, self.give_up, self.edit):
            buttons.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.area, 1)
        box.addWidget(self._buttons)
        box.addWidget(self.giving_up)
        self.show_sheet(None)

    @property
    def sent(self) -> SentSheet | None:
        """What is shown."""
        return self._sent

    def _announce(self, wanted: SignalInstance) -> None:
        if self._sent is not None:
            wanted.emit(self._sent)

    def show_sheet(self, sent: SentSheet | None) -> None:
        """Show a sheet, or nothing."""
        self._sent = sent
        self._ask_to_give_up(False)
        self.retranslate()

    def _ask_to_give_up(self, is_asking: bool) -> None:
        self._buttons.setVisible(not is_asking)
        self.giving_up.hide()
        if is_asking:
            self.giving_up.ask()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Build everything anew."""
        sent = self._sent
        self.area.setAccessibleName(self.tr("Nội dung phiếu"))
        self.withdraw.setText(self.tr("Rút lại"))
        self.withdraw.setToolTip(self.tr("Phiếu trở lại thành bản nháp, không gửi đi"))
        is_taken = sent is not None and sent.state is SheetState.NEEDS_YOU and _is_taken(sent)
        self.edit.setText(self.tr("Gửi thành bản sau") if is_taken else self.tr("Sửa"))
        self.edit.setToolTip(self.tr("Mở phiếu để sửa rồi gửi lại"))
        self.give_up.setText(self.tr("Bỏ phiếu này"))
        self.give_up.setToolTip(self.tr("Giữ phiếu của máy kia, không gửi phiếu này nữa"))
        is_readable = sent is not None and sent.sheet.is_readable and not sent.is_closed
        self.give_up.setVisible(is_taken and is_readable)
        self.withdraw.setVisible(is_readable and sent is not None and sent.state is SheetState.QUEUED)
        self.edit.setVisible(is_readable and sent is not None and sent.state in _EDITABLE)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(16, 12, 16, 16)
        box.setSpacing(8)
        if sent is None:
            self._add(box, self.tr("Chọn một phiếu để xem nội dung."), tone="muted")
        else:
            self._add_head(box, sent)
            self._add_standing(box, sent)
            if sent.is_closed:
                self._add(
                    box, self.tr("Nội dung được khóa bằng mã PIN của người đã viết phiếu: chỉ người ấy đọc được.")
                )
            elif sent.sheet.is_readable:
                self._add_ratings(box, sent)
                self._add_contact(box, sent)
            else:
                self._add(
                    box, self.tr("Nội dung đã niêm phong: chỉ cơ quan hải quan mở được. Phiếu vẫn được gửi nguyên vẹn.")
                )
        box.addStretch(1)
        self.area.setWidget(content)  # the one before is deleted

    # --- parts ----------------------------------------------------------------------------------------------------

    def _add_head(self, box: QVBoxLayout, sent: SentSheet) -> None:
        declaration = sent.sheet.declaration
        title = self.tr("Tờ khai {number}").format(number=group_number(declaration.number))
        if not sent.sheet.is_readable:
            title = number_text(sent.sheet)
        head = page_title(wraps=True, is_selectable=True)
        head.setText(title)
        box.addWidget(head)
        facts = [words.kind(declaration.kind), declaration.regime, declaration.enterprise_name]
        self._add(box, " · ".join(fact for fact in facts if fact), tone="muted")
        version = self.tr("bản {version}").format(version=sent.sheet.version) if sent.sheet.version > 1 else ""
        when = self.tr("gửi {when}").format(when=sent_at_text(sent, self._clock.now()))
        bulk = sent.sheet.bulk
        many = self.tr("hàng loạt, cùng lúc %Ln phiếu", None, bulk.size) if bulk else ""
        parts = (words.round_phrase(sent.sheet.round), version, when, many)
        self._add(box, " · ".join(part for part in parts if part), tone="muted")
        if sent.sheet.is_time_unsure:
            text = self.tr(
                "Giờ máy có thể sai vì lúc gửi chưa đối chiếu được với dịch vụ; giờ chuẩn là giờ cấp biên nhận."
            )
            self._add(box, text, tone="muted")
        box.addWidget(hairline())

    def _add_standing(self, box: QVBoxLayout, sent: SentSheet) -> None:
        tone = _TONES.get(sent.state, "accent" if sent.receipt and not sent.failure else "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        icon = IconLabel(words.sheet_state_icon(sent.state), tone=tone)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        state = text_label(font=fonts.strong())
        state.setText(held_text(sent, self._clock.now()) or words.sheet_state(sent.state))
        set_tone(state, tone if tone != "muted" else "")
        texts.addWidget(state)
        for line in self._standing_lines(sent):
            texts.addWidget(self._label(line, is_selectable=True))
        row.addLayout(texts, 1)
        box.addLayout(row)
        if sent.update_text:
            box.addWidget(self._answer(sent.update_text))
        box.addWidget(hairline())

    def _standing_lines(self, sent: SentSheet) -> list[str]:
        lines = [words.sheet_state_meaning(sent.state)]
        if sent.held_until is not None and held_text(sent, self._clock.now()):
            until = moment_text(sent.held_until, self._clock.now())
            lines = [
                self.tr("Đã lưu trên máy này. Đến {when} phiếu tự gửi; trước đó còn rút lại được.").format(when=until)
            ]
        if sent.failure is not None and sent.state is not SheetState.RECEIVED:
            explanation = explain_failure(sent.failure)
            what = rated_elsewhere(sent.taken_by, self._clock.now()) if sent.taken_by else explanation.what
            lines = [what, " ".join(part for part in (explanation.means, explanation.do) if part)]
            if sent.state is SheetState.NEEDS_YOU and _is_taken(sent):
                lines[1] = self.tr("Nội dung vẫn được giữ trên máy này: có thể gửi thành bản sau, hoặc bỏ phiếu này.")
            elif sent.state is SheetState.WITHDRAWN and _is_taken(sent):
                lines[1] = self.tr("Phiếu này đã bỏ, không gửi đi nữa; nội dung vẫn được giữ trên máy này.")
        if sent.state is SheetState.QUEUED and sent.failure is not None and sent.next_attempt_at is not None:
            when = wait_text(sent.next_attempt_at, self._clock.now())
            lines.append(self.tr("Tự thử lại {when}.").format(when=when))
        if sent.receipt is not None:
            when = moment_text(sent.receipt.received_at, self._clock.now())
            text = self.tr("Biên nhận {number}, cấp {when}.")
            lines.append(text.format(number=sent.receipt.number, when=when))
        return lines

    def _answer(self, text: str) -> QWidget:
        frame = QFrame()
        frame.setProperty("edge", "all")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(12, 8, 12, 10)
        inner.setSpacing(4)
        self._add(inner, self.tr("Cơ quan hải quan trả lời"), tone="muted")
        inner.addWidget(self._label(text, is_selectable=True))
        return frame

    def _add_ratings(self, box: QVBoxLayout, sent: SentSheet) -> None:
        catalogue = self._catalogue()
        for rating in sent.sheet.ratings:
            self._add_rating(box, rating, catalogue)
        box.addWidget(hairline())

    def _add_rating(self, box: QVBoxLayout, rating: Rating, catalogue: Catalogue) -> None:
        name = words.subject_name(rating.subject, catalogue)
        box.addWidget(self._label(f"{words.subject_kind(rating.subject.kind)} · {name}", is_strong=True))
        if rating.level is not None:
            stars = StarRating(words.level)
            stars.set_subject(name)
            stars.set_level(rating.level)
            stars.set_read_only(True)
            box.addWidget(stars, 0, Qt.AlignmentFlag.AlignLeft)
        elif rating.did_not_meet:
            self._add(box, self.tr("Không gặp"), tone="muted")
        self._add(box, reasons_text(rating, catalogue))
        if rating.comment:
            self._add(box, f"“{rating.comment}”")
        box.addSpacing(6)

    def _add_contact(self, box: QVBoxLayout, sent: SentSheet) -> None:
        contact = sent.sheet.contact
        said = " · ".join(part for part in (contact.name, contact.phone) if part)
        self._add(box, self.tr("Đầu mối liên hệ"), tone="muted")
        self._add(box, said or self.tr("Không ghi"))

    def _add(self, box: QVBoxLayout, text: str, *, tone: str = "") -> None:
        if text:
            box.addWidget(self._label(text, tone=tone, is_selectable=True))

    def _label(
        self,
        text: str,
        *,
        tone: str = "",
        is_strong: bool = False,
        is_selectable: bool = False,
    ) -> QWidget:
        font = fonts.strong() if is_strong else None
        label = text_label(tone=tone, font=font, wraps=True, is_selectable=is_selectable)
        label.setText(text)
        return label


def _is_taken(sent: SentSheet) -> bool:
    """Whether it was refused because another workstation's sheet came first."""
    return sent.failure is not None and sent.failure.code == VERSION_TAKEN

"""One line of the sheet: its subject, stars, reasons and own words, to write on or to read again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from hailong.domain.catalogue import Catalogue, Level
from hailong.domain.sheet import Rating, Subject, SubjectKind
from hailong.ui.sheet.candidates import Candidates
from hailong.ui.sheet.comment import CommentField
from hailong.ui.sheet.reasons import ReasonChip, ReasonChips
from hailong.ui.sheet.sheet_words import SheetWords
from hailong.ui.sheet.subject_picker import SubjectPicker
from hailong.ui.widgets.flow import FlowLayout
from hailong.ui.widgets.stars import StarRating
from hailong.ui.widgets.tool_button import IconToolButton
from hailong.ui.words import unbroken_end


class RatingLine(QFrame):
    """Edits one Rating. Reasons and own words show once a level is chosen and the line is unfolded."""

    changed = Signal()
    removal_wanted = Signal()
    stops_changed = Signal()  # other widgets take part in the order of the Tab key now

    def __init__(
        self,
        rating: Rating,
        catalogue: Catalogue,
        words: SheetWords,
        parent: QWidget | None = None,
        *,
        is_read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._words = words
        self._subject = rating.subject
        self._reasons = rating.reasons
        self._is_read_only = is_read_only
        self._is_unfolded = False
        self._grid = QGridLayout(self)
        self.picker: SubjectPicker | None = None
        self.kind, self.name, self.hint = QLabel(self), QLabel(self), QLabel(self)
        self.summary, self.finding = QLabel(self), QLabel(self)
        self._build(rating)
        self._lay_out()
        self.retranslate()
        self.set_read_only(is_read_only)

    # --- what it says -------------------------------------------------------------------------------------------

    @property
    def rating(self) -> Rating:
        """The line as it stands."""
        did_not_meet = self.not_met.isChecked()
        return Rating(
            subject=self._subject,
            level=None if did_not_meet else self.stars.level,
            reasons=self._reasons if self.stars.level else (),
            comment=self.comment.words,
            did_not_meet=did_not_meet,
        )

    @property
    def subject(self) -> Subject:
        """What the line is about."""
        return self._subject

    def tab_stops(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        picker = [self.picker] if self.picker is not None else []
        return [*picker, self.stars, self.not_met, *self.chips.chips, self.comment]

    def let_pick(self, candidates: Candidates) -> None:
        """Turn the name into a field that completes: a line that the user added."""
        self.picker = SubjectPicker(candidates, self)
        self.picker.set_value(self._subject.code, self._words.subject_name(self._subject, self._catalogue))
        self.picker.picked.connect(self._on_picked)
        self._grid.addWidget(self.picker, 0, 1)
        self._grid.addWidget(self.hint, 1, 1)
        self.name.hide()
        self.retranslate()

    def choose(self, level: Level) -> None:
        """Choose a level, as a click on the stars would."""
        if not self._is_read_only and level is not self.stars.level:
            self.not_met.setChecked(False)
            self.stars.set_level(level)
            self._on_level(level)

    # --- how it shows -------------------------------------------------------------------------------------------

    def set_read_only(self, is_read_only: bool) -> None:
        """The review: the same places, nothing to change; a line that says nothing is hidden."""
        self._is_read_only = is_read_only
        self.stars.set_read_only(is_read_only)
        self.remove.setVisible(not is_read_only)
        if self.picker is not None:
            self.picker.setVisible(not is_read_only)
            self.name.setVisible(is_read_only)
        self.setVisible(not is_read_only or self.rating.says_something)
        self._refresh()

    def unfold(self, is_unfolded: bool) -> None:
        """Show the reasons to choose from, or only what was chosen."""
        if is_unfolded != self._is_unfolded:
            self._is_unfolded = is_unfolded
            self._refresh()

    def show_findings(self, texts: Sequence[str], *, is_blocking: bool) -> None:
        """What must be mended here, or is kindly asked for."""
        self.finding.setText("\n".join(texts))
        self.finding.setProperty("tone", "danger" if is_blocking else "warning")
        self.finding.style().polish(self.finding)
        self.finding.setVisible(bool(texts))

    def focus_first(self) -> None:
        """Go to what is to be filled first: the name of a new line, else the stars."""
        picker_is_empty = self.picker is not None and not self.picker.text()
        first = self.picker if picker_is_empty and self.picker is not None else self.stars
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """All texts in the language of now."""
        words, subject = self._words, self._subject
        self.kind.setText(words.subject_kind(subject.kind))
        name = words.subject_name(subject, self._catalogue)
        self.name.setText(unbroken_end(name))
        self.hint.setText(self.tr("Không có trong danh mục, sẽ gửi đúng như Quý doanh nghiệp ghi."))
        spoken = f"{words.subject_kind(subject.kind)} {name}".strip()
        self.setAccessibleName(spoken)
        self.stars.set_subject(spoken)
        self.stars.retranslate()
        self.stars.setToolTip(self.tr("Phím 1 đến 5 chọn số sao, ← → thay đổi, 0 bỏ chọn, ↓ đến lý do"))
        self.not_met.setText(self.tr("Không gặp"))
        self.not_met.setAccessibleName(self.tr("Không gặp: {subject}").format(subject=spoken))
        self.remove.say(self.tr("Bỏ dòng {subject}").format(subject=spoken), self.tr("Bỏ dòng này (Delete)"))
        self.chips.setAccessibleName(self.tr("Lý do, có thể chọn một hoặc nhiều: {subject}").format(subject=spoken))
        self.comment.setAccessibleName(self.tr("Nói rõ thêm: {subject}").format(subject=spoken))
        if self.picker is not None:
            self.picker.setPlaceholderText(words.picker_hint(subject.kind))
            self.picker.setAccessibleName(words.subject_kind(subject.kind))
            self.picker.set_drop_tooltip(self.tr("Xem cả danh sách (↓)"))
        self._offer_reasons()
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down on the stars goes to the reasons; Delete there removes the line."""
        if self.stars.hasFocus() and not self._is_read_only and event.key() == Qt.Key.Key_Down and self.chips.chips:
            self.unfold(True)
            self.chips.focus_first()
        elif self.stars.hasFocus() and not self._is_read_only and event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    # --- building -----------------------------------------------------------------------------------------------

    def _build(self, rating: Rating) -> None:
        for label in (self.name, self.hint, self.summary, self.finding):
            label.setWordWrap(True)
        for label in (self.kind, self.name, self.hint, self.summary, self.finding):
            label.setTextFormat(Qt.TextFormat.PlainText)  # names and own words are strangers' text
        for label in (self.kind, self.hint, self.summary):
            label.setProperty("tone", "muted")
        self.finding.hide()
        self.choice = QWidget(self)
        self.stars = StarRating(self._words.level, self.choice)
        self.stars.set_level(rating.level)
        self.stars.level_changed.connect(self._on_level)
        self.not_met = ReasonChip("", "", self.choice)
        self.not_met.setChecked(rating.did_not_meet)
        self.not_met.setVisible(rating.subject.kind is SubjectKind.OFFICER)
        self.not_met.toggled.connect(self._on_not_met)
        self.remove = IconToolButton("close", self)
        self.remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Delete on the stars does the same
        self.remove.clicked.connect(self.removal_wanted)
        self.details = QWidget(self)
        self.chips = ReasonChips(self.details)
        self.chips.changed.connect(self._on_reasons)
        self.chips.left_upwards.connect(lambda: self.stars.setFocus(Qt.FocusReason.OtherFocusReason))
        self.comment = CommentField(self.details)
        self.comment.set_words(rating.comment)
        self.comment.edited.connect(self.changed)

    def _lay_out(self) -> None:
        details = QVBoxLayout(self.details)
        details.setContentsMargins(0, 4, 0, 4)
        details.setSpacing(8)
        details.addWidget(self.chips)
        details.addWidget(self.comment)
        flow = FlowLayout(self.choice, spacing=8)
        flow.addWidget(self.stars)
        flow.addWidget(self.not_met)
        self._grid.setContentsMargins(0, 8, 0, 8)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, 76)
        self._grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self.kind, 0, 0, top)
        self._grid.addWidget(self.name, 0, 1, top)
        self._grid.addWidget(self.remove, 0, 2, top)
        self._grid.addWidget(self.choice, 2, 1, 1, 2)
        for row, widget in enumerate((self.details, self.summary, self.finding), start=3):
            self._grid.addWidget(widget, row, 1, 1, 2)

    # --- changes ------------------------------------------------------------------------------------------------

    def _on_level(self, _level: Level | None) -> None:
        self._offer_reasons()
        self.unfold(True)
        self._refresh()
        self.changed.emit()

    def _on_not_met(self, did_not_meet: bool) -> None:
        if did_not_meet:
            self.stars.set_level(None)
            self._offer_reasons()
        self._refresh()
        self.changed.emit()

    def _on_reasons(self) -> None:
        self._reasons = self.chips.chosen
        self.changed.emit()

    def _on_picked(self, code: str, name: str) -> None:
        self._subject = Subject(kind=self._subject.kind, code=code, name=name)
        self.retranslate()
        self.changed.emit()

    def _offer_reasons(self) -> None:
        """The reasons of the chosen level; what was ticked and is offered at this level too stays ticked."""
        level = self.stars.level
        offered = self._catalogue.reasons_at(level) if level else ()
        if level and not self._is_read_only:  # a sheet that was sent keeps the reasons of its own catalogue
            self._reasons = tuple(one.code for one in offered if one.code in self._reasons)
        self.chips.offer([(one.code, self._words.reason(one)) for one in offered], self._reasons)
        self.comment.setPlaceholderText(self._words.comment_hint(level))
        self.stops_changed.emit()

    def _refresh(self) -> None:
        rating = self.rating
        is_writable = not self._is_read_only
        self.details.setVisible(is_writable and self._is_unfolded and rating.level is not None)
        summary = self._words.summary(rating, self._catalogue)
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary) and (self._is_read_only or self.details.isHidden()))
        self.stars.setEnabled(not rating.did_not_meet)
        self.stars.setVisible(is_writable or rating.level is not None)
        self.not_met.setVisible(self._subject.kind is SubjectKind.OFFICER and (is_writable or rating.did_not_meet))
        self.not_met.setEnabled(is_writable)
        is_own_words = self.picker is not None and not self._subject.code and bool(self._subject.name)
        self.hint.setVisible(is_writable and is_own_words)

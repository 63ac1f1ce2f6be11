"""The one sheet for all: a line for each kind that all declarations have, officers of the one office, the contact."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from hailong.domain.bulk import Pattern, PatternLine, Slot
from hailong.domain.sheet import Contact, Rating, SheetFault, SheetFinding, SubjectKind
from hailong.qtbridge.bulk_opening import OpenBulk
from hailong.ui.bulk import bulk_words
from hailong.ui.sheet.candidates import Candidates
from hailong.ui.sheet.contact_fields import ContactFields
from hailong.ui.sheet.rating_line import RatingLine
from hailong.ui.sheet.sheet_words import SheetWords
from hailong.ui.widgets.buttons import at_left_edge
from hailong.ui.widgets.layouts import in_tab_order


class BulkForm(QWidget):
    """Edits a pattern. The line that has the focus is unfolded, as on the sheet of one declaration."""

    changed = Signal()
    line_shown = Signal(object)  # QWidget to scroll to

    def __init__(self, words: SheetWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._opened = OpenBulk()
        self._slots: tuple[Slot, ...] = ()
        self._lines: list[RatingLine] = []
        self.nothing = QLabel(self)
        self.nothing.setProperty("tone", "danger")
        self.nothing.setWordWrap(True)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.hide()
        self.add_officer = QPushButton(self)
        self.add_officer.setProperty("kind", "quiet")
        at_left_edge(self.add_officer)
        self.add_officer.clicked.connect(self.add_line)
        self.contact_fields = ContactFields(self)
        self.contact_fields.changed.connect(self.changed)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(self._rows)
        outer.addWidget(self.nothing)
        outer.addWidget(self.add_officer, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self.contact_fields)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        self._name_adder()

    @property
    def lines(self) -> tuple[RatingLine, ...]:
        """The lines, from top to bottom."""
        return tuple(self._lines)

    @property
    def pattern_lines(self) -> tuple[PatternLine, ...]:
        """What the lines say."""
        return tuple(self._said_by(at, line.rating) for at, line in enumerate(self._lines))

    @property
    def contact(self) -> Contact:
        """What the contact fields say."""
        return self.contact_fields.contact

    def show_pattern(self, pattern: Pattern, opened: OpenBulk) -> None:
        """Show a pattern anew."""
        self._opened = opened
        self._slots = tuple(line.slot for line in pattern.lines if line.officer is None)
        for line in self._lines:
            self._drop(line)
        self._lines = []
        for said in pattern.lines:
            self._append(said)
        self.add_officer.setVisible(bool(opened.office))
        self.contact_fields.show_contact(pattern.contact, is_read_only=False)
        self.contact_fields.setVisible(bool(self._lines))
        self.show_findings((), with_blocking=False)
        self._chain_tabs()

    def add_line(self) -> RatingLine:
        """A new empty line for an officer, with the cursor in his name."""
        line = self._append(PatternLine(slot=Slot(kind=SubjectKind.OFFICER, office=self._opened.office)))
        self._chain_tabs()
        self.changed.emit()
        self.line_shown.emit(line)
        line.focus_first()
        return line

    def focus_fault(self, findings: Sequence[SheetFinding]) -> None:
        """Go to the first place that must be mended."""
        at = next((one.line for one in findings if one.fault.is_blocking and one.line is not None), 0)
        if self._lines:
            self.line_shown.emit(self._lines[at])
            self._lines[at].focus_first()

    def focus_first(self) -> None:
        """Go to the stars of the first line."""
        if self._lines:
            self._lines[0].focus_first()

    def show_findings(self, findings: Sequence[SheetFinding], *, with_blocking: bool) -> None:
        """What must be mended, once it was tried, and what is kindly asked for."""
        is_empty = any(one.fault is SheetFault.NOTHING_RATED for one in findings)
        self.nothing.setText(self._words.finding(SheetFault.NOTHING_RATED))
        self.nothing.setVisible(is_empty and with_blocking)
        asks = any(one.fault is SheetFault.CONTACT_ASKED for one in findings)
        self.contact_fields.show_note(self._words.finding(SheetFault.CONTACT_ASKED) if asks else "")
        for at, line in enumerate(self._lines):
            shown = [one for one in findings if one.line == at and (with_blocking or not one.fault.is_blocking)]
            faults = [one.fault for one in shown]
            level = line.rating.level
            is_low = level is not None and level.is_unsatisfied
            texts = [self._words.finding(fault, is_unsatisfied=is_low) for fault in faults]
            line.show_findings(texts, is_blocking=any(fault.is_blocking for fault in faults))

    def retranslate(self) -> None:
        """All texts in the language of now; the names of the lines are ours, so the lines are made anew."""
        said = Pattern(lines=self.pattern_lines, contact=self.contact)
        self.contact_fields.retranslate()
        self._name_adder()
        if self._lines:
            self.show_pattern(said, self._opened)

    def _name_adder(self) -> None:
        self.add_officer.setText(self.tr("+ Công chức"))
        self.add_officer.setAccessibleName(self.tr("Thêm công chức đã làm thủ tục cho mọi tờ khai đang chọn"))
        self.add_officer.setToolTip(self.add_officer.accessibleName())

    def _said_by(self, at: int, rating: Rating) -> PatternLine:
        officer, office = rating.subject, self._opened.office
        is_officer = at >= len(self._slots)
        slot = (
            Slot(kind=officer.kind, code=officer.code, name=officer.name, office=office)
            if is_officer
            else self._slots[at]
        )
        return PatternLine(
            slot=slot, level=rating.level, reasons=rating.reasons, comment=rating.comment,
            did_not_meet=rating.did_not_meet,
        )  # fmt: skip

    def _append(self, said: PatternLine) -> RatingLine:
        rating = said.said_of(said.officer or bulk_words.subject_of(said.slot))
        line = RatingLine(rating, self._opened.catalogue, self._words, self)
        if said.officer is None:
            line.remove.hide()  # a line without a level is not sent
        else:
            line.let_pick(self._candidates())
            line.removal_wanted.connect(lambda: self._remove(line))
        line.changed.connect(self.changed)
        line.stops_changed.connect(self._chain_tabs)
        self._lines.append(line)
        self._rows.addWidget(line)
        return line

    def _candidates(self) -> Candidates:
        opened = self._opened
        office = frozenset({opened.office})
        return Candidates(
            SubjectKind.OFFICER, opened.index, opened.catalogue, opened.included[0].declaration, lambda: office
        )

    def _remove(self, line: RatingLine) -> None:
        self._lines.remove(line)
        self._drop(line)
        self.changed.emit()
        self.add_officer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, line: RatingLine) -> None:
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _chain_tabs(self) -> None:
        stops: list[QWidget] = [stop for line in self._lines for stop in line.tab_stops()]
        in_tab_order(*stops, self.add_officer, self.contact_fields.name, self.contact_fields.phone)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        here = next((line for line in self._lines if new is not None and line.isAncestorOf(new)), None)
        if here is not None:
            for line in self._lines:
                line.unfold(line is here)
            self.line_shown.emit(here)

"""The lines of the sheet with the buttons that add more, and the contact."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from hailong.domain.catalogue import Level
from hailong.domain.sheet import Contact, Rating, Sheet, SheetFault, SheetFinding, Subject, SubjectKind
from hailong.qtbridge.sheet_opening import OpenSheet
from hailong.ui.sheet.candidates import Candidates
from hailong.ui.sheet.contact_fields import ContactFields
from hailong.ui.sheet.rating_line import RatingLine
from hailong.ui.sheet.sheet_words import SheetWords
from hailong.ui.widgets.buttons import at_left_edge
from hailong.ui.widgets.flow import FlowLayout
from hailong.ui.widgets.layouts import in_tab_order


class SheetForm(QWidget):
    """Edits the ratings and the contact of one sheet. One line at a time is unfolded: the one that has the focus."""

    changed = Signal()
    line_shown = Signal(object)  # QWidget that should be scrolled into view

    def __init__(self, words: SheetWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._opened: OpenSheet | None = None
        self._lines: list[RatingLine] = []
        self._is_read_only = False
        self.below: tuple[QWidget, ...] = ()  # where Tab goes on to
        self.nothing = QLabel(self)
        self.nothing.setProperty("tone", "danger")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self._adders = {kind: QPushButton(self) for kind in SubjectKind}
        self._adding = QWidget(self)
        flow = FlowLayout(self._adding, spacing=6)
        for kind, button in self._adders.items():
            button.setProperty("kind", "quiet")
            button.clicked.connect(lambda _=False, kind=kind: self.add_line(kind))
            flow.addWidget(button)
        at_left_edge(self._adders[SubjectKind.OFFICE])
        self.contact_fields = ContactFields(self)
        self.contact_fields.changed.connect(self.changed)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(self._rows)
        outer.addWidget(self.nothing)
        outer.addWidget(self._adding)
        outer.addWidget(self.contact_fields)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        self.retranslate()

    @property
    def lines(self) -> tuple[RatingLine, ...]:
        """The lines, from top to bottom."""
        return tuple(self._lines)

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """What the lines say."""
        return tuple(line.rating for line in self._lines)

    @property
    def contact(self) -> Contact:
        """What the contact fields say."""
        return self.contact_fields.contact

    def show_sheet(self, opened: OpenSheet, sheet: Sheet) -> None:
        """Show a sheet anew."""
        self._opened = opened
        self._is_read_only = not opened.is_editable
        for line in self._lines:
            self._drop(line)
        self._lines = []
        prefilled = set(opened.prefilled)
        for rating in sheet.ratings:
            line = self._append(rating)
            if opened.is_editable and rating.subject not in prefilled:
                line.let_pick(self._candidates(rating.subject.kind))
        self.contact_fields.show_contact(sheet.contact, is_read_only=self._is_read_only)
        self.contact_fields.offer(opened.contacts)
        self._adding.setVisible(not self._is_read_only)
        self.show_findings(())
        self._chain_tabs()

    def set_read_only(self, is_read_only: bool) -> None:
        """The review and back: the same places."""
        self._is_read_only = is_read_only
        for line in self._lines:
            line.set_read_only(is_read_only)
        self.contact_fields.set_read_only(is_read_only)
        self._adding.setVisible(not is_read_only)

    def add_line(self, kind: SubjectKind) -> RatingLine:
        """A new empty line of one kind, with the cursor in its name."""
        line = self._append(Rating(subject=Subject(kind=kind)))
        line.let_pick(self._candidates(kind))
        self._chain_tabs()
        self.changed.emit()
        self.line_shown.emit(line)
        line.focus_first()
        return line

    def rate_office(self, level: Level) -> None:
        """Give the office its level, as a click on its stars would."""
        line = next((line for line in self._lines if line.subject.kind is SubjectKind.OFFICE), None)
        if line is not None:
            line.choose(level)

    def focus_first(self) -> None:
        """Go to the stars of the first line."""
        if self._lines:
            self._lines[0].focus_first()
        else:
            self._adders[SubjectKind.OFFICE].setFocus()

    def show_findings(self, findings: Sequence[SheetFinding], *, with_blocking: bool = False) -> None:
        """What is asked for, and after a try to record also what must be mended, beside the place it is about."""
        shown = [one for one in findings if with_blocking or not one.fault.is_blocking]
        for number, line in enumerate(self._lines):
            faults = [one.fault for one in shown if one.line == number]
            level = line.rating.level
            is_unsatisfied = level is not None and level.is_unsatisfied
            texts = [self._words.finding(fault, is_unsatisfied=is_unsatisfied) for fault in faults]
            line.show_findings(texts, is_blocking=any(fault.is_blocking for fault in faults))
        whole = [one.fault for one in shown if one.line is None]
        asked = SheetFault.CONTACT_ASKED
        self.contact_fields.show_note(self._words.finding(asked) if asked in whole else "")
        self.nothing.setText("\n".join(self._words.finding(fault) for fault in whole if fault is not asked))
        self.nothing.setVisible(bool(self.nothing.text()))

    def focus_fault(self, findings: Sequence[SheetFinding]) -> None:
        """Go to the first place that must be mended."""
        blocking = [one for one in findings if one.fault.is_blocking]
        at = next((one.line for one in blocking if one.line is not None), 0)
        if blocking and self._lines:
            self.line_shown.emit(self._lines[at])
            self._lines[at].focus_first()

    def retranslate(self) -> None:
        """All texts in the language of now."""
        texts = {
            SubjectKind.OFFICE: self.tr("+ Đơn vị"),
            SubjectKind.TEAM: self.tr("+ Đội"),
            SubjectKind.STAGE: self.tr("+ Khâu"),
            SubjectKind.OFFICER: self.tr("+ Công chức"),
        }
        for kind, button in self._adders.items():
            button.setText(texts[kind])
            button.setAccessibleName(self.tr("Thêm dòng: {kind}").format(kind=self._words.subject_kind(kind)))
        for line in self._lines:
            line.retranslate()
        self.contact_fields.retranslate()

    # --- lines --------------------------------------------------------------------------------------------------

    def _append(self, rating: Rating) -> RatingLine:
        assert self._opened is not None
        line = RatingLine(rating, self._opened.catalogue, self._words, self, is_read_only=self._is_read_only)
        line.changed.connect(self.changed)
        line.stops_changed.connect(self._chain_tabs)
        line.removal_wanted.connect(lambda: self._remove(line))
        self._lines.append(line)
        self._rows.addWidget(line)
        return line

    def _remove(self, line: RatingLine) -> None:
        at = self._lines.index(line)
        self._lines.remove(line)
        self._drop(line)
        self.changed.emit()
        if self._lines:
            self._lines[min(at, len(self._lines) - 1)].focus_first()
        else:
            self.focus_first()

    def _drop(self, line: RatingLine) -> None:
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _candidates(self, kind: SubjectKind) -> Candidates:
        opened = self._opened
        assert opened is not None
        return Candidates(kind, opened.index, opened.catalogue, opened.row.declaration, self._offices)

    def _offices(self) -> frozenset[str]:
        """The offices on the sheet: their people and teams are the likely ones."""
        return frozenset(line.subject.code for line in self._lines if line.subject.kind is SubjectKind.OFFICE)

    def _chain_tabs(self) -> None:
        """Lines, reasons and fields follow each other as they stand, and then what stands below the form."""
        stops = [stop for line in self._lines for stop in line.tab_stops()]
        stops += [*self._adders.values(), self.contact_fields.name, self.contact_fields.phone]
        in_tab_order(self, *stops, *self.below)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or self._is_read_only:
            return
        here = next((line for line in self._lines if line.isAncestorOf(new)), None)
        if here is not None:
            for line in self._lines:
                line.unfold(line is here)

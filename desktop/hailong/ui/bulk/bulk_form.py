"""The one sheet for all: a line for each kind that all declarations have, and the contact."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from hailong.domain.bulk import Pattern, PatternLine, Slot
from hailong.domain.catalogue import Catalogue
from hailong.domain.sheet import Contact, Rating, SheetFault, SheetFinding
from hailong.ui.bulk import bulk_words
from hailong.ui.sheet.contact_fields import ContactFields
from hailong.ui.sheet.rating_line import RatingLine
from hailong.ui.sheet.sheet_words import SheetWords


class BulkForm(QWidget):
    """Edits a pattern. The line that has the focus is unfolded, as on the sheet of one declaration."""

    changed = Signal()
    line_shown = Signal(object)  # QWidget to scroll to

    def __init__(self, words: SheetWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._catalogue = Catalogue()
        self._slots: tuple[Slot, ...] = ()
        self._lines: list[RatingLine] = []
        self.nothing = QLabel(self)
        self.nothing.setProperty("tone", "danger")
        self.nothing.setWordWrap(True)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.hide()
        self.contact_fields = ContactFields(self)
        self.contact_fields.changed.connect(self.changed)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(self._rows)
        outer.addWidget(self.nothing)
        outer.addWidget(self.contact_fields)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    @property
    def lines(self) -> tuple[RatingLine, ...]:
        """The lines, from top to bottom."""
        return tuple(self._lines)

    @property
    def pattern_lines(self) -> tuple[PatternLine, ...]:
        """What the lines say."""
        said = zip(self._slots, (line.rating for line in self._lines), strict=True)
        return tuple(
            PatternLine(slot=slot, level=rating.level, reasons=rating.reasons, comment=rating.comment)
            for slot, rating in said
        )

    @property
    def contact(self) -> Contact:
        """What the contact fields say."""
        return self.contact_fields.contact

    def show_pattern(self, pattern: Pattern, catalogue: Catalogue) -> None:
        """Show a pattern anew."""
        self._catalogue = catalogue
        self._slots = tuple(line.slot for line in pattern.lines)
        for line in self._lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._append(line) for line in pattern.lines]
        self.contact_fields.show_contact(pattern.contact, is_read_only=False)
        self.contact_fields.setVisible(bool(self._lines))
        self.show_findings((), with_blocking=False)
        self._chain_tabs()

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
            faults = [one.fault for one in findings if one.line == at]
            level = line.rating.level
            is_low = level is not None and level.is_unsatisfied
            texts = [self._words.finding(fault, is_unsatisfied=is_low) for fault in faults]
            line.show_findings(texts, is_blocking=any(fault.is_blocking for fault in faults))

    def retranslate(self) -> None:
        """All texts in the language of now; the names of the lines are ours, so the lines are made anew."""
        said = Pattern(lines=self.pattern_lines, contact=self.contact)
        self.contact_fields.retranslate()
        if self._lines:
            self.show_pattern(said, self._catalogue)

    def _append(self, said: PatternLine) -> RatingLine:
        rating = Rating(
            subject=bulk_words.subject_of(said.slot), level=said.level, reasons=said.reasons, comment=said.comment
        )
        line = RatingLine(rating, self._catalogue, self._words, self)
        line.remove.hide()  # a line without a level is not sent
        line.changed.connect(self.changed)
        line.stops_changed.connect(self._chain_tabs)
        self._rows.addWidget(line)
        return line

    def _chain_tabs(self) -> None:
        stops = [stop for line in self._lines for stop in line.tab_stops()]
        for before, after in pairwise([*stops, self.contact_fields.name, self.contact_fields.phone]):
            QWidget.setTabOrder(before, after)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        here = next((line for line in self._lines if new is not None and line.isAncestorOf(new)), None)
        if here is not None:
            for line in self._lines:
                line.unfold(line is here)
            self.line_shown.emit(here)

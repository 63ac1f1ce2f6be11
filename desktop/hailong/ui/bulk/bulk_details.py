"""Below the review of a bulk: what the chosen rows alone say of their office, asked as on any other sheet."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from hailong.domain.catalogue import Catalogue
from hailong.domain.sheet import Rating, SheetFault
from hailong.ui.sheet.rating_line import RatingLine
from hailong.ui.sheet.sheet_words import SheetWords
from hailong.ui.widgets.labels import hairline, text_label
from hailong.ui.widgets.layouts import in_tab_order
from hailong.ui.widgets.scrolling import scroll_area

LEAST_HEIGHT: Final = 120
MOST_OF_PANEL: Final = 0.4


class BulkDetails(QFrame):
    """One line of the sheet, unfolded. Esc goes back to the rows; Enter does too, and never sends."""

    changed = Signal(object)  # Rating
    left = Signal()
    stops_changed = Signal()

    def __init__(self, words: SheetWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._keys: Sequence[int] = ()
        self._catalogue = Catalogue()
        self.line: RatingLine | None = None
        self.title = text_label(self, tone="muted")
        self.contact = text_label(self, tone="warning", wraps=True)
        self._inside = QWidget(self)
        inner = QVBoxLayout(self._inside)
        inner.setContentsMargins(16, 8, 16, 4)
        inner.setSpacing(0)
        inner.addWidget(self.title)
        inner.addStretch(1)
        inner.addWidget(self.contact)
        self._inner = inner
        self.scroll_area = scroll_area(self, self._inside, is_walked_into=False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(hairline(self))
        box.addWidget(self.scroll_area)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def show_rating(self, keys: Sequence[int], title: str, rating: Rating, catalogue: Catalogue) -> None:
        """Show what ``keys`` say; what is just being written there stays as it is."""
        self.title.setText(title)
        if self.line is None or keys != self._keys or rating != self.line.rating:
            self._keys, self._catalogue = keys, catalogue
            self._make(rating)
        self.show()

    def show_asked(self, asked: frozenset[SheetFault]) -> None:
        """What is kindly asked for."""
        details = SheetFault.DETAILS_ASKED in asked
        contact = SheetFault.CONTACT_ASKED in asked
        if self.line is not None:
            level = self.line.rating.level
            is_low = level is not None and level.is_unsatisfied
            texts = [self._words.finding(SheetFault.DETAILS_ASKED, is_unsatisfied=is_low)] if details else []
            self.line.show_findings(texts, is_blocking=False)
        self.contact.setText(self._words.finding(SheetFault.CONTACT_ASKED) if contact else "")
        self.contact.setVisible(contact)

    def tab_stops(self) -> list[QWidget]:
        """What the Tab key visits."""
        return self.line.tab_stops() if self.line is not None else []

    def chain_after(self, before: QWidget) -> None:
        """Tab goes from ``before`` through all of this."""
        in_tab_order(before, *self.tab_stops())

    def fit(self) -> None:
        """No higher than it needs, and never so high that no row is seen."""
        panel = self.parentWidget()
        assert panel is not None
        most = int(panel.height() * MOST_OF_PANEL)
        height = self._inside.minimumSizeHint().height() + 16
        self.setFixedHeight(max(min(height, most), LEAST_HEIGHT))

    def retranslate(self) -> None:
        """All texts in the language of now."""
        if self.line is not None:
            self._make(self.line.rating)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Enter go back to the rows."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._inside.isAncestorOf(new):
            self.scroll_area.ensureWidgetVisible(new)

    def _make(self, rating: Rating) -> None:
        if self.line is not None:
            self._inner.removeWidget(self.line)
            self.line.hide()
            self.line.deleteLater()
        line = RatingLine(rating, self._catalogue, self._words, self._inside)
        line.remove.hide()
        line.unfold(True)
        line.changed.connect(lambda: self.changed.emit(line.rating))
        line.stops_changed.connect(self.stops_changed)
        self._inner.insertWidget(1, line)
        self.line = line
        self.fit()
        self.stops_changed.emit()

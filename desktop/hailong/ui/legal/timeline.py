"""The life of a document on one line: issued, in force, suspended, expired, and where today stands."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hailong.domain.legal import LegalDocument
from hailong.ui import colours, words
from hailong.ui.colours import Colours

_DOT: Final = 5.0


@dataclass(frozen=True, slots=True)
class Stop:
    """One day of the line; ``has_force_after`` tells how the line goes on."""

    day: date
    word: str
    has_force_after: bool = False
    is_today: bool = False


class Timeline(QWidget):
    """Stops at equal distances, since days may lie years or hours apart; the thick part is the time of force."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stops: list[Stop] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_document(self, document: LegalDocument, today: date) -> None:
        """Show the life of ``document``; guidance and undated documents have none worth a line."""
        self._stops = self._stops_of(document, today)
        self.setVisible(len(self._stops) > 1)
        self.setAccessibleName(", ".join(f"{stop.word} {words.day_text(stop.day)}" for stop in self._stops))
        self.update()

    def sizeHint(self) -> QSize:
        """A line and two lines of text."""
        return QSize(320, 2 * self.fontMetrics().height() + 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Line, dots, words, days."""
        worn = colours.of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / max(len(self._stops), 1)
        level = 10.0
        for number, stop in enumerate(self._stops):
            left, right = step * (number + 0.5), step * (number + 1.5)
            if number == len(self._stops) - 1:
                right = self.width() - 4.0
            self._paint_line(painter, worn, QPointF(left, level), QPointF(right, level), stop)
        for number, stop in enumerate(self._stops):
            self._paint_stop(painter, worn, step, number, stop)

    def _paint_line(self, painter: QPainter, worn: Colours, left: QPointF, right: QPointF, stop: Stop) -> None:
        colour, width = (worn.accent, 4.0) if stop.has_force_after else (worn.line, 2.0)
        painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(left, right)

    def _paint_stop(self, painter: QPainter, worn: Colours, step: float, number: int, stop: Stop) -> None:
        middle, level = step * (number + 0.5), 10.0
        painter.setPen(QPen(QColor(worn.star if stop.is_today else worn.accent), 2))
        painter.setBrush(QColor(worn.base if stop.is_today else worn.accent))
        painter.drawEllipse(QPointF(middle, level), _DOT, _DOT)
        height = self.fontMetrics().height()
        for line, (text, colour) in enumerate(((stop.word, worn.text), (words.day_text(stop.day), worn.muted))):
            painter.setPen(QColor(colour))
            width = self.fontMetrics().horizontalAdvance(text)
            place = min(max(middle - width / 2, 0.0), self.width() - width)
            painter.drawText(QPointF(place, level + 12 + height * line + self.fontMetrics().ascent()), text)

    def _stops_of(self, document: LegalDocument, today: date) -> list[Stop]:
        if document.is_guidance:
            return []
        dated = (
            (document.issued_on, self.tr("Ban hành"), False),
            (document.effective_on, self.tr("Có hiệu lực"), True),
            (document.suspended_from, self.tr("Tạm ngưng"), False),
            (document.suspended_to, self.tr("Hết tạm ngưng"), True),
            (document.expires_on, self.tr("Hết hiệu lực"), False),
        )
        stops = [Stop(day, word, has_force) for day, word, has_force in dated if day is not None]
        stops.sort(key=lambda stop: stop.day)  # the order above decides between acts of one day
        if not stops:
            return []
        past = [stop for stop in stops if stop.day <= today]
        has_force = past[-1].has_force_after if past else False
        stops.insert(len(past), Stop(today, self.tr("Hôm nay"), has_force, is_today=True))
        return stops

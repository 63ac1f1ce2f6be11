"""Five stars that can be chosen with pointer and keyboard, and that say their level in words."""

from collections.abc import Callable
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from hailong.domain.catalogue import Level
from hailong.ui import colours

STAR: Final = 24
GAP: Final = 6
MARGIN: Final = 4
_CLEARING: Final = frozenset({Qt.Key.Key_0, Qt.Key.Key_Backspace})
_LESS: Final = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Minus})
_MORE: Final = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Plus})


def star_path(size: float) -> QPainterPath:
    """A five-pointed star with slightly rounded shoulders, inside a square of ``size``."""
    middle, outer, inner = size / 2, size / 2, size / 2 * 0.46
    path = QPainterPath()
    for corner in range(10):
        radius = outer if corner % 2 == 0 else inner
        angle = pi * corner / 5 - pi / 2
        point = QPointF(middle + radius * cos(angle), middle + radius * sin(angle) + size * 0.03)
        path.moveTo(point) if corner == 0 else path.lineTo(point)
    path.closeSubpath()
    return path


class StarRating(QWidget):
    """Five stars and the word of the level beside them.

    Keys: 1 to 5 choose, left and right change, 0 and Backspace take the level back; so does a click on the chosen star.
    A screen reader hears ``name``, the level of five, and its word.
    """

    level_changed = Signal(object)  # Level | None, by the user's hand

    def __init__(
        self, level_word: Callable[[Level], str], parent: QWidget | None = None, *, shows_word: bool = True
    ) -> None:
        super().__init__(parent)
        self._level_word = level_word
        self._shows_word = shows_word
        self._level: Level | None = None
        self._hovered: Level | None = None
        self._is_second_click = False
        self._is_read_only = False
        self._subject = ""
        self._path = star_path(STAR)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._say()

    @property
    def level(self) -> Level | None:
        """The chosen level."""
        return self._level

    @property
    def shown_level(self) -> Level | None:
        """The level that is painted: the one under the pointer, else the chosen one."""
        return self._hovered or self._level

    def set_level(self, level: Level | None) -> None:
        """Show ``level`` without announcing it as the user's choice."""
        self._level = level
        self._say()
        self.update()

    def set_subject(self, subject: str) -> None:
        """What is rated, for the screen reader."""
        self._subject = subject
        self._say()

    def set_read_only(self, is_read_only: bool) -> None:
        """Only show, or choose again."""
        self._is_read_only = is_read_only
        self._hovered = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if is_read_only else Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor if is_read_only else Qt.CursorShape.PointingHandCursor)
        self.update()

    def retranslate(self) -> None:
        """Say the level in the language of now."""
        self._say()
        self.updateGeometry()
        self.update()

    # --- geometry -------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Stars, and room for the longest word, so that nothing moves when the level changes."""
        width = 5 * STAR + 4 * GAP + 2 * MARGIN
        if self._shows_word:
            width += 2 * GAP + max(self._word_metrics().horizontalAdvance(self._level_word(one)) for one in Level)
        return QSize(width, max(STAR, self._word_metrics().height()) + 2 * MARGIN)

    def minimumSizeHint(self) -> QSize:
        """The same: stars and words are never cut."""
        return self.sizeHint()

    def star_rect(self, level: Level) -> QRect:
        """Where the star of ``level`` is painted."""
        return QRect(MARGIN + (level - 1) * (STAR + GAP), (self.height() - STAR) // 2, STAR, STAR)

    def _word_metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())

    def _level_at(self, x: float) -> Level | None:
        star = int((x - MARGIN + GAP / 2) // (STAR + GAP)) + 1
        return Level(star) if 1 <= star <= 5 else None

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Stars, word, focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.shown_level or 0
        for level in Level:
            painter.save()
            painter.translate(self.star_rect(level).topLeft())
            self._paint_star(painter, is_filled=level <= shown)
            painter.restore()
        if self._shows_word and shown:
            self._paint_word(painter, self._level_word(Level(shown)))
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            stars = self.star_rect(Level(1)).united(self.star_rect(Level(5)))
            painter.drawRoundedRect(QRectF(stars).adjusted(-3, -3, 3, 3), 6, 6)

    def _paint_star(self, painter: QPainter, *, is_filled: bool) -> None:
        amber = QColor(colours.of(self.palette()).star)
        amber.setAlphaF(1.0 if self.isEnabled() else 0.4)
        if is_filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(amber)
        else:
            outline = QColor(self.palette().color(QPalette.ColorRole.WindowText))
            outline.setAlphaF(0.55 if self.isEnabled() else 0.25)
            painter.setPen(QPen(outline, 1.4, j=Qt.PenJoinStyle.RoundJoin))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)

    def _paint_word(self, painter: QPainter, word: str) -> None:
        left = self.star_rect(Level(5)).right() + 2 * GAP
        colour = QColor(self.palette().color(QPalette.ColorRole.WindowText))
        colour.setAlphaF(0.7 if self._hovered and self._hovered is not self._level else 1.0)
        painter.setPen(colour)
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, word)

    # --- choosing -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, arrows, clearing keys; everything else goes up."""
        key, now = event.key(), int(self._level or 0)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self._is_read_only or not plain:
            super().keyPressEvent(event)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self._choose(Level(key - Qt.Key.Key_0))
        elif key in _CLEARING:
            self._choose(None)
        elif key in _LESS:
            self._choose(Level(max(now - 1, 1)))
        elif key in _MORE:
            self._choose(Level(min(now + 1, 5)))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the level under the pointer."""
        hovered = None if self._is_read_only else self._level_at(event.position().x())
        if hovered is not self._hovered:
            self._hovered = hovered
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Whoever clicks twice on everything has chosen by the first click, and not taken it back by the second."""
        self._is_second_click = True
        super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the level under the pointer; the chosen one again takes it back."""
        if self._is_second_click:
            self._is_second_click = False
            return
        level = self._level_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and level and not self._is_read_only:
            self._hovered = None
            self._choose(None if level is self._level else level)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone."""
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        self.update()
        super().focusInEvent(event)

    def _choose(self, level: Level | None) -> None:
        if level is not self._level:
            self.set_level(level)
            self.level_changed.emit(level)

    def _say(self) -> None:
        if self._level is None:
            state = self.tr("chưa chọn")
        else:
            state = self.tr("{level} trên 5, {word}").format(level=int(self._level), word=self._level_word(self._level))
        self.setAccessibleName(", ".join(part for part in (self._subject, state) if part))

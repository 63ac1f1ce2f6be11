"""The reasons of a level: rows to tick that wrap, one stop of the Tab key, ticked with Space."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

_PADDING: Final = 8
_TICK: Final = 14
_LEFT: Final = _TICK + 2 * _PADDING  # where the text begins
_FLAGS: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class ReasonChip(QCheckBox):
    """A check box over the whole row; its text wraps rather than being cut."""

    def __init__(self, code: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.code = code
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """The text on one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + _TICK + 3 * _PADDING + 2, metrics.height() + _PADDING + 2)

    def minimumSizeHint(self) -> QSize:
        """Room for a few words on a line."""
        return QSize(120, 24)

    def hasHeightForWidth(self) -> bool:
        """Wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text and its padding."""
        room = QRect(0, 0, max(width - _LEFT - _PADDING // 2, 40), 10000)
        return max(self.fontMetrics().boundingRect(room, _FLAGS, self.text()).height() + _PADDING + 2, 24)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole chip can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint and tick when chosen, ring when focused."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        text = self.palette().color(QPalette.ColorRole.WindowText)
        tint = QColor(accent)
        tint.setAlphaF(0.12 if self.isChecked() else 0.06 if self.underMouse() else 0.0)
        painter.setPen(QPen(accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        self._paint_tick(painter, accent if self.isChecked() else text)
        painter.setPen(text)
        room = QRect(_LEFT, 0, self.width() - _LEFT - _PADDING // 2, self.height())
        painter.drawText(room, _FLAGS, self.text())

    def _paint_tick(self, painter: QPainter, colour: QColor) -> None:
        box = QRectF(_PADDING, (self.height() - _TICK) / 2, _TICK, _TICK).adjusted(1, 1, -1, -1)
        outline = QColor(colour)
        outline.setAlphaF(1.0 if self.isChecked() else 0.45)
        painter.setPen(QPen(outline, 1.3))
        painter.setBrush(colour if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            tick = QPainterPath(box.topLeft() + QPoint(3, 6))
            tick.lineTo(box.topLeft() + QPoint(5, 9))
            tick.lineTo(box.topLeft() + QPoint(9, 3))
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.HighlightedText), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(tick)


class ReasonChips(QWidget):
    """The offered reasons. Tab reaches them once; arrows go from one to the next; Space ticks."""

    changed = Signal()
    left_upwards = Signal()  # arrow up on the first one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[ReasonChip] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The codes that are ticked, in the department's order."""
        return tuple(chip.code for chip in self._chips if chip.isChecked())

    @property
    def chips(self) -> tuple[ReasonChip, ...]:
        """The chips that are offered."""
        return tuple(self._chips)

    def offer(self, reasons: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Offer (code, text) pairs with those of ``chosen`` ticked."""
        for chip in self._chips:
            self._rows.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(code, text, is_checked=code in chosen) for code, text in reasons]
        self._let_tab_in(0)
        self.updateGeometry()

    def focus_first(self) -> None:
        """Go to the first chip."""
        if self._chips:
            self._go(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows that the chips let pass."""
        here = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), -1)
        key = event.key()
        if here < 0:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._go(min(here + 1, len(self._chips) - 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up) and here > 0:
            self._go(here - 1)
        elif key == Qt.Key.Key_Up:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _chip(self, code: str, text: str, *, is_checked: bool) -> ReasonChip:
        chip = _RovingChip(code, text, self)
        chip.setChecked(is_checked)
        chip.toggled.connect(self.changed)
        self._rows.addWidget(chip)
        chip.show()
        return chip

    def _go(self, at: int) -> None:
        self._let_tab_in(at)
        self._chips[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_tab_in(self, at: int) -> None:
        for number, chip in enumerate(self._chips):
            is_door = number == at
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_door else Qt.FocusPolicy.ClickFocus)


class _RovingChip(ReasonChip):
    """A chip whose arrow keys are its group's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the group, which knows the neighbours."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

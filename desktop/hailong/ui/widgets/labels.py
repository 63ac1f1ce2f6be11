"""Labels of one look: plain text only, since what is shown was mostly written by others."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from hailong.qtbridge.plain_tip import plain_tip
from hailong.ui import fonts

FIELD_HEIGHT: Final = 30
"""Pixels of a field of one line and of a button, as the style sheet makes them."""


def text_label(
    parent: QWidget | None = None,
    *,
    tone: str = "",
    font: QFont | None = None,
    wraps: bool = False,
    is_selectable: bool = False,
) -> QLabel:
    """A label that never takes its text for markup; ``tone`` is one of the style sheet's."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if tone:
        label.setProperty("tone", tone)
    if font is not None:
        label.setFont(font)
    if is_selectable:
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        label.setTextInteractionFlags(flags)
    return label


def page_title(parent: QWidget | None = None, *, wraps: bool = False, is_selectable: bool = False) -> QLabel:
    """The title of a page or of what stands beside its list: as high as a field, so that all of them stand at one
    height, whether a field is beside them or not."""
    label = text_label(parent, font=fonts.title(), wraps=wraps, is_selectable=is_selectable)
    label.setMinimumHeight(FIELD_HEIGHT)
    return label


def set_tone(label: QWidget, tone: str) -> None:
    """Change the tone of a label that is already shown."""
    if label.property("tone") != tone:
        label.setProperty("tone", tone)
        label.style().unpolish(label)
        label.style().polish(label)


def hairline(parent: QWidget | None = None) -> QFrame:
    """A horizontal line of one pixel."""
    line = QFrame(parent)
    line.setProperty("edge", "line")
    line.setFixedHeight(1)
    return line


class ElidedLabel(QLabel):
    """One line that ends in … where there is no room; the whole text is in the tooltip."""

    def __init__(self, parent: QWidget | None = None, *, tone: str = "", font: QFont | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if tone:
            self.setProperty("tone", tone)
        if font is not None:
            self.setFont(font)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(48, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The text as far as it goes."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(plain_tip(self.text()) if shown != self.text() else "")
        QPainter(self).drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

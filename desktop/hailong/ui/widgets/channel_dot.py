"""The dot that stands beside the word of an inspection channel; never alone."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from hailong.domain.declaration import Channel
from hailong.ui import colours
from hailong.ui.colours import Colours

DOT: Final = 8


def paint_dot(painter: QPainter, worn: Colours, channel: Channel, corner: QPointF) -> None:
    """Filled for a channel; a ring while there is none."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = worn.channel(channel)
    is_unknown = channel is Channel.UNKNOWN
    painter.setPen(QPen(colour, 1.5) if is_unknown else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if is_unknown else colour)
    painter.drawEllipse(QRectF(corner.x() + 1, corner.y() + 1, DOT - 2, DOT - 2).adjusted(-0.5, -0.5, 0.5, 0.5))
    painter.restore()


class ChannelDot(QWidget):
    """The dot as a widget; the screen reader reads the word beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._channel = Channel.UNKNOWN
        self.setFixedSize(DOT, DOT + 2)

    def show_channel(self, channel: Channel) -> None:
        """Take the colour of ``channel``."""
        self._channel = channel
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One dot."""
        paint_dot(QPainter(self), colours.of(self.palette()), self._channel, QPointF(0, 1))

"""Our own icons: SVG drawn with one stroke, painted in the colour of the text beside them."""

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from hailong import resources

SIZE: Final = 18


def pixmap(name: str, colour: QColor, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """The icon in ``colour``; Qt's pixmap cache keeps what was painted once."""
    key = f"hailong/{name}/{colour.name()}/{size}/{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _painted(name, colour, size, ratio)
        QPixmapCache.insert(key, found)
    return found


def icon(name: str, colour: QColor, *, selected: QColor | None = None, size: int = SIZE) -> QIcon:
    """The icon for buttons and rows, sharp at 100 % and at the scale of the screens."""
    made = QIcon()
    application = QGuiApplication.instance()
    scale = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    for ratio in sorted({1.0, scale}):
        made.addPixmap(pixmap(name, colour, size, ratio))
        if selected is not None:
            painted = pixmap(name, selected, size, ratio)
            made.addPixmap(painted, QIcon.Mode.Normal, QIcon.State.On)
            made.addPixmap(painted, QIcon.Mode.Selected)
    return made


def _painted(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    drawing = resources.icon(name).read_text(encoding="utf-8").replace("currentColor", colour.name())
    painted = QPixmap(round(size * ratio), round(size * ratio))
    painted.setDevicePixelRatio(ratio)
    painted.fill(Qt.GlobalColor.transparent)
    painter = QPainter(painted)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return painted

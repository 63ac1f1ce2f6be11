"""A small button that shows one of our icons in the colour of the theme."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton, QWidget

from hailong.ui import colours, icons


class IconToolButton(QToolButton):
    """Its icon follows light and dark; its words are a tooltip and the name that a screen reader says."""

    def __init__(self, icon_name: str, parent: QWidget | None = None, *, size: int = 16) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setAutoRaise(True)
        self.setIconSize(QSize(size, size))
        self._dress()

    def say(self, name: str, tooltip: str = "") -> None:
        """Give it its words."""
        self.setAccessibleName(name)
        self.setToolTip(tooltip or name)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme paints another icon."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        self.setIcon(
            icons.icon(self._icon_name, QColor(colours.of(self.palette()).muted), size=self.iconSize().width())
        )

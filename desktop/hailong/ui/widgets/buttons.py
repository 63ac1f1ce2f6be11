"""Buttons with one of our icons, which follows the colour of the button's text."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from hailong.ui import colours, icons


class IconButton(QPushButton):
    """A push button of a ``kind`` of the style sheet (primary, quiet, danger, chip or empty) with an icon."""

    def __init__(self, icon_name: str, parent: QWidget | None = None, *, kind: str = "") -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._kind = kind
        if kind:
            self.setProperty("kind", kind)
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self._paint_icon()

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self._paint_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self._paint_icon()

    def _paint_icon(self) -> None:
        worn = colours.of(self.palette())
        by_kind = {"primary": worn.on_accent, "quiet": worn.accent, "danger": worn.danger}
        colour = by_kind.get(self._kind, worn.text) if self.isEnabled() else worn.field_line
        self.setIcon(icons.icon(self._icon_name, QColor(colour)))


def at_left_edge(*buttons: QPushButton) -> None:
    """Quiet buttons whose words begin where those above and below them do."""
    for button in buttons:
        button.setProperty("flush", True)


class IconLabel(QWidget):
    """An icon alone, in the tone of a label; what it means stands beside it in words."""

    def __init__(self, icon_name: str, parent: QWidget | None = None, *, tone: str = "muted", size: int = 18) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._tone = tone
        self.setFixedSize(size, size)

    def set_icon(self, icon_name: str, tone: str) -> None:
        """Show another icon in another tone."""
        self._icon_name, self._tone = icon_name, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon in the colour of its tone."""
        worn = colours.of(self.palette())
        colour = QColor(getattr(worn, self._tone))
        painted = icons.pixmap(self._icon_name, colour, self.width(), self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, painted)

"""Light or dark: Fusion, our palette, our style sheet, our font; follows the system unless the user chose."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStyleFactory

from hailong.qtbridge.settings import ThemeChoice
from hailong.ui import fonts
from hailong.ui.colours import DARK, LIGHT, Colours, palette_of
from hailong.ui.stylesheet import stylesheet

_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """Dresses the whole application; widgets read their colours from their own palette (``colours.of``)."""

    changed = Signal(object)  # Colours

    def __init__(
        self,
        application: QApplication,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        parent: QObject | None = None,
        *,
        is_styled: bool = True,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._choice = choice
        self._is_styled = is_styled
        self._colours: Colours | None = None
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(fonts.load())
        self._apply()
        application.styleHints().colorSchemeChanged.connect(self._apply)

    @property
    def colours(self) -> Colours:
        """What is worn now."""
        return self._colours or LIGHT

    def style(self) -> None:
        """Wear the style sheet from now on: a window that is built before costs a quarter less than under it, where
        each widget is styled anew whenever it is laid into another."""
        self._is_styled = True
        self._application.setStyleSheet(stylesheet(self.colours))

    def choose(self, choice: ThemeChoice) -> None:
        """Wear light or dark from now on, or follow the system."""
        self._choice = choice
        # Also tells the window manager, which paints the title bar; SYSTEM lets go of what was chosen before.
        self._application.styleHints().setColorScheme(_SCHEMES[choice])
        self._apply()

    def _apply(self) -> None:
        wanted = self._wanted()
        if wanted is self._colours:
            return
        self._colours = wanted
        self._application.setPalette(palette_of(wanted))
        if self._is_styled:
            self._application.setStyleSheet(stylesheet(wanted))
        self.changed.emit(wanted)

    def _wanted(self) -> Colours:
        if self._choice is ThemeChoice.SYSTEM:
            return DARK if self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is ThemeChoice.DARK else LIGHT

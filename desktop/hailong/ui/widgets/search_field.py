"""The field for instant search."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hailong.ui import colours, icons


class SearchField(QLineEdit):
    """A line with a magnifier and a cross that clears. Esc clears as well; down goes to the list below."""

    down_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._magnifier = QAction(self)
        self.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self)
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self._paint_icons()
        self._retranslate()

    def set_hint(self, hint: str) -> None:
        """What can be searched for; the screen reader says it as well."""
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)

    def take_focus(self) -> None:
        """Put the cursor in and select what is there, so that typing replaces it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears what is there; with nothing there it goes up."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._paint_icons()
        elif event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._magnifier.setText(self.tr("Tìm kiếm"))
        self._clear.setText(self.tr("Xóa nội dung tìm"))

    def _paint_icons(self) -> None:
        muted = QColor(colours.of(self.palette()).muted)
        self._magnifier.setIcon(icons.icon("search", muted))
        self._clear.setIcon(icons.icon("close", muted, size=14))

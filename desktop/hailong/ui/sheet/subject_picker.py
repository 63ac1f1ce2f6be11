"""A field that completes a team, stage, office or officer out of the catalogue, or takes one in own words."""

from PySide6.QtCore import QEvent, QModelIndex, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from hailong.domain.sheet import MAX_NAME
from hailong.domain.vietnamese import clean
from hailong.ui import colours, icons
from hailong.ui.sheet.candidates import Candidates, Choice


class SubjectPicker(QLineEdit):
    """Type any part, with or without tone marks; arrow down shows all; what is not in the list is sent as it is."""

    picked = Signal(str, str)  # code (empty: own words), name

    def __init__(self, candidates: Candidates, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._candidates = candidates
        self._shown: list[Choice] = []
        self._picked = ("", "")
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        completer.setWidget(self)
        completer.activated[QModelIndex].connect(lambda index: self.activate(index.row()))  # type: ignore[index]  # one of two overloads
        self._completer = completer
        popup = completer.popup()
        assert popup is not None
        self._popup = popup
        self.setMaxLength(MAX_NAME)
        self._drop = QAction(self)
        self.addAction(self._drop, QLineEdit.ActionPosition.TrailingPosition)
        self._paint_arrow()
        self._drop.triggered.connect(self.show_all)
        self.textEdited.connect(self._on_edited)

    @property
    def value(self) -> tuple[str, str]:
        """Code and name of what was picked; no code means own words."""
        return self._picked

    @property
    def suggestions(self) -> list[str]:
        """What is offered now."""
        return [choice.label for choice in self._shown]

    def set_drop_tooltip(self, text: str) -> None:
        """What the arrow says."""
        self._drop.setText(text)
        self._drop.setToolTip(text)

    def set_value(self, code: str, name: str) -> None:
        """Show what was picked before."""
        self._picked = (code, name)
        self.setText(name)
        self.setCursorPosition(0)

    def show_all(self) -> None:
        """Open the list whatever is written."""
        self._suggest("")

    def activate(self, row: int) -> None:
        """Take one of the suggestions that are shown."""
        if 0 <= row < len(self._shown):
            self._take(self._shown[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down opens the list; Enter takes the only or highlighted suggestion."""
        popup = self._popup
        if event.key() == Qt.Key.Key_Down and not popup.isVisible():
            self._suggest("" if self._picked[0] else self.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._settle()
        elif event.key() == Qt.Key.Key_Escape and popup.isVisible():
            popup.hide()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._paint_arrow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """An empty field shows at once what there is, when the user came with the keyboard or by adding a line."""
        super().focusInEvent(event)
        if not self.text() and event.reason() is Qt.FocusReason.OtherFocusReason:
            QTimer.singleShot(0, self, self.show_all)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going on to the stars settles what was written; opening the list below does not."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._popup.hide()
            self._settle()

    def _on_edited(self, text: str) -> None:
        exact = self._candidates.exact(clean(text))
        self._picked = (exact.code, exact.name) if exact else ("", clean(text))
        self.picked.emit(*self._picked)
        self._suggest(text)

    def _suggest(self, text: str) -> None:
        self._shown = self._candidates.find(text)
        self._model.setStringList([choice.label for choice in self._shown])
        if self._shown and self.isVisible():
            self._completer.complete()
        else:
            self._popup.hide()

    def _settle(self) -> None:
        """Leave the field: a text that names exactly one entry becomes that entry."""
        exact = self._candidates.exact(clean(self.text()))
        if exact is not None:
            self._take(exact)

    def _paint_arrow(self) -> None:
        self._drop.setIcon(icons.icon("chevron-down", QColor(colours.of(self.palette()).muted), size=14))

    def _take(self, choice: Choice) -> None:
        self._picked = (choice.code, choice.name)
        self.setText(choice.shown)
        self._popup.hide()
        self.picked.emit(choice.code, choice.name)

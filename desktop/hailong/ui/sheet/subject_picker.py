"""A field that completes a team, stage, office or officer out of the catalogue, or takes one in own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from hailong.domain.sheet import MAX_NAME
from hailong.domain.vietnamese import clean, fold

MOST_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of the catalogue as it is offered. ``near``: of the offices on the sheet, shown first."""

    code: str
    name: str
    detail: str = ""
    near: bool = False

    @property
    def label(self) -> str:
        """Name and what tells it from others of that name."""
        return f"{self.name} · {self.detail}" if self.detail else self.name


class SubjectPicker(QLineEdit):
    """Type any part, with or without tone marks; arrow down shows all; what is not in the list is sent as it is."""

    picked = Signal(str, str)  # code (empty: own words), name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[tuple[str, Choice]] = []
        self._shown: list[Choice] = []
        self._picked = ("", "")
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        completer.setWidget(self)
        completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]  # one of two overloads
        self._completer = completer
        popup = completer.popup()
        assert popup is not None
        self._popup = popup
        self.setMaxLength(MAX_NAME)
        self._drop = QAction(self)
        self._drop.triggered.connect(self.show_all)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._settle)

    @property
    def value(self) -> tuple[str, str]:
        """Code and name of what was picked; no code means own words."""
        return self._picked

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these, the near ones first."""
        ordered = sorted(choices, key=lambda choice: not choice.near)
        self._choices = [(fold(f"{choice.label} {choice.code}"), choice) for choice in ordered]

    def set_drop_icon(self, icon: QIcon) -> None:
        """The arrow at the right end."""
        self._drop.setIcon(icon)
        if self._drop not in self.actions():
            self.addAction(self._drop, QLineEdit.ActionPosition.TrailingPosition)

    def set_drop_tooltip(self, text: str) -> None:
        """What the arrow says."""
        self._drop.setToolTip(text)

    def set_value(self, code: str, name: str) -> None:
        """Show what was picked before."""
        self._picked = (code, name)
        if clean(self.text()) != name:
            self.setText(name)
            self.setCursorPosition(0)

    def show_all(self) -> None:
        """Open the list whatever is written."""
        self._suggest("")

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """An empty field shows at once what there is, when the user came with the keyboard or by adding a line."""
        super().focusInEvent(event)
        if not self.text() and event.reason() is Qt.FocusReason.OtherFocusReason:
            QTimer.singleShot(0, self, self.show_all)

    def matches(self, text: str) -> list[Choice]:
        """What is offered for ``text``: every part of it occurs, tone marks or not."""
        parts = fold(text).split()
        found = (choice for folded, choice in self._choices if all(part in folded for part in parts))
        return [choice for choice, _ in zip(found, range(MOST_SHOWN), strict=False)]

    def _on_edited(self, text: str) -> None:
        self._picked = ("", clean(text))
        self.picked.emit("", self._picked[1])
        self._suggest(text)

    def _suggest(self, text: str) -> None:
        self._shown = self.matches(text)
        self._model.setStringList([choice.label for choice in self._shown])
        if self._shown and self.isVisible():
            self._completer.complete()
        else:
            self._popup.hide()

    def _on_activated(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._shown):
            self._take(self._shown[index.row()])

    def _settle(self) -> None:
        """Leave the field: a text that names exactly one entry becomes that entry."""
        code, name = self._picked
        if not code and name:
            exact = [one for _, one in self._choices if fold(name) in (fold(one.name), fold(one.label), fold(one.code))]
            if len(exact) == 1:
                self._take(exact[0])

    def _take(self, choice: Choice) -> None:
        self._picked = (choice.code, choice.name)
        self.setText(choice.name)
        self._popup.hide()
        self.picked.emit(choice.code, choice.name)

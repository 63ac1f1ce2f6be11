"""A setting of a few values: a combo box that speaks the language of now."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

_Value = TypeVar("_Value")


class ChoiceBox(QComboBox, Generic[_Value]):
    """``words`` says what each of ``values`` is called."""

    chosen = Signal(object)

    def __init__(self, values: Sequence[_Value], words: Callable[[_Value], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = list(values)
        self._words = words
        for value in self._values:
            self.addItem(words(value))
        self.setMinimumWidth(220)
        self.activated.connect(lambda number: self.chosen.emit(self._values[number]))

    def choose(self, value: _Value) -> None:
        """Show ``value`` without announcing it."""
        self.setCurrentIndex(self._values.index(value))

    def retranslate(self) -> None:
        """All words anew."""
        for number, value in enumerate(self._values):
            self.setItemText(number, self._words(value))

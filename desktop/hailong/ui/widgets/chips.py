"""A row of chips, one of which is chosen; each may carry a count."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from hailong.ui.widgets.flow import FlowLayout
from hailong.ui.words import number_text

_Value = TypeVar("_Value")


class _Chip(QPushButton):
    """Left and right go to the neighbour, as in a group of radio buttons."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        buttons = self.group().buttons()
        neighbour = buttons[(buttons.index(self) + step) % len(buttons)]
        neighbour.setFocus(Qt.FocusReason.TabFocusReason)
        neighbour.click()


class ChipRow(QWidget, Generic[_Value]):
    """``words`` says what each of ``values`` is called in the language of now."""

    chosen = Signal(object)

    def __init__(self, values: Sequence[_Value], words: Callable[[_Value], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._values = list(values)
        self._counts: dict[int, int] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = FlowLayout(self, spacing=6)
        for number in range(len(self._values)):
            chip = _Chip(self)
            chip.setCheckable(True)
            chip.setProperty("kind", "chip")
            self._group.addButton(chip, number)
            row.addWidget(chip)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))
        self.retranslate()

    @property
    def value(self) -> _Value:
        """What is chosen."""
        return self._values[self._group.checkedId()]

    def choose(self, value: _Value) -> None:
        """Choose without announcing it."""
        self._group.button(self._values.index(value)).setChecked(True)

    def set_counts(self, counts: Mapping[_Value, int]) -> None:
        """Show how many there are of each."""
        self._counts = {self._values.index(value): count for value, count in counts.items() if value in self._values}
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        for number, value in enumerate(self._values):
            count = self._counts.get(number)
            word = self._words(value)
            self._group.button(number).setText(word if count is None else f"{word}  {number_text(count)}")

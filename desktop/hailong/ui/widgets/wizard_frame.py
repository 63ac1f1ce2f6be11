"""What all wizards have in common: steps with a title and a place among them, a fault, *Back*, *Next* and *Stop*."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from hailong.ui.widgets.dialog_frame import DialogFrame
from hailong.ui.widgets.fault_box import FaultBox
from hailong.ui.widgets.labels import hairline, text_label
from hailong.ui.widgets.layouts import Part
from hailong.ui.widgets.one_press import OnePress

StepT = TypeVar("StepT", bound=IntEnum)


class WizardFrame(DialogFrame, Generic[StepT]):
    """``order`` holds the steps, counted from 0. What ends each of them is the wizard's own: ``leave_step``."""

    def __init__(self, order: type[StepT], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = order
        self._first: Mapping[StepT, QWidget] = {}
        self.place = text_label(self, tone="muted")
        self.steps = QStackedWidget(self)
        self.fault = FaultBox(self)
        self.back, self.next, self.stop = QPushButton(self), QPushButton(self), QPushButton(self)
        self.next.setProperty("kind", "primary")
        self.next.setDefault(True)
        for button in (self.back, self.stop):
            button.setAutoDefault(False)
        OnePress(self.next, parent=self)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self.go_on)

    def arrange_steps(
        self,
        pages: Mapping[StepT, QWidget],
        first: Mapping[StepT, QWidget],
        *,
        above: Sequence[Part] = (),
        below: Sequence[Part] = (),
        left: Sequence[Part] = (),
    ) -> None:
        """Arrange the page of each step, with parts above and below it, and more buttons at the left.

        ``first`` is where the cursor belongs on a step; elsewhere it is *Next*.
        """
        for step in self._order:
            self.steps.addWidget(pages[step])
        self._first = first
        buttons = (self.stop, *left, None, self.back, self.next)
        body = (self.place, *above, hairline(self), self.steps, *below, self.fault)
        self.arrange(*body, buttons=buttons, grows=self.steps)

    @property
    def step(self) -> StepT:
        """Where it stands."""
        return self._order(self.steps.currentIndex())

    def show_step(self, step: StepT) -> None:
        """Show a step with the cursor where something is to be done."""
        self.fault.tell(None)
        self.steps.setCurrentIndex(step)
        self.retranslate()
        self._first.get(step, self.next).setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """What the button at the right does."""
        if self.next.isEnabled():
            self.fault.tell(None)
            self.leave_step(self.step)

    def leave_step(self, step: StepT) -> None:
        """Do what ends ``step``; each wizard has its own."""
        raise NotImplementedError

    def say_step(self, titles: Mapping[StepT, str], words_of_next: Mapping[StepT, str]) -> None:
        """Title and place of the step, and the words of *Back* and *Next*."""
        self.title.setText(titles[self.step])
        self.place.setText(self.tr("Bước {number}/{count}").format(number=self.step + 1, count=len(self._order)))
        self.back.setText(self.tr("Quay lại"))
        self.next.setText(words_of_next[self.step])

    def _go_back(self) -> None:
        self.show_step(self._order(max(self.step - 1, 0)))

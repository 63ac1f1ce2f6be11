"""A section of acts on files, one at a time: which run, and what came of the last one."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from hailong.ui.widgets.labels import set_tone, text_label
from hailong.ui.widgets.layouts import in_row
from hailong.ui.widgets.section import Section

Outcome = Callable[[], tuple[str, str]]
"""Says words and tone of what came of an act, in the language of now."""


class FileActs(Section):
    """Its acts are off while one of them runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts: Sequence[QPushButton] = ()
        self._outcome: Outcome | None = None
        self.about = text_label(self, tone="muted", wraps=True)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.told = text_label(self, wraps=True, is_selectable=True)

    def row_of(self, *acts: QPushButton) -> QHBoxLayout:
        """The buttons of the acts beside each other."""
        self._acts = acts
        return in_row(*acts, None)

    def tell(self, outcome: Outcome) -> None:
        """Say what came of an act."""
        self._outcome = outcome
        self.show_outcome()

    def show_busy(self, is_busy: bool) -> None:
        """An act has begun, which takes the outcome of the one before away, or has ended."""
        if is_busy:
            self._outcome = None
            self.show_outcome()
        for act in self._acts:
            act.setEnabled(not is_busy)
        self.bar.setVisible(is_busy)

    def show_outcome(self) -> None:
        """Say the outcome anew."""
        text, tone = self._outcome() if self._outcome is not None else ("", "muted")
        self.told.setText(text)
        set_tone(self.told, tone)
        self.told.setVisible(bool(text))

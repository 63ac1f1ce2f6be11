"""One fault inside a wizard: what is wrong, how to mend it, and details on demand."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hailong.ui import fonts
from hailong.ui.failures import Explanation
from hailong.ui.widgets.buttons import IconButton, IconLabel
from hailong.ui.widgets.labels import text_label


class FaultBox(QFrame):
    """Hidden until there is something to say. ``act`` is a button for what mends it, where a button can."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("edge", "all")
        self.what = text_label(self, font=fonts.strong(), wraps=True, is_selectable=True)
        self.do = text_label(self, wraps=True, is_selectable=True)
        self.details = text_label(self, tone="muted", wraps=True, is_selectable=True)
        self.means = text_label(self, tone="muted", wraps=True, is_selectable=True)
        self.act = IconButton("key", self)
        self.act.hide()
        texts = QVBoxLayout()
        texts.setSpacing(4)
        for label in (self.what, self.means, self.do, self.details):
            texts.addWidget(label)
        texts.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(IconLabel("alert", self, tone="danger"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        self.hide()

    def tell(self, explanation: Explanation | None, act: str = "") -> None:
        """Show an explanation, or nothing; ``act`` is the word of the button."""
        self.act.setText(act)
        self.act.setVisible(bool(act) and explanation is not None)
        if explanation is not None:
            self.what.setText(explanation.what)
            self.means.setText(explanation.means)
            self.means.setVisible(bool(explanation.means))
            self.do.setText(explanation.do)
            self.details.setText(self.tr("Chi tiết: {details}").format(details=explanation.details))
            self.details.setVisible(bool(explanation.details))
            self.setAccessibleName(explanation.text)
        self.setVisible(explanation is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Its sentences are in the language of before."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.hide()

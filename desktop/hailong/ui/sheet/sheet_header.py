"""What the open sheet is about: the declaration's number, kind, office, channel and status."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hailong.domain.catalogue import Catalogue
from hailong.domain.declaration import Declaration, group_number
from hailong.qtbridge.sheet_opening import OpenSheet
from hailong.ui.declaration_words import DeclarationWords
from hailong.ui.widgets.channel_dot import ChannelDot
from hailong.ui.widgets.labels import page_title
from hailong.ui.widgets.tool_button import IconToolButton


class SheetHeader(QWidget):
    """Reads; only the number can be copied."""

    copy_wanted = Signal(str)  # the whole number, 12 digits

    def __init__(self, words: DeclarationWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._declaration: Declaration | None = None
        self._catalogue = Catalogue()
        self.title = page_title(self)
        self.facts, self.status = QLabel(self), QLabel(self)
        self.dot = ChannelDot(self)
        self.enterprise = QLabel(self)
        for label in (self.facts, self.status, self.enterprise):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.facts, self.enterprise, self.status):
            label.setWordWrap(True)
        self.enterprise.setProperty("tone", "muted")
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = IconToolButton("copy", self)
        self.copy.clicked.connect(self._on_copy)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.copy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(top)
        box.addWidget(self.facts)
        middle = QHBoxLayout()
        middle.setSpacing(6)
        middle.addWidget(self.dot)
        middle.addWidget(self.status, 1)
        box.addLayout(middle)
        box.addWidget(self.enterprise)
        self.retranslate()

    def show_declaration(self, opened: OpenSheet) -> None:
        """Show what was opened."""
        self._declaration, self._catalogue = opened.row.declaration, opened.catalogue
        self.retranslate()

    def retranslate(self) -> None:
        """All texts in the language of now."""
        declaration = self._declaration
        if declaration is None:
            return
        number = group_number(declaration.number)
        self.title.setText(self.tr("Tờ khai {number}").format(number=number))
        name = self.tr("Sao chép số tờ khai {number}").format(number=number)
        self.copy.say(name, self.tr("Sao chép cả 12 chữ số (Ctrl+Shift+C)"))
        self.facts.setText(self._words.facts(declaration, self._catalogue))
        self.dot.show_channel(declaration.channel)
        channel = self._words.channel_phrase(declaration.channel)
        self.status.setText(f"{channel} · {self._words.status_line(declaration)}")
        self.enterprise.setText(declaration.enterprise_name)
        self.enterprise.setVisible(bool(declaration.enterprise_name))

    def _on_copy(self) -> None:
        if self._declaration is not None:
            self.copy_wanted.emit(self._declaration.number)

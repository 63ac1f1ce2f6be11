"""The left side of the window: which page is shown, and what waits on each."""

from enum import StrEnum
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hailong.ui import colours, fonts, icons
from hailong.ui.widgets.buttons import IconLabel
from hailong.ui.widgets.labels import text_label
from hailong.ui.words import number_text

WIDE: Final = 168
NARROW: Final = 80


class PageId(StrEnum):
    """The pages of the window, in the order of Ctrl+1 ..."""

    DECLARATIONS = "declarations"
    SENT = "sent"
    DOCUMENTS = "documents"
    SETTINGS = "settings"
    HELP = "help"


@runtime_checkable
class Page(Protocol):
    """What the window asks of a page beyond being a widget."""

    def focus_search(self) -> None:
        """Ctrl+F: go to what can be searched or typed first."""

    def refresh(self) -> None:
        """The page is shown again: read anew what it shows."""


class NavigationButton(QPushButton):
    """An icon, a word, a count at the right; narrow, the icon alone."""

    def __init__(self, page: PageId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self._count = 0
        self._is_urgent = False
        self._word = ""
        self._hint = ""
        self._count_meaning = ""
        self._is_narrow = False
        self.setCheckable(True)
        self.setProperty("kind", "navigation")
        self.setIconSize(QSize(20, 20))
        self._paint_icon()

    def set_words(self, word: str, tooltip: str, count_meaning: str) -> None:
        """``count_meaning`` says what the count counts, with ``{count}``, for tooltip and screen reader."""
        self._word, self._hint, self._count_meaning = word, tooltip, count_meaning
        self._say()

    def set_count(self, count: int, *, is_urgent: bool = False) -> None:
        """Show how many; 0 shows nothing."""
        self._count, self._is_urgent = count, is_urgent
        self._say()
        self.update()

    def set_narrow(self, is_narrow: bool) -> None:
        """Show or hide the word."""
        self._is_narrow = is_narrow
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._paint_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and its count."""
        super().paintEvent(event)
        if not self._count:
            return
        worn = colours.of(self.palette())
        painter = QPainter(self)
        painter.setPen(QColor(worn.danger if self._is_urgent else worn.accent if self.isChecked() else worn.muted))
        painter.setFont(fonts.small() if self._is_narrow else fonts.strong())
        most = 99 if self._is_narrow else 999
        text = str(self._count) if self._count <= most else f"{most}+"
        room = self.rect().adjusted(0, 0, -4 if self._is_narrow else -8, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)

    def _say(self) -> None:
        self.setText("" if self._is_narrow else self._word)
        meaning = self._count_meaning if self._count else ""
        counted = meaning.format(count=number_text(self._count))
        self.setAccessibleName(", ".join(part for part in (self._word, counted) if part))
        self.setToolTip("\n".join(part for part in (self._hint, counted) if part))

    def _paint_icon(self) -> None:
        self.setIcon(icons.icon(self.page.value, QColor(colours.of(self.palette()).text), size=20))


class Navigation(QFrame):
    """Buttons in order, settings and help at the bottom. Up and down go from one to the next."""

    chosen = Signal(object)  # PageId

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "side")
        self.setProperty("edge", "right")
        self._group = QButtonGroup(self)
        self._buttons = {page: NavigationButton(page, self) for page in PageId}
        self.logo = IconLabel("star", self, tone="star", size=22)
        self.name = text_label(self, font=fonts.title())
        self.name.setText("Hài Lòng")
        self._lay_out()
        for button in self._buttons.values():
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, page=button.page: self.chosen.emit(page))
        self.set_narrow(False)
        self.retranslate()

    def show_page(self, page: PageId) -> None:
        """Mark ``page`` as the one that is shown."""
        self._buttons[page].setChecked(True)

    def button(self, page: PageId) -> NavigationButton:
        """The button of a page."""
        return self._buttons[page]

    def set_narrow(self, is_narrow: bool) -> None:
        """Icons alone, for a narrow window."""
        self.setFixedWidth(NARROW if is_narrow else WIDE)
        self.name.setVisible(not is_narrow)
        for button in self._buttons.values():
            button.set_narrow(is_narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down between the buttons."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(self.tr("Các trang"))
        words = {
            PageId.DECLARATIONS: (self.tr("Tờ khai"), "Ctrl+1", self.tr("{count} tờ khai chờ đánh giá")),
            PageId.SENT: (self.tr("Đã gửi"), "Ctrl+2", self.tr("{count} phiếu chờ gửi hoặc cần sửa lại")),
            PageId.DOCUMENTS: (self.tr("Văn bản"), "Ctrl+3", self.tr("{count} văn bản mới có hiệu lực")),
            PageId.SETTINGS: (self.tr("Cài đặt"), "Ctrl+4", ""),
            PageId.HELP: (self.tr("Trợ giúp"), "F1", ""),
        }
        for page, (word, keys, meaning) in words.items():
            self._buttons[page].set_words(word, f"{word} ({keys})", meaning)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(9, 4, 0, 12)  # above the icons of the buttons
        head.setSpacing(8)
        head.addWidget(self.logo, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self.name, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 12, 8, 8)
        box.setSpacing(2)
        box.addLayout(head)
        for page in (PageId.DECLARATIONS, PageId.SENT, PageId.DOCUMENTS):
            box.addWidget(self._buttons[page])
        box.addStretch(1)
        for page in (PageId.SETTINGS, PageId.HELP):
            box.addWidget(self._buttons[page])

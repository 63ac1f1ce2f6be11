"""One quiet card in the corner of the screen: it never takes the keyboard, and goes away by itself."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor, QEnterEvent, QGuiApplication, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hailong.domain.catalogue import Level
from hailong.domain.prompting import Card, CardKind
from hailong.store.interfaces import DeclarationRow
from hailong.ui import fonts, words
from hailong.ui.prompt.card_words import CardWords
from hailong.ui.widgets.buttons import IconLabel
from hailong.ui.widgets.labels import text_label
from hailong.ui.widgets.stars import StarRating

WIDTH: Final = 384
MARGIN: Final = 16
_FLAGS: Final = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)


class PromptCard(QFrame):
    """Shows one Card after the other. It comes and goes without motion: nothing moves at the edge of the eye.

    Whoever works by keyboard answers it from the window (Ctrl+R) or from the menu beside the clock.
    """

    rate_wanted = Signal(int, object)  # key, Level
    list_wanted = Signal()
    skip_wanted = Signal(int)  # key, after the warning
    closed = Signal()

    def __init__(
        self, card_words: CardWords, look: Callable[[], tuple[bool, int]], parent: QWidget | None = None
    ) -> None:
        """``look`` says whether the card is private, and how many seconds it stays."""
        super().__init__(parent, _FLAGS)
        self._words = card_words
        self._look = look
        self._card: Card | None = None
        self._rows: Sequence[DeclarationRow] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setProperty("ground", "base")
        self.setProperty("edge", "card")
        self.icon = IconLabel("star", self, tone="accent")
        self.title = text_label(self, font=fonts.strong(), wraps=True)
        self.place = text_label(self, tone="muted", wraps=True)
        self.warning = text_label(self, wraps=True)
        self.stars = StarRating(words.level, self)
        self.show_list, self.later, self.skip = QPushButton(self), QPushButton(self), QPushButton(self)
        self.back, self.skip_anyway = QPushButton(self), QPushButton(self)
        for button in (self.show_list, self.later, self.skip, self.back, self.skip_anyway):
            button.setProperty("kind", "quiet")
        self._lay_out()
        for child in self.findChildren(QWidget):
            child.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.close)
        self._connect()
        self.retranslate()

    # --- for the app ----------------------------------------------------------------------------------------------

    @property
    def key(self) -> int | None:
        """The one declaration that is asked about; None of many."""
        is_one = self._card is not None and self._card.kind is CardKind.ONE
        return self._card.keys[0] if self._card is not None and is_one else None

    def ask(self, card: Card, rows: Sequence[DeclarationRow]) -> None:
        """Show ``card`` in the corner of the screen at which the user is."""
        self._card, self._rows = card, rows
        self.stars.set_level(None)
        self._warn(False)
        self.retranslate()
        self._put_into_corner()
        self.show()
        self._begin_to_wait()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def retranslate(self) -> None:
        """All texts in the language of now."""
        self.setWindowTitle("Hài Lòng")  # the title may be seen anywhere: nothing about anybody
        self.show_list.setText(self.tr("Xem danh sách"))
        self.later.setText(self.tr("Để sau"))
        self.later.setToolTip(self.tr("Tờ khai vẫn nằm trong danh sách chờ đánh giá"))
        self.skip.setText(self.tr("Bỏ qua"))
        self.back.setText(self.tr("Quay lại"))
        self.skip_anyway.setText(self.tr("Vẫn bỏ qua"))
        self.warning.setText(
            self.tr(
                "Bỏ qua thì tờ khai vẫn nằm trong danh sách chờ đánh giá, và hôm nay sẽ không hỏi lại. "
                "Ý kiến của Quý doanh nghiệp giúp cơ quan hải quan phục vụ tốt hơn."
            )
        )
        if self._card is not None:
            is_private, _ = self._look()
            self.title.setText(self._words.title(self._card, self._rows, is_private=is_private))
            self.place.setText(self._words.place(self._card, self._rows))
        self.stars.set_subject(self.place.text())
        self.stars.retranslate()
        self.setAccessibleName(f"{self.title.text()}. {self.place.text()}")

    # --- what happens ---------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Whoever points at it is about to answer: it stays."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """It waits again as long as at first."""
        self._begin_to_wait()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """However it went: it is over."""
        self._timer.stop()
        super().hideEvent(event)
        if self._card is not None:
            self._card, self._rows = None, ()
            self.closed.emit()

    def _begin_to_wait(self) -> None:
        if self.isVisible():
            _, seconds = self._look()
            self._timer.start(seconds * 1000)

    def _on_level(self, level: Level) -> None:
        key = self.key
        self.hide()
        if key is not None:
            self.rate_wanted.emit(key, level)

    def _on_list(self) -> None:
        self.hide()
        self.list_wanted.emit()

    def _on_skip_anyway(self) -> None:
        key = self.key
        self.hide()
        if key is not None:
            self.skip_wanted.emit(key)

    def _warn(self, is_warning: bool) -> None:
        """The warning in place of stars and buttons, or those again."""
        is_one = self.key is not None
        shown = {
            self.warning: is_warning,
            self.back: is_warning,
            self.skip_anyway: is_warning,
            self.stars: is_one and not is_warning,
            self.skip: is_one and not is_warning,
            self.show_list: not is_one,
            self.later: not is_warning,
        }
        for widget, is_shown in shown.items():
            widget.setVisible(is_shown)
        if self.isVisible():
            self._put_into_corner()

    # --- place ----------------------------------------------------------------------------------------------------

    def _put_into_corner(self) -> None:
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        self._box.invalidate()  # what was hidden until now has not been measured
        self._box.activate()
        self.resize(QSize(WIDTH, self._box.totalHeightForWidth(WIDTH)))
        self.move(corner_of(screen.availableGeometry(), self.size()))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for widget in (self.title, self.place):
            texts.addWidget(widget)
        texts.addSpacing(4)
        texts.addWidget(self.warning)
        head.addLayout(texts, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(22, 0, 0, 0)
        middle.addWidget(self.stars)
        middle.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(18, 0, 0, 0)
        for button in (self.show_list, self.back, self.later):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.skip_anyway)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 12, 8)
        box.setSpacing(8)
        box.addLayout(head)
        box.addLayout(middle)
        box.addLayout(row)
        self.setFixedWidth(WIDTH)

    def _connect(self) -> None:
        self.stars.level_changed.connect(self._on_level)
        self.show_list.clicked.connect(self._on_list)
        self.later.clicked.connect(self.close)
        self.skip.clicked.connect(lambda: self._warn(True))
        self.back.clicked.connect(lambda: self._warn(False))
        self.skip_anyway.clicked.connect(self._on_skip_anyway)


def corner_of(available: QRect, size: QSize) -> QPoint:
    """Where the upper left corner of a card of ``size`` stands: at the lower right of the free screen."""
    return QPoint(available.right() - size.width() - MARGIN + 1, available.bottom() - size.height() - MARGIN + 1)

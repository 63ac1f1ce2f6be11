"""The filter by enterprise: a field in which a broker of sixty types any part of a name or tax code."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFocusEvent, QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QSizePolicy, QWidget

from hailong.domain.enterprises import EnterpriseChoice, found
from hailong.domain.taxcode import display
from hailong.qtbridge.plain_tip import plain_tip
from hailong.ui import colours, icons
from hailong.ui.declarations.enterprise_delegate import CHOICE_ROLE, STANDING_ROLE, EnterpriseDelegate
from hailong.ui.words import number_text

_LIST_WIDTH: Final = 420
_LINES: Final = 14
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterprisePicker(QLineEdit):
    """Shows what is chosen. Typing narrows the list below, Enter takes the highlighted line, Esc gives the choice back.

    An emptied field means all enterprises.
    """

    chosen = Signal(object)  # str: the tax code; None: all enterprises
    settled = Signal()  # chosen by the user, who goes on to the list

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[EnterpriseChoice] = ()
        self._value: str | None = None
        self._everything = ""
        self._model = QStandardItemModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_LINES)
        completer.setWidget(self)
        completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # one of two overloads
        self._completer = completer
        popup = completer.popup()
        assert popup is not None
        self.list = popup
        self.list.setItemDelegate(EnterpriseDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setProperty("edge", "popup")
        self._drop = QAction(self)
        self._drop.triggered.connect(self.show_all)
        self.addAction(self._drop, QLineEdit.ActionPosition.TrailingPosition)
        self._paint_arrow()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self.textEdited.connect(self._suggest)

    @property
    def value(self) -> str | None:
        """The tax code that is chosen; None for all enterprises."""
        return self._value

    @property
    def offered(self) -> list[str]:
        """What the open list says, line by line."""
        if not self.list.isVisible():
            return []
        role = Qt.ItemDataRole.AccessibleTextRole
        return [self._model.index(row, 0).data(role) for row in range(self._model.rowCount())]

    def say(self, everything: str, name: str, tooltip: str) -> None:
        """Give it its words."""
        self._everything = everything
        self.setPlaceholderText(everything)
        self.setAccessibleName(name)
        self.setToolTip(tooltip)
        self._drop.setText(name)
        self._drop.setToolTip(name)

    def offer(self, choices: Sequence[EnterpriseChoice]) -> None:
        """Offer ``choices``; what is chosen stays chosen, and what is being typed stays as it is."""
        self._choices = choices
        if not self._is_typing:
            self._show_choice()

    def choose(self, value: str | None) -> None:
        """Choose as the user does."""
        has_changed = value != self._value
        self._value = value
        self.list.hide()
        self._show_choice()
        if has_changed:
            self.chosen.emit(value)

    def take_focus(self) -> None:
        """Put the cursor in, with all enterprises below."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self.show_all()

    def show_all(self) -> None:
        """Open the list of all enterprises."""
        self._open([None, *self._choices])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down opens the list, Enter takes, Esc goes back."""
        if event.key() == Qt.Key.Key_Down and not self.list.isVisible():
            self.show_all()
        elif event.key() in _ENTER and not event.modifiers():
            self._take_current()
        elif event.key() == Qt.Key.Key_Escape and (self.list.isVisible() or self._is_typing):
            self.list.hide()
            self._show_choice()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The first click opens the list; what is written is replaced by what is typed."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self._is_typing:
            self.selectAll()
            self.show_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere without choosing leaves the choice as it was; opening the list does not."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.list.hide()
            self._show_choice()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._paint_arrow()

    @property
    def _is_typing(self) -> bool:
        return self.text() != self._name_of(self._value)

    def _suggest(self, text: str) -> None:
        self._open(found(self._choices, text) if text.strip() else [None, *self._choices])
        if text.strip() and self.list.isVisible():
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _open(self, choices: Sequence[EnterpriseChoice | None]) -> None:
        self._model.clear()
        for choice in choices:
            self._model.appendRow(self._item(choice))
        if choices and self.isVisible():
            self._completer.complete(QRect(0, 0, max(self.width(), _LIST_WIDTH), self.height()))
        else:
            self.list.hide()

    def _item(self, choice: EnterpriseChoice | None) -> QStandardItem:
        item = QStandardItem(choice.name or display(choice.tax_code) if choice else self._everything)
        item.setData(choice, CHOICE_ROLE)
        said = [item.text()]
        if choice is not None:
            standing = self.tr("chưa đăng ký") if choice.is_enrolled is False else ""
            item.setData(standing, STANDING_ROLE)
            waiting = self.tr("{count} chờ đánh giá").format(count=number_text(choice.unrated))
            said += [display(choice.tax_code), standing, waiting]
        item.setData(", ".join(part for part in said if part), int(Qt.ItemDataRole.AccessibleTextRole))
        item.setToolTip(plain_tip(", ".join(part for part in said if part)))
        return item

    def _take_current(self) -> None:
        current = self.list.currentIndex()
        if self.list.isVisible() and current.isValid():
            self._take(self._model.index(current.row(), 0))
        elif not self.text().strip():
            self.choose(None)
            self.settled.emit()

    def _take(self, index: QModelIndex) -> None:
        choice = index.data(CHOICE_ROLE)
        self.choose(choice.tax_code if isinstance(choice, EnterpriseChoice) else None)
        self.settled.emit()

    def _show_choice(self) -> None:
        self.setText(self._name_of(self._value))
        self.setCursorPosition(0)

    def _name_of(self, value: str | None) -> str:
        names = (one.name for one in self._choices if one.tax_code == value)
        return (next(names, "") or display(value)) if value else ""

    def _paint_arrow(self) -> None:
        self._drop.setIcon(icons.icon("chevron-down", QColor(colours.of(self.palette()).muted), size=14))

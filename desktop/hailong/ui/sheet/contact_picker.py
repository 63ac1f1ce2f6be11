"""A field of the contact that offers whom this workstation has named before."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hailong.domain.contacts import matching
from hailong.domain.sheet import Contact
from hailong.ui import colours, icons

_CROSS: Final = 14
_EDGE: Final = 6
_MARGIN: Final = 10
_WIDTH: Final = 320
_CONTACT: Final = int(Qt.ItemDataRole.UserRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_FLAGS: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ContactDelegate(QStyledItemDelegate):
    """One contact on one line, with a cross that has it forgotten."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A long name is cut."""
        return QSize(option.rect.width(), option.fontMetrics.height() + 2 * _EDGE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, text, cross."""
        worn, rect = colours.of(option.palette), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(worn.soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(worn.hover))
        cross = cross_of(rect)
        room = QRect(rect.left() + _MARGIN, rect.top(), cross.left() - rect.left() - _MARGIN - _EDGE, rect.height())
        painter.setPen(QColor(worn.text))
        text = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _FLAGS, text)
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(cross.topLeft(), icons.pixmap("close", QColor(worn.muted), _CROSS, ratio))


def cross_of(row: QRect) -> QRect:
    """Where the cross of a row stands."""
    return QRect(row.right() - _MARGIN - _CROSS, row.center().y() - _CROSS // 2 + 1, _CROSS, _CROSS)


class ContactPicker(QLineEdit):
    """Arrow down opens the list, typing narrows it, Enter takes a highlighted one, Delete there has it forgotten.

    ``part`` is what this field shows of a contact. Nothing is ever taken that was not highlighted.
    """

    picked = Signal(object)  # Contact: for both fields
    forget_wanted = Signal(object)  # Contact

    def __init__(self, part: Callable[[Contact], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self._contacts: Sequence[Contact] = ()
        self._model = QStandardItemModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setWidget(self)
        completer.activated[QModelIndex].connect(lambda index: self._take(index.data(_CONTACT)))  # type: ignore[index]  # one of two overloads
        self._completer = completer
        popup = completer.popup()
        assert popup is not None
        self.list = popup
        popup.setItemDelegate(ContactDelegate(popup))
        popup.setMouseTracking(True)
        popup.setProperty("edge", "popup")
        popup.viewport().installEventFilter(self)
        self.textEdited.connect(self._suggest)

    @property
    def offered(self) -> list[Contact]:
        """What the open list shows."""
        rows = range(self._model.rowCount()) if self.list.isVisible() else ()
        return [self._model.index(row, 0).data(_CONTACT) for row in rows]

    def offer(self, contacts: Sequence[Contact]) -> None:
        """Offer these from now on."""
        self._contacts = contacts
        if self.list.isVisible():
            self._open(contacts)

    def show_all(self) -> None:
        """Open the list whatever is written."""
        self._open(self._contacts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list; everything else is typed."""
        key, is_open = event.key(), self.list.isVisible()
        current = self.list.currentIndex()
        if key == Qt.Key.Key_Down and not is_open and self._contacts:
            self.show_all()
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        elif is_open and current.isValid() and key in _ENTER and not event.modifiers():
            self._take(current.data(_CONTACT))
        elif is_open and current.isValid() and key == Qt.Key.Key_Delete and not event.modifiers():
            self.forget_wanted.emit(current.data(_CONTACT))
        elif is_open and key == Qt.Key.Key_Escape:
            self.list.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press on a cross is not a choice of its row."""
        if watched is self.list.viewport() and isinstance(event, QMouseEvent):
            contact = self._crossed(event.position().toPoint())
            if contact is not None and event.type() is QEvent.Type.MouseButtonPress:
                self.forget_wanted.emit(contact)
            if contact is not None and event.type() is not QEvent.Type.MouseMove:
                return True
        return super().eventFilter(watched, event)

    def _crossed(self, place: QPoint) -> Contact | None:
        index = self.list.indexAt(place)
        near = cross_of(self.list.visualRect(index)).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
        contact: Contact | None = index.data(_CONTACT) if index.isValid() and near.contains(place) else None
        return contact

    def _suggest(self, text: str) -> None:
        found = matching(self._contacts, text) if text.strip() else []
        self._open([one for one in found if self._part(one) != text])

    def _open(self, contacts: Sequence[Contact]) -> None:
        self._model.clear()
        for contact in contacts:
            item = QStandardItem(" · ".join(part for part in (contact.name, contact.phone) if part))
            item.setData(contact, _CONTACT)
            item.setData(item.text(), _SPOKEN)
            item.setToolTip(self.tr("Enter hoặc bấm để chọn; Delete hoặc dấu × để quên"))
            self._model.appendRow(item)
        if contacts and self.isVisible():
            self._completer.complete(QRect(0, 0, max(self.width(), _WIDTH), self.height()))
        else:
            self.list.hide()

    def _take(self, contact: Contact) -> None:
        self.list.hide()
        self.picked.emit(contact)

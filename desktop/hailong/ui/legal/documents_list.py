"""The list of documents: number and type, title on two lines, and the state of force today."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hailong.domain.legal import Force, LegalDocument, force_on
from hailong.qtbridge.legal_list import DOCUMENT_ROLE, LegalListModel
from hailong.ui import colours, fonts, words
from hailong.ui.colours import Colours

_PADDING: Final = 10
_SIDE: Final = 16
_GAP: Final = 2
_TITLE_LINES: Final = 2


def force_tone(force: Force) -> str:
    """The tone of a state of force: the word says it, the colour only helps to find it."""
    if force in (Force.IN_FORCE, Force.PARTLY_EXPIRED):
        return "accent"
    return "warning" if force in (Force.NOT_YET, Force.SUSPENDED, Force.UNKNOWN) else "muted"


class DocumentDelegate(QStyledItemDelegate):
    """Paints one document on four lines."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every document takes the same height."""
        line = QFontMetrics(fonts.body()).height()
        return QSize(option.rect.width(), 2 * _PADDING + 4 * line + 2 * _GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, texts, hairline."""
        document = index.data(DOCUMENT_ROLE)
        if not isinstance(document, LegalDocument):
            return
        worn = colours.of(option.palette)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(worn.soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(worn.hover))
        self._paint_texts(painter, option.rect.adjusted(_SIDE, _PADDING, -_SIDE, -_PADDING), document, worn)
        painter.setPen(QColor(worn.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _paint_texts(self, painter: QPainter, room: QRect, document: LegalDocument, worn: Colours) -> None:
        line = QFontMetrics(fonts.body()).height()
        painter.setFont(fonts.strong())
        painter.setPen(QColor(worn.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, document.number)
        used = painter.fontMetrics().horizontalAdvance(document.number) + 10
        painter.setFont(fonts.body())
        painter.setPen(QColor(worn.muted))
        kind = painter.fontMetrics().elidedText(document.type, Qt.TextElideMode.ElideRight, room.width() - used)
        painter.drawText(room.adjusted(used, 0, 0, 0), Qt.AlignmentFlag.AlignTop, kind)
        painter.setPen(QColor(worn.text))
        draw_lines(painter, room.adjusted(0, line + _GAP, 0, 0), document.title, _TITLE_LINES)
        force = force_on(document, self._today())
        said = words.force_on_day(force, document, self._today())
        painter.setPen(QColor(getattr(worn, force_tone(force))))
        said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, said)


def draw_lines(painter: QPainter, room: QRect, text: str, lines: int) -> None:
    """Draw ``text`` on at most ``lines`` lines; the last one ends in … where there is more."""
    metrics = painter.fontMetrics()
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        shown = text[line.textStart() : line.textStart() + line.textLength()]
        if number == lines - 1:
            shown = metrics.elidedText(text[line.textStart() :], Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.left(), room.top() + number * metrics.height() + metrics.ascent(), shown)
    layout.endLayout()


class DocumentsList(QListView):
    """One document can be chosen."""

    document_chosen = Signal(object)  # LegalDocument | None

    def __init__(self, model: LegalListModel, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(DocumentDelegate(today, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def choose(self, document_id: str) -> bool:
        """Choose a document if it is on the shelf."""
        row = self._model.row_of(document_id)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))
        return row >= 0

    def choose_first(self) -> None:
        """Choose the first one."""
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(0))

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.document_chosen.emit(current.data(DOCUMENT_ROLE) if current.isValid() else None)

"""Paints one enterprise of the filter: name and count on one line, tax code and standing below."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hailong.domain.enterprises import EnterpriseChoice
from hailong.domain.taxcode import display
from hailong.ui import colours, fonts
from hailong.ui.words import number_text

CHOICE_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The EnterpriseChoice of a line; None for all enterprises."""
STANDING_ROLE: Final = CHOICE_ROLE + 1
"""What is said of one that this workstation is not enrolled for; empty for the others."""

_SIDE: Final = 12
_EDGE: Final = 5
_GAP: Final = 16
_TOP: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine)
_BOTTOM: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


class EnterpriseDelegate(QStyledItemDelegate):
    """Two lines for an enterprise, one for all of them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The widest name decides nothing: it is cut where there is no room."""
        lines = 1 if index.data(CHOICE_ROLE) is None else 2
        return QSize(option.rect.width(), 2 * _EDGE + lines * QFontMetrics(fonts.body()).height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, name, count, tax code, standing."""
        worn, choice = colours.of(option.palette), index.data(CHOICE_ROLE)
        room = option.rect.adjusted(_SIDE, _EDGE, -_SIDE, -_EDGE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(worn.soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(worn.hover))
        if not isinstance(choice, EnterpriseChoice):
            painter.setPen(QColor(worn.text))
            painter.drawText(room, _TOP, index.data(Qt.ItemDataRole.DisplayRole))
            painter.restore()
            return
        painter.setFont(fonts.body())
        count = number_text(choice.unrated)
        painter.setPen(QColor(worn.text if choice.unrated else worn.muted))
        painter.drawText(room, _RIGHT, count)
        left = room.width() - painter.fontMetrics().horizontalAdvance(count) - _GAP
        name = painter.fontMetrics().elidedText(
            choice.name or display(choice.tax_code), Qt.TextElideMode.ElideRight, left
        )
        painter.setPen(QColor(worn.muted if choice.is_enrolled is False else worn.text))
        painter.drawText(room, _TOP, name)
        painter.setPen(QColor(worn.muted))
        painter.drawText(room, _BOTTOM, display(choice.tax_code))
        used = painter.fontMetrics().horizontalAdvance(display(choice.tax_code)) + _GAP
        painter.setPen(QColor(worn.warning))
        painter.drawText(room.adjusted(used, 0, 0, 0), _BOTTOM, index.data(STANDING_ROLE))
        painter.restore()

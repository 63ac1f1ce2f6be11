"""Cells that the style paints: the words of a row stand below those of the header, and below the page's title."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

CELL_PADDING: Final = 17
"""Pixels beside the words of a cell: at each side five of the style sheet and three that Qt leaves free, and one for
rounding."""

FIRST_INDENT: Final = 8
"""Pixels more before the words of the first column, as its header has in the style sheet."""

_FREE: Final = 6  # what Qt leaves free around a decoration


class CellDelegate(QStyledItemDelegate):
    """The first column stands where the page's title does."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """An empty decoration, since a style sheet cannot tell the first column of cells."""
        super().initStyleOption(option, index)
        if index.column() == 0:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(FIRST_INDENT - _FREE, 1)

"""The words of a cell stand below those of its header, and have room in a column as wide as is reckoned."""

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyleOptionHeader, QStyleOptionViewItem, QTableView

from hailong.ui.widgets.cells import CELL_PADDING, FIRST_INDENT, CellDelegate

WIDTH = 160


@pytest.fixture
def table(qtbot, worn):
    made = QTableView()
    model = QStandardItemModel(1, 2, made)
    for column in range(2):
        model.setItem(0, column, QStandardItem("3099 9971 391 0"))
    made.setModel(model)
    made.setItemDelegate(CellDelegate(made))
    made.resize(400, 120)
    for column in range(2):
        made.setColumnWidth(column, WIDTH)
    qtbot.addWidget(made)
    made.show()
    return made


def left_of_cell(table, column):
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    option.rect = table.visualRect(table.model().index(0, column)).translated(-column * WIDTH, 0)
    table.itemDelegate().initStyleOption(option, table.model().index(0, column))
    return table.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, table).left()


def left_of_header(table, column):
    header = table.horizontalHeader()
    option = QStyleOptionHeader()
    header.initStyleOption(option)
    place = QStyleOptionHeader.SectionPosition
    option.position = place.Beginning if column == 0 else place.End
    option.rect = header.rect()
    option.rect.setWidth(WIDTH)
    return header.style().subElementRect(QStyle.SubElement.SE_HeaderLabel, option, header).left()


@pytest.mark.parametrize("column", [0, 1])
def test_words_stand_below_those_of_the_header(table, column):
    free = table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, table) + 1

    assert left_of_cell(table, column) + free == left_of_header(table, column)


@pytest.mark.parametrize(("column", "indent"), [(0, FIRST_INDENT), (1, 0)])
def test_a_column_of_the_reckoned_width_has_room_for_its_words(table, column, indent):
    index = table.model().index(0, column)
    asked = table.sizeHintForIndex(index).width()

    assert asked <= table.fontMetrics().horizontalAdvance(index.data()) + indent + CELL_PADDING

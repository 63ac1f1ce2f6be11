"""Columns give way in their order, and come back."""

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView

from hailong.ui.widgets.columns import fit_columns

WIDTHS = {0: 100, 1: 60, 2: 80}


@pytest.fixture
def table(qtbot):
    made = QTableView()
    made.setModel(QStandardItemModel(1, 3, made))
    qtbot.addWidget(made)
    return made


def hidden(table):
    return [column for column in WIDTHS if table.isColumnHidden(column)]


@pytest.mark.parametrize(("room", "gone"), [(240, []), (239, [2]), (160, [2]), (159, [1, 2]), (10, [1, 2])])
def test_only_as_many_go_as_the_room_asks_for(table, room, gone):
    fit_columns(table, room, WIDTHS, (2, 1))

    assert hidden(table) == gone


def test_with_more_room_they_come_back(table):
    fit_columns(table, 100, WIDTHS, (2, 1))

    fit_columns(table, 240, WIDTHS, (2, 1))

    assert hidden(table) == []

"""Columns of a table that give way where there is no room for all of them."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QTableView

_Column = TypeVar("_Column", bound=int)


def fit_columns(table: QTableView, room: int, widths: Mapping[_Column, int], first_to_go: Sequence[_Column]) -> None:
    """Hide as many of ``first_to_go``, in that order, as it takes for the others to have their width in ``room``."""
    gone: set[_Column] = set()
    for column in first_to_go:
        if sum(width for one, width in widths.items() if one not in gone) <= room:
            break
        gone.add(column)
    for column in widths:
        if table.isColumnHidden(column) != (column in gone):
            table.setColumnHidden(column, column in gone)

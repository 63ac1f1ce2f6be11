"""The cells of a print, found by the words of their labels and never by their address."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from hailong.domain.vietnamese import fold
from hailong.sources.values import text_of
from hailong.sources.workbook import Cell, Row

_EDGE: Final = " :.()*"
_BLANKS: Final = re.compile(r"\s+")


def label_of(cell: Cell) -> str:
    """The words of a cell as they are compared: folded, without a colon at the end."""
    return _BLANKS.sub(" ", fold(text_of(cell))).strip(_EDGE) if isinstance(cell, str) and cell else ""


class Grid:
    """A print: rows of cells, of which only those that hold something are kept."""

    def __init__(self, rows: Iterable[Row], labels: frozenset[str]) -> None:
        self._labels = labels
        self._rows: list[list[tuple[str, Cell]]] = []  # label and value of each filled cell
        self._places: dict[str, list[tuple[int, int]]] = {}
        for row in rows:
            self._add(row)

    def _add(self, row: Row) -> None:
        filled: list[tuple[str, Cell]] = []
        for cell in row:
            if text_of(cell):
                label = label_of(cell)
                if label:
                    self._places.setdefault(label, []).append((len(self._rows), len(filled)))
                filled.append((label, cell))
        self._rows.append(filled)

    def value(self, *labels: str, after: int = -1, before: int | None = None) -> Cell:
        """The next filled cell right of the first such label between two rows; empty text when there is none."""
        for label in labels:
            for row, column in self._places.get(label, ()):
                if row > after and (before is None or row < before):
                    return next(self._right_of(row, column), "")
        return ""

    def values_of_all(self, label: str) -> list[Cell]:
        """The value beside every repetition of a label: each page repeats the head of the print."""
        found = (next(self._right_of(row, column), "") for row, column in self._places.get(label, ()))
        return [value for value in found if text_of(value)]

    def tail(self, label: str) -> list[Cell]:
        """All filled cells right of the first such label, up to the next label."""
        for row, column in self._places.get(label, ()):
            return list(self._right_of(row, column))
        return []

    def row_of(self, label: str, after: int = -1) -> int | None:
        """The row (from 0) of the first such label below ``after``."""
        return next((row for row, _ in self._places.get(label, ()) if row > after), None)

    def texts(self, first: int = 0, last: int | None = None) -> Iterator[str]:
        """All texts between two rows."""
        for row in self._rows[first:last]:
            for _, cell in row:
                yield text_of(cell)

    def _right_of(self, row: int, column: int) -> Iterator[Cell]:
        for label, cell in self._rows[row][column + 1 :]:
            if label in self._labels:
                return
            yield cell

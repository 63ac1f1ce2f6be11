"""Rows and columns of one spacing, for pages, dialogs and sections; where None stands, the free room goes."""

from itertools import pairwise
from typing import Final

from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

LABEL_WIDTH: Final = 132
"""Of the labels beside fields, so that the fields of all sections of the settings stand below each other."""

_TICK_WIDTH: Final = 22  # with the room before the words

Part = QWidget | QLayout | None


def in_row(*parts: Part, spacing: int = 8) -> QHBoxLayout:
    """Parts beside each other."""
    made = QHBoxLayout()
    _fill(made, parts, spacing)
    return made


def in_column(owner: QWidget, *parts: Part, spacing: int = 8) -> QVBoxLayout:
    """Parts below each other, which fill ``owner`` to its edges."""
    made = QVBoxLayout(owner)
    made.setContentsMargins(0, 0, 0, 0)
    _fill(made, parts, spacing)
    return made


def labelled(label: QWidget, field: QWidget) -> QVBoxLayout:
    """A field with its label above it, closer to each other than to the rest."""
    made = QVBoxLayout()
    _fill(made, (label, field), 4)
    return made


def with_hint(field: Part, *hints: QLabel) -> QVBoxLayout:
    """A field and what explains it, closer to each other than to the rest, and below the words of a tick."""
    made = QVBoxLayout()
    _fill(made, (field, *hints), 2 if isinstance(field, QCheckBox) else 4)
    for hint in hints:
        hint.setIndent(_TICK_WIDTH if isinstance(field, QCheckBox) else -1)
    return made


def in_tab_order(*stops: QWidget) -> None:
    """Let Tab visit ``stops`` in this order, as they stand; Qt's own order is that of their making."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _fill(box: QBoxLayout, parts: tuple[Part, ...], spacing: int) -> None:
    box.setSpacing(spacing)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)


def in_form(*lines: tuple[QWidget | None, QWidget | QLayout]) -> QFormLayout:
    """Labels with their fields beside them; None where a field has no label.

    A label among the fields, for a hint, spans the form: Qt asks a field for its height before it knows the width.
    """
    made = QFormLayout()
    made.setHorizontalSpacing(8)
    made.setVerticalSpacing(8)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for label, field in lines:
        if isinstance(field, QLabel):
            field.setIndent(LABEL_WIDTH + made.horizontalSpacing())
            made.addRow(field)
        elif label is None:
            made.addRow("", field)
        else:
            made.addRow(label, field)
    return made

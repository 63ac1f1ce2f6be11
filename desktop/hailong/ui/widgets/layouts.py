"""Rows and columns of one spacing, for pages, dialogs and sections; where None stands, the free room goes."""

from PySide6.QtWidgets import QBoxLayout, QFormLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

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
    """Labels with their fields beside them; None where a field has no label."""
    made = QFormLayout()
    made.setHorizontalSpacing(16)
    made.setVerticalSpacing(8)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for label, field in lines:
        if label is None:
            made.addRow("", field)
        else:
            made.addRow(label, field)
    return made

"""A part of a page that scrolls, without a frame of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scroll_area(
    parent: QWidget, content: QWidget | None = None, *, is_walked_into: bool = True, goes_sideways: bool = False
) -> QScrollArea:
    """Shows ``content`` as wide as there is room; Tab stops at the area itself only where it ``is_walked_into``."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if not goes_sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if not is_walked_into:
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if content is not None:
        area.setWidget(content)
    return area

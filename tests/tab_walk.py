"""Where the Tab key goes, for tests that look whether it goes as a person reads."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def walk(first: QWidget, steps: int) -> list[QWidget]:
    """``first`` and what has the focus after each of ``steps`` presses of Tab."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    visited = [first]
    for _ in range(steps):
        QTest.keyClick(visited[-1], Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None, f"the focus is lost after {visited}"
        visited.append(focused)
    return visited


def heights(owner: QWidget, widgets: list[QWidget]) -> list[int]:
    """How far below the top of ``owner`` each of ``widgets`` begins, in pixels."""
    return [widget.mapTo(owner, QPoint(0, 0)).y() for widget in widgets]

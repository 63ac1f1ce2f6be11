"""A window over a store of its own for each test."""

import pytest
from PySide6.QtCore import Qt

from rating_window import RatingWindow


@pytest.fixture
def window(tmp_path, qtbot):
    made = RatingWindow(tmp_path / "data", qtbot)
    yield made
    made.close()


@pytest.fixture
def opened(window):
    """A window that shows three unrated declarations, with the cursor in the list."""
    from rating_desk import declaration

    window.keys = window.desk.bring_in(declaration(0), declaration(1), declaration(2))
    return window.show()


@pytest.fixture
def writing(opened):
    """The first sheet is open, with the cursor on its first stars."""
    opened.press(Qt.Key.Key_Return)
    return opened

"""A window over a store of its own for each test."""

import pytest

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

"""A window over a store of its own for each test, with many declarations."""

import pytest

from rating_desk import declaration
from rating_window import RatingWindow


@pytest.fixture
def window(tmp_path, qtbot):
    made = RatingWindow(tmp_path / "data", qtbot)
    yield made
    made.close()


@pytest.fixture
def opened(window):
    """A window that shows five unrated declarations, with the cursor in the list."""
    window.keys = window.desk.bring_in(*[declaration(at) for at in range(5)])
    return window.show()

"""A part that scrolls: downwards, sideways only where that is wanted, and Tab passes it by where that is wanted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from hailong.ui.widgets.scrolling import scroll_area


@pytest.mark.parametrize(("goes_sideways", "room"), [(False, 0), (True, 400)], ids=["never", "where wanted"])
def test_what_is_too_wide_scrolls_sideways(qtbot, goes_sideways, room):
    parent, content = QWidget(), QLabel("Hài Lòng")
    qtbot.addWidget(parent)
    content.setMinimumSize(600, 600)
    area = scroll_area(parent, content, goes_sideways=goes_sideways)
    area.resize(200, 200)
    parent.show()

    is_offered = area.horizontalScrollBar().isVisible()
    assert is_offered is goes_sideways
    assert area.verticalScrollBar().maximum() >= 400
    assert area.horizontalScrollBar().maximum() >= room


def test_tab_passes_it_by_where_its_content_is_walked_through(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)

    assert scroll_area(parent, is_walked_into=False).focusPolicy() is Qt.FocusPolicy.NoFocus
    assert scroll_area(parent).focusPolicy() is not Qt.FocusPolicy.NoFocus

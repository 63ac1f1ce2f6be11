"""Rows and columns: their order, and where the free room goes."""

from PySide6.QtWidgets import QLabel, QWidget

from hailong.ui.widgets.layouts import in_column, in_row


def test_in_a_row_the_free_room_stands_where_none_is(qtbot):
    owner, left, right = QWidget(), QLabel("trái"), QLabel("phải")
    qtbot.addWidget(owner)
    in_column(owner, in_row(left, None, right))
    owner.resize(400, 60)
    owner.show()

    assert left.x() == 0
    assert right.geometry().right() == 399
    assert left.width() < 100


def test_a_column_fills_its_owner_and_keeps_its_order(qtbot):
    owner, first, second = QWidget(), QLabel("một"), QLabel("hai")
    qtbot.addWidget(owner)
    in_column(owner, first, second, None, spacing=12)
    owner.resize(200, 400)
    owner.show()

    assert (first.x(), first.y(), first.width()) == (0, 0, 200)
    assert second.y() == first.geometry().bottom() + 1 + 12
    assert second.geometry().bottom() < 200

"""Items wrap like words."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from hailong.ui.widgets.flow import FlowLayout


@pytest.fixture
def box(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def flowing(box: QWidget, count: int, width: int):
    flow = FlowLayout(box, spacing=10)
    labels = [QLabel("x", box) for _ in range(count)]
    for label in labels:
        label.setFixedSize(50, 20)
        flow.addWidget(label)
    box.resize(width, 300)
    box.show()
    return flow, labels


def test_items_stand_beside_each_other_until_the_line_is_full(box):
    _, labels = flowing(box, 3, 115)

    assert [(label.x(), label.y()) for label in labels] == [(0, 0), (60, 0), (0, 30)]


def test_narrower_is_higher(box):
    flow, _ = flowing(box, 4, 400)

    assert [flow.heightForWidth(width) for width in (400, 110, 50)] == [20, 50, 110]
    assert flow.minimumSize().width() == 50


def test_hidden_items_take_no_room(box):
    flow, labels = flowing(box, 3, 115)
    labels[0].hide()

    assert flow.heightForWidth(115) == 20


def test_items_can_be_taken_away_again(box):
    flow, labels = flowing(box, 2, 115)
    flow.removeWidget(labels[0])

    assert flow.count() == 1

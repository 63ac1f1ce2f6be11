"""Rows and columns: their order, and where the free room goes."""

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from hailong.ui.widgets.labels import text_label
from hailong.ui.widgets.layouts import LABEL_WIDTH, in_column, in_form, in_row, labelled, with_hint


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


def test_a_hint_in_a_form_is_as_high_as_its_words_and_begins_below_the_fields(qtbot):
    owner, label, field, hint = QWidget(), QLabel("Điện thoại"), QLineEdit(), text_label(wraps=True)
    qtbot.addWidget(owner)
    label.setMinimumWidth(LABEL_WIDTH)
    hint.setText("Điền sẵn vào phiếu mới. Để trống thì lấy người liên hệ của phiếu gửi gần nhất.")
    in_column(owner, in_form((label, field), (None, hint)), None)
    owner.resize(744, 400)
    owner.show()

    assert hint.height() == hint.heightForWidth(hint.width()) == hint.fontMetrics().height()
    assert hint.x() + hint.indent() == field.x()


@pytest.mark.parametrize(("made", "is_indented"), [(QCheckBox, True), (QLineEdit, False)])
def test_a_hint_stands_close_to_its_field_and_below_the_words_of_a_tick(qtbot, made, is_indented):
    owner, field, hint, further = QWidget(), made(), text_label(wraps=True), QLabel("khác")
    qtbot.addWidget(owner)
    hint.setText("Đến hết ngày hôm nay.")
    in_column(owner, with_hint(field, hint), further, None)
    owner.resize(400, 200)
    owner.show()

    assert hint.y() - field.geometry().bottom() < further.y() - hint.geometry().bottom()
    assert (hint.indent() > 0) is is_indented


def test_a_label_stands_closer_to_its_field_than_to_the_one_before(qtbot):
    owner, first, label, second = QWidget(), QLineEdit(), QLabel("Nhập lại"), QLineEdit()
    qtbot.addWidget(owner)
    in_column(owner, labelled(QLabel("Mật khẩu"), first), labelled(label, second), None)
    owner.resize(400, 300)
    owner.show()

    assert second.y() - label.geometry().bottom() < label.y() - first.geometry().bottom()

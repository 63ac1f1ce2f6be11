"""Reasons: one stop of the Tab key, arrows between them, Space ticks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hailong.ui.sheet.reasons import ReasonChip, ReasonChips

OFFERED = [("A", "Đúng hạn"), ("B", "Lịch sự"), ("C", "Có hành vi tiêu cực, vòi vĩnh; phải chi tiền ngoài quy định")]


@pytest.fixture
def chips(qtbot):
    made = ReasonChips()
    qtbot.addWidget(made)
    made.offer(OFFERED, ["B"])
    made.resize(220, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    made.focus_first()
    return made


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_what_was_chosen_before_is_ticked(chips):
    assert chips.chosen == ("B",)


def test_arrows_go_from_one_to_the_next_and_space_ticks(chips, qtbot):
    with qtbot.waitSignal(chips.changed):
        press(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space)

    assert chips.chosen == ("A", "C")


def test_arrow_up_on_the_first_leaves_upwards_and_on_others_goes_back(chips, qtbot):
    press(Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert chips.chips[0].hasFocus()

    with qtbot.waitSignal(chips.left_upwards):
        press(Qt.Key.Key_Up)


def test_only_one_of_them_is_a_stop_of_the_tab_key(chips):
    press(Qt.Key.Key_Down)

    stops = [bool(chip.focusPolicy() & Qt.FocusPolicy.TabFocus) for chip in chips.chips]
    assert stops == [False, True, False]


def test_a_long_reason_wraps_and_grows_in_height(chips):
    short, _, long = chips.chips

    assert long.heightForWidth(220) > short.heightForWidth(220)
    assert long.heightForWidth(220) > long.heightForWidth(600)


def test_other_reasons_take_the_place_of_the_first(chips):
    chips.offer([("D", "Khác")], [])

    assert [chip.code for chip in chips.findChildren(ReasonChip) if not chip.isHidden()] == ["D"]
    assert chips.chosen == ()

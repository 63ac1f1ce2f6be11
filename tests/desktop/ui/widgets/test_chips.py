"""A row of chips, one of which is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from hailong.ui.widgets.chips import ChipRow


@pytest.fixture
def row(qtbot):
    made = ChipRow(["a", "b", "c"], str.upper)
    qtbot.addWidget(made)
    made.show()
    return made


def chips(row):
    return row.findChildren(QPushButton)


def test_a_click_chooses_and_announces_it(row, qtbot):
    with qtbot.waitSignal(row.chosen) as told:
        chips(row)[2].click()

    assert told.args == ["c"]
    assert row.value == "c"


def test_choosing_from_the_program_is_not_announced(row, qtbot):
    with qtbot.assertNotEmitted(row.chosen):
        row.choose("b")

    assert [chip.isChecked() for chip in chips(row)] == [False, True, False]


def test_the_arrows_go_round(row, qtbot):
    chips(row)[0].setFocus()
    with qtbot.waitSignal(row.chosen):
        QTest.keyClick(chips(row)[0], Qt.Key.Key_Left)
    assert row.value == "c"
    with qtbot.waitSignal(row.chosen):
        QTest.keyClick(chips(row)[2], Qt.Key.Key_Right)
    assert row.value == "a"


def test_counts_stand_beside_the_words(row):
    row.set_counts({"a": 3, "b": 12_345, "c": 0, "unknown": 9})

    assert [chip.text() for chip in chips(row)] == ["A  3", "B  12.345", "C  0"]

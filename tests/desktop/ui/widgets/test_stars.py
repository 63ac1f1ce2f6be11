"""Stars by key, by pointer, and for the ear."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hailong.domain.catalogue import Level
from hailong.ui import colours, words
from hailong.ui.widgets.stars import StarRating


@pytest.fixture
def stars(qtbot):
    made = StarRating(words.level)
    qtbot.addWidget(made)
    made.set_subject("Đơn vị Hải quan cửa khẩu cảng")
    made.resize(made.sizeHint())
    made.show()
    return made


def centre(stars, level: int) -> QPoint:
    return stars.star_rect(Level(level)).center()


def is_amber(stars, level: int) -> bool:
    return stars.grab().toImage().pixelColor(centre(stars, level)).name() == colours.LIGHT.star.lower()


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_a_digit_chooses_and_is_announced(stars, qtbot, number):
    with qtbot.waitSignal(stars.level_changed) as changed:
        QTest.keyClick(stars, Qt.Key(Qt.Key.Key_0 + number))

    assert changed.args == [Level(number)]
    assert stars.level is Level(number)


@pytest.mark.parametrize(
    ("keys", "level"),
    [
        ((Qt.Key.Key_Right,), 1),
        ((Qt.Key.Key_4, Qt.Key.Key_Left), 3),
        ((Qt.Key.Key_1, Qt.Key.Key_Left), 1),
        ((Qt.Key.Key_5, Qt.Key.Key_Right), 5),
        ((Qt.Key.Key_5, Qt.Key.Key_Backspace), None),
        ((Qt.Key.Key_5, Qt.Key.Key_0), None),
        ((Qt.Key.Key_5, Qt.Key.Key_X), 5),
    ],
)
def test_arrows_change_and_two_keys_clear(stars, keys, level):
    for key in keys:
        QTest.keyClick(stars, key)

    assert stars.level == level


def test_a_digit_with_ctrl_is_left_to_the_window(stars):
    QTest.keyClick(stars, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)

    assert stars.level is None


def test_the_same_level_again_is_not_announced(stars):
    stars.set_level(Level.NORMAL)
    announced = []
    stars.level_changed.connect(announced.append)

    QTest.keyClick(stars, Qt.Key.Key_3)

    assert announced == []


def test_a_click_chooses_and_on_the_chosen_star_takes_it_back(stars):
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=centre(stars, 4))
    assert stars.level is Level.SATISFIED

    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=centre(stars, 4))
    assert stars.level is None


def test_a_double_click_chooses_and_does_not_take_it_back(stars):
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=centre(stars, 4))
    QTest.mouseDClick(stars, Qt.MouseButton.LeftButton, pos=centre(stars, 4))  # the second press alone
    QTest.mouseRelease(stars, Qt.MouseButton.LeftButton, pos=centre(stars, 4))
    assert stars.level is Level.SATISFIED

    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=centre(stars, 2))
    assert stars.level is Level.DISSATISFIED


def move_pointer(widget, point):
    """As the platform tells of it; where the real pointer is belongs to whichever window lies on top."""
    place = QPointF(point)
    moved = QMouseEvent(
        QEvent.Type.MouseMove, place, widget.mapToGlobal(place), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, moved)


def test_the_pointer_shows_the_level_before_it_is_chosen(stars):
    stars.set_level(Level.NORMAL)

    move_pointer(stars, centre(stars, 5))

    assert stars.shown_level is Level.VERY_SATISFIED
    assert stars.level is Level.NORMAL


def test_stars_are_amber_up_to_the_level(stars):
    stars.set_level(Level.NORMAL)

    assert [is_amber(stars, level) for level in range(1, 6)] == [True, True, True, False, False]


def test_a_screen_reader_hears_subject_level_and_word(stars):
    assert stars.accessibleName() == "Đơn vị Hải quan cửa khẩu cảng, chưa chọn"

    stars.set_level(Level.SATISFIED)

    assert stars.accessibleName() == "Đơn vị Hải quan cửa khẩu cảng, 4 trên 5, Hài lòng"


def test_read_only_neither_chooses_nor_takes_the_focus(stars):
    stars.set_level(Level.SATISFIED)
    stars.set_read_only(True)

    QTest.keyClick(stars, Qt.Key.Key_1)
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=centre(stars, 1))

    assert stars.level is Level.SATISFIED
    assert stars.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_nothing_moves_and_nothing_is_cut_whatever_the_level(stars):
    sizes = set()
    for level in (None, *Level):
        stars.set_level(level)
        sizes.add((stars.sizeHint().width(), stars.sizeHint().height()))

    assert len(sizes) == 1
    longest = max(stars.fontMetrics().horizontalAdvance(words.level(level)) for level in Level)
    assert sizes.pop()[0] >= stars.star_rect(Level(5)).right() + longest

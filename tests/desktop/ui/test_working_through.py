"""200 unrated declarations worked off by keyboard alone, in the real window over the real store, timed by a model.

The model is that of a modest typist: ``PRESS`` for each key that is pressed (Ctrl+Enter is two), and ``LOOK`` to
look at each declaration before deciding. It says nothing about the machine; that no key is lost is what is tried.
"""

from typing import Final

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from hailong.domain.catalogue import Level
from hailong.store.interfaces import DeclarationQuery, Tab
from rating_desk import declaration
from rating_window import CTRL, NO_MODIFIER, RatingWindow

UNRATED: Final = 200
PRESS: Final = 0.3  # seconds
LOOK: Final = 1.0
AT_MOST_EACH: Final = 6  # keys for one declaration
LONGEST: Final = 20 * 60


class Mouse(QObject):
    """Counts what a mouse would do; nothing here may need one."""

    _KINDS: Final = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel)

    def __init__(self) -> None:
        super().__init__()
        self.used = 0

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        self.used += event.type() in self._KINDS
        return False


class Typist:
    """Presses keys into whatever has the focus, and keeps account of the time that a person would need."""

    def __init__(self, window: RatingWindow) -> None:
        self.window = window
        self.keys = 0
        self.seconds = 0.0

    def look(self) -> None:
        self.seconds += LOOK

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        cost = 1 if modifier == NO_MODIFIER else 2
        self.keys += cost
        self.seconds += cost * PRESS
        self.window.press(key, modifier=modifier)


@pytest.fixture
def mouse(qapp: QApplication):
    watching = Mouse()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


@pytest.fixture
def window(tmp_path, qtbot):
    made = RatingWindow(tmp_path / "data", qtbot)
    made.desk.bring_in(*[declaration(at) for at in range(UNRATED)])
    yield made.show()
    made.close()


def unrated(window: RatingWindow) -> int:
    return len(window.store.declarations.view(DeclarationQuery(tab=Tab.UNRATED)))


def test_200_are_rated_one_by_one_in_at_most_20_minutes_of_key_presses(window, mouse):
    typist = Typist(window)
    window.press(Qt.Key.Key_Return)  # from the list to the first sheet
    typist.keys, typist.seconds = 1, PRESS

    for done in range(UNRATED):
        before = typist.keys
        assert window.focused() is window.panel.form.lines[0].stars, f"focus lost after {done}"
        number = window.sheets.current.row.declaration.number
        typist.look()
        typist.press(Qt.Key.Key_5 if done % 7 else Qt.Key.Key_3)
        typist.press(Qt.Key.Key_Return, CTRL)
        assert window.focused() is window.panel.footer.send, f"focus lost in the review after {done}"
        typist.press(Qt.Key.Key_Return)
        assert typist.keys - before <= AT_MOST_EACH
        assert window.desk.sent()[-1].declaration.number == number

    assert unrated(window) == 0
    levels = [sheet.ratings[0].level for sheet in window.desk.sent()]
    assert (levels.count(Level.VERY_SATISFIED), levels.count(Level.NORMAL)) == (171, 29)
    assert mouse.used == 0
    print(f"one by one: {typist.keys} keys, {typist.seconds / 60:.1f} minutes in the model")
    assert typist.seconds <= LONGEST


def test_200_are_rated_in_bulk_in_a_fraction_of_that(window, mouse):
    typist = Typist(window)

    typist.press(Qt.Key.Key_A, CTRL)
    typist.press(Qt.Key.Key_Return)
    typist.press(Qt.Key.Key_5)
    typist.press(Qt.Key.Key_Return, CTRL)
    table = window.bulk_panel.review
    assert window.focused() is table, "focus lost in the review"
    for row in range(UNRATED):  # a look at each, and an exception at every 40th
        assert table.currentIndex().row() == row
        typist.look()
        if row % 40 == 0:
            typist.press(Qt.Key.Key_3)
        if row < UNRATED - 1:
            typist.press(Qt.Key.Key_Down)
    typist.press(Qt.Key.Key_Return)

    assert unrated(window) == 0
    levels = [sheet.ratings[0].level for sheet in window.desk.sent()]
    assert (levels.count(Level.VERY_SATISFIED), levels.count(Level.NORMAL)) == (195, 5)
    assert {sheet.bulk.size for sheet in window.desk.sent()} == {UNRATED}
    assert mouse.used == 0
    print(f"in bulk, each looked at: {typist.keys} keys, {typist.seconds / 60:.1f} minutes in the model")
    assert typist.seconds <= LONGEST / 3


def test_200_alike_need_no_more_than_seven_keys(window, mouse):
    typist = Typist(window)

    for key, modifier in (
        (Qt.Key.Key_A, CTRL), (Qt.Key.Key_Return, NO_MODIFIER), (Qt.Key.Key_5, NO_MODIFIER), (Qt.Key.Key_Return, CTRL),
        (Qt.Key.Key_Return, NO_MODIFIER),
    ):  # fmt: skip
        typist.press(key, modifier)

    assert unrated(window) == 0
    assert len(window.desk.sent()) == UNRATED
    assert typist.keys <= 7
    assert mouse.used == 0

"""Light and dark at run time."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel

from hailong.qtbridge.settings import ThemeChoice
from hailong.ui.colours import DARK, LIGHT
from hailong.ui.theme import Theme


def test_a_choice_dresses_every_widget_at_once(worn, qtbot):
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()
    with qtbot.waitSignal(worn.changed) as told:
        worn.choose(ThemeChoice.DARK)

    assert told.args == [DARK]
    assert label.palette().color(QPalette.ColorRole.Window).name() == DARK.window.lower()
    assert QApplication.font().family() == "Noto Sans"


def test_the_same_choice_again_changes_nothing(worn, qtbot):
    with qtbot.assertNotEmitted(worn.changed):
        worn.choose(ThemeChoice.LIGHT)

    assert worn.colours is LIGHT


def test_the_style_sheet_names_only_colours_that_exist(worn):
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        worn.choose(choice)
        assert "$" not in QApplication.instance().styleSheet()


def test_the_style_sheet_waits_until_the_window_is_built(qapp, qtbot):
    qapp.setStyleSheet("")
    theme = Theme(qapp, ThemeChoice.DARK, is_styled=False)
    assert qapp.styleSheet() == ""
    theme.style()
    assert DARK.line in qapp.styleSheet()
    theme.choose(ThemeChoice.LIGHT)
    assert LIGHT.line in qapp.styleSheet()

"""The notice of a start that lasts: not for a short one, and gone when the work is done."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel

from hailong.ui.starting import starting_notice
from hailong.ui.starting.starting_notice import StartingNotice


@pytest.fixture
def notice(qapp):
    made = StartingNotice()
    yield made
    made.close()


class Painted(QObject):
    """How often a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, watched, event):
        self.times += event.type() is QEvent.Type.Paint
        return False


def test_a_short_start_shows_nothing(notice):
    for _ in range(50):
        notice.step()
    assert notice.window is None


def test_a_long_one_is_drawn_while_the_work_goes_on(notice, monkeypatch):
    monkeypatch.setattr(starting_notice, "_SHOWN_AFTER_SECONDS", 0.0)
    monkeypatch.setattr(starting_notice, "_BETWEEN_SECONDS", 0.0)
    notice.step()
    painted = Painted()
    notice.window.installEventFilter(painted)
    notice.window.update()
    notice.step()

    assert notice.window.isVisible()
    assert painted.times
    assert any("Đang mã hóa" in label.text() for label in notice.window.findChildren(QLabel))
    notice.close()
    assert notice.window is None

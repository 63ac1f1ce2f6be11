"""The window goes only when nothing is in memory alone."""

import threading

from PySide6.QtCore import QObject, Signal

from hailong.qtbridge.closing import Closing
from hailong.qtbridge.tasks import Lane


class Typing(QObject):
    """Holds what was typed until it is told to keep it."""

    all_kept = Signal()

    def __init__(self, *, has_unsaved: bool) -> None:
        super().__init__()
        self.has_unsaved = has_unsaved
        self.was_flushed = False

    def flush(self) -> None:
        self.was_flushed = True


def test_with_nothing_unsaved_the_window_may_go_at_once(tasks, qtbot):
    typing = Typing(has_unsaved=False)
    closing = Closing(tasks, typing)
    with qtbot.waitSignal(closing.ready):
        closing.begin()

    assert typing.was_flushed


def test_it_waits_for_what_was_typed(tasks, qtbot):
    typing = Typing(has_unsaved=True)
    closing = Closing(tasks, typing)
    with qtbot.assertNotEmitted(closing.ready, wait=50):
        closing.begin()
    with qtbot.waitSignal(closing.ready):
        typing.all_kept.emit()


def test_it_waits_for_every_write_that_was_asked_for_before(tasks, qtbot):
    held, order = threading.Event(), []
    tasks.run(Lane.WRITE, held.wait, lambda _: order.append("write"))
    closing = Closing(tasks, Typing(has_unsaved=False))
    closing.ready.connect(lambda: order.append("ready"))
    closing.begin()
    held.set()
    qtbot.waitUntil(lambda: len(order) == 2)

    assert order == ["write", "ready"]

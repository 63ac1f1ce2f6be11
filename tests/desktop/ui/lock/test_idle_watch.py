"""Nobody there: told after the minutes, not while somebody types, and not where nothing is watched."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from hailong.ui.lock import idle_watch
from hailong.ui.lock.idle_watch import IdleWatch


class Passing:
    """A clock that a test turns."""

    def __init__(self):
        self.now = time.monotonic()

    def monotonic(self):
        return self.now


@pytest.fixture
def passing(monkeypatch):
    made = Passing()
    monkeypatch.setattr(idle_watch, "time", made)
    return made


@pytest.fixture
def watch(qapp, passing):
    made = IdleWatch(qapp)
    made.told = []
    made.idle.connect(lambda: made.told.append(True))
    yield made
    made.watch(None)


def test_idle_is_told_after_the_minutes_and_again_after_as_many(watch, passing):
    watch.watch(10)
    passing.now += 599
    watch.look()
    assert watch.told == []
    passing.now += 1
    watch.look()
    watch.look()
    assert watch.told == [True]


def test_a_key_puts_it_off(watch, passing, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    watch.watch(10)
    passing.now += 599
    QTest.keyClick(field, Qt.Key.Key_A)
    passing.now += 599
    watch.look()
    assert watch.told == []


def test_what_is_not_watched_is_not_told(watch, passing):
    watch.watch(10)
    watch.watch(None)
    passing.now += 10_000
    watch.look()
    assert watch.told == []

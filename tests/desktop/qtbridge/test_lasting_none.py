"""A program that calls Qt all day does not lose its ``None``."""

import subprocess
import sys

CALLS_QT_OFTEN = """
import sys
import {module}
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(20_000):
    thing.setObjectName("a")
print("alive")
"""


def test_none_outlives_more_calls_than_it_had_references():
    ended = subprocess.run(
        [sys.executable, "-c", CALLS_QT_OFTEN.format(module="hailong.qtbridge")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.stdout.strip(), ended.returncode) == ("alive", 0), ended.stderr


def test_widgets_alone_bring_the_remedy_along():
    ended = subprocess.run(
        [sys.executable, "-c", CALLS_QT_OFTEN.format(module="hailong.ui.colours")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.stdout.strip(), ended.returncode) == ("alive", 0), ended.stderr

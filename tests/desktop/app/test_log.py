"""What a process of the client says on its error stream when something breaks: no word of what it broke over."""

import subprocess
import sys

from markers import COMMENT, found_in

BEGIN = f"""
import logging, sys, threading
from hailong.app.log import speaking_plainly

def fail(*_):
    raise ValueError({COMMENT!r})

def log_what_failed():
    try:
        fail()
    except ValueError:
        logging.getLogger("somebody.else").exception("odd")

class Dies:
    def __repr__(self):
        return {COMMENT!r}
    def __del__(self):
        fail()
"""


def said(what, *, fails=False):
    """What a process says that does ``what`` while it speaks plainly."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", f"{BEGIN}\nwith speaking_plainly():\n    {what}"],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode != 0) is fails, done.stderr
    return done.stdout + done.stderr


def test_what_a_thread_raises_is_told_by_kind_and_place():
    text = said("one = threading.Thread(target=fail); one.start(); one.join()")
    assert "ERROR hailong.app.log: unexpected ValueError" in text
    assert "__main__:" in text
    assert found_in(text) == []


def test_what_nobody_can_catch_is_told_likewise_and_the_object_is_not_shown():
    text = said("Dies()")
    assert "unexpected ValueError" in text
    assert found_in(text) == []


def test_what_a_slot_raises_before_the_window_watches_is_told_likewise():
    slot = "from PySide6.QtCore import QCoreApplication, QTimer; app = QCoreApplication([]); "
    text = said(slot + "QTimer.singleShot(0, fail); QTimer.singleShot(0, app.quit); app.exec()")
    assert "unexpected ValueError" in text
    assert found_in(text) == []


def test_what_a_library_logs_of_an_exception_is_told_without_its_text():
    text = said("log_what_failed()")
    assert "ERROR somebody.else: odd\n" in text
    assert "\n  ValueError" in text
    assert found_in(text) == []


def test_line_that_cannot_be_written_is_not_quoted():
    text = said(f"logging.getLogger('x').error('%d', {COMMENT!r}); logging.getLogger('x').error('the next')")
    assert "the next" in text
    assert found_in(text) == []


def test_afterwards_all_is_as_before():
    assert COMMENT in said("pass\none = threading.Thread(target=fail); one.start(); one.join()")
    assert "KeyboardInterrupt" in said("raise KeyboardInterrupt", fails=True)

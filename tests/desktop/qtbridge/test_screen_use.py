"""Whether the screen is taken: a real X server with a window manager, and what Windows would say."""

import os
import shutil
import subprocess
import sys

import pytest

from hailong.qtbridge.screen_use import UnknownScreen, WindowsScreen, X11Screen, screen_use
from x_display import xdotool

WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(300, 200)
window.setWindowTitle("film")
getattr(window, sys.argv[1])()
print("shown", flush=True)
application.exec()
"""
ASK = """
import time
from hailong.qtbridge.screen_use import screen_use
screen = screen_use("xcb")
deadline = time.monotonic() + 10
wanted = {wanted}
while screen.is_taken() is not wanted and time.monotonic() < deadline:
    time.sleep(0.05)
print(screen.is_known, screen.is_taken())
"""


class Shell:
    """The function of shell32 that is asked."""

    def __init__(self, state, result=0):
        self.state, self.result = state, result

    def SHQueryUserNotificationState(self, pointer):  # the name that Windows gave it
        pointer._obj.value = self.state
        return self.result


@pytest.mark.parametrize(
    ("state", "is_taken"), [(1, True), (2, True), (3, True), (4, True), (5, False), (6, True), (7, True)]
)
def test_windows_accepts_notifications_in_one_state_only(state, is_taken):
    assert WindowsScreen(Shell(state)).is_taken() is is_taken


def test_windows_that_does_not_answer_hinders_nothing():
    assert not WindowsScreen(Shell(2, result=-1)).is_taken()


def test_a_platform_that_tells_nothing_is_not_known_and_hinders_nothing():
    screen = screen_use("wayland")
    assert isinstance(screen, UnknownScreen)
    assert not screen.is_known
    assert not screen.is_taken()


@pytest.mark.skipif(sys.platform != "linux", reason="X11")
def test_without_an_x_server_nothing_is_taken(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":987")
    screen = screen_use("xcb")
    assert isinstance(screen, X11Screen)
    assert not screen.is_taken()


@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("openbox")), reason="needs Xvfb and openbox")
@pytest.mark.parametrize(
    ("how", "is_minimised", "wanted"),
    [("showFullScreen", False, True), ("showMaximized", False, False), ("showFullScreen", True, False)],
)
def test_under_x11_a_full_screen_window_takes_the_screen_unless_it_is_minimised(display, how, is_minimised, wanted):
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    shown = subprocess.Popen([sys.executable, "-c", WINDOW, how], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert shown.stdout.readline() == "shown\n"
        if is_minimised:
            xdotool(display, "search", "--sync", "--onlyvisible", "--name", "^film$", "windowminimize", "--sync")
        asked = subprocess.run(
            [sys.executable, "-c", ASK.format(wanted=wanted)],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert asked.stdout.split() == ["True", str(wanted)]
    finally:
        shown.kill()
        shown.wait()
        shown.stdout.close()

"""A virtual X display with a window manager: what real windows do with focus and full screen."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def x_display(size: str = "1280x800x24") -> Iterator[str]:
    """The name of a display of its own, ended with the block. The server itself chooses a free number."""
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
        pass_fds=(theirs,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(theirs)
    try:
        with os.fdopen(ours, encoding="ascii") as told:
            display = f":{told.readline().strip()}"
        manager = subprocess.Popen(
            ["openbox"], env=os.environ | {"DISPLAY": display},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            _wait_for_manager(display)
            yield display
        finally:
            manager.kill()
            manager.wait()
    finally:
        server.kill()
        server.wait()


def xdotool(display: str, *words: str) -> str:
    """What ``xdotool`` says; empty where it failed (no such window)."""
    done = subprocess.run(
        ["xdotool", *words], env=os.environ | {"DISPLAY": display}, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() if done.returncode == 0 else ""


def _wait_for_manager(display: str) -> None:
    """Until the manager answers: it owns the list of desktops."""
    deadline, nothing = time.monotonic() + 20, threading.Event()
    while not xdotool(display, "get_num_desktops") and time.monotonic() < deadline:
        nothing.wait(0.05)

"""From process start to a painted window that shows its first rows, beside an empty PySide6 window."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.store_search import declarations
from hailong.domain.clock import SystemClock
from hailong.domain.imports import FileImport
from hailong.store.sqlite import open_store

ROWS: Final = 10_000
ROUNDS: Final = 9

_EMPTY: Final = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, told)
        return False
def told():
    print(time.time(), flush=True)
    application.quit()
application = QApplication([])
window = QMainWindow()
window.resize(1180, 760)
watch = Watch()
window.installEventFilter(watch)
window.show()
application.exec()
"""

_OURS: Final = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from hailong.app.start import open_window
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and table.model().rowCount():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, told)
        return False
def told():
    print(time.time(), flush=True)
    table.window().close()
def shown(workstation):
    global table, watch
    workstation.window.resize(1180, 760)  # as the empty one: Qt's screen without one is smaller
    table = workstation.declarations.table
    watch = Watch()
    table.viewport().installEventFilter(watch)
sys.exit(open_window(Path(sys.argv[1]), on_shown=shown))
"""


def measure() -> list[dict[str, object]]:
    """One entry: ``start_10k``."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _fill(folder)
        empty, ours = [], []
        for _ in range(ROUNDS):  # by turns, so that a busy moment of the machine meets both
            empty.append(_milliseconds(_EMPTY))
            ours.append(_milliseconds(_OURS, str(folder)))
    value, limit = statistics.median(ours), statistics.median(empty)
    return [
        {
            "name": "start_10k",
            "value": round(value, 1),
            "unit": "ms",
            "limit": round(limit, 1),
            "ratio": round(value / limit, 2),
            "goal": "<= 1.5 x",
        }
    ]


def _fill(folder: Path) -> None:
    store = open_store(folder, SystemClock())
    store.declarations.apply(declarations(ROWS), FileImport(name="list.xlsx", sha256="0" * 64, reader="benchmark/1"))
    store.close()


def milliseconds_to_rows(folder: str) -> float:
    """From process start until the window over the data in ``folder`` has painted its first rows."""
    return _milliseconds(_OURS, folder)


def _milliseconds(script: str, *arguments: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return (float(done.stdout.split()[-1]) - begun) * 1000

"""The window over a million declarations: its start, the longest stop of its thread while scrolling, its memory."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from typing import Any, Final

from benchmarks.start import milliseconds_to_rows
from benchmarks.store_1m import ROWS, folder_of

_FEW: Final = 1_000
_ROUNDS: Final = 7
_SCROLLS: Final = 3
_JUMPS: Final = 60

_TICKS: Final = """
import json, random, sys, time
from pathlib import Path
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QTimer
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView
chance, worst, last = random.Random(7), 0, None
def tick():
    global last, worst
    now = time.perf_counter()
    if last is not None:
        worst = max(worst, (now - last) * 1000)
    last = now
def scroll(table, jumps, then):
    heart = QTimer(table, interval=0)
    heart.timeout.connect(tick)
    heart.start()
    bar = table.verticalScrollBar()
    def jump():
        nonlocal jumps
        if not jumps:
            heart.stop()
            return then()
        jumps -= 1
        bar.setValue(chance.randrange(bar.maximum()) if jumps % 3 else bar.value() + 700)
        QTimer.singleShot(60, table, jump)
    jump()
def memory():
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
"""

_OURS: Final = f"""{_TICKS}
from hailong.app.start import open_window
def shown(workstation):
    workstation.window.resize(1180, 760)  # as on a usual screen: Qt's screen without one is smaller
    table = workstation.declarations.table
    rows = int(sys.argv[2])
    def wait():
        is_here = table.model().rowCount() == rows and not workstation.tasks.is_busy
        QTimer.singleShot(200, table, begin if is_here else wait)
    def begin():
        scroll(table, int(sys.argv[3]), search) if rows else told()
    def search():
        workstation.list.change(text="nguyễn")
        QTimer.singleShot(1000, table, told)
    def told():
        print(json.dumps({{"block": worst, "memory": memory()}}), flush=True)
        table.window().close()
    QTimer.singleShot(500, table, wait)
sys.exit(open_window(Path(sys.argv[1]), on_shown=shown))
"""

_BARE: Final = f"""{_TICKS}
class Rows(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()):
        return 0 if parent.isValid() else {ROWS}
    def columnCount(self, parent=QModelIndex()):
        return 0 if parent.isValid() else 7
    def data(self, index, role=0):
        return f"{{index.row()}}" if role == 0 else None
application = QApplication([])
table, rows = QTableView(), Rows()
table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
table.setModel(rows)
table.resize(592, 600)
table.show()
def told():
    print(json.dumps({{"block": worst}}), flush=True)
    application.quit()
QTimer.singleShot(500, lambda: scroll(table, int(sys.argv[1]), told))
application.exec()
"""


def measure() -> list[dict[str, Any]]:
    """The entries ``start_1m``, ``scroll_1m_worst_block`` and ``memory_1m``."""
    big, small = str(folder_of(ROWS)), str(folder_of(_FEW))
    starts: dict[str, list[float]] = {big: [], small: []}
    for _ in range(_ROUNDS):  # by turns, so that a busy moment of the machine meets both
        for folder, found in starts.items():
            found.append(milliseconds_to_rows(folder))
    start, start_of_few = (statistics.median(found) for found in starts.values())
    ours = [_told(_OURS, big, str(ROWS), str(_JUMPS)) for _ in range(_SCROLLS)]
    bare = [_told(_BARE, str(_JUMPS)) for _ in range(_SCROLLS)]
    with tempfile.TemporaryDirectory() as empty:
        memory_of_none = _told(_OURS, empty, "0", "0")["memory"]
    block = statistics.median(one["block"] for one in ours)
    limit = statistics.median(one["block"] for one in bare)
    memory = statistics.median(one["memory"] for one in ours)
    return [
        _entry("start_1m", start, "ms", start_of_few, "<= 1.2 x"),
        _entry("scroll_1m_worst_block", block, "ms", limit, "<= 16 ms"),
        _entry("memory_1m", memory - memory_of_none, "MB", memory_of_none, "<= 60 MB"),
    ]


def _told(script: str, *arguments: str) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _entry(name: str, value: float, unit: str, limit: float, goal: str) -> dict[str, Any]:
    return {
        "name": name, "value": round(value, 2), "unit": unit, "limit": round(limit, 2),
        "ratio": round(value / limit, 2), "goal": goal,
    }  # fmt: skip

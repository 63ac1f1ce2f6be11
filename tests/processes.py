"""Ending processes as nobody should."""

import contextlib
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import subprocess


def kill_all(process: "subprocess.Popen[Any]") -> None:
    """``kill -9`` for a process and all its children; returns when the process itself is gone."""
    pids = [process.pid]
    for pid in pids:
        pids += [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.wait()

"""The data folder: this user's alone, and one process's at a time."""

import os
from pathlib import Path
from typing import Final

from hailong.store.faults import folder_errors
from hailong.store.process_lock import ProcessLock

_LOCK_NAME: Final = "hailong.lock"


class DataFolder:
    """Held from construction to ``release``. Raises StoreError: LOCKED at once when another process has it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with folder_errors():
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if os.name == "posix":  # on Windows the user's profile is private by its place
                path.chmod(0o700)
            self._lock = ProcessLock(path / _LOCK_NAME)

    def release(self) -> None:
        """Let the next process in; safe to call twice."""
        self._lock.release()


def make_private(file: Path) -> None:
    """``file`` for this user alone, made empty if need be. May raise OSError."""
    if os.name == "posix":
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        file.chmod(0o600)

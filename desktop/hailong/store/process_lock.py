"""The lock that keeps a second process out of the data folder; the operating system frees it when a process dies."""

import os
import sys
from pathlib import Path

from hailong.store.interfaces import StoreError, StoreFault


class ProcessLock:
    """Held from construction to ``release``. A folder that another process holds raises StoreError LOCKED at once."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise StoreError(StoreFault.LOCKED, f"{path.name} is held by another process") from error
        self._is_held = True

    def release(self) -> None:
        """Let the next process in; safe to call twice."""
        if self._is_held:
            self._is_held = False
            os.close(self._handle)  # closing frees the lock on every platform


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

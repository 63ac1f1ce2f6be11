"""Room kept free for the day on which the disk is full: even deleting and marking as received need some."""

import contextlib
import os
import shutil
from pathlib import Path
from typing import Final

from hailong.store.faults import folder_errors
from hailong.store.interfaces import StoreError, StoreFault

BALLAST_NAME: Final = "hailong.ballast"
_SIZE: Final = 16 * 1024 * 1024
_SHARE: Final = 4  # on a disk that is nearly full already, only this part of what is left


class Ballast:
    """A file of zeros. When the disk is full it is thrown off, and what waits can still be delivered.

    What is thrown off is for the sender alone: new sheets are refused until the file can be made again.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / BALLAST_NAME
        self._is_thrown_off = False

    def take(self) -> None:
        """Make the file unless it is there. Raises StoreError when there is no room for it."""
        if self._path.exists():
            return
        with folder_errors():
            size = min(_SIZE, shutil.disk_usage(self._path.parent).free // _SHARE)
            try:
                _fill(self._path, size)
            except OSError:
                self._path.unlink(missing_ok=True)
                raise
        self._is_thrown_off = False

    def throw_off(self) -> None:
        """The disk is full: give the room back."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
            self._is_thrown_off = True

    def expect(self) -> None:
        """Whoever is about to save something new: StoreError while the room is needed by what waits already."""
        if self._is_thrown_off:
            free = _free(self._path.parent)
            if free < _SIZE:
                raise StoreError(StoreFault.DISK_FULL, f"{free} bytes free")
            self.take()


def _free(folder: Path) -> int:
    with folder_errors():
        return shutil.disk_usage(folder).free


def _fill(path: Path, size: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(handle, 0, max(size, 1))
        else:
            os.write(handle, bytes(size))
    finally:
        os.close(handle)

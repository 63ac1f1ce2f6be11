"""Where the socket of one data folder stands: in the folder, or where its path is too long, in a room of its own.

On Windows it is a named pipe, which stands nowhere and leaves nothing behind.
"""

import contextlib
import os
import re
import secrets
import stat
import sys
import tempfile
from pathlib import Path
from typing import Final

_LONGEST_SOCKET_PATH: Final = 100  # bytes; the system takes 107, and Qt binds a longer one first
_NAME: Final = re.compile(r"hailong-[0-9a-f]{32}")
_ROOM_PREFIX: Final = "hailong-"


class SocketPlace:
    """Whoever uses it holds the lock of the data folder: what an instance before has left is nobody's any more."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._room: Path | None = None

    def take(self, name_before: str) -> str:
        """A name that nobody can guess; ``name_before`` is that of the instance before, if it left one."""
        name = f"hailong-{secrets.token_hex(16)}"
        if sys.platform == "win32":
            return name
        self._clear(Path(name_before))
        path = self._folder / name
        if len(os.fsencode(path)) > _LONGEST_SOCKET_PATH:
            self._room = Path(tempfile.mkdtemp(prefix=_ROOM_PREFIX))  # made for this user alone
            path = self._room / name
        return str(path)

    def leave(self) -> None:
        """Take the room away; the socket is gone by then."""
        if self._room is not None:
            with contextlib.suppress(OSError):
                self._room.rmdir()
            self._room = None

    def _clear(self, before: Path) -> None:
        """What a killed instance left. Its room may stand in a folder that others write to: only what is ours goes."""
        for left in self._folder.glob("hailong-*"):
            if left.is_socket():
                left.unlink(missing_ok=True)
        room = before.parent
        if not (_NAME.fullmatch(before.name) and room.name.startswith(_ROOM_PREFIX)):
            return
        with contextlib.suppress(OSError, ValueError):
            if _is_ours(room, stat.S_IFDIR) and _is_ours(before, stat.S_IFSOCK):
                before.unlink()
                room.rmdir()  # only an empty one goes


def _is_ours(path: Path, kind: int) -> bool:
    """A thing of that kind, and no link to one, which this user has made."""
    found = path.lstat()
    return stat.S_IFMT(found.st_mode) == kind and sys.platform != "win32" and found.st_uid == os.getuid()

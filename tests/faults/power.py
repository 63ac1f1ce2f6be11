"""A disk that loses its power: an SQLite VFS that remembers what was written and not yet flushed.

At the cut, every unsynced write survives with the chance of one half, one by one. That is harsher than a real
disk, which mostly keeps the order; a disk that lies about having flushed is not imitated.
"""

import random
from pathlib import Path
from typing import TypeAlias

import apsw

_Change: TypeAlias = tuple[int, bytes | None]  # where, and what was written; None: the file was cut there


class PowerDisk(apsw.VFS):
    """Files on the machine's own disk, with the state of each at its last flush remembered beside it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.flushed: dict[Path, bytes] = {}
        self.unsynced: dict[Path, list[_Change]] = {}
        super().__init__(name, "")

    def xOpen(self, name, flags):
        return _File(self, name, flags)

    def xDelete(self, name: str, sync_dir: bool) -> None:
        super().xDelete(name, sync_dir)
        path = Path(name)
        self.flushed.pop(path, None)
        self.unsynced.pop(path, None)

    def changed(self, path: Path, change: _Change) -> None:
        self.unsynced.setdefault(path, []).append(change)

    def synced(self, path: Path) -> None:
        self.flushed[path] = _with(self.flushed.get(path, b""), self.unsynced.pop(path, []))

    def cut(self, into: Path, chance: random.Random) -> None:
        """Leave in ``into`` what a disk would hold after the power has gone."""
        for path in {*self.flushed, *self.unsynced}:
            survived = [change for change in self.unsynced.get(path, []) if chance.random() < 0.5]
            (into / path.name).write_bytes(_with(self.flushed.get(path, b""), survived))


class _File(apsw.VFSFile):
    def __init__(self, disk: PowerDisk, name, flags) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        self._path = Path(name.filename() if isinstance(name, apsw.URIFilename) else name)
        if self._path not in disk.flushed:
            disk.flushed[self._path] = self._path.read_bytes() if self._path.exists() else b""

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._disk.changed(self._path, (offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        self._disk.changed(self._path, (size, None))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._disk.synced(self._path)


def _with(content: bytes, changes: list[_Change]) -> bytes:
    image = bytearray(content)
    for offset, data in changes:
        if data is None:
            del image[offset:]
            continue
        if len(image) < offset:
            image.extend(b"\0" * (offset - len(image)))
        image[offset : offset + len(data)] = data
    return bytes(image)

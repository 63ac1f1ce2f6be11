"""The folder of exports as a live source: events of the file system, and a slow look for whatever they miss."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from hailong.domain.clock import Clock
from hailong.domain.settling import STANDS_STILL_FOR, Settling, Stamp, forget, look
from hailong.qtbridge.tasks import Lane, TaskRunner

SWEEP_MS: Final = 60_000  # shares and some synchronised folders tell nothing
_AFTER_EVENT_MS: Final = 300
_AGAIN_MS: Final = STANDS_STILL_FOR.seconds * 1000 + 200


class WatchedFolder(QObject):
    """Announces files that came or changed, once each, when they stand still.

    ``list_files`` is called off the main thread. What the folder holds at the first look is taken as read: whoever
    begins to watch has just brought it in. A folder that is gone (a stick, a share) is told once, and taken up again
    when it is back.
    """

    settled = Signal(object)  # tuple[Path, ...]
    lost = Signal(object)  # Path
    found_again = Signal(object)  # Path

    def __init__(
        self,
        tasks: TaskRunner,
        list_files: Callable[[Path], list[Path]],
        clock: Clock,
        parent: QObject | None = None,
        *,
        sweep_ms: int = SWEEP_MS,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._list_files = list_files
        self._clock = clock
        self._folder: Path | None = None
        self._state: Settling | None = None
        self._is_lost = False
        self._is_looking = self._is_wanted = False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self._soon.start(_AFTER_EVENT_MS))
        self._sweep = QTimer(self, interval=sweep_ms)
        self._sweep.timeout.connect(self._look)

    @property
    def folder(self) -> Path | None:
        """What is watched."""
        return self._folder

    def watch(self, folder: Path | None) -> None:
        """Watch ``folder`` from now on, or nothing."""
        if folder == self._folder:
            return
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._folder, self._state, self._is_lost = folder, None, False
        self._soon.stop()
        if folder is None:
            self._sweep.stop()
            return
        self._sweep.start()
        self._look()

    def look_again(self, path: Path) -> None:
        """A file that was announced could not be read yet."""
        if self._state is not None:
            self._state = forget(self._state, str(path))
            self._soon.start(_AGAIN_MS)

    def _look(self) -> None:
        if self._folder is None:
            return
        if self._is_looking:
            self._is_wanted = True
            return
        self._is_looking = True
        folder = self._folder
        self._tasks.run(
            Lane.READ,
            lambda: _stamps(self._list_files, folder),
            lambda seen: self._take(folder, seen),
            self._on_error,
        )

    def _take(self, folder: Path, seen: Mapping[str, Stamp] | None) -> None:
        self._is_looking = False
        if folder != self._folder:
            self._look()
            return
        if seen is None:
            self._lose(folder)
            return
        if self._is_lost:
            self._is_lost = False
            self.found_again.emit(folder)
        self._watch_places(folder, seen)
        if self._state is None:
            self._state = Settling(known=seen)
        else:
            self._state, ready = look(self._state, seen, self._clock.now())
            if ready:
                self.settled.emit(tuple(Path(name) for name in ready))
        if self._is_wanted or self._state.moving:
            self._is_wanted = False
            self._soon.start(_AGAIN_MS)

    def _lose(self, folder: Path) -> None:
        if not self._is_lost:
            self._is_lost = True
            self.lost.emit(folder)

    def _on_error(self, error: Exception) -> None:
        self._is_looking = False
        self._tasks.failed.emit(error)

    def _watch_places(self, folder: Path, seen: Mapping[str, Stamp]) -> None:
        """The folder and the folders of its files; events of a folder that was deleted and made again are lost else."""
        wanted = {str(folder), *(str(Path(name).parent) for name in seen)}
        if missing := wanted - set(self._watcher.directories()):
            self._watcher.addPaths(sorted(missing))


def _stamps(list_files: Callable[[Path], list[Path]], folder: Path) -> dict[str, Stamp] | None:
    """Size and time of each file; None while the folder cannot be reached."""
    stamps: dict[str, Stamp] = {}
    try:
        paths = list_files(folder)
    except OSError:
        return None
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue  # gone meanwhile
        stamps[str(path)] = (status.st_size, status.st_mtime_ns)
    return stamps

"""Moving from the window: to another workstation and from one, on the lane of the one sender."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from hailong.domain.clock import from_wire
from hailong.domain.moving import MOVED_OUT, Moved
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import SettingsRepository


class Mover(Protocol):
    """The acts (``hailong.app.mover.Mover``)."""

    def pack(self, path: Path, passphrase: str, device_name: str) -> Moved:
        """Write everything that moves."""

    def take(self, path: Path, passphrase: str) -> Moved:
        """Take it in."""


@dataclass(frozen=True, slots=True)
class MovedOut:
    """What was moved out of this workstation last."""

    at: datetime
    waiting: int


class MoveService(QObject):
    """One act at a time. A passphrase lives as long as its act."""

    packed = Signal(object, object)  # Moved, Path
    taken = Signal(object)  # Moved
    moved_out_changed = Signal(object)  # MovedOut | None
    busy_changed = Signal(bool)
    failed = Signal(object)  # Exception: of the world; the page has words for it

    def __init__(
        self,
        tasks: TaskRunner,
        make_mover: Callable[[], Mover],
        settings: SettingsRepository,
        device_name: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._make_mover = make_mover
        self._settings = settings
        self._device_name = device_name
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._is_busy

    def refresh(self) -> None:
        """Read what was moved out of this workstation."""
        self._tasks.run(Lane.READ, lambda: self._settings.get(MOVED_OUT), self._take_moved_out)

    def pack(self, path: Path, passphrase: str) -> None:
        """Ends with ``packed`` or ``failed``."""
        self._do(
            lambda: self._make_mover().pack(path, passphrase, self._device_name),
            lambda moved: self.packed.emit(moved, path),
        )

    def take(self, path: Path, passphrase: str) -> None:
        """Ends with ``taken`` or ``failed``."""
        self._do(lambda: self._make_mover().take(path, passphrase), self.taken.emit)

    def _do(self, act: Callable[[], Moved], then: Callable[[Moved], object]) -> None:
        if self._is_busy:
            return
        self._set_busy(True)

        def done(moved: Moved) -> None:
            self._set_busy(False)
            self.refresh()
            then(moved)

        self._tasks.run(Lane.NETWORK, act, done, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        self.failed.emit(error)

    def _take_moved_out(self, text: str) -> None:
        try:
            said = json.loads(text)
            moved_out = MovedOut(from_wire(said["at"]), int(said["waiting"]))
        except (ValueError, TypeError, KeyError):
            moved_out = None
        self.moved_out_changed.emit(moved_out)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.busy_changed.emit(is_busy)

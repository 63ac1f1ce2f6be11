"""Carrying from the window: packing, bringing and taking in, each on the lane of the one sender."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from hailong.domain.enrolment import Acquaintance
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.sync.carrying import Brought, Taken
from hailong.sync.enrolment import NeedsComparingError


class Carrier(Protocol):
    """The acts (``hailong.app.carrier.Carrier``)."""

    def pack(self, path: Path) -> int:
        """Write what waits into a parcel; how many sheets."""

    def bring(
        self, path: Path, on_progress: Callable[[int], None], is_cancelled: Callable[[], bool]
    ) -> tuple[Brought, Path]:
        """Deliver a parcel; what came of it, and where the answers are."""

    def take(self, path: Path, key: str) -> Taken:
        """Take in answers."""

    def break_off(self) -> None:
        """Stop waiting, from another thread."""


class CarryService(QObject):
    """One act at a time. ``make_carrier`` is called on the network lane: what it imports is heavy."""

    packed = Signal(int, object)  # how many sheets, Path
    brought = Signal(object, object)  # Brought, Path of the answers
    taken = Signal(object)  # Taken
    to_compare = Signal(object, object)  # Acquaintance, Path: take it again with the key, once the user has compared it
    progressed = Signal(int)  # so many sheets were brought
    busy_changed = Signal(bool)
    failed = Signal(object)  # Exception: of the world; the section has words for it

    def __init__(self, tasks: TaskRunner, make_carrier: Callable[[], Carrier], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._make_carrier = make_carrier
        self._carrier: Carrier | None = None
        self._cancelled: threading.Event | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._cancelled is not None

    def pack(self, path: Path) -> None:
        """Ends with ``packed`` or ``failed``."""
        self._do(lambda carrier, _: carrier.pack(path), lambda count: self.packed.emit(count, path))

    def bring(self, path: Path) -> None:
        """Ends with ``brought`` or ``failed``."""
        self._do(
            lambda carrier, is_cancelled: carrier.bring(path, self.progressed.emit, is_cancelled),
            lambda came: self.brought.emit(*came),
        )

    def take(self, path: Path, key: str = "") -> None:
        """Ends with ``taken``, ``to_compare`` or ``failed``."""

        def act(carrier: Carrier, _: object) -> Taken | Acquaintance:
            try:
                return carrier.take(path, key)
            except NeedsComparingError as needs:
                return needs.met

        def done(came: object) -> None:
            if isinstance(came, Acquaintance):
                self.to_compare.emit(came, path)
            else:
                self.taken.emit(came)

        self._do(act, done)

    def cancel(self) -> None:
        """Break off; what was answered until then is kept."""
        if self._cancelled is not None:
            self._cancelled.set()
            if self._carrier is not None:
                self._carrier.break_off()

    def _do(self, act: Callable[[Carrier, Callable[[], bool]], object], then: Callable[..., object]) -> None:
        if self.is_busy:
            return
        cancelled = threading.Event()

        def work() -> object:
            self._carrier = self._make_carrier()
            return act(self._carrier, cancelled.is_set)

        def done(answer: object) -> None:
            self._end()
            then(answer)

        self._cancelled = cancelled
        self.busy_changed.emit(True)
        self._tasks.run(Lane.NETWORK, work, done, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._cancelled = None
        self.busy_changed.emit(False)

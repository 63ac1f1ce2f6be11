"""The one place where threads are made: work goes to a lane, results come back on the main thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

_T = TypeVar("_T")


class Lane(Enum):
    """Where work waits its turn. Each lane is strictly in order: a later write never overtakes an earlier one."""

    READ = "read"  # queries of the screens
    WRITE = "write"  # acts of the user and imports
    FILES = "files"  # reading of declaration files
    NETWORK = "network"  # the one sender
    DOCTOR = "doctor"  # the connection doctor, who is asked when something does not answer
    LIVE = "live"  # questions to ECUS's own database, whose server may be silent, and passwords for the keyring


class TaskRunner(QObject):
    """Runs plain functions off the main thread and hands their results back on it.

    ``on_done`` and ``on_error`` run on the thread that owns this object, in the order in which the work ended. Without
    ``on_error`` a failure is announced by ``failed`` (our bug or an error of the world: the receiver tells them apart).
    """

    failed = Signal(object)  # Exception
    idle = Signal()
    _ended = Signal(object, object, object)  # future, on_done, on_error

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {lane: ThreadPoolExecutor(1, f"hailong-{lane.value}") for lane in Lane}
        self._running = 0
        self._is_closed = False
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether any work has been taken and its result not yet handed back."""
        return self._running > 0

    def run(
        self,
        lane: Lane,
        work: Callable[[], _T],
        on_done: Callable[[_T], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run ``work`` on ``lane``; call back on the main thread. After ``close`` nothing is taken any more."""
        if self._is_closed:
            return
        self._running += 1
        future = self._pools[lane].submit(work)
        future.add_done_callback(lambda done: self._announce(done, on_done, on_error))

    def close(self) -> None:
        """Take nothing new, wait for what runs and for every write that was asked for; no callback comes after this.

        Neither a question to ECUS nor the doctor is waited for: what they ask may be silent for half a minute, and
        nothing hangs on it.
        """
        self._is_closed = True
        for lane, pool in self._pools.items():
            pool.shutdown(wait=lane not in (Lane.LIVE, Lane.DOCTOR), cancel_futures=lane is not Lane.WRITE)

    def _announce(self, future: "Future[_T]", on_done: object, on_error: object) -> None:
        if not self._is_closed:
            self._ended.emit(future, on_done, on_error)

    @Slot(object, object, object)
    def _on_ended(
        self,
        future: "Future[object]",
        on_done: Callable[[object], None] | None,
        on_error: Callable[[Exception], None] | None,
    ) -> None:
        self._running -= 1
        if self._is_closed or future.cancelled():
            return
        error = future.exception()
        if error is None:
            if on_done is not None:
                on_done(future.result())
        elif isinstance(error, Exception):
            (on_error or self.failed.emit)(error)
        if not self._running:
            self.idle.emit()

"""The end of the window: nothing that was typed or set may still be only in memory."""

from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from hailong.qtbridge.tasks import Lane, TaskRunner


class Unsaved(Protocol):
    """Whoever holds what was typed (the sheet that is open)."""

    all_kept: SignalInstance

    @property
    def has_unsaved(self) -> bool:
        """Whether anything is not yet durable."""

    def flush(self) -> None:
        """Begin to keep it at once."""


class Closing(QObject):
    """``begin`` keeps everything; ``ready`` says that the window may go."""

    ready = Signal()

    def __init__(self, tasks: TaskRunner, unsaved: Unsaved, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._unsaved = unsaved

    def begin(self) -> None:
        """Keep what is unsaved, then wait for every write that was asked for before."""
        self._unsaved.flush()
        if self._unsaved.has_unsaved:
            self._unsaved.all_kept.connect(self._wait_for_writes, Qt.ConnectionType.SingleShotConnection)
        else:
            self._wait_for_writes()

    def _wait_for_writes(self) -> None:
        # The lane is strictly in order: when this nothing has run, so has everything before it.
        self._tasks.run(Lane.WRITE, _nothing, lambda _: self.ready.emit())


def _nothing() -> None:
    """Stands at the end of the queue."""

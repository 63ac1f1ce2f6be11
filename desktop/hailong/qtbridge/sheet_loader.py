"""Loads the declaration that was asked for last; those that were only passed on the way are not loaded."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from hailong.qtbridge.sheet_opening import OpenSheet
from hailong.qtbridge.tasks import Lane, TaskRunner


class SheetLoader(QObject):
    """At most one load is under way: holding an arrow key down in the list never queues up reads."""

    loaded = Signal(object)  # OpenSheet
    gone = Signal(int)  # key
    failed = Signal(object)  # Exception

    def __init__(
        self, tasks: TaskRunner, read: Callable[[int], OpenSheet | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._read = read
        self._wanted: int | None = None
        self._is_loading = False

    def load(self, key: int) -> None:
        """Load ``key`` instead of whatever was asked for before."""
        self._wanted = key
        if not self._is_loading:
            self._begin(key)

    def cancel(self) -> None:
        """Nothing is wanted any more."""
        self._wanted = None

    def _begin(self, key: int) -> None:
        self._is_loading = True
        self._tasks.run(Lane.READ, lambda: self._read(key), lambda found: self._arrived(key, found), self._broke)

    def _arrived(self, key: int, found: OpenSheet | None) -> None:
        self._is_loading = False
        if self._wanted is None:
            return
        if self._wanted != key:
            self._begin(self._wanted)
            return
        self._wanted = None
        if found is None:
            self.gone.emit(key)
        else:
            self.loaded.emit(found)

    def _broke(self, error: Exception) -> None:
        self._is_loading = False
        self._wanted = None
        self.failed.emit(error)

"""The catalogue in memory for the words of the window: read in the background, looked at without waiting."""

from PySide6.QtCore import QObject, Signal

from hailong.domain.catalogue import Catalogue
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import StoreError
from hailong.store.mirror_interfaces import MirrorRepository


class CatalogueService(QObject):
    """Holds the catalogue as it was last read; ``refresh`` after each run of the sender."""

    changed = Signal(object)  # Catalogue
    failed = Signal(object)  # StoreError

    def __init__(self, tasks: TaskRunner, mirror: MirrorRepository, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._mirror = mirror
        self._current = Catalogue()

    @property
    def current(self) -> Catalogue:
        """The catalogue; the empty one before it was first read."""
        return self._current

    def refresh(self) -> None:
        """Read it again, in the background, unless it is the one already held."""
        self._tasks.run(Lane.READ, self._mirror.catalogue, self._take, self._fail)

    def _take(self, catalogue: Catalogue) -> None:
        if catalogue.version != self._current.version:
            self._current = catalogue
            self.changed.emit(catalogue)

    def _fail(self, error: Exception) -> None:
        (self.failed if isinstance(error, StoreError) else self._tasks.failed).emit(error)

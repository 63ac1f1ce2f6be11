"""The connection doctor behind the window: one examination at a time, each finding announced as soon as it is made."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from hailong.domain.doctor import Finding, Step, examine
from hailong.qtbridge.patience import Patience
from hailong.qtbridge.tasks import Lane, TaskRunner


class DoctorService(QObject):
    """``make_steps`` is called on the doctor's own lane, since what it imports is heavy."""

    changed = Signal()  # begun, one finding more, or ended
    saved = Signal(object)  # Path of the report
    save_failed = Signal(object)  # OSError
    _found = Signal(object, object)  # the examination it belongs to, Finding

    def __init__(
        self, tasks: TaskRunner, make_steps: Callable[[], Sequence[Step]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._make_steps = make_steps
        self._findings: list[Finding] = []
        self._running: Patience | None = None
        self._found.connect(self._on_found, Qt.ConnectionType.QueuedConnection)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What has been found, in order."""
        return tuple(self._findings)

    @property
    def is_running(self) -> bool:
        """Whether an examination goes on."""
        return self._running is not None

    def examine(self) -> None:
        """Begin anew; what still runs is given up."""
        self.stop()
        self._findings = []
        patience = self._running = Patience()

        def work() -> None:
            for finding in examine(self._make_steps(), patience.within, lambda: patience.is_over):
                self._found.emit(patience, finding)

        self._tasks.run(
            Lane.DOCTOR, work, lambda _: self._on_ended(patience), lambda error: self._fail(patience, error)
        )
        self.changed.emit()

    def stop(self) -> None:
        """Give up what runs; what was found stays."""
        if self._running is not None:
            self._running.give_up()
            self._running = None
            self.changed.emit()

    def save(self, path: Path, report: str) -> None:
        """Write the report that the user has read; ends with ``saved`` or ``save_failed``."""

        def write() -> Path:
            path.write_text(report, encoding="utf-8")
            return path

        self._tasks.run(Lane.FILES, write, self.saved.emit, self._on_save_error)

    def _on_save_error(self, error: Exception) -> None:
        (self.save_failed if isinstance(error, OSError) else self._tasks.failed).emit(error)

    def _on_found(self, patience: Patience, finding: Finding) -> None:
        if patience is self._running:
            self._findings.append(finding)
            self.changed.emit()

    def _on_ended(self, patience: Patience) -> None:
        if patience is self._running:
            self._running = None
            self.changed.emit()

    def _fail(self, patience: Patience, error: Exception) -> None:
        self._on_ended(patience)
        self._tasks.failed.emit(error)

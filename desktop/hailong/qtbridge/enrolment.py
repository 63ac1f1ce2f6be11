"""Enrolment of this workstation from the window: one act on the network lane, and who it may speak for."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from hailong.domain.enrolment import Enrolment
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.mirror_interfaces import MirrorRepository


class Enroller(Protocol):
    """The act (``hailong.sync.enrolment.Enrol``)."""

    def __call__(self, service_url: str, codes: Sequence[str], device_name: str) -> Enrolment:
        """Use the codes; raises ValueError, StillWaitingError, CallFailedError, StoreError."""


class EnrolmentService(QObject):
    """``make_enroller`` is called on the network lane, since what it imports is heavy."""

    current_changed = Signal(object)  # Enrolment | None
    enrolled = Signal(object)  # Enrolment: just now
    busy_changed = Signal(bool)
    failed = Signal(object)  # Exception: of the world or of the typed address; the page has words for them

    def __init__(
        self,
        tasks: TaskRunner,
        make_enroller: Callable[[], Enroller],
        mirror: MirrorRepository,
        device_name: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._make_enroller = make_enroller
        self._mirror = mirror
        self._device_name = device_name
        self._current: Enrolment | None = None
        self._is_busy = False

    @property
    def current(self) -> Enrolment | None:
        """The enrolment as it was last read."""
        return self._current

    @property
    def is_busy(self) -> bool:
        """Whether a code is being tried."""
        return self._is_busy

    def refresh(self) -> None:
        """Read who this workstation may speak for."""
        self._tasks.run(Lane.READ, self._mirror.enrolment, self._take)

    def enrol(self, service_url: str, code: str) -> None:
        """Use a one-time code; ends with ``enrolled`` or ``failed``."""
        if self._is_busy:
            return
        self._set_busy(True)
        codes = [code.strip()]
        self._tasks.run(
            Lane.NETWORK,
            lambda: self._make_enroller()(service_url.strip(), codes, self._device_name),
            self._on_enrolled,
            self._on_failed,
        )

    def _on_enrolled(self, enrolment: Enrolment) -> None:
        self._set_busy(False)
        self._take(enrolment)
        self.enrolled.emit(enrolment)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        self.failed.emit(error)

    def _take(self, enrolment: Enrolment | None) -> None:
        self._current = enrolment
        self.current_changed.emit(enrolment)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.busy_changed.emit(is_busy)

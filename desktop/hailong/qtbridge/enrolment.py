"""Enrolment of this workstation from the window: each act on the network lane, and who it may speak for."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from hailong.domain.enrolment import Acquaintance, Enrolment, KeyPlace
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.mirror_interfaces import MirrorRepository
from hailong.sync.enrolment import EnrolmentCancelledError


class Enroller(Protocol):
    """The act (``hailong.sync.enrolment.Enrol``, which says what it raises)."""

    def meet(self, service_url: str, key: str, is_cancelled: Callable[[], bool]) -> Acquaintance:
        """Who answers there."""

    def __call__(
        self,
        service_url: str,
        codes: Sequence[str],
        device_name: str,
        *,
        key: str,
        on_progress: Callable[[int], None],
        is_cancelled: Callable[[], bool],
    ) -> Enrolment:
        """Use the codes."""

    def break_off(self) -> None:
        """Stop waiting, from another thread."""


@dataclass(frozen=True, slots=True)
class EnrolmentTools:
    """What enrolling needs, made when it is first needed: all of it is heavy to import."""

    enrol: Enroller
    key_place: Callable[[Enrolment], KeyPlace]


class EnrolmentService(QObject):
    """``make_tools`` is called on the network lane, since what it imports is heavy. One act at a time."""

    current_changed = Signal(object)  # Enrolment | None
    key_place_changed = Signal(object)  # KeyPlace | None: where this workstation's own key is
    met = Signal(object)  # Acquaintance: who answers at the address
    progressed = Signal(int)  # so many codes were used
    enrolled = Signal(object)  # Enrolment: just now
    cancelled = Signal()
    busy_changed = Signal(bool)
    failed = Signal(object)  # Exception: of the world or of the typed address; the page has words for them

    def __init__(
        self,
        tasks: TaskRunner,
        make_tools: Callable[[], EnrolmentTools],
        mirror: MirrorRepository,
        device_name: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._make_tools = make_tools
        self._mirror = mirror
        self.device_name = device_name
        self._current: Enrolment | None = None
        self._key_place: KeyPlace | None = None
        self._running: Enroller | None = None
        self._cancelled: threading.Event | None = None

    @property
    def current(self) -> Enrolment | None:
        """The enrolment as it was last read."""
        return self._current

    @property
    def key_place(self) -> KeyPlace | None:
        """Where the key is, as far as it was looked for."""
        return self._key_place

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._cancelled is not None

    def refresh(self) -> None:
        """Read who this workstation may speak for."""
        self._tasks.run(Lane.READ, self._mirror.enrolment, self._take)

    def look_for_key(self) -> None:
        """Find out where this workstation's own key is; not before the first paint."""
        enrolment = self._current
        if enrolment is not None:
            self._tasks.run(Lane.NETWORK, lambda: self._make_tools().key_place(enrolment), self._take_key_place)

    def meet(self, service_url: str, key: str = "") -> None:
        """See who answers at the address; ends with ``met``, ``cancelled`` or ``failed``."""
        self._ask(lambda enrol, is_cancelled: enrol.meet(service_url.strip(), key, is_cancelled), self.met.emit)

    def enrol(self, service_url: str, codes: Sequence[str], key: str = "") -> None:
        """Use one-time codes of the service with that ``key``; ends with ``enrolled``, ``cancelled`` or ``failed``."""
        shown = [code.strip() for code in codes]
        self._ask(
            lambda enrol, is_cancelled: enrol(
                service_url.strip(),
                shown,
                self.device_name,
                key=key,
                on_progress=self.progressed.emit,
                is_cancelled=is_cancelled,
            ),
            self._on_enrolled,
        )

    def cancel(self) -> None:
        """Break off what is awaited."""
        if self._cancelled is not None:
            self._cancelled.set()
            if self._running is not None:
                self._running.break_off()

    def _ask(self, act: Callable[[Enroller, Callable[[], bool]], object], then: Callable[[object], object]) -> None:
        if self.is_busy:
            return
        cancelled = threading.Event()

        def work() -> object:
            self._running = self._make_tools().enrol
            return act(self._running, cancelled.is_set)

        def done(answer: object) -> None:
            self._set_cancelled(None)
            then(answer)

        self._set_cancelled(cancelled)
        self._tasks.run(Lane.NETWORK, work, done, self._on_failed)

    def _on_enrolled(self, enrolment: object) -> None:
        assert isinstance(enrolment, Enrolment)
        self._take(enrolment)
        self.look_for_key()
        self.enrolled.emit(enrolment)

    def _on_failed(self, error: Exception) -> None:
        self._set_cancelled(None)
        self.refresh()  # what the codes before it have opened is kept
        if isinstance(error, EnrolmentCancelledError):
            self.cancelled.emit()
        else:
            self.failed.emit(error)

    def _take(self, enrolment: Enrolment | None) -> None:
        self._current = enrolment
        if enrolment is None:
            self._take_key_place(None)
        self.current_changed.emit(enrolment)

    def _take_key_place(self, place: KeyPlace | None) -> None:
        self._key_place = place
        self.key_place_changed.emit(place)

    def _set_cancelled(self, cancelled: threading.Event | None) -> None:
        self._cancelled = cancelled
        self.busy_changed.emit(self.is_busy)

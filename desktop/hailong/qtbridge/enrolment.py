"""Enrolment of this workstation from the window: each act on the network lane, and who it may speak for."""

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from hailong.domain.enrolment import Acquaintance, Enrolment, KeyPlace
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import Store
from hailong.sync.enrolment import EnrolmentCancelledError

if TYPE_CHECKING:
    from hailong.domain.invitation import Invitation


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
        wanted: Collection[str],
        on_progress: Callable[[int], None],
        is_cancelled: Callable[[], bool],
    ) -> Enrolment:
        """Use the codes."""

    def break_off(self) -> None:
        """Stop waiting, from another thread."""


class Leaver(Protocol):
    """The act (``hailong.sync.leaving.Leave``)."""

    def __call__(self, tax_code: str) -> Enrolment | None:
        """Give up one enterprise, or everything (empty); what is left over."""

    def tidy(self) -> None:
        """Remove the key of a service that was left, once nothing waits for it."""


@dataclass(frozen=True, slots=True)
class EnrolmentTools:
    """What enrolling needs, made when it is first needed: all of it is heavy to import."""

    enrol: Enroller
    leave: Leaver
    key_place: Callable[[Enrolment], KeyPlace]
    ask: "Callable[[Path, Invitation, str], None]"  # write a request to be enrolled, for others to bring


class EnrolmentService(QObject):
    """``make_tools`` is called on the network lane, since what it imports is heavy. One act at a time."""

    current_changed = Signal(object)  # Enrolment | None
    key_place_changed = Signal(object)  # KeyPlace | None: where this workstation's own key is
    met = Signal(object)  # Acquaintance: who answers at the address
    progressed = Signal(int)  # so many codes were used
    enrolled = Signal(object)  # Enrolment: just now
    asked_by_file = Signal(object)  # Path of the request
    cancelled = Signal()
    waiting_counted = Signal(object)  # Mapping[str, int]: how many wait, by tax code
    left = Signal()  # just now
    busy_changed = Signal(bool)
    failed = Signal(object)  # Exception: of the world or of the typed address; the page has words for them

    def __init__(
        self,
        tasks: TaskRunner,
        make_tools: Callable[[], EnrolmentTools],
        store: Store,
        device_name: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._make_tools = make_tools
        self._mirror, self._outbox = store.mirror, store.outbox
        self.device_name = device_name
        self._current: Enrolment | None = None
        self._former: Enrolment | None = None
        self._is_tidy = False
        self._key_place: KeyPlace | None = None
        self._running: Enroller | None = None
        self._cancelled: threading.Event | None = None

    @property
    def current(self) -> Enrolment | None:
        """The enrolment as it was last read."""
        return self._current

    @property
    def former(self) -> Enrolment | None:
        """The enrolment that was given up, while sheets still wait for that service."""
        return self._former

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
        self._tasks.run(Lane.READ, self._read, self._take_read)

    def look_for_key(self) -> None:
        """Find out where this workstation's own key is; not before the first paint."""
        enrolment = self._current
        if enrolment is not None:
            self._tasks.run(Lane.NETWORK, lambda: self._make_tools().key_place(enrolment), self._take_key_place)

    def meet(self, service_url: str, key: str = "") -> None:
        """See who answers at the address; ends with ``met``, ``cancelled`` or ``failed``."""
        self._ask(lambda enrol, is_cancelled: enrol.meet(service_url.strip(), key, is_cancelled), self.met.emit)

    def enrol(self, service_url: str, codes: Sequence[str], key: str = "", wanted: Collection[str] = ()) -> None:
        """Use one-time codes of the service with that ``key``; ends with ``enrolled``, ``cancelled`` or ``failed``."""
        shown = [code.strip() for code in codes]
        self._ask(
            lambda enrol, is_cancelled: enrol(
                service_url.strip(),
                shown,
                self.device_name,
                key=key,
                wanted=wanted,
                on_progress=self.progressed.emit,
                is_cancelled=is_cancelled,
            ),
            self._on_enrolled,
        )

    def ask_by_file(self, path: Path, invitation: "Invitation") -> None:
        """Write a request for others to bring; ends with ``asked_by_file`` or ``failed``."""

        def done(_: object) -> None:
            self.asked_by_file.emit(path)

        self._tasks.run(
            Lane.NETWORK, lambda: self._make_tools().ask(path, invitation, self.device_name), done, self.failed.emit
        )

    def count_waiting(self) -> None:
        """Count what waits, for whoever thinks of leaving; ends with ``waiting_counted``."""
        self._tasks.run(Lane.READ, self._outbox.waiting_by_enterprise, self._on_counted)

    def leave(self, tax_code: str = "") -> None:
        """Give up one enterprise, or everything; ends with ``left``. Never beside the sender: it is on its lane."""
        self._tasks.run(Lane.NETWORK, lambda: self._make_tools().leave(tax_code), self._on_left)

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

    def _on_counted(self, waiting: Mapping[str, int]) -> None:
        self.waiting_counted.emit(waiting)

    def _on_left(self, _enrolment: Enrolment | None) -> None:
        self.refresh()
        self.left.emit()

    def _on_failed(self, error: Exception) -> None:
        self._set_cancelled(None)
        self.refresh()  # what the codes before it have opened is kept
        if isinstance(error, EnrolmentCancelledError):
            self.cancelled.emit()
        else:
            self.failed.emit(error)

    def _read(self) -> tuple[Enrolment | None, Enrolment | None, int]:
        former = self._mirror.left()
        return self._mirror.enrolment(), former, self._outbox.summary().waiting if former is not None else 0

    def _take_read(self, read: tuple[Enrolment | None, Enrolment | None, int]) -> None:
        current, former, waiting = read
        self._former = former if waiting else None
        self._take(current)
        if former is not None and not waiting and not self._is_tidy:
            self._is_tidy = True
            self._tasks.run(Lane.NETWORK, self._tidy)

    def _tidy(self) -> None:
        self._make_tools().leave.tidy()

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

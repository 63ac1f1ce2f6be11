"""Runs the sender when its time has come, and says how this workstation stands with the service."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from hailong.domain.clock import Clock
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import FailureCode
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import Store, StoreError
from hailong.sync.schedule import SLEPT_LONGER_THAN, Reason, reason_of_timer

if TYPE_CHECKING:  # nothing of these is needed before the first paint
    from hailong.domain.comparing import Comparison
    from hailong.sync.engine import SyncOutcome

TICK: Final = timedelta(seconds=20)
AFTER_STORE_ERROR: Final = timedelta(minutes=1)


class Standing(StrEnum):
    """How the workstation stands with the service."""

    UNKNOWN = "unknown"  # not asked yet
    NOT_ENROLLED = "not_enrolled"
    ONLINE = "online"
    OFFLINE = "offline"
    NEEDS_PERSON = "needs_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncStatus:
    """What the status line says. ``failure`` is that of the last run; None when it went well."""

    standing: Standing = Standing.UNKNOWN
    failure: Failure | None = None
    last_contact_at: datetime | None = None
    comparison: "Comparison | None" = None  # the last one
    next_run_at: datetime | None = None
    is_running: bool = False


class Engine(Protocol):
    """The sender (``hailong.sync.engine``)."""

    def run_once(self, now: datetime, reason: Reason) -> "SyncOutcome":
        """Do what is due."""

    def cancel(self) -> None:
        """Break off at once."""

    def close(self) -> None:
        """Cancel, wait, close the connection."""


class SyncService(QObject):
    """One run at a time on the network lane. ``make_engine`` is called there too, so that its imports cost no paint.

    The clock is looked at every ``TICK``: a machine that slept, or a clock that was set forward, is noticed by the gap.
    """

    status_changed = Signal(object)  # SyncStatus
    ran = Signal(object)  # SyncOutcome: the store may have changed
    failed = Signal(object)  # StoreError

    def __init__(
        self,
        tasks: TaskRunner,
        make_engine: Callable[[], Engine],
        store: Store,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._make_engine = make_engine
        self._engine: Engine | None = None
        self._store = store
        self._clock = clock
        self._status = SyncStatus()
        self._wanted: Reason | None = None
        self._is_closed = False
        self._ticked_at = clock.now()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tick)

    @property
    def status(self) -> SyncStatus:
        """How it stands now."""
        return self._status

    def start(self) -> None:
        """Begin: say when the service was last heard, then speak to it."""
        self._tasks.run(Lane.READ, self._read_last, self._take_last, self._fail)
        self._run(Reason.START)

    def sync_now(self) -> None:
        """The user wants it now."""
        self._run(Reason.CLICK)

    def sheet_sent(self) -> None:
        """A sheet was put into the outbox."""
        self._run(Reason.SENT)

    def network_changed(self) -> None:
        """The machine is on a network again."""
        self._run(Reason.NETWORK)

    def close(self) -> None:
        """Break off what runs; nothing is run any more."""
        self._is_closed = True
        self._timer.stop()
        if self._engine is not None:
            self._engine.cancel()

    def _run(self, reason: Reason) -> None:
        if self._is_closed:
            return
        if self._status.is_running:
            self._wanted = reason if reason.is_fresh or self._wanted is None else self._wanted
            return
        self._timer.stop()
        self._set(replace(self._status, is_running=True))
        self._tasks.run(Lane.NETWORK, lambda: self._work(reason), self._take, self._on_store_error)

    def _work(self, reason: Reason) -> tuple["SyncOutcome", datetime | None]:
        if self._engine is None:
            self._engine = self._make_engine()
        outcome = self._engine.run_once(self._clock.now(), reason)
        return outcome, self._store.mirror.sync_state().last_contact_at

    def _take(self, answer: tuple["SyncOutcome", datetime | None]) -> None:
        outcome, last_contact_at = answer
        self._set(
            SyncStatus(
                standing=_standing(outcome, self._status.standing),
                failure=outcome.failure,
                last_contact_at=last_contact_at,
                comparison=outcome.comparison or self._status.comparison,
                next_run_at=outcome.next_run_at,
            )
        )
        self.ran.emit(outcome)
        self._go_on()

    def _on_store_error(self, error: Exception) -> None:
        self._set(replace(self._status, is_running=False, next_run_at=self._clock.now() + AFTER_STORE_ERROR))
        self._fail(error)
        self._go_on()

    def _go_on(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._run(wanted)
        else:
            self._ticked_at = self._clock.now()
            self._wait()

    def _wait(self) -> None:
        """Sleep until the next run, yet never longer than a tick."""
        planned = self._status.next_run_at
        if planned is None or self._is_closed:
            return
        left = min(max(planned - self._clock.now(), timedelta(0)), TICK)
        self._timer.start(left // timedelta(milliseconds=1) + 1)

    def _tick(self) -> None:
        now, before, planned = self._clock.now(), self._ticked_at, self._status.next_run_at
        self._ticked_at = now
        if now - before > TICK + SLEPT_LONGER_THAN:
            self._run(Reason.WAKE)
        elif planned is not None and now >= planned:
            self._run(reason_of_timer(planned, now))
        else:
            self._wait()

    def _read_last(self) -> "tuple[datetime | None, Comparison | None]":
        return self._store.mirror.sync_state().last_contact_at, self._store.told.comparison()

    def _take_last(self, last: "tuple[datetime | None, Comparison | None]") -> None:
        at, comparison = last
        status = self._status
        self._set(
            replace(status, last_contact_at=status.last_contact_at or at, comparison=status.comparison or comparison)
        )

    def _set(self, status: SyncStatus) -> None:
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)

    def _fail(self, error: Exception) -> None:
        (self.failed if isinstance(error, StoreError) else self._tasks.failed).emit(error)


def _standing(outcome: "SyncOutcome", before: Standing) -> Standing:
    failure = outcome.failure
    if failure is not None and failure.kind is FailureKind.NEEDS_PERSON:
        return Standing.NOT_ENROLLED if failure.code == FailureCode.NOT_ENROLLED else Standing.NEEDS_PERSON
    if failure is not None and failure.kind is FailureKind.NOBODY_ANSWERED:
        return Standing.OFFLINE
    if outcome.is_online is None:
        return before
    return Standing.ONLINE if outcome.is_online else Standing.OFFLINE

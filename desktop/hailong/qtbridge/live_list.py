"""The live list in the background: reads each connection when its time has come, and says how each one stands."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from hailong.domain.clock import Clock
from hailong.domain.live import DatabaseReport, LiveConnection, LiveFault, LiveProgress
from hailong.domain.live_pace import is_of_server, next_poll
from hailong.qtbridge.settings import READ_EVERY_MINUTES
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import StoreError
from hailong.store.live_interfaces import LiveRepository

AFTER_STORE_ERROR: Final = timedelta(minutes=1)
_LONGEST_SLEEP: Final = timedelta(minutes=1)  # a machine that slept meanwhile is noticed within this time


class Reader(Protocol):
    """Reads one connection into the store (``hailong.sync.live.LiveReader``)."""

    def run(
        self,
        connection: LiveConnection,
        *,
        on_progress: Callable[[LiveProgress], None] = ...,
        cancelled: Callable[[], bool] = ...,
    ) -> tuple[DatabaseReport, ...]:
        """What became of each database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveStanding:
    """How one connection stands. ``progress`` is that of a first load; ``reports`` are those of the last run."""

    connection: LiveConnection
    is_reading: bool = False
    progress: LiveProgress | None = None
    reports: tuple[DatabaseReport, ...] = ()
    failures: int = 0
    next_at: datetime | None = None

    @property
    def fault(self) -> LiveFault | None:
        """What the user should know first: that of the first database that could not be read."""
        return next((report.fault for report in self.reports if report.fault is not None), None)

    @property
    def faults(self) -> tuple[tuple[str, LiveFault], ...]:
        """All faults with the names of their databases; a fault of the whole server once, without a name."""
        found = [(report.database, report.fault) for report in self.reports if report.fault is not None]
        of_server = [("", fault) for _, fault in found if is_of_server(fault)]
        return tuple(of_server[:1] or found)

    @property
    def read_at(self) -> datetime | None:
        """When all of it was last read without a fault."""
        return max((report.at for report in self.reports), default=None) if self.fault is None else None


class LiveListService(QObject):
    """One connection at a time, on a lane of its own: a silent server keeps nobody else waiting.

    ``make_reader`` is called on that lane, since what it imports is heavy. An outage of one connection never stops the
    others.
    """

    standings_changed = Signal(object)  # tuple[LiveStanding, ...]
    rows_changed = Signal()  # the declaration list shows something new
    failed = Signal(object)  # StoreError
    _came = Signal(object)  # LiveProgress, from the live lane

    def __init__(
        self,
        tasks: TaskRunner,
        repository: LiveRepository,
        make_reader: Callable[[], Reader],
        clock: Clock,
        parent: QObject | None = None,
        *,
        every: Callable[[], timedelta] = lambda: timedelta(minutes=READ_EVERY_MINUTES),
    ) -> None:
        """``every`` says how long a connection is left alone after it was read."""
        super().__init__(parent)
        self._every = every
        self._tasks = tasks
        self._repository = repository
        self._make_reader = make_reader
        self._reader: Reader | None = None
        self._clock = clock
        self._standings: dict[str, LiveStanding] = {}
        self._reading: str | None = None
        self._cancelled = threading.Event()
        self._is_closed = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)

    @property
    def standings(self) -> tuple[LiveStanding, ...]:
        """All connections, in the order in which they were made."""
        return tuple(self._standings.values())

    def begin(self) -> None:
        """Learn which connections there are, and read them."""
        self._tasks.run(Lane.READ, self._repository.connections, self._take_connections, self._fail)

    def save(self, connection: LiveConnection) -> None:
        """Keep a connection, new or changed, and read it now."""
        self._tasks.run(
            Lane.WRITE,
            lambda: self._repository.save_connection(connection),
            lambda _: self._put(connection),
            self._fail,
        )

    def remove(self, connection_id: str) -> None:
        """Forget a connection; its declarations stay."""
        self._stop(connection_id)
        self._tasks.run(
            Lane.WRITE,
            lambda: self._repository.remove_connection(connection_id),
            lambda _: self._drop(connection_id),
            self._fail,
        )

    def switch(self, connection_id: str, *, is_on: bool) -> None:
        """Leave a connection alone, or read it again."""
        if not is_on:
            self._stop(connection_id)
        self.save(replace(self._standings[connection_id].connection, is_on=is_on))

    def read_now(self, connection_id: str = "") -> None:
        """Read one connection, or all, without waiting for its time."""
        for key in [connection_id] if connection_id else list(self._standings):
            self._change(key, next_at=self._clock.now(), failures=0)
        self._go_on()

    def follow_pace(self) -> None:
        """The user wants another pace: what waits without a failure takes it at once."""
        now = self._clock.now()
        for key, one in self._standings.items():
            if one.next_at is not None and not one.failures:
                self._change(key, next_at=next_poll(one.read_at or now, self._every()))
        self._go_on()

    def cancel(self, connection_id: str) -> None:
        """Stop what is being read now; what has come is kept, and the next run goes on from there."""
        self._stop(connection_id)

    def close(self) -> None:
        """Stop for good."""
        self._is_closed = True
        self._timer.stop()
        self._cancelled.set()

    # --- reading --------------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Read the connection whose turn it is, or sleep until then."""
        if self._is_closed or self._reading is not None:
            return
        now = self._clock.now()
        waiting = [one for one in self._standings.values() if one.connection.is_on]
        if not waiting:
            return
        first = min(waiting, key=lambda one: one.next_at or now)
        if first.next_at is None or first.next_at <= now:
            self._read(first.connection)
            return
        sleep = min(first.next_at - now, _LONGEST_SLEEP)
        self._timer.start(max(1, sleep // timedelta(milliseconds=1)))

    def _read(self, connection: LiveConnection) -> None:
        self._reading = connection.id
        self._cancelled.clear()
        self._change(connection.id, is_reading=True, progress=None)
        self._tasks.run(Lane.LIVE, lambda: self._work(connection), self._on_read, self._on_not_read)

    def _work(self, connection: LiveConnection) -> tuple[DatabaseReport, ...]:
        if self._reader is None:
            self._reader = self._make_reader()
        return self._reader.run(connection, on_progress=self._came.emit, cancelled=self._cancelled.is_set)

    def _on_came(self, progress: LiveProgress) -> None:
        if self._reading == progress.connection_id:
            self._change(progress.connection_id, progress=progress)
            self.rows_changed.emit()

    def _on_read(self, reports: tuple[DatabaseReport, ...]) -> None:
        key, self._reading = self._reading or "", None
        if (standing := self._standings.get(key)) is not None:
            fault = next((report.fault for report in reports if report.fault is not None), None)
            failures = standing.failures + 1 if fault is not None else 0
            at = next_poll(self._clock.now(), self._every(), failures, fault)
            self._change(key, is_reading=False, progress=None, reports=reports, failures=failures, next_at=at)
        if any(report.counts.added or report.counts.changed for report in reports):
            self.rows_changed.emit()
        self._go_on()

    def _on_not_read(self, error: Exception) -> None:
        key, self._reading = self._reading or "", None
        self._change(key, is_reading=False, progress=None, next_at=self._clock.now() + AFTER_STORE_ERROR)
        self._fail(error)
        self._go_on()

    def _stop(self, connection_id: str) -> None:
        if self._reading == connection_id:
            self._cancelled.set()

    # --- connections ----------------------------------------------------------------------------------------------

    def _take_connections(self, connections: list[LiveConnection]) -> None:
        self._standings = {one.id: LiveStanding(connection=one) for one in connections}
        self.standings_changed.emit(self.standings)
        self._go_on()

    def _put(self, connection: LiveConnection) -> None:
        before = self._standings.get(connection.id)
        fresh = LiveStanding(connection=connection)
        self._standings[connection.id] = replace(fresh, is_reading=before.is_reading) if before else fresh
        self.standings_changed.emit(self.standings)
        self._go_on()

    def _drop(self, connection_id: str) -> None:
        self._standings.pop(connection_id, None)
        self.standings_changed.emit(self.standings)

    def _change(self, connection_id: str, **changes: object) -> None:
        before = self._standings.get(connection_id)
        if before is None:
            return  # removed while it was read
        after = replace(before, **changes)  # type: ignore[arg-type]  # the fields of LiveStanding
        if after != before:
            self._standings[connection_id] = after
            self.standings_changed.emit(self.standings)

    def _fail(self, error: Exception) -> None:
        (self.failed if isinstance(error, StoreError) else self._tasks.failed).emit(error)

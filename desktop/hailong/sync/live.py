"""Reads the live list: a first load window by window, afterwards what may have changed; one database after the other.

An outage of one database never stops the others: it is reported, and what had come until then is kept. What the store
raises (disk full, locked) is for the caller.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from time import monotonic
from typing import Final, Protocol

from hailong.domain import live_pace
from hailong.domain.clock import Clock, vietnam_day
from hailong.domain.declaration import Declaration
from hailong.domain.imports import ImportCounts, RowProblem
from hailong.domain.live import (
    DatabaseReport,
    FoundInstance,
    LiveCheckpoint,
    LiveConnection,
    LiveError,
    LiveFault,
    LiveProgress,
    LiveRow,
    RowKey,
    ServerStanding,
)

_KEPT_PROBLEMS: Final = 100
_AHEAD: Final = timedelta(days=1)  # ECUS's clock may be ahead of ours


class LiveSession(Protocol):
    """One database that is open for reading. Every method may raise LiveError."""

    def highest_id(self) -> int:
        """The highest row id there is, drafts included; 0 in an empty list."""

    def window(self, first: date, last: date, after: RowKey | None, limit: int) -> Sequence[LiveRow]:
        """The next rows registered from ``first`` to ``last``, by day and id, behind ``after``; fewer at the end."""

    def newer(self, after_id: int, limit: int) -> Sequence[LiveRow]:
        """The next rows with a higher id, by id; fewer at the end."""

    def records(self, ids: Sequence[int]) -> Sequence[LiveRow]:
        """The rows of ``ids`` as they stand now; deleted ones are left out."""


class LiveServers(Protocol):
    """What reading and the wizard need of the way to SQL Servers. Every method blocks; worker threads call them."""

    def open(self, connection: LiveConnection, database: str) -> AbstractContextManager[LiveSession]:
        """A session, its password taken from the keyring; raises LiveError."""

    def look(self, connection: LiveConnection, password: str) -> ServerStanding:
        """Sign in and look at all databases, for the wizard; raises LiveError."""

    def discover(self, host: str = "") -> list[FoundInstance]:
        """The instances that a host's SQL Browser names; of this machine and its network when ``host`` is empty."""


class LiveStore(Protocol):
    """What reading needs of the store."""

    def checkpoint(self, connection_id: str, database: str) -> LiveCheckpoint:
        """How far it has been read; a fresh one before the first time."""

    def open_records(self, connection_id: str, database: str) -> list[int]:
        """The ids of the rows that are asked again, lowest first."""

    def apply(
        self,
        checkpoint: LiveCheckpoint,
        declarations: Iterable[Declaration],
        *,
        still_open: Collection[int],
        settled: Collection[int],
    ) -> ImportCounts:
        """Merge a batch, remember which rows are asked again, and move the checkpoint, in one transaction."""

    def restart(self, connection_id: str, database: str) -> None:
        """Forget how far it has been read, and which rows are asked again."""


OnProgress = Callable[[LiveProgress], None]
Cancelled = Callable[[], bool]


class LiveReader:
    """Reads every database of a connection into the store. ``wait`` lets seconds pass; tests only count them."""

    def __init__(self, *, servers: LiveServers, store: LiveStore, clock: Clock, wait: Callable[[float], None]) -> None:
        self._servers = servers
        self._store = store
        self._clock = clock
        self._wait = wait

    def run(
        self,
        connection: LiveConnection,
        *,
        on_progress: OnProgress = lambda _: None,
        cancelled: Cancelled = lambda: False,
    ) -> tuple[DatabaseReport, ...]:
        """Go on with the first load where it stands, then read what may have changed; one report a database.

        A cancel is obeyed after each batch; whatever has come is kept, and the next run goes on from there.
        """
        reports: list[DatabaseReport] = []
        for database in connection.databases:
            if cancelled():
                break
            known = reports[-1] if reports else None
            if known is not None and known.fault is not None and live_pace.is_of_server(known.fault):
                reports.append(replace(known, database=database, counts=ImportCounts(), problems=(), lost=0))
                continue
            run = _Run(
                store=self._store,
                clock=self._clock,
                wait=self._wait,
                connection=connection,
                database=database,
                on_progress=on_progress,
                cancelled=cancelled,
            )
            reports.append(run.report(self._servers))
        return tuple(reports)


class _CancelledError(Exception):
    """The user asked to stop."""


class _Run:
    """One database, read once."""

    def __init__(
        self,
        *,
        store: LiveStore,
        clock: Clock,
        wait: Callable[[float], None],
        connection: LiveConnection,
        database: str,
        on_progress: OnProgress,
        cancelled: Cancelled,
    ) -> None:
        self._store = store
        self._clock = clock
        self._wait = wait
        self._connection = connection
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._checkpoint = store.checkpoint(connection.id, database)
        self._today = vietnam_day(clock.now())
        self._counts = ImportCounts()
        self._problems: list[RowProblem] = []
        self._lost = 0
        self._rows = 0
        self._seen: set[int] = set()
        self._was_restored = False

    def report(self, servers: LiveServers) -> DatabaseReport:
        """Read, and say what became of it."""
        fault: LiveFault | None = None
        detail = ""
        try:
            with servers.open(self._connection, self._checkpoint.database) as session:
                self._read(session)
        except LiveError as error:
            fault, detail = error.fault, error.detail
        except _CancelledError:
            pass
        return DatabaseReport(
            connection_id=self._connection.id,
            database=self._checkpoint.database,
            at=self._clock.now(),
            counts=self._counts,
            fault=fault,
            detail=detail,
            is_loaded=live_pace.is_loaded(self._checkpoint, self._connection.since),
            was_restored=self._was_restored,
            lost=self._lost,
            problems=tuple(self._problems),
        )

    def _read(self, session: LiveSession) -> None:
        highest = session.highest_id()
        if live_pace.was_restored(self._checkpoint, highest):
            self._was_restored = True
            self._store.restart(self._connection.id, self._checkpoint.database)
            self._checkpoint = LiveCheckpoint(connection_id=self._connection.id, database=self._checkpoint.database)
        if self._checkpoint.loaded_back_to is None:
            self._checkpoint = replace(self._checkpoint, highest_id=highest)
        else:
            self._poll(session)
        self._load(session)
        self._checkpoint = replace(self._checkpoint, polled_on=self._today)
        self._keep(())

    def _load(self, session: LiveSession) -> None:
        """The first load, or the rest of it; each window is kept before the next begins."""
        left = live_pace.windows_left(self._checkpoint, self._connection.since, self._today)
        if self._checkpoint.loaded_back_to is None:
            self._checkpoint = replace(self._checkpoint, swept_on=self._today)
        for number, (first, last) in enumerate(left, start=1):
            self._tell(first, number, len(left))
            self._window(session, first, last)
            self._checkpoint = replace(self._checkpoint, loaded_back_to=first)
            self._keep(())
        if left:
            self._tell(left[-1][0], len(left), len(left))

    def _poll(self, session: LiveSession) -> None:
        """What may have changed: lately registered, newly made, not yet at its end; once a day the last four weeks."""
        recent = live_pace.recent_from(self._checkpoint, self._today)
        self._window(session, recent, self._today + _AHEAD)
        while rows := self._batch(partial(session.newer, self._checkpoint.highest_id, live_pace.BATCH_ROWS)):
            self._checkpoint = replace(self._checkpoint, highest_id=max(row.record_id for row in rows))
            self._keep(rows)
            if len(rows) < live_pace.BATCH_ROWS:
                break
        waiting = self._store.open_records(self._connection.id, self._checkpoint.database)
        for ids in _pieces([record_id for record_id in waiting if record_id not in self._seen]):
            self._keep(self._batch(partial(session.records, ids)), asked=ids)
        if live_pace.is_sweep_due(self._checkpoint, self._today):
            since = max(self._connection.since, self._today - live_pace.SWEEP_BACK)
            for first, last in live_pace.windows(since, recent - timedelta(days=1)):
                self._window(session, first, last)
            self._checkpoint = replace(self._checkpoint, swept_on=self._today)

    def _window(self, session: LiveSession, first: date, last: date) -> None:
        after: RowKey | None = None
        while True:
            rows = self._batch(partial(session.window, first, last, after, live_pace.BATCH_ROWS))
            self._keep(rows)
            if len(rows) < live_pace.BATCH_ROWS or rows[-1].registered_on is None:
                return
            after = RowKey(rows[-1].registered_on, rows[-1].record_id)

    def _batch(self, read: Callable[[], Sequence[LiveRow]]) -> Sequence[LiveRow]:
        """One question to the server, and the pause that it is owed."""
        if self._cancelled():
            raise _CancelledError
        started = monotonic()
        rows = read()
        if rows:
            self._wait(live_pace.pause_after(timedelta(seconds=monotonic() - started)).total_seconds())
        return rows

    def _keep(self, rows: Sequence[LiveRow], asked: Sequence[int] = ()) -> None:
        """Merge ``rows`` with the checkpoint as it stands; of the ``asked`` those that are gone are asked no more."""
        found = [(row.record_id, row.declaration) for row in rows if row.declaration is not None]
        still_open = {
            record_id
            for record_id, one in found
            if live_pace.is_asked_again(one.status, one.registered_on, self._today)
        }
        settled = ({row.record_id for row in rows} | set(asked)) - still_open
        counts = self._store.apply(self._checkpoint, [one for _, one in found], still_open=still_open, settled=settled)
        self._counts = _sum(self._counts, counts)
        self._seen.update(row.record_id for row in rows)
        self._rows += len(rows)
        for problem in (problem for row in rows for problem in row.problems):
            self._lost += problem.is_lost
            if len(self._problems) < _KEPT_PROBLEMS:
                self._problems.append(problem)

    def _tell(self, first_day: date, window: int, windows: int) -> None:
        self._on_progress(
            LiveProgress(
                connection_id=self._connection.id,
                database=self._checkpoint.database,
                first_day=first_day,
                window=window,
                windows=windows,
                rows=self._rows,
            )
        )


def _sum(one: ImportCounts, other: ImportCounts) -> ImportCounts:
    return ImportCounts(
        added=one.added + other.added, changed=one.changed + other.changed, unchanged=one.unchanged + other.unchanged
    )


def _pieces(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), live_pace.BATCH_IDS):
        yield ids[start : start + live_pace.BATCH_IDS]

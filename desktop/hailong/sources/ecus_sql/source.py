"""The live list of ECUS: opens databases for reading, looks at servers, finds instances."""

import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from hailong.domain.live import (
    FoundInstance,
    LiveConnection,
    LiveRow,
    LoginKind,
    RowKey,
    ServerStanding,
)
from hailong.sources.ecus_sql import browser, inspect, installed
from hailong.sources.ecus_sql.odbc import WindowsOdbc, is_this_machine
from hailong.sources.ecus_sql.query import Questions
from hailong.sources.ecus_sql.rows import live_rows, whole_number
from hailong.sources.ecus_sql.seam import Driver, Wire
from hailong.sources.ecus_sql.tds import PythonTds


class EcusDatabase:
    """One database that is open for reading. Raises LiveError."""

    def __init__(self, wire: Wire, questions: Questions) -> None:
        self._wire = wire
        self._questions = questions

    def highest_id(self) -> int:
        """The highest row id there is, drafts included; 0 in an empty list."""
        rows = self._wire.rows(self._questions.highest_id())
        return whole_number(rows[0][0]) if rows else 0

    def window(self, first: date, last: date, after: RowKey | None, limit: int) -> Sequence[LiveRow]:
        """The next rows registered from ``first`` to ``last``, by day and id, behind ``after``."""
        return self._read(self._questions.window(first, last, after, limit))

    def newer(self, after_id: int, limit: int) -> Sequence[LiveRow]:
        """The next rows with a higher id, by id."""
        return self._read(self._questions.newer(after_id, limit))

    def records(self, ids: Sequence[int]) -> Sequence[LiveRow]:
        """The rows of ``ids`` as they stand now; deleted ones are left out."""
        return self._read(self._questions.records(ids)) if ids else []

    def _read(self, sql: str) -> Sequence[LiveRow]:
        return live_rows(self._questions.fields, self._wire.rows(sql))


class EcusServers:
    """SQL Servers that ECUS keeps its declarations on. ``password_of`` asks the keyring; only worker threads call."""

    def __init__(
        self,
        password_of: Callable[[LiveConnection], str],
        driver_of: Callable[[LiveConnection], Driver] | None = None,
    ) -> None:
        self._password_of = password_of
        self._driver_of = driver_of or best_driver_of

    @contextmanager
    def open(self, connection: LiveConnection, database: str) -> Iterator[EcusDatabase]:
        """A database to read; raises LiveError."""
        password = self._password_of(connection) if connection.login is LoginKind.SQL else ""
        wire = self._driver_of(connection).connect(connection, password)
        try:
            inspect.prepare(wire)
            yield EcusDatabase(wire, inspect.enter(wire, database))
        finally:
            wire.close()

    def look(self, connection: LiveConnection, password: str) -> ServerStanding:
        """Sign in and look at all databases; raises LiveError."""
        wire = self._driver_of(connection).connect(connection, password)
        try:
            return inspect.look(wire)
        finally:
            wire.close()

    def discover(self, host: str = "") -> list[FoundInstance]:
        """The instances that a host's SQL Browser names; of this machine and its network when ``host`` is empty."""
        if host:
            return browser.instances_of(host)
        own = socket.gethostname().upper()
        found: dict[tuple[str, str], FoundInstance] = {}
        for one in [*browser.instances_of("127.0.0.1"), *installed.instances_here(), *browser.instances_around()]:
            found.setdefault((one.host.upper(), one.instance.upper()), one)
        return sorted(found.values(), key=lambda one: (one.host.upper() != own, one.host, one.instance))


def best_driver_of(connection: LiveConnection) -> Driver:
    """Windows' own driver for what it alone can: a server on this very machine, and the Windows login.

    Everything else goes through python-tds, also on Windows: its way is the one that knows a file of authorities.
    """
    is_for_odbc = connection.login is LoginKind.WINDOWS or is_this_machine(connection.address)
    return WindowsOdbc() if sys.platform == "win32" and is_for_odbc else PythonTds()

"""What the rest of this folder needs of a driver: DB-API 2 of both, with every exception sorted into our own faults."""

import contextlib
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias

from hailong.domain.live import LiveConnection, LiveError

Row: TypeAlias = Sequence[Any]
CONNECT_SECONDS = 10
QUERY_SECONDS = 30


class Cursor(Protocol):
    """The part of a DB-API cursor that is used; no parameters are ever bound, see ``query``."""

    def execute(self, operation: str, /) -> object:
        """Run one batch."""

    def fetchall(self) -> Sequence[Any]:
        """All rows of the result set."""

    def close(self) -> None:
        """Free it."""


class DbConnection(Protocol):
    """The part of a DB-API connection that is used."""

    def cursor(self) -> Any:  # noqa: ANN401  # each driver has a class of its own
        """A new cursor."""

    def close(self) -> None:
        """End the session."""


class Wire:
    """An open session with a server. Raises LiveError and nothing else; a fault of the way ends it."""

    def __init__(
        self, raw: DbConnection, sorted_error: Callable[[Exception], LiveError], *, is_encrypted: bool
    ) -> None:
        self._raw = raw
        self._sorted = sorted_error
        self.is_encrypted = is_encrypted

    def run(self, sql: str) -> None:
        """A batch without a result."""
        self._ask(sql, has_rows=False)

    def rows(self, sql: str) -> list[Row]:
        """All rows of one SELECT."""
        return self._ask(sql, has_rows=True)

    def close(self) -> None:
        """End the session; whatever is wrong with it no longer matters."""
        with contextlib.suppress(Exception):  # drivers raise anything over a connection that is gone already
            self._raw.close()

    def _ask(self, sql: str, *, has_rows: bool) -> list[Row]:
        try:
            cursor: Cursor = self._raw.cursor()
            try:
                cursor.execute(sql)
                return list(cursor.fetchall()) if has_rows else []
            finally:
                cursor.close()
        except LiveError:
            raise
        except Exception as error:  # both drivers leak far more than their own classes
            raise self._sorted(error) from error


class Driver(Protocol):
    """One way to a SQL Server."""

    name: str

    def connect(self, connection: LiveConnection, password: str) -> Wire:
        """Sign in; raises LiveError."""

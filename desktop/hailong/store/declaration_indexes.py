"""The indexes of the list, set aside while much is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import apsw

if TYPE_CHECKING:
    from hailong.store.database import Row

_MANY: Final = 5_000
_INDEXES: Final = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND name GLOB 'declarations_by_*'"


@contextmanager
def set_aside_for(count: int, connection: apsw.Connection) -> Iterator[None]:
    """Within a transaction that is to write ``count`` declarations: where these are most of what there will be, the
    indexes are built at the end out of all rows, which is several times as fast as keeping them row by row."""
    is_most = count >= _MANY and count > connection.execute("SELECT count(*) FROM declarations").get
    indexes: list[Row] = connection.execute(_INDEXES).fetchall() if is_most else []
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _, statement in indexes:
        connection.execute(statement)

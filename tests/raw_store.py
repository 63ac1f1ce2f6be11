"""Opens a client's database beside the store, for a look at what the store itself never shows."""

from pathlib import Path

import apsw

from hailong.store.database import FILE_NAME
from hailong.store.key_keeper import KeyKeeper


def open_raw(folder: Path, *, is_uri: bool = False) -> apsw.Connection:
    """The database in ``folder``, with the key that lies beside it; ``is_uri``: it may name another file by its URI."""
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_URI if is_uri else 0)
    connection = apsw.Connection(str(folder / FILE_NAME), flags=flags)
    KeyKeeper(folder).newest().unlock(connection)
    return connection

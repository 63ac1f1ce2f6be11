"""Opens a client's database beside the store, for a look at what the store itself never shows."""

from pathlib import Path

import apsw

from hailong.store.database import FILE_NAME
from hailong.store.key_keeper import KeyKeeper


def open_raw(folder: Path) -> apsw.Connection:
    """The database in ``folder``, with the key that lies beside it."""
    connection = apsw.Connection(str(folder / FILE_NAME))
    KeyKeeper(folder).newest().unlock(connection)
    return connection

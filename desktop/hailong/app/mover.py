"""Moving between a file, its passphrase and the store."""

from pathlib import Path
from typing import TYPE_CHECKING

from hailong.api.passphrase import open_with_passphrase, seal_with_passphrase
from hailong.domain.moving import Moved, MoveError, MoveFault
from hailong.domain.parcel import ParcelError
from hailong.store.parcel_file import read_file, write_file

if TYPE_CHECKING:
    from hailong.domain.clock import Clock
    from hailong.store.sqlite import SqliteStore


class Mover:
    """Two acts, each on a file. Slow: never on the main thread."""

    def __init__(self, store: "SqliteStore", clock: "Clock") -> None:
        self._store = store
        self._clock = clock

    def pack(self, path: Path, passphrase: str, device_name: str) -> Moved:
        """Write everything that moves; ValueError for a short passphrase, StoreError."""
        return self._store.moving.pack(
            self._clock.now(),
            device_name,
            lambda text: write_file(path, seal_with_passphrase(text, passphrase) + "\n"),
        )

    def take(self, path: Path, passphrase: str) -> Moved:
        """Take it in; MoveError, StoreError."""
        try:
            sealed = read_file(path)
        except ParcelError:
            raise MoveError(MoveFault.NOT_OURS) from None
        return self._store.moving.take(open_with_passphrase(sealed, passphrase), self._clock.now())

"""A client that delivers what waits and ends; two of them are started at the same moment over the same folder."""

import time
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from hailong.app.core import Core
from hailong.store import database
from hailong.store.interfaces import StoreError
from hailong.sync.schedule import Reason


class NoLock:
    """The planted fault: every process is let in."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def release(self) -> None:
        """Nothing was held."""


def deliver(folder: Path, together: Barrier, said: Connection, *, has_lock: bool) -> None:
    """Say what came of it: a word, how many were delivered, and how long it took to be let in or turned away."""
    if not has_lock:
        database.ProcessLock = NoLock  # type: ignore[misc,assignment]
    together.wait(timeout=60)
    begun = time.monotonic()
    delivered = 0
    try:
        core = Core(folder, keys_in_files=True)
        took = time.monotonic() - begun
        for _ in range(200):
            delivered += core.network.engine.run_once(core.clock.now(), Reason.CLICK).push.delivered
            if not core.store.outbox.summary().waiting:
                break
        core.close()
        said.send(("done", delivered, took))
    except StoreError as error:
        said.send((error.fault.value, delivered, time.monotonic() - begun))
    except Exception as error:  # noqa: BLE001  # whatever it is, the other side counts it
        said.send((f"{type(error).__name__}: {error}", delivered, time.monotonic() - begun))

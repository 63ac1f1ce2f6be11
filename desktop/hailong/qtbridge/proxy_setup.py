"""Setting a proxy up: its password goes into the keyring, from a worker thread, since a keyring may take its time."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from hailong.domain.proxy import ProxyError
from hailong.qtbridge.tasks import Lane, TaskRunner


class ProxyPasswordKeeper(Protocol):
    """The keyring (``hailong.api.proxy_password.ProxyPasswords``)."""

    def set(self, address: str, user: str, password: str) -> None:
        """Keep it; raises ProxyError."""


class ProxySetup(QObject):
    """``make_keeper`` is called on the worker thread: what it imports is heavy."""

    kept = Signal()
    refused = Signal(object)  # ProxyError

    def __init__(
        self, tasks: TaskRunner, make_keeper: Callable[[], ProxyPasswordKeeper], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._make_keeper = make_keeper

    def keep(self, address: str, user: str, password: str) -> None:
        """Keep the password of ``user`` at ``address``; ends with ``kept`` or ``refused``."""
        self._tasks.run(
            Lane.LIVE,
            lambda: self._make_keeper().set(address, user, password),
            lambda _: self.kept.emit(),
            self._on_error,
        )

    def _on_error(self, error: Exception) -> None:
        (self.refused if isinstance(error, ProxyError) else self._tasks.failed).emit(error)

"""The system's keyring: which of its back ends may be used, and a way to it that never keeps anybody waiting for ever.

Importing ``keyring`` costs more than the first paint, so it is imported where it is needed; what the start has to have
is read by a shorter way (``secret_service``) where there is one.
"""

import queue
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from hailong.domain.secret_keeping import SecretsUnavailableError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE_NAME: Final = "hailong"
_PATIENCE_SECONDS: Final = 30.0  # a locked keyring asks the user for his password meanwhile

_Answer = TypeVar("_Answer")


def usable_keyring(given: "KeyringBackend | None") -> "KeyringBackend":
    """The ``given`` keyring or the system's, unless it is one that keeps its secrets in the open: NoKeyringError."""
    import keyring  # noqa: PLC0415
    from keyring.errors import NoKeyringError  # noqa: PLC0415

    backend = given or keyring.get_keyring()
    if type(backend).__module__.startswith("keyrings.alt"):
        raise NoKeyringError("the only keyring keeps its secrets in the open")
    return backend


def _read_by_the_short_way(name: str) -> str | None:
    """The secret, where the system has the Secret Service and it is open; None says nothing."""
    if sys.platform != "linux":
        return None
    from hailong.api.secret_service import read_secret  # noqa: PLC0415

    return read_secret(SERVICE_NAME, name)


class SystemSecrets:
    """Secrets in the system's keyring. Whatever a back end does or fails to do ends in an answer or one kind of error.

    ``short_way`` is asked first and may give up at any time: only the keyring itself can say that there is no secret.
    """

    def __init__(
        self,
        backend: "KeyringBackend | None" = None,
        *,
        short_way: Callable[[str], str | None] = _read_by_the_short_way,
        patience: float = _PATIENCE_SECONDS,
    ) -> None:
        self._backend = backend
        self._short_way = short_way
        self._patience = patience

    def find(self, name: str) -> str | None:
        """The text; None where the keyring says that there is none. Raises SecretsUnavailableError."""
        return self._short_way(name) or self._ask(lambda: self._usable().get_password(SERVICE_NAME, name))

    def keep(self, name: str, text: str) -> None:
        """Keep ``text``, and see that it is given back. Raises SecretsUnavailableError."""

        def act() -> str | None:
            backend = self._usable()
            backend.set_password(SERVICE_NAME, name, text)
            return backend.get_password(SERVICE_NAME, name)

        if self._ask(act) != text:
            raise SecretsUnavailableError("the keyring does not keep what it is given")

    def _usable(self) -> "KeyringBackend":
        return usable_keyring(self._backend)

    def _ask(self, act: Callable[[], _Answer]) -> _Answer:
        """In a thread that may hang for ever: the process does not wait for it, neither here nor at its end."""
        answers: queue.SimpleQueue[_Answer | BaseException] = queue.SimpleQueue()

        def run() -> None:
            try:
                answers.put(act())
            except BaseException as error:  # noqa: BLE001  # back ends raise what they like; it is told below
                answers.put(error)

        threading.Thread(target=run, name="keyring", daemon=True).start()
        try:
            answer = answers.get(timeout=self._patience)
        except queue.Empty:
            raise SecretsUnavailableError("the keyring does not answer") from None
        if isinstance(answer, BaseException):
            raise SecretsUnavailableError(f"{type(answer).__name__}: {answer}") from answer
        return answer

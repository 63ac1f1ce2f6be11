"""Passwords of ECUS's SQL Servers: in the system's keyring and nowhere else. Without a keyring none is kept."""

import contextlib
from typing import Final

from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringError

from hailong.api.system_keyring import SERVICE_NAME, usable_keyring
from hailong.domain.live import LiveConnection, LiveError, LiveFault

_PREFIX: Final = "sql"


class Passwords:
    """Keeps one password a connection. Nothing stays in memory here, and no file stands in for a missing keyring."""

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        self._backend = backend

    @classmethod
    def nowhere(cls) -> "Passwords":
        """No password is kept and the keyring is left in peace: for a demo, which has no server to sign in to."""
        return cls(NoKeyring())  # type: ignore[no-untyped-call]  # keyring leaves its back ends untyped

    def get(self, connection: LiveConnection) -> str:
        """The password; LiveError (PASSWORD_MISSING, KEYRING_UNAVAILABLE) when there is no getting at it."""
        try:
            found = usable_keyring(self._backend).get_password(SERVICE_NAME, _owner(connection))
        except (KeyringError, OSError, RuntimeError) as error:  # back ends raise all of them
            raise LiveError(LiveFault.KEYRING_UNAVAILABLE, type(error).__name__) from error
        if found is None:
            raise LiveError(LiveFault.PASSWORD_MISSING)
        return found

    def set(self, connection: LiveConnection, password: str) -> None:
        """Keep ``password``; LiveError (KEYRING_UNAVAILABLE) when the keyring cannot, or does not give it back."""
        try:
            backend = usable_keyring(self._backend)
            backend.set_password(SERVICE_NAME, _owner(connection), password)
            kept = backend.get_password(SERVICE_NAME, _owner(connection))
        except (KeyringError, OSError, RuntimeError) as error:
            raise LiveError(LiveFault.KEYRING_UNAVAILABLE, type(error).__name__) from error
        if kept != password:
            raise LiveError(LiveFault.KEYRING_UNAVAILABLE, "the keyring does not keep what it is given")

    def forget(self, connection: LiveConnection) -> None:
        """Remove the password, if there is one."""
        with contextlib.suppress(KeyringError, OSError, RuntimeError):  # not there: as wished
            usable_keyring(self._backend).delete_password(SERVICE_NAME, _owner(connection))


def _owner(connection: LiveConnection) -> str:
    return f"{_PREFIX} {connection.id} {connection.user}"

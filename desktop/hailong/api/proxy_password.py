"""The password of the office's proxy: in the system's keyring and nowhere else."""

import contextlib

from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringError

from hailong.api.system_keyring import SERVICE_NAME, usable_keyring
from hailong.domain.proxy import ProxyError, ProxyFault


class ProxyPasswords:
    """One password a proxy and user. Nothing stays in memory here, and no file stands in for a missing keyring."""

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        self._backend = backend

    @classmethod
    def nowhere(cls) -> "ProxyPasswords":
        """No password is kept and the keyring is left in peace: for a demo and for tests."""
        return cls(NoKeyring())  # type: ignore[no-untyped-call]  # keyring leaves its back ends untyped

    def get(self, address: str, user: str) -> str:
        """The password; ProxyError when there is no getting at it."""
        try:
            found = usable_keyring(self._backend).get_password(SERVICE_NAME, _owner(address, user))
        except (KeyringError, OSError, RuntimeError) as error:  # back ends raise all of them
            raise ProxyError(ProxyFault.PASSWORD_MISSING, type(error).__name__) from error
        if found is None:
            raise ProxyError(ProxyFault.PASSWORD_MISSING)
        return found

    def set(self, address: str, user: str, password: str) -> None:
        """Keep ``password``, an empty one means to forget; ProxyError when the keyring cannot, or does not keep it."""
        owner = _owner(address, user)
        try:
            backend = usable_keyring(self._backend)
            if not password:
                with contextlib.suppress(KeyringError):  # not there: as wished
                    backend.delete_password(SERVICE_NAME, owner)
                return
            backend.set_password(SERVICE_NAME, owner, password)
            kept = backend.get_password(SERVICE_NAME, owner)
        except (KeyringError, OSError, RuntimeError) as error:
            raise ProxyError(ProxyFault.PASSWORD_MISSING, type(error).__name__) from error
        if kept != password:
            raise ProxyError(ProxyFault.PASSWORD_MISSING, "the keyring does not keep what it is given")


def _owner(address: str, user: str) -> str:
    return f"proxy {address} {user}"

"""pyodbc: on Windows with the driver that Windows brings, which reaches a local server without TCP/IP."""

import importlib
import socket
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from hailong.domain.live import LiveConnection, LiveError, LiveFault, LoginKind, ServerAddress, TlsMode
from hailong.sources.ecus_sql.errors import of_odbc
from hailong.sources.ecus_sql.probe import probe
from hailong.sources.ecus_sql.seam import CONNECT_SECONDS, QUERY_SECONDS, Wire

_APP_NAME: Final = "Hai Long (chi doc)"
_MODERN: Final = ("ODBC Driver 18 for SQL Server", "ODBC Driver 17 for SQL Server", "ODBC Driver 13 for SQL Server")
_OLD: Final = ("SQL Server Native Client 11.0", "SQL Server Native Client 10.0", "SQL Server")
"""The last one is part of Windows itself. It knows no word for a certificate that is not to be verified."""


def is_this_machine(address: ServerAddress) -> bool:
    """Whether the server is here, by whatever name: ECUS shows the name of the machine itself."""
    return address.is_local or address.host.upper() == socket.gethostname().upper()


def best_driver(installed: Iterable[str]) -> str:
    """The newest driver for SQL Server among ``installed``; empty when there is none."""
    there = set(installed)
    return next((name for name in (*_MODERN, *_OLD) if name in there), "")


class WindowsOdbc:
    """The driver of Windows. Signs in with the Windows login too.

    A server on this very machine is reached through shared memory, which leaves it never: there alone a way without TLS
    is no choice that the user has to make. ``driver`` and ``words`` are given by tests, which have FreeTDS alone.
    """

    name = "odbc"

    def __init__(
        self,
        *,
        driver: str = "",
        words: Mapping[str, str] | None = None,
        connect_seconds: int = CONNECT_SECONDS,
        query_seconds: int = QUERY_SECONDS,
    ) -> None:
        self._driver = driver
        self._words = dict(words or {})
        self._connect_seconds = connect_seconds
        self._query_seconds = query_seconds

    def connect(self, connection: LiveConnection, password: str) -> Wire:
        """Sign in to the server's master database; raises LiveError."""
        if connection.login is LoginKind.WINDOWS and sys.platform != "win32":
            raise LiveError(LiveFault.WINDOWS_LOGIN_UNAVAILABLE, sys.platform)
        pyodbc = _pyodbc()
        driver = self._driver or best_driver(pyodbc.drivers())
        if not driver:
            raise LiveError(LiveFault.DRIVER_MISSING, "no ODBC driver for SQL Server")
        if connection.address.port is not None:
            probe(connection.address.network_host, connection.address.port)
        words = words_of(connection, password, driver) | self._words
        try:
            raw = pyodbc.connect(connection_string(words), autocommit=True, timeout=self._connect_seconds)
            raw.timeout = self._query_seconds
        except pyodbc.Error as error:
            raise of_odbc(error) from None  # the cause would carry the connection string on some drivers
        return Wire(raw, of_odbc, is_encrypted=words.get("Encrypt") == "yes")


def words_of(connection: LiveConnection, password: str, driver: str) -> dict[str, str]:
    """The words of the connection string, not yet escaped."""
    words = {"DRIVER": driver, "SERVER": str(connection.address), "DATABASE": "master", "APP": _APP_NAME}
    if connection.login is LoginKind.WINDOWS:
        words["Trusted_Connection"] = "yes"
    else:
        words |= {"UID": connection.user, "PWD": password}
    return words | _protection(connection, driver)


def _protection(connection: LiveConnection, driver: str) -> dict[str, str]:
    is_unverified = connection.tls.mode is TlsMode.UNVERIFIED
    if driver in _MODERN:
        trusts = is_unverified or is_this_machine(connection.address)
        return {"Encrypt": "yes", "TrustServerCertificate": "yes" if trusts else "no"}
    if is_unverified or is_this_machine(connection.address):
        return {}
    return {"Encrypt": "yes"}  # the old drivers verify whenever they are told to encrypt


def connection_string(words: Mapping[str, str]) -> str:
    """``words`` as ODBC reads them: each value in braces, so that no sign in a password can end it."""
    return ";".join(f"{word}={{{value.replace('}', '}}')}}}" for word, value in words.items())


def _pyodbc() -> Any:  # noqa: ANN401  # a module that is there on Windows alone
    load: Callable[[str], Any] = importlib.import_module
    try:
        return load("pyodbc")
    except ImportError as error:
        raise LiveError(LiveFault.DRIVER_MISSING, f"pyodbc: {error}"[:200]) from error

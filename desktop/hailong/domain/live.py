"""The live list: where ECUS's own SQL Server stands, how it is signed in to, and what can go wrong with it."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from hailong.domain.declaration import Declaration
from hailong.domain.imports import ImportCounts, RowProblem

ECUS_INSTANCE: Final = "ECUSSQL2008"
ECUS_DATABASE: Final = "ECUS5VNACCS"
DEFAULT_PORT: Final = 1433
_LOCAL_HOSTS: Final = frozenset({".", "(local)", "localhost", "127.0.0.1", "::1"})
_HOST: Final = re.compile(r"[0-9A-Za-z_.:-]{1,253}|\(local\)", re.IGNORECASE)
_INSTANCE: Final = re.compile(r"[^\W\d][\w$#]{0,15}")


class AddressError(ValueError):
    """A text that is no address of a SQL Server."""


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where a SQL Server answers: a host with a named instance, with a port, or neither (then port 1433)."""

    host: str
    instance: str = ""
    port: int | None = None

    @classmethod
    def parse(cls, text: str) -> "ServerAddress":
        r"""Read ``(LOCAL)\ECUSSQL2008``, ``PC\INST``, ``192.168.1.5,1433`` as ECUS shows it; AddressError."""
        stated, port = text.strip().removeprefix("tcp:"), None
        if "," in stated:
            stated, _, digits = (part.strip() for part in stated.partition(","))
            if not (digits.isascii() and digits.isdigit() and 0 < int(digits[:6]) < 65_536):
                raise AddressError(text)
            port = int(digits)
        host, _, instance = (part.strip() for part in stated.partition("\\"))
        if not _HOST.fullmatch(host) or host.startswith("-") or (instance and not _INSTANCE.fullmatch(instance)):
            raise AddressError(text)
        if instance.upper() == "MSSQLSERVER" or port is not None:  # a port says it all, as in every other client
            instance = ""
        return cls(host, instance, port)

    @property
    def is_local(self) -> bool:
        """Whether it names this very machine."""
        return self.host.lower() in _LOCAL_HOSTS

    @property
    def network_host(self) -> str:
        """The host as the network knows it."""
        return "127.0.0.1" if self.host.lower() in (".", "(local)", "localhost") else self.host

    def __str__(self) -> str:
        named = f"{self.host}\\{self.instance}" if self.instance else self.host
        return f"{named},{self.port}" if self.port else named


class LoginKind(StrEnum):
    """How one signs in to the server."""

    WINDOWS = "windows"  # as the user of this Windows session; through ODBC on Windows alone
    SQL = "sql"  # a user and a password that the server itself knows


class TlsMode(StrEnum):
    """By what the server's certificate is judged."""

    SYSTEM = "system"  # the authorities that this machine trusts
    BUNDLE = "bundle"  # the authorities in one file
    UNVERIFIED = "unverified"  # the user has said: this server has no certificate


@dataclass(frozen=True, slots=True)
class TlsChoice:
    """How the way to the server is protected.

    UNVERIFIED encrypts where the server can, without knowing who answers, and sends the login in clear where it cannot:
    it is never a default, only the user's explicit word. The other two never send a login before the certificate is
    proven.
    """

    mode: TlsMode = TlsMode.SYSTEM
    ca_bundle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveConnection:
    """One server that is read: whatever is needed but the password, which lives in the keyring alone."""

    id: str
    address: ServerAddress
    login: LoginKind = LoginKind.SQL
    user: str = ""
    tls: TlsChoice = TlsChoice()
    databases: tuple[str, ...] = (ECUS_DATABASE,)
    since: date
    is_on: bool = True


class LiveFault(StrEnum):
    """What is wrong between here and the list; the window has words for each, and how to mend it."""

    # the way to the server
    UNKNOWN_HOST = "unknown_host"
    REFUSED = "refused"  # the host is there and nobody listens: TCP/IP is off, or another port
    TIMED_OUT = "timed_out"  # no answer: switched off, or a firewall
    CUT_OFF = "cut_off"  # the connection broke while it was used
    NOT_SQL_SERVER = "not_sql_server"  # somebody answers, in another language
    BROWSER_SILENT = "browser_silent"  # a named instance without a port, and no SQL Browser that would tell it
    NO_INSTANCE = "no_instance"  # the SQL Browser knows no instance of that name
    TCP_DISABLED = "tcp_disabled"  # the SQL Browser knows the instance, and it has no TCP port
    # the protection of the way
    TLS_MISSING = "tls_missing"  # the server cannot encrypt, and the user has not agreed to go without
    TLS_FAILED = "tls_failed"
    CERTIFICATE_UNTRUSTED = "certificate_untrusted"
    CERTIFICATE_NAME = "certificate_name"  # proven, but for another host
    CA_BUNDLE = "ca_bundle"  # the file of authorities cannot be read
    # signing in
    LOGIN_FAILED = "login_failed"
    PASSWORD_EXPIRED = "password_expired"  # noqa: S105  # no password
    PASSWORD_MISSING = "password_missing"  # noqa: S105  # nothing in the keyring
    KEYRING_UNAVAILABLE = "keyring_unavailable"
    WINDOWS_LOGIN_UNAVAILABLE = "windows_login_unavailable"  # not on this system
    DRIVER_MISSING = "driver_missing"
    # the database
    DATABASE_GONE = "database_gone"  # no such database, or it is offline or being restored
    NO_DATABASE_RIGHT = "no_database_right"
    NOT_ECUS = "not_ecus"
    MISSING_COLUMN = "missing_column"
    NO_SELECT_RIGHT = "no_select_right"
    TOO_OLD = "too_old"  # older than SQL Server 2008
    BUSY = "busy"  # locked or overloaded: asked again later
    OTHER = "other"


class LiveError(Exception):
    """The list cannot be read; ``detail`` is technical, short, and never holds a password."""

    def __init__(self, fault: LiveFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}")
        self.fault = fault
        self.detail = detail


def is_sa(user: str) -> bool:
    """Whether ``user`` is the all-powerful one that no program should be given."""
    return user.strip().casefold() in ("sa", "sa1")


# --- what the wizard learns ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundInstance:
    """One SQL Server that was found; ``port`` is None where its TCP/IP is off."""

    host: str
    instance: str = ""
    port: int | None = None
    version: str = ""

    @property
    def address(self) -> ServerAddress:
        """How it is reached: by its name, so that a new port after a restart is found again."""
        named = self.instance if self.instance.upper() != "MSSQLSERVER" else ""
        return ServerAddress(self.host, named, None if named else self.port)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerStanding:
    """What a server that was signed in to says of itself, and which of its databases hold declarations."""

    version: str  # 10.50.1600.1
    product: str  # SQL Server 2008 R2
    is_privileged: bool  # sa or another member of sysadmin: more than reading needs
    is_encrypted: bool
    databases: tuple["FoundDatabase", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDatabase:
    """One database of a server: readable, or why not (``missing`` names tables or columns)."""

    name: str
    fault: LiveFault | None = None
    missing: tuple[str, ...] = ()
    highest_id: int = 0


# --- what is read ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RowKey:
    """Where a batch of a window ended: the next begins behind it."""

    registered_on: date
    record_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveRow:
    """One row of the list: ``declaration`` is None for a draft, a test, and what could not come in."""

    record_id: int
    registered_on: date | None = None
    declaration: Declaration | None = None
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveCheckpoint:
    """How far one database of one connection has been read; a restart goes on from here.

    ``loaded_back_to`` is the first day of the oldest window of the first load that is done; None before the first.
    """

    connection_id: str
    database: str
    highest_id: int = 0
    loaded_back_to: date | None = None
    polled_on: date | None = None
    swept_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveProgress:
    """Where a first load stands: ``window`` of ``windows`` (newest first), and how many rows have come so far."""

    connection_id: str
    database: str
    first_day: date
    window: int
    windows: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseReport:
    """What became of one database in one run: ``fault`` when it ended early; what had come until then is kept."""

    connection_id: str
    database: str
    at: datetime
    counts: ImportCounts = field(default_factory=ImportCounts)
    fault: LiveFault | None = None
    detail: str = ""
    is_loaded: bool = False  # the first load has reached its day
    was_restored: bool = False  # the database went back in time and is read anew
    lost: int = 0  # rows that should have come in and could not be read
    problems: tuple[RowProblem, ...] = field(default=())

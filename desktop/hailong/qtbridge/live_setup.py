"""Setting a live connection up: finding servers, signing in to look, keeping the password in the keyring."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from hailong.domain.live import FoundInstance, LiveConnection, LiveError, LoginKind, ServerStanding
from hailong.qtbridge.tasks import Lane, TaskRunner


class Servers(Protocol):
    """The way to SQL Servers (``hailong.sources.ecus_sql.source.EcusServers``)."""

    def look(self, connection: LiveConnection, password: str) -> ServerStanding:
        """Sign in and look at all databases; raises LiveError."""

    def discover(self, host: str = "") -> list[FoundInstance]:
        """The instances that answer."""


class PasswordKeeper(Protocol):
    """The keyring (``hailong.api.passwords.Passwords``)."""

    def set(self, connection: LiveConnection, password: str) -> None:
        """Keep it; raises LiveError."""

    def forget(self, connection: LiveConnection) -> None:
        """Remove it."""


@dataclass(frozen=True, slots=True)
class NewLogin:
    """A read-only login that an administrator can make: the script holds the password and is shown once."""

    user: str
    password: str
    script: str


@dataclass(frozen=True, slots=True)
class LiveTools:
    """What setting up needs, made when it is first needed: all of it is heavy to import."""

    servers: Servers
    passwords: PasswordKeeper
    new_login: Callable[[tuple[str, ...]], NewLogin]


class LiveSetup(QObject):
    """The acts of the wizard, each on the live lane; what goes wrong in the world comes as ``refused``."""

    found = Signal(object)  # list[FoundInstance]
    looked = Signal(object)  # ServerStanding
    kept = Signal(object)  # LiveConnection: its password is in the keyring, it may be saved
    login_made = Signal(object)  # NewLogin
    login_saved = Signal(object, object)  # NewLogin, Path of its script
    not_saved = Signal(object)  # OSError
    refused = Signal(object)  # LiveError
    busy_changed = Signal(bool)

    def __init__(self, tasks: TaskRunner, make_tools: Callable[[], LiveTools], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._make_tools = make_tools
        self._made: LiveTools | None = None
        self._asked = self._search = 0

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited without which one cannot go on; a search is none."""
        return self._asked > 0

    def discover(self, host: str = "") -> None:
        """Look for servers: on one host, or on this machine and its network."""
        self._search = search = self._search + 1

        def tell(found: object) -> None:
            if search == self._search:
                self.found.emit(found)

        def refuse(error: Exception) -> None:
            if search == self._search or not isinstance(error, LiveError):
                self._refuse(error)

        self._tasks.run(Lane.LIVE, lambda: self._tools().servers.discover(host), tell, refuse)

    def stop_searching(self) -> None:
        """Whatever a search still finds or fails at is not told; it ends by itself after a few seconds."""
        self._search += 1

    def look(self, connection: LiveConnection, password: str) -> None:
        """Sign in and see which databases can be read."""
        self._ask(lambda: self._tools().servers.look(connection, password), self.looked.emit)

    def keep(self, connection: LiveConnection, password: str) -> None:
        """Put the password into the keyring, where the login has one."""

        def act() -> None:
            if connection.login is LoginKind.SQL:
                self._tools().passwords.set(connection, password)

        self._ask(act, lambda _: self.kept.emit(connection))

    def forget(self, connection: LiveConnection) -> None:
        """Take the password out of the keyring."""
        self._ask(lambda: self._tools().passwords.forget(connection), lambda _: None)

    def make_login(self, databases: tuple[str, ...]) -> None:
        """A script for the administrator, with a password of its own."""
        self._ask(lambda: self._tools().new_login(databases), self.login_made.emit)

    def save_login(self, databases: tuple[str, ...], path: Path) -> None:
        """The same, written to ``path`` as Management Studio reads it; ends with ``login_saved`` or ``not_saved``."""

        def act() -> NewLogin | OSError:
            login = self._tools().new_login(databases)
            try:
                path.write_text(login.script, encoding="utf-8-sig", newline="")
            except OSError as error:
                return error
            return login

        def tell(answer: object) -> None:
            if isinstance(answer, OSError):
                self.not_saved.emit(answer)
            else:
                self.login_saved.emit(answer, path)

        self._ask(act, tell)

    def _tools(self) -> LiveTools:
        if self._made is None:
            self._made = self._make_tools()
        return self._made

    def _ask(self, act: Callable[[], object], then: Callable[[object], object]) -> None:
        self._count(1)

        def done(answer: object) -> None:
            self._count(-1)
            then(answer)

        self._tasks.run(Lane.LIVE, act, done, self._on_error)

    def _on_error(self, error: Exception) -> None:
        self._count(-1)
        self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        (self.refused if isinstance(error, LiveError) else self._tasks.failed).emit(error)

    def _count(self, change: int) -> None:
        self._asked += change
        self.busy_changed.emit(self.is_busy)

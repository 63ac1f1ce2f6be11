"""Starting with the user's session, without rights of an administrator: a desktop entry, or the user's own Run key."""

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QSettings, Signal

from hailong.qtbridge.tasks import Lane, TaskRunner

_RUN_KEY: Final = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"
_NAME: Final = "hailong"


class AutostartEntry(Protocol):
    """Where the session looks for what it starts. All methods may raise OSError; only worker threads call them."""

    def is_on(self) -> bool:
        """Whether the session starts this program."""

    def turn_on(self) -> None:
        """From the next login on."""

    def turn_off(self) -> None:
        """No more."""


class DesktopEntry:
    """``~/.config/autostart/hailong.desktop``, which GNOME, KDE, Xfce and others read."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._path = folder / f"{_NAME}.desktop"
        self._command = command

    def is_on(self) -> bool:
        """A desktop may also switch an entry off without removing it."""
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return False
        lines = {line.replace(" ", "").lower() for line in text.splitlines()}
        return not lines & {"hidden=true", "x-gnome-autostart-enabled=false"}

    def turn_on(self) -> None:
        """Write the entry whole or not at all."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = self._path.with_suffix(".new")
        new.write_text(
            "[Desktop Entry]\nType=Application\nName=Hài Lòng\n"
            f"Exec={' '.join(_quoted(word) for word in self._command)}\n"
            f"Icon={_NAME}\nTerminal=false\nX-GNOME-Autostart-enabled=true\n",
            encoding="utf-8",
        )
        new.replace(self._path)

    def turn_off(self) -> None:
        """Remove the entry."""
        self._path.unlink(missing_ok=True)


class RunKey:
    """The current user's Run key of the registry."""

    def __init__(self, command: Sequence[str], settings: QSettings | None = None) -> None:
        self._command = " ".join(f'"{word}"' if " " in word else word for word in command)
        self._settings = settings or QSettings(_RUN_KEY, QSettings.Format.NativeFormat)

    def is_on(self) -> bool:
        """Whether the key holds our command."""
        self._settings.sync()
        return self._settings.contains(_NAME)

    def turn_on(self) -> None:
        """Write the command."""
        self._settings.setValue(_NAME, self._command)
        self._written()

    def turn_off(self) -> None:
        """Remove it."""
        self._settings.remove(_NAME)
        self._written()

    def _written(self) -> None:
        self._settings.sync()
        if self._settings.status() is not QSettings.Status.NoError:
            raise OSError(str(self._settings.status()))


def session_command(data: Path | None = None) -> list[str]:
    """How the session starts this program: beside the clock, without its window; over ``data`` if that is not usual."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "hailong"]
    return [*program, *(["--data", str(data)] if data is not None else []), "--in-tray"]


def autostart_entry(command: Sequence[str]) -> AutostartEntry:
    """The one of this system."""
    if sys.platform == "win32":
        return RunKey(command)
    configuration = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return DesktopEntry(Path(configuration) / "autostart", command)


class AutostartService(QObject):
    """Says whether the session starts this program, and changes it, on the files lane."""

    changed = Signal()
    failed = Signal(object)  # OSError

    def __init__(self, tasks: TaskRunner, entry: AutostartEntry, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._entry = entry
        self._is_on = False

    @property
    def is_on(self) -> bool:
        """As it was read last."""
        return self._is_on

    def refresh(self) -> None:
        """Read it: the user may have changed it elsewhere."""
        self._tasks.run(Lane.FILES, self._entry.is_on, self._take, self._fail)

    def choose(self, is_on: bool) -> None:
        """Start with the session from now on, or no more."""
        self._tasks.run(Lane.FILES, lambda: self._change(is_on), self._take, self._fail)

    def _change(self, is_on: bool) -> bool:
        (self._entry.turn_on if is_on else self._entry.turn_off)()
        return self._entry.is_on()

    def _take(self, is_on: bool) -> None:
        self._is_on = is_on
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        (self.failed if isinstance(error, OSError) else self._tasks.failed).emit(error)
        self.changed.emit()  # whoever shows it goes back to what it was


def _quoted(word: str) -> str:
    """As the desktop entry specification wants it; a percent sign would begin a field code."""
    escaped = word.replace("%", "%%")
    if shlex.quote(word) == word:
        return escaped
    for sign in ("\\", '"', "`", "$"):
        escaped = escaped.replace(sign, "\\" + sign)
    return '"' + escaped.replace("\\", "\\\\") + '"'

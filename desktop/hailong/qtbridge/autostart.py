"""Starting with the user's session, without rights of an administrator: a desktop entry, or the user's own Run key."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from hailong.qtbridge.system_entry import SystemEntry, program, quoted, windows_command

_RUN_KEY: Final = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"
_NAME: Final = "hailong"


class DesktopEntry:
    """``~/.config/autostart/hailong.desktop``, which GNOME, KDE, Xfce and others read."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._path = folder / f"{_NAME}.desktop"
        self._command = command

    def is_on(self) -> bool:
        """A desktop may also switch an entry off without removing it."""
        try:
            text = self._path.read_text(encoding="utf-8", errors="replace")
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
            f"Exec={' '.join(quoted(word) for word in self._command)}\n"
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
        self._command = windows_command(command)
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
    return [*program(data), "--in-tray"]


def autostart_entry(command: Sequence[str]) -> SystemEntry:
    """The one of this system."""
    if sys.platform == "win32":
        return RunKey(command)
    configuration = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return DesktopEntry(Path(configuration) / "autostart", command)

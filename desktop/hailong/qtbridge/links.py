"""The ``hailong:`` links of this user: what the system opens them with. No rights of an administrator are needed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from hailong.domain.request import SCHEME
from hailong.qtbridge.system_entry import SystemEntry, quoted, windows_command

_CLASSES: Final = r"HKEY_CURRENT_USER\Software\Classes"
_MIME_TYPE: Final = f"x-scheme-handler/{SCHEME}"
_TOOL_WITHIN_S: Final = 10


class DesktopLinks:
    """``~/.local/share/applications/hailong-links.desktop``, named to the desktop as the one for these links."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._path = folder / "hailong-links.desktop"
        self._command = command

    def is_on(self) -> bool:
        """Whether the entry is there."""
        return self._path.exists()

    def turn_on(self) -> None:
        """Write the entry whole or not at all, and tell the desktop where it can be told."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = self._path.with_suffix(".new")
        words = [*(quoted(word) for word in self._command), "link", "%u"]
        new.write_text(
            "[Desktop Entry]\nType=Application\nName=Hài Lòng\nNoDisplay=true\nTerminal=false\n"
            f"Exec={' '.join(words)}\nMimeType={_MIME_TYPE};\n",
            encoding="utf-8",
        )
        new.replace(self._path)
        self._tell("xdg-mime", "default", self._path.name, _MIME_TYPE)
        self._tell("update-desktop-database", str(self._path.parent))

    def turn_off(self) -> None:
        """Remove the entry."""
        self._path.unlink(missing_ok=True)
        self._tell("update-desktop-database", str(self._path.parent))

    def _tell(self, tool: str, *words: str) -> None:
        """A desktop without the tool finds the entry by itself; with it, at once. OSError where the tool fails."""
        found = shutil.which(tool)
        if found is None or not self._path.parent.exists():
            return
        try:
            subprocess.run(  # noqa: S603  # our own words
                [found, *words], check=True, timeout=_TOOL_WITHIN_S, capture_output=True, stdin=subprocess.DEVNULL
            )
        except subprocess.SubprocessError as error:
            raise OSError(f"{tool}: {type(error).__name__}") from error


class RegistryLinks:
    """``HKEY_CURRENT_USER\\Software\\Classes\\hailong``, as Windows wants a scheme to be declared."""

    def __init__(self, command: Sequence[str], settings: QSettings | None = None) -> None:
        self._command = f'{windows_command(command)} link "%1"'
        self._settings = settings or QSettings(_CLASSES, QSettings.Format.NativeFormat)

    def is_on(self) -> bool:
        """Whether our command is there, and not that of a copy elsewhere."""
        self._settings.sync()
        return bool(self._settings.value(f"{SCHEME}/shell/open/command/.") == self._command)

    def turn_on(self) -> None:
        """Declare the scheme, then who opens it."""
        self._settings.setValue(f"{SCHEME}/.", "URL:Hài Lòng")
        self._settings.setValue(f"{SCHEME}/URL Protocol", "")
        self._settings.setValue(f"{SCHEME}/shell/open/command/.", self._command)
        self._written()

    def turn_off(self) -> None:
        """Remove all of it."""
        self._settings.remove(SCHEME)
        self._written()

    def _written(self) -> None:
        self._settings.sync()
        if self._settings.status() is not QSettings.Status.NoError:
            raise OSError(str(self._settings.status()))


def link_entry(command: Sequence[str]) -> SystemEntry:
    """The one of this system."""
    if sys.platform == "win32":
        return RegistryLinks(command)
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return DesktopLinks(Path(data) / "applications", command)

"""What the user's system knows of this program, without rights of an administrator: one entry, there or not."""

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from hailong.qtbridge.tasks import Lane, TaskRunner


class SystemEntry(Protocol):
    """One entry in the system. All methods may raise OSError; only worker threads call them."""

    def is_on(self) -> bool:
        """Whether it is there."""

    def turn_on(self) -> None:
        """Make it."""

    def turn_off(self) -> None:
        """Remove it."""


class SystemEntryService(QObject):
    """Says whether an entry is there, and changes it, on the files lane."""

    changed = Signal()
    failed = Signal(object)  # OSError

    def __init__(self, tasks: TaskRunner, entry: SystemEntry, parent: QObject | None = None) -> None:
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
        """Make it, or remove it."""
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


def program(data: Path | None = None) -> list[str]:
    """The words that start this program; over ``data`` if that is not usual."""
    words = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "hailong"]
    return [*words, *(["--data", str(data)] if data is not None else [])]


def windows_command(words: Sequence[str]) -> str:
    """One line for the registry. Paths of Windows hold no quotation mark."""
    return " ".join(f'"{word}"' if " " in word else word for word in words)


def quoted(word: str) -> str:
    """One word of a desktop entry's ``Exec``, as its specification has it; a percent sign would begin a field code."""
    escaped = word.replace("%", "%%")
    if shlex.quote(word) == word:
        return escaped
    for sign in ("\\", '"', "`", "$"):
        escaped = escaped.replace(sign, "\\" + sign)
    return '"' + escaped.replace("\\", "\\\\") + '"'

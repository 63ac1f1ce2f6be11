"""Bringing files in from the window: one import at a time on the files lane, with progress and a way out."""

import csv
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import StoreError

if TYPE_CHECKING:
    from hailong.sync.importing import FolderReport

REPORT_EVERY: Final = 0.1
_OnFile = Callable[[Path, int, int], None]
_OnProgress = Callable[[int, int], None]


class FileImporter(Protocol):
    """The importer (``hailong.sync.importing.Importer``)."""

    def import_files(
        self,
        paths: Sequence[Path],
        *,
        on_file: _OnFile | None = None,
        on_progress: _OnProgress | None = None,
        cancelled: Callable[[], bool] = ...,
    ) -> "FolderReport":
        """Apply files one after the other."""

    def import_folder(
        self,
        folder: Path,
        *,
        on_file: _OnFile | None = None,
        on_progress: _OnProgress | None = None,
        cancelled: Callable[[], bool] = ...,
    ) -> "FolderReport":
        """Apply what a folder holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProgress:
    """How far an import is. ``total`` 0: the length of the file is not known. ``seconds`` since it began."""

    file_name: str
    file_number: int
    file_count: int
    done: int = 0
    total: int = 0
    seconds: float = 0.0

    @property
    def fraction(self) -> float | None:
        """Of everything, each file counting the same; None while nothing can be said."""
        if self.file_count == 1 and not self.total:
            return None
        within = self.done / self.total if self.total else 0.0
        return (self.file_number - 1 + min(within, 1.0)) / self.file_count


class ImportService(QObject):
    """Takes files and folders; those that come during an import wait their turn. ``make_importer`` is called lazily."""

    started = Signal()
    progressed = Signal(object)  # ImportProgress, at most ten times a second
    finished = Signal(object)  # FolderReport: the declaration list may have changed
    failed = Signal(object)  # StoreError: nothing of the file in hand was kept
    saved = Signal(object)  # Path of the report
    not_saved = Signal(object)  # OSError
    _came = Signal(object)  # ImportProgress, from the files lane

    def __init__(
        self, tasks: TaskRunner, make_importer: Callable[[], FileImporter], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._make_importer = make_importer
        self._importer: FileImporter | None = None
        self._cancelled = threading.Event()
        self._waiting: list[Sequence[Path]] = []
        self._is_running = False
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether an import is under way."""
        return self._is_running

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Bring files in; a folder among them stands for what it holds."""
        if not paths:
            return
        if self._is_running:
            self._waiting.append(tuple(paths))
            return
        self._begin(tuple(paths))

    def cancel(self) -> None:
        """Stop: finished files stay, the file in hand is given up whole, what waits is forgotten."""
        self._waiting.clear()
        self._cancelled.set()

    def close(self) -> None:
        """Stop for good."""
        self.cancel()

    def save_report(self, path: Path, rows: Iterable[Sequence[str]]) -> None:
        """Write ``rows`` as CSV that a spreadsheet opens with its accents; ends with ``saved`` or ``not_saved``."""
        kept = [tuple(row) for row in rows]
        self._tasks.run(Lane.FILES, lambda: _write_csv(path, kept), lambda _: self.saved.emit(path), self._on_not_saved)

    def _on_not_saved(self, error: Exception) -> None:
        (self.not_saved if isinstance(error, OSError) else self._tasks.failed).emit(error)

    def _begin(self, paths: Sequence[Path]) -> None:
        self._is_running = True
        self._cancelled.clear()
        self.started.emit()
        self._tasks.run(Lane.FILES, lambda: self._work(paths), self._on_done, self._on_error)

    def _work(self, paths: Sequence[Path]) -> "FolderReport":
        if self._importer is None:
            self._importer = self._make_importer()
        watch = _Watch(self._came.emit)
        reports = [
            self._importer.import_folder(
                folder, on_file=watch.on_file, on_progress=watch.on_progress, cancelled=self._cancelled.is_set
            )
            for folder in paths
            if folder.is_dir()
        ]
        if files := [path for path in paths if not path.is_dir()]:
            reports.append(
                self._importer.import_files(
                    files, on_file=watch.on_file, on_progress=watch.on_progress, cancelled=self._cancelled.is_set
                )
            )
        return replace(
            reports[0],
            reports=tuple(report for one in reports for report in one.reports),
            was_cancelled=any(one.was_cancelled for one in reports),
        )

    def _on_came(self, progress: ImportProgress) -> None:
        if self._is_running:
            self.progressed.emit(progress)

    def _on_done(self, report: "FolderReport") -> None:
        self._is_running = False
        self.finished.emit(report)
        self._next()

    def _on_error(self, error: Exception) -> None:
        self._is_running = False
        (self.failed if isinstance(error, StoreError) else self._tasks.failed).emit(error)
        self._next()

    def _next(self) -> None:
        if self._waiting and not self._is_running:
            self._begin(self._waiting.pop(0))


def _write_csv(path: Path, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([_harmless(cell) for cell in row] for row in rows)


def _harmless(text: str) -> str:
    """A text that begins like a formula would be run by a spreadsheet."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


class _Watch:
    """Turns what the importer counts into progress, not more often than a person can see."""

    def __init__(self, tell: Callable[[ImportProgress], None]) -> None:
        self._tell = tell
        self._began = time.monotonic()
        self._told = 0.0
        self._file = ("", 1, 1)

    def on_file(self, path: Path, number: int, count: int) -> None:
        """A file begins."""
        self._file = (path.name, number, count)
        self._say(0, 0)

    def on_progress(self, done: int, total: int) -> None:
        """So much of the file is done."""
        if time.monotonic() - self._told >= REPORT_EVERY:
            self._say(done, total)

    def _say(self, done: int, total: int) -> None:
        self._told = time.monotonic()
        name, number, count = self._file
        seconds = self._told - self._began
        self._tell(
            ImportProgress(
                file_name=name, file_number=number, file_count=count, done=done, total=total, seconds=seconds
            )
        )

"""Brings files of declarations in: told apart, hashed, applied in one transaction each, and reported on."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from hailong.domain.clock import Clock
from hailong.domain.declaration import Declaration
from hailong.domain.imports import FileImport, ImportCounts, ImportReport, RowProblem, SourceError, SourceFault

KEPT_PROBLEMS: Final = 1_000
_SUFFIXES: Final = frozenset({".xml", ".xls", ".xlsx", ".xlsm", ".csv", ".tsv"})
_PIECE: Final = 1024 * 1024
_LARGEST_MB: Final = 200
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")


class ImportCancelledError(Exception):
    """The user asked to stop; nothing of the file in hand was kept."""


class Reader(Protocol):
    """What this module needs of a source."""

    kind: str
    version: int

    def read(
        self, path: Path, *, on_progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Declaration | RowProblem]:
        """Yield declarations and row problems in file order."""


class Declarations(Protocol):
    """What this module needs of the store."""

    def has_seen(self, file: FileImport) -> bool:
        """Whether this very file was applied before by the same reader."""

    def apply(
        self, declarations: Iterable[Declaration], file: FileImport, *, on_progress: Callable[[int], None] | None = None
    ) -> ImportCounts:
        """Merge all of one file in one transaction, or nothing when ``declarations`` raises."""


Progress = Callable[[int, int], None]
Recognise = Callable[[Path], Reader]


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderReport:
    """What became of a folder: one report a file, in the order in which they were read."""

    reports: tuple[ImportReport, ...] = ()
    was_cancelled: bool = False

    @property
    def counts(self) -> ImportCounts:
        """All files together; ``seen_before`` when every one of them was."""
        return ImportCounts(
            added=sum(report.counts.added for report in self.reports),
            changed=sum(report.counts.changed for report in self.reports),
            unchanged=sum(report.counts.unchanged for report in self.reports),
            seen_before=bool(self.reports) and all(report.counts.seen_before for report in self.reports),
        )


class Importer:
    """Imports files into one list of declarations.

    ``default_enterprise`` (tax code, name) is given to declarations whose source names none; without it they wait in
    the list for the user to say whose they are.
    """

    def __init__(
        self,
        *,
        recognise: Recognise,
        declarations: Declarations,
        clock: Clock,
        default_enterprise: tuple[str, str] | None = None,
    ) -> None:
        self._recognise = recognise
        self._declarations = declarations
        self._clock = clock
        self._default_enterprise = default_enterprise

    def import_file(
        self, path: Path, *, on_progress: Progress | None = None, cancelled: Callable[[], bool] = lambda: False
    ) -> ImportReport:
        """Apply one file whole or not at all; the report also says why a file could not be read.

        ``on_progress(done, total)`` counts what the source counts: rows or bytes. Raises ImportCancelledError, and what
        the store raises (disk full, locked): then nothing of the file was kept.
        """
        kind = ""
        problems = _Problems()
        try:
            _stop_if(cancelled)
            reader = self._recognise(path)
            kind = reader.kind
            before = _stamp(path)
            file = FileImport(name=path.name, sha256=_sha256(path, cancelled), reader=f"{kind}/{reader.version}")
            if self._declarations.has_seen(file):
                counts = ImportCounts(seen_before=True)
            else:
                watch = _watched(on_progress, cancelled)
                items = _unchanging(path, before, reader.read(path, on_progress=watch))
                counts = self._declarations.apply(
                    self._completed(problems.without(items)), file, on_progress=lambda _: _stop_if(cancelled)
                )
        except SourceError as error:
            return ImportReport(
                file_name=path.name, kind=kind, at=self._clock.now(), fault=error.fault, params=error.params
            )
        return ImportReport(
            file_name=path.name,
            kind=kind,
            at=self._clock.now(),
            counts=counts,
            problems=tuple(problems.kept),
            more_problems=problems.more,
            more_lost=problems.more_lost,
        )

    def import_files(
        self,
        paths: Sequence[Path],
        *,
        on_file: Callable[[Path, int, int], None] | None = None,
        on_progress: Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> FolderReport:
        """Several files one after the other; a cancel leaves the finished ones applied.

        ``on_file(path, number, count)`` is called before each file, ``number`` from 1.
        """
        reports: list[ImportReport] = []
        try:
            for number, path in enumerate(paths, start=1):
                _stop_if(cancelled)
                if on_file is not None:
                    on_file(path, number, len(paths))
                reports.append(self.import_file(path, on_progress=on_progress, cancelled=cancelled))
        except ImportCancelledError:
            return FolderReport(reports=tuple(reports), was_cancelled=True)
        return FolderReport(reports=tuple(reports))

    def import_folder(
        self,
        folder: Path,
        *,
        on_file: Callable[[Path, int, int], None] | None = None,
        on_progress: Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> FolderReport:
        """All files of a folder and of the folders in it that may be declarations, the oldest first."""
        try:
            paths = files_of(folder)
        except OSError as error:
            fault = SourceFault.NOT_FOUND if isinstance(error, FileNotFoundError) else SourceFault.NO_PERMISSION
            report = ImportReport(file_name=folder.name, kind="", at=self._clock.now(), fault=fault)
            return FolderReport(reports=(report,))
        return self.import_files(paths, on_file=on_file, on_progress=on_progress, cancelled=cancelled)

    def _completed(self, declarations: Iterable[Declaration]) -> Iterator[Declaration]:
        if self._default_enterprise is None:
            yield from declarations
            return
        tax_code, name = self._default_enterprise
        for declaration in declarations:
            if declaration.tax_code:
                yield declaration
            else:
                yield replace(declaration, tax_code=tax_code, enterprise_name=declaration.enterprise_name or name)


def files_of(folder: Path) -> list[Path]:
    """What may hold declarations in ``folder`` and one level below, the oldest first: the newest word comes last.

    Lock files of an open Excel (``~$list.xlsx``), hidden files and everything of another kind are left out.
    """
    found: list[tuple[float, Path]] = []
    for place in (folder, *sorted(path for path in folder.iterdir() if path.is_dir() and _is_plain(path))):
        try:
            paths = list(place.iterdir())
        except OSError:
            if place == folder:
                raise
            continue  # a folder inside that this user may not open
        for path in paths:
            if _is_plain(path) and path.suffix.lower() in _SUFFIXES and path.is_file():
                found.append((path.stat().st_mtime, path))
    return [path for _, path in sorted(found)]


def report_lines(reports: Iterable[ImportReport]) -> Iterator[tuple[str, str, str, str]]:
    """File, row, cause and particulars of every problem, ready for a .csv that is safe to open in a spreadsheet."""
    for report in reports:
        if report.fault is not None:
            yield _safe(report.file_name), "", report.fault.value, _particulars(report.params)
        for problem in report.problems:
            row = str(problem.row) if problem.row else ""
            yield _safe(report.file_name), row, problem.fault.value, _particulars(problem.params)


class _Problems:
    """Sorts the problems out of what a source yields; the first thousand are kept, the rest is counted."""

    def __init__(self) -> None:
        self.kept: list[RowProblem] = []
        self.more = 0
        self.more_lost = 0

    def without(self, items: Iterable[Declaration | RowProblem]) -> Iterator[Declaration]:
        """The declarations alone."""
        for item in items:
            if isinstance(item, Declaration):
                yield item
            elif len(self.kept) < KEPT_PROBLEMS:
                self.kept.append(item)
            else:
                self.more += 1
                self.more_lost += item.is_lost


def _is_plain(path: Path) -> bool:
    return not path.name.startswith(("~$", ".", "~"))


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise ImportCancelledError


def _watched(on_progress: Progress | None, cancelled: Callable[[], bool]) -> Progress:
    def watch(done: int, total: int) -> None:
        _stop_if(cancelled)
        if on_progress is not None:
            on_progress(done, total)

    return watch


def _unchanging(
    path: Path, before: tuple[int, int], items: Iterator[Declaration | RowProblem]
) -> Iterator[Declaration | RowProblem]:
    """``items``, and a fault at their end when the file was written to meanwhile: then nothing of it is kept."""
    yield from items
    if _stamp(path) != before:
        raise SourceError(SourceFault.STILL_WRITING)


def _stamp(path: Path) -> tuple[int, int]:
    """Size and time of change; SourceError for what no source would read, before any of it is read."""
    try:
        state = path.stat()
    except OSError:
        raise SourceError(SourceFault.NOT_FOUND) from None
    if state.st_size > _LARGEST_MB * _PIECE:
        size_mb = str(-(-state.st_size // _PIECE))
        raise SourceError(SourceFault.TOO_LARGE, size_mb=size_mb, limit_mb=str(_LARGEST_MB))
    return state.st_size, state.st_mtime_ns


def _sha256(path: Path, cancelled: Callable[[], bool]) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                _stop_if(cancelled)
                digest.update(piece)
    except FileNotFoundError:
        raise SourceError(SourceFault.NOT_FOUND) from None
    except OSError as error:
        raise SourceError(SourceFault.NO_PERMISSION, detail=error.strerror or "") from error
    return digest.hexdigest()


def _particulars(params: dict[str, str]) -> str:
    return _safe("; ".join(f"{name}={value}" for name, value in params.items()))


def _safe(text: str) -> str:
    """A text that begins like a formula would be run by a spreadsheet."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text

"""The second copy of what waits: sealed bytes in an append-only file outside the database, read only by the service.

It exists for the day on which the database is lost. What was received needs no copy here, and what was taken back is
marked as such; both leave the file at the next start.
"""

import contextlib
import hashlib
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from uuid import UUID

from hailong.store.faults import folder_errors
from hailong.store.interfaces import StoreError
from hailong.store.whole_file import flush_folder

JOURNAL_NAME: Final = "hailong.journal"
_SHORT: Final = 4 * 1024 * 1024
_HEAD: Final = "hailong-journal 1 "
_PLAIN: Final = getattr(os, "O_BINARY", 0)  # Windows would write other line ends
_BYTES: Final = "latin-1"  # sealed bytes are ASCII; whatever a damaged disk gives must be readable too


@dataclass(frozen=True, slots=True)
class JournalContent:
    """What a journal holds. ``store_mark`` is that of the database it was written beside; empty when unreadable.

    ``waiting`` are the sealed bytes by sheet, oldest first. ``damaged`` counts the lines that the disk has changed.
    """

    store_mark: str = ""
    waiting: dict[UUID, bytes] = field(default_factory=dict)
    damaged: int = 0


class Journal:
    """One file, one line for each act, flushed to the disk before the act returns. Any thread may call.

    A line is ``+ id sealed check`` (keep) or ``- id`` (no longer wait), where ``check`` is the SHA-256 of what stands
    before it. A line cut short by a power cut fails its check and is left out; what follows begins a line of its own.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / JOURNAL_NAME
        self._writing = threading.Lock()

    @property
    def exists(self) -> bool:
        """Whether there is a journal at all."""
        return self._path.exists()

    def store_mark(self) -> str:
        """The mark of the database that this journal belongs to: one line is read, so that a start costs nothing."""
        with folder_errors():
            if not self._path.exists():
                return ""
            with self._path.open(encoding=_BYTES) as file:
                return _mark(file.readline(200))

    def keep(self, sheets: Mapping[UUID, bytes]) -> None:
        """Keep sealed bytes; durable when it returns. Raises StoreError, then nothing was kept."""
        if sheets:
            self._append("".join(_sealed_lines(sheets)))

    @contextmanager
    def taken_back_on_failure(self, *sheet_ids: UUID) -> Iterator[None]:
        """What was kept within the block does not wait when the block raises: its transaction came to nothing."""
        try:
            yield
        except BaseException:
            with contextlib.suppress(StoreError):  # it was never said to be saved; the next start drops it
                self.forget(*sheet_ids)
            raise

    @contextmanager
    def kept_again_on_failure(self, forgotten: Mapping[UUID, bytes]) -> Iterator[None]:
        """What was ``forgotten`` within the block waits again when the block raises: the database says it does."""
        try:
            yield
        except BaseException:
            with contextlib.suppress(StoreError):  # it waits in the database; the check at the next start keeps it
                self.keep(forgotten)
            raise

    def forget(self, *sheet_ids: UUID) -> None:
        """These sheets no longer wait: they were taken back or refused. Raises StoreError.

        Their bytes leave the file as well, unless it is so long that writing it anew would be felt; then at the next
        start.
        """
        if not sheet_ids:
            return
        self._append("".join(f"- {sheet_id}\n" for sheet_id in sheet_ids))
        with folder_errors():
            is_short = self._path.stat().st_size <= _SHORT
        if is_short:
            with contextlib.suppress(StoreError):  # no room for a second file: the mark above is enough
                content = self.read()
                self.rewrite(content.store_mark, content.waiting)

    def read(self) -> JournalContent:
        """Everything that can still be read, whatever the disk has done to the rest. Raises StoreError."""
        with folder_errors(), self._writing:
            if not self._path.exists():
                return JournalContent()
            with self._path.open(encoding=_BYTES, newline="\n") as file:
                return _read(file)

    def rewrite(self, store_mark: str, waiting: Mapping[UUID, bytes]) -> None:
        """Begin anew with these sheets alone: written whole beside the old file, then put in its place."""
        lines = [f"{_HEAD}{store_mark}\n", *_sealed_lines(waiting)]
        half = self._path.with_suffix(".new")
        with folder_errors(), self._writing:
            half.unlink(missing_ok=True)
            descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, 0o600)
            with os.fdopen(descriptor, "w", encoding=_BYTES, newline="\n") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())
            half.replace(self._path)
            flush_folder(self._path.parent)

    def _append(self, text: str) -> None:
        """All of ``text`` or nothing: a full disk takes the half that was written back."""
        with folder_errors(), self._writing:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _PLAIN, 0o600)
            try:
                end = os.lseek(handle, 0, os.SEEK_END)
                if end and not _ends_a_line(handle, end):
                    text = "\n" + text
                try:
                    _write_all(handle, text.encode(_BYTES))
                    os.fsync(handle)
                except OSError:
                    os.ftruncate(handle, end)
                    raise
            finally:
                os.close(handle)


def _read(lines: Iterator[str]) -> JournalContent:
    mark = _mark(next(lines, ""))
    waiting: dict[UUID, bytes] = {}
    damaged = 0 if mark else 1
    for line in lines:
        if line == "\n":
            continue
        try:
            _take(line, waiting)
        except ValueError:
            damaged += 1
    return JournalContent(mark, waiting, damaged)


def _take(line: str, waiting: dict[UUID, bytes]) -> None:
    """One line; ValueError when it is not whole."""
    sheet_id, _, rest = line[2:].removesuffix("\n").partition(" ")
    if line.startswith("- ") and not rest:
        waiting.pop(UUID(sheet_id), None)
        return
    sealed, _, _ = rest.rpartition(" ")
    if line != _sealed_line(sheet_id, sealed):
        raise ValueError(sheet_id)
    waiting[UUID(sheet_id)] = sealed.encode(_BYTES)


def _sealed_lines(sheets: Mapping[UUID, bytes]) -> list[str]:
    return [_sealed_line(str(sheet_id), sealed.decode(_BYTES)) for sheet_id, sealed in sheets.items()]


def _sealed_line(sheet_id: str, sealed: str) -> str:
    said = f"+ {sheet_id} {sealed}"
    return f"{said} {hashlib.sha256(said.encode(_BYTES)).hexdigest()}\n"


def _mark(line: str) -> str:
    return line.removeprefix(_HEAD).strip() if line.startswith(_HEAD) else ""


def _ends_a_line(handle: int, end: int) -> bool:
    os.lseek(handle, end - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]

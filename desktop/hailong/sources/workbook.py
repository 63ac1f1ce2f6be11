"""Opens a workbook of a stranger: sizes are known before anything is unpacked, no macro runs, no crash gets through."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from hailong.domain.imports import SourceError, SourceFault
from hailong.sources.biff import largest_sheet
from hailong.sources.files import OLE_MAGIC, ZIP_MAGIC, checked_size, file_faults, read_chunks, require_within
from hailong.sources.ole import workbook_streams

Cell = int | float | str | bool | date | datetime | time | timedelta
Row = list[Cell]

_MEGABYTE: Final = 1024 * 1024
_PIECE: Final = _MEGABYTE
_OVERLAP: Final = 64
_BYTES_PER_CELL: Final = 32  # what the library takes for a cell of the full rectangle, empty or not
_ENTRY_LIMIT: Final = 10_000
_NEAR_ROWS: Final = 99_999
_LETTERS: Final = 26
_OLD_MACROS: Final = "_VBA_PROJECT".encode("utf-16-le")  # the name of a stream in an .xls
# Addresses of cells, searched after blanks are gone and quotation marks are all alike: ``r = 'XFD1'`` is legal too.
_FAR: Final = re.compile(rb"r=\"(?:[A-Za-z]{2,3}\d|[A-Za-z]?\d{6})")
_WIDE: Final = re.compile(rb"r=\"([A-Za-z]{2,3})\d")
_TALL: Final = re.compile(rb"r=\"[A-Za-z]{0,3}(\d{6,})\"")
_ANY: Final = re.compile(rb"r=\"([A-Za-z]{0,3})(\d+)\"")
_DOCUMENT_TYPE: Final = b"<!DOCTYPE"
_CELLS_BEGIN: Final = b"sheetData"
_BLANKS: Final = b" \t\r\n"
_ONE_QUOTE: Final = bytes.maketrans(b"'", b'"')
_SHEET_NAME: Final = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?name=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one workbook may be: on disk, unpacked, and as a rectangle of cells in memory."""

    file_mb: int
    unpacked_mb: int
    memory_mb: int


@contextmanager
def open_workbook(path: Path, limits: Limits) -> Iterator[CalamineWorkbook]:
    """The workbook, read from a file that is closed again at once; SourceError when it cannot or must not be read."""
    checked_size(path, limits.file_mb)
    with file_faults(), path.open("rb") as file:
        if file.read(len(ZIP_MAGIC)) == ZIP_MAGIC:
            with _zip_faults():
                _inspect(file, limits)
        else:
            file.seek(0)
            _inspect_old(file.read(), limits)
        file.seek(0)
        with calamine_faults():
            workbook = CalamineWorkbook.from_filelike(file)
    try:
        yield workbook
    finally:
        workbook.close()


def visible_sheets(workbook: CalamineWorkbook) -> list[str]:
    """The names of the sheets that a person sees, in order: templates are kept in very hidden ones."""
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
    ]


def rows_of(workbook: CalamineWorkbook, sheet: str) -> tuple[int, Iterator[Row]]:
    """How many rows a sheet has, and the rows from the very first one: counting them gives the user's own numbers."""
    with calamine_faults():
        opened = workbook.get_sheet_by_name(sheet)
        return opened.end[0] + 1 if opened.end else 0, _guarded(opened.iter_rows())


def _guarded(rows: Iterator[Row]) -> Iterator[Row]:
    with calamine_faults():
        yield from rows


def has_macros(path: Path) -> bool:
    """Whether a workbook carries a macro project (it is never run)."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return any(name.lower().endswith("vbaproject.bin") for name in archive.namelist())
        return any(_OLD_MACROS in chunk for chunk in read_chunks(path, _PIECE))
    except (OSError, ValueError, SourceError, zipfile.BadZipFile):
        return False


def looks_like_workbook(path: Path, head: bytes) -> bool:
    """Whether name and first bytes are those of an .xls, .xlsx or .xlsm."""
    suffix = path.suffix.lower()
    if head.startswith(ZIP_MAGIC):
        return suffix in (".xlsx", ".xlsm", ".xls") or b"xl/" in head
    return head.startswith(OLE_MAGIC) and suffix in (".xls", ".xlsx", ".xlsm")


def peek_sheet_names(path: Path, head: bytes, limits: Limits) -> list[str]:
    """The sheet names, if that is cheap to know; never raises."""
    try:
        if head.startswith(ZIP_MAGIC):
            with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
                return [name.decode("utf-8", "replace") for name in _SHEET_NAME.findall(part.read(_PIECE))]
        with open_workbook(path, limits) as workbook:
            return list(workbook.sheet_names)
    except (SourceError, OSError, EOFError, ValueError, LookupError, RuntimeError, zlib.error, zipfile.BadZipFile):
        return []


@contextmanager
def calamine_faults() -> Iterator[None]:
    """Turn what the library says, and even a panic inside it, into our words."""
    try:
        yield
    except PasswordError:
        raise SourceError(SourceFault.PROTECTED) from None
    except (CalamineError, ValueError, OSError) as error:
        raise SourceError(SourceFault.DAMAGED, detail=str(error)[:200]) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # not an Exception, and not to be imported from anywhere
            raise SourceError(SourceFault.DAMAGED, detail="panic") from error
        raise


@contextmanager
def _zip_faults() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError) as error:
        raise SourceError(SourceFault.DAMAGED, detail=str(error)[:200]) from error
    except (NotImplementedError, RuntimeError) as error:  # unknown compression, an encrypted entry
        raise SourceError(SourceFault.FORBIDDEN_CONTENT, content="zip") from error


def _inspect(file: IO[bytes], limits: Limits) -> None:
    """Unpack every part once, keeping nothing, before the library is allowed to: the directory's sizes may be lies."""
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        if "xl/workbook.xml" not in names:
            raise SourceError(SourceFault.WRONG_KIND)
        if len(entries) > _ENTRY_LIMIT or len(names) < len(entries):
            raise SourceError(SourceFault.FORBIDDEN_CONTENT, content="zip")
        _require_unpacked(sum(entry.file_size for entry in entries), limits)
        left = limits.unpacked_mb * _MEGABYTE
        for entry in entries:
            left -= _inspect_part(archive, entry, left, limits)


def _inspect_old(content: bytes, limits: Limits) -> None:
    if not content.startswith(OLE_MAGIC):
        raise SourceError(SourceFault.WRONG_KIND)
    for stream in workbook_streams(content):
        require_within(largest_sheet(stream) * _BYTES_PER_CELL, limits.memory_mb)


def _inspect_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, limits: Limits) -> int:
    declared = entry.file_size
    entry.file_size = left + 1  # else reading stops at the declared size, where the library does not
    extent = _Extent()
    done = 0
    tail = b""
    with archive.open(entry) as part:
        while piece := part.read(_PIECE):
            tail = _without_document_type(tail + piece)
            done += len(piece)
            if done > declared:
                raise SourceError(SourceFault.FORBIDDEN_CONTENT, content="zip_bomb")
            extent.see(piece)
    if extent.cells * _BYTES_PER_CELL > limits.memory_mb * _MEGABYTE:
        entry.file_size = declared
        with archive.open(entry) as part:
            require_within(_exact_cells(part) * _BYTES_PER_CELL, limits.memory_mb)
    return done


def _without_document_type(piece: bytes) -> bytes:
    """The end of ``piece``, for one that is cut in two. No workbook has a document type; the library reads on over one.

    It is looked for in the whole part, in any case and in letters of two bytes: not every reader is as strict as XML.
    """
    if _DOCUMENT_TYPE in piece.replace(b"\0", b"").upper():
        raise SourceError(SourceFault.FORBIDDEN_CONTENT, content="entities")
    return piece[-_OVERLAP:]


def _require_unpacked(size: int, limits: Limits) -> None:
    if size > limits.unpacked_mb * _MEGABYTE:
        raise SourceError(SourceFault.FORBIDDEN_CONTENT, content="zip_bomb")


def _exact_cells(part: IO[bytes]) -> int:
    """The rectangle to the cell, for the few sheets whose rough measure is too large."""
    rows = width = 1
    tail = b""
    while piece := part.read(_PIECE):
        piece = tail + _plain(piece)
        tail = piece[-_OVERLAP:]
        for letters, digits in set(_ANY.findall(piece)):
            rows, width = max(rows, int(digits[:12])), max(width, _column(letters))
    return rows * width


def _plain(piece: bytes) -> bytes:
    return piece.translate(_ONE_QUOTE, _BLANKS)


class _Extent:
    """How far the cells of a sheet reach: the library makes room for the whole rectangle, and dies if it cannot."""

    def __init__(self) -> None:
        self.width = _LETTERS
        self._rows = _NEAR_ROWS
        self._has_begun = False
        self._tail = b""

    @property
    def cells(self) -> int:
        """At most so many cells has the rectangle; none where no cells ever begin."""
        return self.width * self._rows if self._has_begun else 0

    def see(self, piece: bytes) -> None:
        """Take the next piece of the part; a reference cut in two is seen with the next one."""
        piece = self._tail + _plain(piece)
        self._tail = piece[-_OVERLAP:]
        self._has_begun = self._has_begun or _CELLS_BEGIN in piece
        if self._has_begun and _FAR.search(piece):
            for letters in set(_WIDE.findall(piece)):
                self.width = max(self.width, _column(letters))
            for digits in set(_TALL.findall(piece)):
                self._rows = max(self._rows, int(digits[:12]))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + letter - ord("A") + 1
    return number

"""Reads a .csv: finds out its encoding and its delimiter, and gives its records one by one."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hailong.domain.imports import SourceError, SourceFault
from hailong.sources.files import OLE_MAGIC, ZIP_MAGIC, file_faults

_SAMPLE: Final = 256 * 1024
_DELIMITERS: Final = ",;\t|"
_SAMPLE_LINES: Final = 60
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY: Final = (ZIP_MAGIC, OLE_MAGIC, b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"MZ")


def looks_like_csv(path: Path, head: bytes) -> bool:
    """Whether name and first bytes are those of a text table."""
    if path.suffix.lower() not in (".csv", ".tsv", ".txt") or head.startswith(_BINARY):
        return False
    text = head.decode(encoding_of(head), "replace").lstrip("\ufeff \r\n\t")
    strange = sum(char < " " and char not in "\t\r\n\x00" for char in text)
    return bool(text) and not text.startswith(("<", "{", "[")) and strange * 20 <= len(text)


def encoding_of(sample: bytes) -> str:
    """UTF-8 and UTF-16 with or without a byte order mark, else Windows' Vietnamese code page."""
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding
    pairs = len(sample) // 2 or 1
    if sample[1::2].count(0) * 3 > pairs and sample[::2].count(0) * 10 < pairs:
        return "utf-16-le"
    if sample[::2].count(0) * 3 > pairs and sample[1::2].count(0) * 10 < pairs:
        return "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # a character cut in two at the end is no fault
    except UnicodeDecodeError:
        return "cp1258"
    return "utf-8"


def read_records(path: Path) -> Iterator[list[str]]:
    """The records of the file, an empty list for an empty line; bytes that are no text become U+FFFD."""
    with file_faults():
        with path.open("rb") as raw:
            sample = raw.read(_SAMPLE)
        encoding = encoding_of(sample)
        delimiter = _delimiter_of(sample.decode(encoding, "replace"))
        file = path.open(encoding=encoding, errors="replace", newline="")
    with file:
        records = csv.reader(file, delimiter=delimiter)
        while True:
            try:
                record = next(records, None)
            except csv.Error as error:  # a quotation mark that is never closed
                raise SourceError(SourceFault.DAMAGED, detail=str(error)) from error
            except OSError as error:
                raise SourceError(SourceFault.NO_PERMISSION, detail=error.strerror or "") from error
            if record is None:
                return
            yield [_bare(cell) for cell in record]


def _bare(cell: str) -> str:
    """``="109999888770"`` and ``'109999888770`` are how a number is kept from losing digits in a spreadsheet."""
    if cell.startswith('="') and cell.endswith('"'):
        return cell[2:-1]
    return cell.removeprefix("'")


def _delimiter_of(text: str) -> str:
    """The sign that parts the fullest line; commas inside names are few beside it."""
    lines = text.splitlines()[:_SAMPLE_LINES]
    return max(_DELIMITERS, key=lambda sign: max((line.count(sign) for line in lines), default=0))

"""Reads the XML export as a stream; the message section is dropped piece by piece and never kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from hailong.domain.declaration import Declaration
from hailong.domain.imports import RowProblem, SourceError, SourceFault
from hailong.sources.ecus_fields import SECTIONS, DeclarationFields, plain_name
from hailong.sources.files import checked_size, read_chunks
from hailong.sources.values import text_of

_LIMIT_MB: Final = 100  # real exports have 150 to 750 KB
_CHUNK: Final = 64 * 1024
_MARKUP_LIMIT: Final = 1024 * 1024  # bytes of one tag, comment or instruction; real ones have some hundred
_TEXT_LIMIT: Final = 4_000  # characters of one field
_DEPTH_LIMIT: Final = 64
_RECORD_LIMIT: Final = 2_000
_BOMS: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))
_MARKS: Final = ("DTOKHAIMD", "ECUS", "<!DOCTYPE", "<!ENTITY")


class EcusXml:
    """The XML export of ECUS5VNACCS."""

    kind = "ecus_xml"
    version = 1

    def recognises(self, path: Path, head: bytes) -> bool:
        """XML that speaks of ECUS; or a document type, which is refused with its own words when it is read."""
        text = _decoded(head).lstrip("\ufeff \t\r\n")
        has_root = text.startswith(("<?xml", "<!DOCTYPE", "<Root"))
        return has_root and any(mark in text.upper() for mark in _MARKS)

    def read(
        self, path: Path, *, on_progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Declaration | RowProblem]:
        """Yield the declaration of the file (an export holds one, several are read as well)."""
        collector = _parse(path, checked_size(path, _LIMIT_MB), on_progress)
        headers = collector.records["DTOKHAIMD"]
        if not headers:
            raise SourceError(SourceFault.NO_ROWS)
        is_alone = len(headers) == 1
        for row, header in enumerate(headers, start=1):
            first, second = (
                _belonging(collector.records[section], header, is_alone=is_alone)
                for section in ("DTOKHAIMD_VNACCS", "DTOKHAIMD_VNACCS2")
            )
            yield from DeclarationFields(0 if is_alone else row, header, first, second).items()


def _decoded(head: bytes) -> str:
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return head.decode(encoding, "ignore")
    return head.decode("latin-1")


def _belonging(records: list[dict[str, str]], header: dict[str, str], *, is_alone: bool) -> dict[str, str]:
    """The record of another section that belongs to ``header``."""
    if is_alone and len(records) == 1:
        return records[0]
    key = text_of(header.get("DTOKHAIMDID"))
    return next((record for record in records if key and text_of(record.get("DTOKHAIMDID")) == key), {})


def _parse(path: Path, total: int, on_progress: Callable[[int, int], None] | None) -> "_Collector":
    collector = _Collector()
    parser = DefusedXMLParser(target=collector, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    done = 0
    for chunk in read_chunks(path, _CHUNK):
        with _xml_faults():
            parser.feed(chunk)
        done += len(chunk)
        if done - parser.parser.CurrentByteIndex > _MARKUP_LIMIT:  # read again from its beginning at every chunk
            raise SourceError(SourceFault.FORBIDDEN_CONTENT, content="markup")
        if on_progress is not None:
            on_progress(done, max(total, done))
    with _xml_faults():
        parser.close()
    return collector


@contextmanager
def _xml_faults() -> Iterator[None]:
    try:
        yield
    except DefusedXmlException:
        raise SourceError(SourceFault.FORBIDDEN_CONTENT, content="entities") from None
    except (ParseError, UnicodeError, LookupError, ValueError) as error:
        raise SourceError(SourceFault.DAMAGED, detail=str(error)[:200]) from error


class _Collector:
    """Keeps the wanted fields of the wanted sections while the parser goes by, and nothing else."""

    def __init__(self) -> None:
        self.records: dict[str, list[dict[str, str]]] = {name: [] for name in SECTIONS}
        self._path: list[str] = []
        self._record: dict[str, str] | None = None
        self._record_depth = 0
        self._field = ""
        self._parts: list[str] = []
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        name = plain_name(tag)
        self._path.append(name)
        depth = len(self._path)
        if depth > _DEPTH_LIMIT:
            raise SourceError(SourceFault.FORBIDDEN_CONTENT, content="depth")
        if self._record is None:
            if name == "DATA" and depth >= 2 and self._path[-2] in SECTIONS:
                self._record, self._record_depth = {}, depth
        elif depth == self._record_depth + 1 and name in SECTIONS[self._path[-3]]:
            self._field, self._parts, self._length = name, [], 0

    def data(self, text: str) -> None:
        """Characters; kept only inside a wanted field."""
        if self._field and self._length < _TEXT_LIMIT:
            self._parts.append(text[: _TEXT_LIMIT - self._length])
            self._length += len(text)

    def end(self, tag: str) -> None:
        """An element closes."""
        depth = len(self._path)
        if self._record is not None:
            if self._field and depth == self._record_depth + 1:
                self._record[self._field] = "".join(self._parts)
                self._field = ""
            elif depth == self._record_depth:
                self._keep(self._path[-2], self._record)
                self._record = None
        self._path.pop()

    def close(self) -> None:
        """The document ends."""

    def _keep(self, section: str, record: dict[str, str]) -> None:
        if len(self.records[section]) >= _RECORD_LIMIT:
            raise SourceError(SourceFault.TOO_LARGE, size_mb="", limit_mb=str(_LIMIT_MB))
        self.records[section].append(record)

"""Reading legal documents from a CSV file; one line is one document, several values in a cell are parted by ``;``."""

import csv
import unicodedata
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

_NEEDED: Final = ("number", "type", "issuer", "title_vi", "issued_on")
_SPACE: Final = uuid.UUID("5d9e3c0a-2f0f-5b0e-9c57-3a1f6f0f7e10")  # ours: ids of imported documents are made in it


class LegalFileError(ValueError):
    """The file cannot be used; the text names line and cause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """What a line says of a document."""

    number: str
    type: str
    issuer: str
    title: str
    issued_on: date | None
    effective_on: date | None
    expires_on: date | None
    suspended_from: date | None
    suspended_to: date | None
    is_partly_expired: bool
    amends: tuple[str, ...]
    replaces: tuple[str, ...]
    source_url: str
    body: str

    @property
    def id(self) -> uuid.UUID:
        """The document's id: number, issuer and year, since numbers of letters and decisions begin anew each year."""
        year = self.issued_on.year if self.issued_on else ""
        return uuid.uuid5(_SPACE, f"{self.number}|{self.issuer}|{year}")


def read_documents(path: Path) -> list[DocumentFacts]:
    """Every document of the file. Raises LegalFileError, also when two lines name the same document."""
    seen: set[uuid.UUID] = set()
    documents = []
    for number, cells in _lines(path):
        facts = _facts(number, cells)
        if facts.id in seen:
            raise LegalFileError(f"line {number}: {facts.number} stands twice")
        seen.add(facts.id)
        documents.append(facts)
    return documents


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in _NEEDED if column not in (reader.fieldnames or ())]
            if missing:
                raise LegalFileError(f"no column {', '.join(missing)}")
            for cells in reader:
                clean = {
                    name: unicodedata.normalize("NFC", value or "").strip() for name, value in cells.items() if name
                }
                if any(clean.values()):
                    yield reader.line_num, clean
    except FileNotFoundError as error:
        raise LegalFileError("no such file") from error
    except UnicodeDecodeError as error:
        raise LegalFileError("not UTF-8") from error


def _facts(line: int, cells: dict[str, str]) -> DocumentFacts:
    for column in ("number", "type", "issuer", "title_vi"):
        if not cells[column]:
            raise LegalFileError(f"line {line}: {column} is empty")
    source = cells.get("source_url", "")
    if source and not source.startswith(("https://", "http://")):
        raise LegalFileError(f"line {line}: source_url is no web address")
    return DocumentFacts(
        number=cells["number"], type=cells["type"], issuer=cells["issuer"], title=cells["title_vi"],
        issued_on=_day(line, cells, "issued_on"), effective_on=_effective_on(line, cells),
        expires_on=_day(line, cells, "expires_on"), suspended_from=_day(line, cells, "suspended_from"),
        suspended_to=_day(line, cells, "suspended_to"), is_partly_expired=_is_partly_expired(cells),
        amends=_many(cells.get("amends", "")), replaces=_many(cells.get("replaces", "")),
        source_url=source, body=cells.get("body", ""),
    )  # fmt: skip


def _effective_on(line: int, cells: dict[str, str]) -> date | None:
    """The day it takes effect; unknown where its end is known to have come, but not when: it must not look in force."""
    is_doubtful = cells.get("force", "") in ("hết hiệu lực", "chưa xác minh") and not cells.get("expires_on")
    return None if is_doubtful else _day(line, cells, "effective_on")


def _is_partly_expired(cells: dict[str, str]) -> bool:
    return cells.get("is_partly_expired", "") in ("1", "true") or cells.get("force", "") == "hết hiệu lực một phần"


def _day(line: int, cells: dict[str, str], column: str) -> date | None:
    text = cells.get(column, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise LegalFileError(f"line {line}: {column} is no day (YYYY-MM-DD)") from None


def _many(text: str) -> tuple[str, ...]:
    return tuple(part for value in text.split(";") if (part := value.strip()))

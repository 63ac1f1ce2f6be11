"""Reading the catalogue's CSV files: known columns, every fault with its file and line, nothing written."""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, Never

RENAMED_ON: Final = date(2025, 3, 1)  # 382/QĐ-BTC: on this day the offices took their present names
Answer = dict[str, str | int | None]


class CatalogueFileError(ValueError):
    """A catalogue file cannot be used; the text names file, line and cause."""


@dataclass(kw_only=True)
class CatalogueFiles:
    """What the files of one folder say, as rows of the catalogue's answer."""

    offices: list[Answer] = field(default_factory=list)
    teams: list[Answer] = field(default_factory=list)
    stages: list[Answer] = field(default_factory=list)
    officers: list[Answer] = field(default_factory=list)
    reasons: list[Answer] = field(default_factory=list)


def read_folder(folder: Path, officers: Path | None = None) -> CatalogueFiles:
    """offices, teams, stages and reasons .csv of ``folder``; officers.csv where there is one, or the file named.

    Raises CatalogueFileError.
    """
    people = officers or folder / "officers.csv"
    files = CatalogueFiles(
        offices=[answer for line in _lines(folder / "offices.csv", "code", "name_vi") for answer in _office(line)],
        teams=[_team(line) for line in _lines(folder / "teams.csv", "office_code", "team_code", "name_vi")],
        stages=[_stage(line) for line in _lines(folder / "stages.csv", "code", "name_vi", "order")],
        reasons=[_reason(line) for line in _lines(folder / "reasons.csv", "level", "code", "vi")],
        officers=[
            _officer(line)
            for line in (_lines(people, "code", "name_vi", "office_code") if officers or people.exists() else ())
        ],
    )
    _refuse_twins(files)
    return files


@dataclass(frozen=True, slots=True)
class _Line:
    path: Path
    number: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def needed(self, column: str) -> str:
        return self.text(column) or self.refuse(f"{column} is empty")

    def whole(self, column: str, lowest: int, highest: int) -> int:
        text = self.text(column)
        if not (text.isascii() and text.isdigit() and lowest <= int(text) <= highest):
            self.refuse(f"{column} is no number from {lowest} to {highest}")
        return int(text)

    def day(self, column: str) -> date | None:
        text = self.text(column)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            return self.refuse(f"{column} is no day (YYYY-MM-DD)")

    def refuse(self, cause: str) -> Never:
        raise CatalogueFileError(f"{self.path.name}, line {self.number}: {cause}")


def _lines(path: Path, *needed: str) -> Iterator[_Line]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in needed if column not in (reader.fieldnames or ())]
            if missing:
                raise CatalogueFileError(f"{path.name}: no column {', '.join(missing)}")
            for cells in reader:
                clean = {
                    name: unicodedata.normalize("NFC", value or "").strip() for name, value in cells.items() if name
                }
                if any(clean.values()):
                    yield _Line(path, reader.line_num, clean)
    except FileNotFoundError as error:
        raise CatalogueFileError(f"{path.name}: no such file") from error
    except UnicodeDecodeError as error:
        raise CatalogueFileError(f"{path.name}: not UTF-8") from error


def _dated(line: _Line) -> Answer:
    start, end = line.day("valid_from"), line.day("valid_to")
    if start and end and end <= start:
        line.refuse("valid_to is not after valid_from")
    return {
        "code": line.text("code"), "name_vi": line.needed("name_vi"), "name_en": line.text("name_en"),
        "valid_from": start.isoformat() if start else None, "valid_to": end.isoformat() if end else None,
    }  # fmt: skip


def _office(line: _Line) -> list[Answer]:
    """An office; where its former name is given, a second row for the time before it was renamed."""
    line.needed("code")
    present = {**_dated(line), "parent": line.text("parent"), "abbr": line.text("abbr")}
    former = line.text("old_name_vi")
    if not former or present["valid_from"] or present["valid_to"]:
        return [present]
    renamed = RENAMED_ON.isoformat()
    before = {**present, "name_vi": former, "name_en": "", "parent": "", "valid_to": renamed}
    return [before, {**present, "valid_from": renamed}]


def _team(line: _Line) -> Answer:
    office, desk = line.needed("office_code"), line.text("team_code")
    return {**_dated(line), "code": f"{office}-{desk}" if desk else "", "office_code": office}


def _stage(line: _Line) -> Answer:
    line.needed("code")
    return {**_dated(line), "order": line.whole("order", 0, 999)}


def _officer(line: _Line) -> Answer:
    line.needed("code")
    more = {
        "office_code": line.needed("office_code"),
        "team_code": line.text("team_code"),
        "position": line.text("position"),
    }
    return {**_dated(line), **more}


def _reason(line: _Line) -> Answer:
    return {
        "level": line.whole("level", 1, 5), "code": line.needed("code"), "vi": line.needed("vi"), "en": line.text("en"),
    }  # fmt: skip


def _refuse_twins(files: CatalogueFiles) -> None:
    keys: dict[str, list[tuple[object, ...]]] = {
        "offices": [(row["code"], row["valid_from"]) for row in files.offices],
        "teams": [(row["code"], row["office_code"], row["name_vi"]) for row in files.teams],
        "stages": [(row["code"], row["valid_from"]) for row in files.stages],
        "officers": [(row["code"], row["valid_from"]) for row in files.officers],
        "reasons": [(row["level"], row["code"]) for row in files.reasons],
    }
    for name, found in keys.items():
        twins = sorted({str(key[0]) or str(key[1]) for key in found if found.count(key) > 1})
        if twins:
            raise CatalogueFileError(f"{name}.csv: twice the same: {', '.join(twins[:5])}")

"""Writes the demo's folder: what lies about on a broker's workstation after a month of work, in the real formats."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from hailong.demo.ecus_list import REPORT, SUMMARY, table, write_csv, write_xls, write_xlsx
from hailong.demo.ecus_print import write_print
from hailong.demo.ecus_xml import write_export
from hailong.demo.invented import ENTERPRISES, invented_declarations
from hailong.domain.declaration import Declaration, Kind, Status

_DRAFTS: Final = 3
_FIRST_RECORD: Final = 3001
_EXPORTS: Final = 48
_PRINTED: Final = (Status.CLEARED, Status.CHANNELLED, Status.REGISTERED, Status.IN_STORAGE, Status.RELEASED)
_PRINTS_EACH: Final = 2
_LATE_DAYS: Final = 10


def write_demo_folder(folder: Path, today: date, seed: int = 20_26) -> list[Declaration]:
    """Write lists, XML exports and prints of more than 200 invented declarations; return them as they really stand.

    The files overlap as real ones do: the lists know less than the exports (storage and release have no word there),
    prints name no office code, and one list names no enterprise. Every declaration comes in from at least one file
    with the state it has here. Nothing lies after ``today`` at 08:40.
    """
    declarations = invented_declarations(today, seed)
    exports, prints = folder / "XML", folder / "Ban in"
    for place in (folder, exports, prints):
        place.mkdir(parents=True, exist_ok=True)
    _write_lists(folder, declarations, today)
    for record_id, declaration in enumerate(_worth_exporting(declarations), start=_FIRST_RECORD):
        write_export(exports, declaration, record_id, today)
    for kind in (Kind.IMPORT, Kind.EXPORT):
        for status in _PRINTED:
            fitting = [item for item in declarations if (item.kind, item.status) == (kind, status) and item.team_code]
            for index, declaration in enumerate(fitting[:_PRINTS_EACH]):
                write_print(prints, declaration, (".xlsx", ".xls")[index % 2])
    return declarations


def _write_lists(folder: Path, declarations: list[Declaration], today: date) -> None:
    drafts = [_draft(declaration) for declaration in declarations[-_DRAFTS:]]
    (own, _), (other, _) = ENTERPRISES
    write_xlsx(folder / f"Bao cao to khai {today:%d-%m-%Y}.xlsx", table(REPORT, [*_of(declarations, own), *drafts]))
    write_xls(folder / f"Bao cao to khai {today:%d-%m-%Y} VIDU.xls", table(REPORT, _of(declarations, other)))
    since = today - timedelta(days=_LATE_DAYS)
    late = [item for item in declarations if item.registered_on is not None and item.registered_on >= since]
    write_csv(folder / "Tong hop to khai.csv", table(SUMMARY, late), delimiter=";")


def _of(declarations: Iterable[Declaration], tax_code: str) -> list[Declaration]:
    return [declaration for declaration in declarations if declaration.tax_code == tax_code]


def _draft(declaration: Declaration) -> Declaration:
    """A declaration that is still being typed in: it has no number yet."""
    return replace(declaration, number="", status=Status.DRAFT, registered_on=None, cleared_on=None, cleared_time=None)


def _worth_exporting(declarations: list[Declaration]) -> list[Declaration]:
    """What only the export can tell (storage, release), and the newest of the rest."""
    told_only_here = [item for item in declarations if item.status in (Status.IN_STORAGE, Status.RELEASED)]
    rest = [item for item in declarations if item not in told_only_here]
    return [*told_only_here, *rest[-max(_EXPORTS - len(told_only_here), 0) :]]

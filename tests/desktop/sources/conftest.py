"""Files that every kind of source is tried on."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from hailong.demo.ecus_list import REPORT, SUMMARY, table, write_csv, write_xls, write_xlsx
from hailong.demo.ecus_print import write_print
from hailong.demo.ecus_xml import write_export
from hailong.domain.declaration import Channel, Declaration, Kind, Status
from hailong.domain.imports import RowProblem
from hailong.sources.registry import all_sources, recognise

TODAY = date(2025, 9, 8)


@pytest.fixture
def imported() -> Declaration:
    return Declaration(
        number="109999888770",
        tax_code="0199999991",
        enterprise_name="CÔNG TY TNHH MẪU THỬ",
        kind=Kind.IMPORT,
        regime="A11",
        office_code="03CC",
        office_abbr="HQHPKV1",
        team_code="00",
        channel=Channel.YELLOW,
        status=Status.CLEARED,
        registered_on=date(2025, 9, 4),
        registered_time=time(9, 30, 15),
        cleared_on=date(2025, 9, 5),
        cleared_time=time(16, 45, 55),
        partner="EXAMPLE TRADING LTD",
    )


@pytest.fixture
def exported(imported: Declaration) -> Declaration:
    from dataclasses import replace

    return replace(
        imported,
        number="309999888770",
        kind=Kind.EXPORT,
        regime="B11",
        tax_code="0288888884",
        enterprise_name="CÔNG TY CỔ PHẦN XUẤT NHẬP KHẨU VÍ DỤ",
        channel=Channel.GREEN,
        cleared_on=date(2025, 9, 4),
        cleared_time=time(9, 30, 15),
    )


@pytest.fixture
def good_files(tmp_path: Path, imported: Declaration, exported: Declaration) -> dict[str, Path]:
    """One good file of every form that is read."""
    both = [imported, exported]
    folder = tmp_path / "good"
    folder.mkdir()
    return {
        "xml": write_export(folder, imported, 3001, TODAY),
        "print_import_xlsx": write_print(folder, imported, ".xlsx"),
        "print_import_xls": write_print(folder, imported, ".xls"),
        "print_export_xlsx": write_print(folder, exported, ".xlsx"),
        "print_export_xls": write_print(folder, exported, ".xls"),
        "list_xlsx": write_xlsx(folder / "list.xlsx", table(REPORT, both)),
        "list_xls": write_xls(folder / "list.xls", table(SUMMARY, both)),
        "list_csv": write_csv(folder / "list.csv", table(REPORT, both)),
    }


Read = Callable[[Path], tuple[list[Declaration], list[RowProblem]]]


@pytest.fixture
def read() -> Read:
    """Recognise and read a file: its declarations and its problems."""

    def run(path: Path) -> tuple[list[Declaration], list[RowProblem]]:
        items = list(recognise(path, all_sources()).read(path))
        found = [item for item in items if isinstance(item, Declaration)]
        return found, [item for item in items if isinstance(item, RowProblem)]

    return run

"""A workstation that loses its database with sheets waiting: the service receives every one of them all the same."""

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from e2e.killed_client import rate
from e2e.test_kill import ENTERPRISE, cleared, deliver_all
from hailong.app.core import Core
from hailong.demo.service import ServiceProcess
from hailong.domain.imports import FileImport
from hailong.store.database import FILE_NAME
from hailong.store.interfaces import DeclarationQuery
from hailong.store.key_file import KEY_FILE_NAME
from hailong.store.repair import RepairCause


@pytest.mark.parametrize(
    ("lost", "first", "cause"),
    [(FILE_NAME, 8_000_000, RepairCause.MISSING), (KEY_FILE_NAME, 8_000_005, RepairCause.KEY_LOST)],
    ids=["database", "key"],
)
def test_a_database_or_its_key_lost_with_five_sheets_waiting_loses_none_of_them(
    workstation_folder: Path, service: ServiceProcess, lost: str, first: int, cause: RepairCause
) -> None:
    saved = save_five(workstation_folder, service, first)
    (workstation_folder / lost).unlink()

    core = Core(workstation_folder, keys_in_files=True)
    repair = core.store.repair
    core.close()
    deliver_all(workstation_folder)

    assert repair is not None
    assert (repair.cause, repair.recorded, repair.rescued, repair.lost_enterprises) == (cause, 5, 5, True)
    with closing(sqlite3.connect(f"file:{service.database}?mode=ro", uri=True)) as database:
        received = {UUID(row[0]) for row in database.execute("SELECT id FROM sheets_sheet")}
    assert saved <= received


def save_five(folder: Path, service: ServiceProcess, first: int) -> set[UUID]:
    core = Core(folder, keys_in_files=True)
    try:
        core.network.enrol(service.url, [service.issue_code(ENTERPRISE)], "rescued")
        file = FileImport(name="list.xlsx", sha256="0" * 64, reader="declaration_list/1")
        core.store.declarations.apply((cleared(first + index) for index in range(5)), file)
        saved = set()
        for key in core.store.declarations.view(DeclarationQuery()):
            row = core.store.declarations.get(key)
            assert row is not None
            saved.add(core.send(key, rate(core, row)).id)
        return saved
    finally:
        core.close()

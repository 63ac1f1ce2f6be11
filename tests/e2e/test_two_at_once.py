"""Two workstations rate the same declaration at once: neither sheet is lost, none is a silent second."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Thread
from uuid import UUID

import pytest

from e2e.killed_client import rate
from hailong.app.core import Core
from hailong.demo.service import ServiceProcess
from hailong.domain.declaration import Channel, Declaration, Kind, Round, Status
from hailong.domain.imports import FileImport
from hailong.domain.sheet import SheetState
from hailong.store.interfaces import SentSheet
from hailong.sync.schedule import Reason

ENTERPRISE = ("0199999968", "CÔNG TY TNHH HAI MÁY")
DECLARATION = Declaration(
    number="107700000010", tax_code=ENTERPRISE[0], enterprise_name=ENTERPRISE[1], kind=Kind.IMPORT, regime="A11",
    office_code="03CC", channel=Channel.GREEN, status=Status.CLEARED, registered_on=date(2026, 11, 16),
    cleared_on=date(2026, 11, 16),
)  # fmt: skip


@pytest.fixture
def pair(tmp_path: Path, service: ServiceProcess) -> Iterator[tuple[Core, Core]]:
    cores = []
    for name in ("KẾ TOÁN 1", "KẾ TOÁN 2"):
        core = Core(tmp_path / name, keys_in_files=True)
        core.network.enrol(service.url, [service.issue_code(ENTERPRISE)], name)
        core.store.declarations.apply([DECLARATION], FileImport(name="a.xlsx", sha256="2" * 64, reader="list/1"))
        cores.append(core)
    yield cores[0], cores[1]
    for core in cores:
        core.close()


def key_of(core: Core) -> int:
    (row,) = core.store.declarations.find(DECLARATION.number)
    return row.key


def send(core: Core) -> None:
    row = core.store.declarations.get(key_of(core))
    assert row is not None
    core.send(row.key, rate(core, row))


def run(core: Core) -> None:
    core.network.engine.run_once(core.clock.now(), Reason.CLICK)


def sent(core: Core) -> list[SentSheet]:
    return core.store.sheets.of_declaration(key_of(core))


def held(service: ServiceProcess) -> list[tuple[int, UUID, UUID | None]]:
    """What the service holds of the declaration: version, id, superseded id."""
    with closing(sqlite3.connect(f"file:{service.database}?mode=ro", uri=True)) as database:
        rows = database.execute(
            "SELECT version, id, supersedes FROM sheets_sheet WHERE declaration_base = ? ORDER BY version",
            (DECLARATION.base,),
        ).fetchall()
    return [(version, UUID(one), UUID(before) if before else None) for version, one, before in rows]


def test_of_two_sent_at_once_one_is_received_and_the_other_mended_as_the_version_after_it(
    pair: tuple[Core, Core], service: ServiceProcess
) -> None:
    for core in pair:
        send(core)
    threads = [Thread(target=run, args=(core,)) for core in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(sent(core)[0].state for core in pair) == [SheetState.NEEDS_YOU, SheetState.RECEIVED]
    assert len(held(service)) == 1
    winner, loser = sorted(pair, key=lambda core: sent(core)[0].state is SheetState.NEEDS_YOU)
    theirs, refused = sent(winner)[0].sheet, sent(loser)[0]
    assert refused.failure is not None
    assert refused.failure.code == "version-taken"

    run(loser)
    key = loser.store.sheets.reopen(refused.sheet.id)
    again = loser.store.sheets.draft(key, Round.AFTER)
    assert again is not None
    assert again.ratings == refused.sheet.ratings
    again = loser.send(key, again)
    run(loser)

    assert held(service) == [(1, theirs.id, None), (2, again.id, theirs.id)]
    assert sent(loser)[0].state is SheetState.RECEIVED
    assert not any(core.store.declarations.find(DECLARATION.number)[0].is_unrated for core in pair)

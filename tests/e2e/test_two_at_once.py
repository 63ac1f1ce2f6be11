"""Two workstations rate the same declaration at once: neither sheet is lost, none is a silent second."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
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
from hailong.qtbridge.sheet_opening import Obstacle, SheetOpener
from hailong.store.interfaces import DeclarationQuery, DeclarationRow, SentSheet, Tab
from hailong.sync.schedule import Reason

ENTERPRISE = ("0199999968", "CÔNG TY TNHH HAI MÁY")
DECLARATION = Declaration(
    number="107000000000", tax_code=ENTERPRISE[0], enterprise_name=ENTERPRISE[1], kind=Kind.IMPORT, regime="A11",
    office_code="03CC", channel=Channel.GREEN, status=Status.CLEARED, registered_on=date(2026, 11, 16),
    cleared_on=date(2026, 11, 16),
)  # fmt: skip

NAMES = ("KẾ TOÁN 1", "KẾ TOÁN 2")


@pytest.fixture
def one(request: pytest.FixtureRequest) -> Declaration:
    """A declaration of this test's own: the service is shared."""
    number = zlib.crc32(request.node.name.encode()) % 10**8
    return replace(DECLARATION, number=f"107{number:08d}0")


@pytest.fixture
def pair(tmp_path: Path, service: ServiceProcess, one: Declaration) -> Iterator[tuple[Core, Core]]:
    cores = []
    for name in NAMES:
        core = Core(tmp_path / name, keys_in_files=True)
        core.network.enrol(service.url, [service.issue_code(ENTERPRISE)], name)
        core.store.declarations.apply([one], FileImport(name="a.xlsx", sha256="2" * 64, reader="list/1"))
        cores.append(core)
    yield cores[0], cores[1]
    for core in cores:
        core.close()


def key_of(core: Core) -> int:
    return row_of(core).key


def row_of(core: Core) -> DeclarationRow:
    """The only declaration there is."""
    (row,) = core.store.declarations.rows(core.store.declarations.view(DeclarationQuery(tab=Tab.ALL)))
    return row


def send(core: Core) -> None:
    row = core.store.declarations.get(key_of(core))
    assert row is not None
    core.send(row.key, rate(core, row))


def run(core: Core) -> None:
    core.network.engine.run_once(core.clock.now(), Reason.CLICK)


def sent(core: Core) -> list[SentSheet]:
    return core.store.sheets.of_declaration(key_of(core))


def held(service: ServiceProcess, one: Declaration) -> list[tuple[int, UUID, UUID | None]]:
    """What the service holds of the declaration: version, id, superseded id."""
    with closing(sqlite3.connect(f"file:{service.database}?mode=ro", uri=True)) as database:
        rows = database.execute(
            "SELECT version, id, supersedes FROM sheets_sheet WHERE declaration_base = ? ORDER BY version",
            (one.base,),
        ).fetchall()
    return [(version, UUID(one), UUID(before) if before else None) for version, one, before in rows]


def test_of_two_sent_at_once_one_is_received_and_the_other_mended_as_the_version_after_it(
    pair: tuple[Core, Core], service: ServiceProcess, one: Declaration
) -> None:
    for core in pair:
        send(core)
    threads = [Thread(target=run, args=(core,)) for core in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(sent(core)[0].state for core in pair) == [SheetState.NEEDS_YOU, SheetState.RECEIVED]
    assert len(held(service, one)) == 1
    winner, loser = sorted(pair, key=lambda core: sent(core)[0].state is SheetState.NEEDS_YOU)
    theirs, refused = sent(winner)[0].sheet, sent(loser)[0]
    assert refused.failure is not None
    assert refused.failure.code == "version-taken"
    assert refused.taken_by is not None, "whose sheet came first was asked at once"
    assert refused.taken_by.device_name == NAMES[pair.index(winner)]

    key = loser.store.sheets.reopen(refused.sheet.id)
    again = loser.store.sheets.draft(key, Round.AFTER)
    assert again is not None
    assert again.ratings == refused.sheet.ratings
    again = loser.send(key, again)
    run(loser)

    assert held(service, one) == [(1, theirs.id, None), (2, again.id, theirs.id)]
    assert sent(loser)[0].state is SheetState.RECEIVED
    assert not any(row_of(core).is_unrated for core in pair)


def test_what_one_workstation_has_rated_the_other_shows_as_rated_with_its_name_and_asks_for_no_more(
    pair: tuple[Core, Core], service: ServiceProcess, one: Declaration
) -> None:
    first, second = pair
    send(first)
    run(first)
    opener = SheetOpener(second.store, second.clock)
    assert on_tab(second, Tab.UNRATED) == 1

    run(second)

    row = row_of(second)
    assert row.elsewhere is not None
    assert (row.is_unrated, row.sheet_state, row.elsewhere.device_name) == (False, None, NAMES[0])
    assert (on_tab(second, Tab.UNRATED), on_tab(second, Tab.RATED)) == (0, 1)
    found = opener.open(row.key)
    assert found is not None
    assert found.obstacle is Obstacle.RATED_ELSEWHERE

    by_accountant = replace(rate(second, row), version=2, supersedes=found.sheet.supersedes, role="Kế toán")
    later = second.send(row.key, by_accountant)
    run(second)
    run(first)

    assert held(service, one) == [(1, sent(first)[0].sheet.id, None), (2, later.id, sent(first)[0].sheet.id)]
    known = row_of(first).elsewhere
    assert known is not None
    assert (known.device_name, known.role, known.version) == (NAMES[1], "Kế toán", 2)


def test_one_that_comes_into_the_list_after_the_news_is_rated_from_the_beginning(
    tmp_path: Path, pair: tuple[Core, Core], service: ServiceProcess, one: Declaration
) -> None:
    send(pair[0])
    run(pair[0])
    newcomer = Core(tmp_path / "KẾ TOÁN 3", keys_in_files=True)
    newcomer.network.enrol(service.url, [service.issue_code(ENTERPRISE)], "KẾ TOÁN 3")
    run(newcomer)

    newcomer.store.declarations.apply([one], FileImport(name="a.xlsx", sha256="2" * 64, reader="list/1"))

    assert (on_tab(newcomer, Tab.UNRATED), on_tab(newcomer, Tab.RATED)) == (0, 1)
    newcomer.close()


def test_the_one_that_came_second_is_given_up_and_the_other_stands(
    pair: tuple[Core, Core], service: ServiceProcess, one: Declaration
) -> None:
    for core in pair:
        send(core)
        run(core)
    second = pair[1]

    second.store.sheets.give_up(sent(second)[0].sheet.id)

    assert sent(second)[0].state is SheetState.WITHDRAWN
    assert second.store.outbox.summary().needs_you == 0
    assert (on_tab(second, Tab.UNRATED), on_tab(second, Tab.RATED)) == (0, 1)
    run(second)
    assert len(held(service, one)) == 1


def on_tab(core: Core, tab: Tab) -> int:
    return core.store.declarations.counts(DeclarationQuery())[tab]

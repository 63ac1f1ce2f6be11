"""A client killed at any moment around *Send*: nothing said to be saved is lost, nothing arrives twice."""

import multiprocessing
import random
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

import pytest

from e2e import killed_client
from hailong.app.core import Core
from hailong.demo.service import ServiceProcess
from hailong.domain.declaration import Channel, Declaration, Kind, Status
from hailong.domain.imports import FileImport
from hailong.store.interfaces import SentQuery
from hailong.sync.schedule import Reason

ENTERPRISE = ("0199999991", "CÔNG TY TNHH MẪU THỬ")
KILLS = 100
DECLARATIONS = 12_000

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(workstation_folder: Path, service: ServiceProcess) -> Path:
    """An enrolled workstation with declarations to rate."""
    core = Core(workstation_folder, keys_in_files=True)
    core.network.enrol(service.url, [service.issue_code(ENTERPRISE)], "killed")
    file = FileImport(name="list.xlsx", sha256="0" * 64, reader="declaration_list/1")
    core.store.declarations.apply((cleared(index) for index in range(DECLARATIONS)), file)
    core.close()
    return workstation_folder


def cleared(index: int) -> Declaration:
    return Declaration(
        number=f"1099{index:07d}0", tax_code=ENTERPRISE[0], enterprise_name=ENTERPRISE[1], kind=Kind.IMPORT,
        regime="A11", office_code="03CC", channel=Channel.GREEN, status=Status.CLEARED,
        registered_on=date(2026, 11, 16), cleared_on=date(2026, 11, 16),
    )  # fmt: skip


def killed_after(seconds: float, act: Callable[[Path, Connection], None], folder: Path) -> set[str]:
    """Run ``act`` in a process of its own, kill it ``seconds`` after its first word; every word that came."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["e2e.killed_client", "hailong.app.network"])
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=act, args=(folder, theirs), daemon=True)
    child.start()
    theirs.close()
    words: set[str] = set()
    with closing(ours):
        assert ours.poll(60), "the client never said a word"
        child.join(timeout=seconds)  # ends early only when it has nothing more to send
        child.kill()
        child.join()
        assert child.exitcode in (-signal.SIGKILL, 0)
        while ours.poll():
            try:
                words.add(ours.recv())
            except EOFError:
                break
    return words


def kept_ids(folder: Path) -> set[str]:
    """Ids of all sheets beyond their drafts in the workstation's store."""
    core = Core(folder, keys_in_files=True)
    try:
        sheets = core.store.sheets
        return {str(row.sheet.id) for row in sheets.sent_rows(sheets.sent(SentQuery()))}
    finally:
        core.close()


def received_ids(service: ServiceProcess) -> list[str]:
    """Ids of all sheets of this enterprise that the service holds, one for each row; other tests share the service."""
    with closing(sqlite3.connect(f"file:{service.database}?mode=ro", uri=True)) as database:
        held = database.execute(
            "SELECT s.id FROM sheets_sheet s JOIN enterprises_enterprise e ON e.id = s.enterprise_id "
            "WHERE e.tax_code = ?",
            (ENTERPRISE[0],),
        )
        return [str(UUID(sheet_id)) for (sheet_id,) in held]


def deliver_all(folder: Path) -> None:
    core = Core(folder, keys_in_files=True)
    try:
        for _ in range(300):
            core.network.engine.run_once(core.clock.now(), Reason.CLICK)
            if not core.store.outbox.summary().waiting:
                return
        pytest.fail(f"still waiting: {core.store.outbox.summary()}")
    finally:
        core.close()


def test_a_client_killed_100_times_around_send_loses_nothing_and_sends_nothing_twice(
    folder: Path, service: ServiceProcess
) -> None:
    source = random.Random(20261116)
    saved: set[str] = set()
    for _ in range(KILLS):
        saved |= killed_after(source.uniform(0.0, 0.12), killed_client.send_until_killed, folder)

    assert len(saved) >= KILLS
    assert saved <= kept_ids(folder)
    deliver_all(folder)
    received = received_ids(service)
    assert len(received) == len(set(received))
    assert saved <= set(received)
    assert set(received) == kept_ids(folder)  # what was saved but not yet said arrives too, and nothing else does


def test_a_client_that_says_saved_too_early_is_caught_by_the_same_look(folder: Path) -> None:
    saved = killed_after(0.0, killed_client.say_saved_before_it_is, folder)

    assert len(saved) == 1
    assert not saved <= kept_ids(folder)

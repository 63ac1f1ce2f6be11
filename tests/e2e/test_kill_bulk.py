"""A client killed at any moment of sending a bulk: all of it is there or none, and all of it where it was said."""

import random
import shutil
from pathlib import Path

import pytest

from e2e import killed_client
from e2e.test_kill import ENTERPRISE, cleared, killed_after
from hailong.app.core import Core
from hailong.demo.service import ServiceProcess
from hailong.domain.imports import FileImport
from hailong.domain.sheet import SheetState
from hailong.store.interfaces import DeclarationQuery, SentQuery, Tab
from hailong.sync.schedule import Reason

KILLS = 12
SIZE = killed_client.BULK_SIZE


@pytest.fixture
def prepared(workstation_folder: Path, service: ServiceProcess) -> Path:
    """An enrolled workstation with the declarations of one bulk."""
    core = Core(workstation_folder, keys_in_files=True)
    core.network.enrol(service.url, [service.issue_code(ENTERPRISE)], "killed")
    file = FileImport(name="list.xlsx", sha256="0" * 64, reader="declaration_list/1")
    core.store.declarations.apply((cleared(index) for index in range(SIZE)), file)
    core.close()
    return workstation_folder


def test_a_bulk_that_is_killed_is_whole_or_not_at_all_and_held_all_the_same(prepared: Path, tmp_path: Path) -> None:
    draw = random.Random(4)
    seen: set[int] = set()
    for kill in range(KILLS):
        folder = tmp_path / f"kill-{kill}"
        shutil.copytree(prepared, folder)
        said = killed_after(draw.uniform(0, 0.5), killed_client.send_bulk_until_killed, folder)
        core = Core(folder, keys_in_files=True)
        try:
            rows = core.store.sheets.sent_rows(core.store.sheets.sent(SentQuery()))
            assert len(rows) in (0, SIZE)
            assert len(rows) == SIZE or "saved" not in said
            assert len(core.store.declarations.view(DeclarationQuery(tab=Tab.UNRATED))) == SIZE - len(rows)
            core.store.outbox.recover()
            core.store.outbox.wake(core.clock.now())
            assert core.store.outbox.due(core.clock.now(), SIZE) == []
            assert sum(bulk.count for bulk in core.store.outbox.summary().bulks) == len(rows)
            seen.add(len(rows))
        finally:
            core.close()
    assert seen == {0, SIZE}, "the kills met one side of the transaction alone"


def test_a_bulk_reaches_the_service_after_its_undo_time_was_given_up_and_is_marked_there(
    prepared: Path, service: ServiceProcess
) -> None:
    killed_after(30, killed_client.send_bulk_and_end, prepared)
    core = Core(prepared, keys_in_files=True)
    try:
        (bulk,) = core.store.outbox.summary().bulks
        core.network.engine.run_once(core.clock.now(), Reason.CLICK)
        assert core.store.outbox.summary().waiting == SIZE
        core.store.outbox.release(bulk.id, core.clock.now())
        core.network.engine.run_once(core.clock.now(), Reason.SENT)
        rows = core.store.sheets.sent_rows(core.store.sheets.sent(SentQuery()))
        assert {row.state for row in rows} == {SheetState.RECEIVED}
    finally:
        core.close()

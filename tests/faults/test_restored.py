"""P24: the service is restored to yesterday's copy; every sheet that its clients still hold comes back, once."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path

import pytest

from e2e.test_kill import ENTERPRISE
from faults.conftest import Outcome
from faults.real_service import ShiftedClock, bring_in, received, run, send
from hailong.app.core import Core
from hailong.demo.service import ServiceProcess
from hailong.sync.schedule import Reason

pytestmark = pytest.mark.slow
CLIENTS = 3


@pytest.fixture
def desks(tmp_path: Path, service: ServiceProcess) -> Iterator[list[Core]]:
    """Several workstations of one enterprise."""
    with ExitStack() as closing_all:
        opened = []
        for number in range(CLIENTS):
            desk = Core(tmp_path / f"desk{number}", ShiftedClock(), keys_in_files=True)
            closing_all.callback(desk.close)
            desk.network.enrol(service.url, [service.issue_code(ENTERPRISE)], f"Máy {number}")
            opened.append(desk)
        yield opened


def deliver(desks: list[Core], count: int, first: int) -> set[str]:
    """Each sends and delivers so many; their ids."""
    ids = []
    for number, desk in enumerate(desks):
        ids += send(desk, bring_in(desk, count, first=first + number * count))
        run(desk)
    return {str(one) for one in ids}


def backed_up(service: ServiceProcess, into: Path) -> Path:
    """A whole copy while it runs, as a nightly job makes it."""
    with closing(sqlite3.connect(service.database)) as source, closing(sqlite3.connect(into)) as target:
        source.backup(target)
    return into


def restore(service: ServiceProcess, backup: Path, *, is_said: bool) -> None:
    """Put the copy in the database's place; ``is_said``: with the new epoch that an administrator begins then."""
    service.stop()
    for name in ("", "-wal", "-shm"):
        Path(f"{service.database}{name}").unlink(missing_ok=True)
    shutil.copy(backup, service.database)
    if is_said:
        service.command("new_epoch")
    service.start()


@pytest.mark.parametrize("is_said", [True, False], ids=["new epoch", "nobody began a new epoch"])
def test_every_sheet_that_a_client_holds_comes_back(service, desks, tmp_path, often, ledger, is_said):
    each = often("P24 sheets")
    yesterday = deliver(desks, each, first=0)
    backup = backed_up(service, tmp_path / "yesterday.sqlite3")
    today = deliver(desks, each, first=100_000)
    restore(service, backup, is_said=is_said)
    forgotten = len(today - ids_of(service))

    for _ in range(2):
        for desk in desks:
            assert isinstance(desk.clock, ShiftedClock)
            desk.clock.shift += timedelta(minutes=16) if is_said else timedelta(hours=23, minutes=5)
            run(desk, Reason.TIMER)
            run(desk, Reason.TIMER)

    held = received(service)
    assert forgotten == len(today), "a client that does not offer again would have lost these: the planted fault"
    assert ids_of(service) == yesterday | today
    assert len(held) == len(set(held))
    assert not any(desk.store.outbox.summary().waiting for desk in desks)
    if is_said:
        lost, twice = len((yesterday | today) - ids_of(service)), len(held) - len(set(held))
        other = f"{CLIENTS} clients; after the restore {forgotten} were missing, and without a new epoch came back too"
        tried = len(yesterday | today)
        ledger(Outcome(id="P24", tried=tried, lost=lost, twice=twice, other=other, planted_fault_caught=forgotten > 0))


def ids_of(service: ServiceProcess) -> set[str]:
    return {str(one) for one in received(service)}

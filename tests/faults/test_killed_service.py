"""P20: the service is killed while it receives, and its database too; every sheet arrives once."""

import contextlib
import random
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from central import postgresql
from dev import system
from e2e.test_kill import ENTERPRISE, cleared
from faults.conftest import Outcome
from faults.posting import Desk
from faults.real_service import ShiftedClock, bring_in, received, send
from hailong.app.core import Core
from hailong.demo.service import ServiceProcess
from hailong.domain.imports import FileImport
from hailong.domain.service import CallFailedError
from hailong.store.interfaces import DeclarationQuery
from hailong.sync.schedule import Reason
from processes import kill_all

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers by /proc"),
]
AHEAD = 250  # sheets that wait when the service is there again
SECONDS = (0.0, 0.2)  # from its greeting to the next kill: most of a batch of a hundred


class OnSqlite:
    """A service with its database within itself. ``ways``: what kills, and what starts it again."""

    def __init__(self, service: ServiceProcess) -> None:
        self.service = service
        self.ways = ((self.kill_service, service.start),)

    def kill_service(self) -> None:
        """The service and its workers."""
        assert self.service._process is not None
        kill_all(self.service._process)

    def received(self) -> list[UUID]:
        """Ids of all sheets that it holds, one for each row."""
        return received(self.service)


class OnPostgresql(OnSqlite):
    """A service with its database in processes of their own, which flush before they say that something is stored."""

    def __init__(self, service: ServiceProcess, cluster: postgresql.Cluster) -> None:
        super().__init__(service)
        self.cluster = cluster
        self.ways = (
            (cluster.kill, cluster.start),  # the service goes on without it, and finds it again
            (self.kill_service, service.start),
            (self.kill_both, self.start_both),
        )

    def kill_both(self) -> None:
        """The database first."""
        self.cluster.kill()
        self.kill_service()

    def start_both(self) -> None:
        """The service finds its database there."""
        self.cluster.start()
        self.service.start()

    def received(self) -> list[UUID]:
        """Ids of all sheets that it holds, one for each row."""
        with psycopg.connect(self.cluster.address()) as database:
            return [one for (one,) in database.execute("SELECT id FROM sheets_sheet")]


@contextlib.contextmanager
def on_postgresql(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[tuple[Core, OnPostgresql]]:
    """Such a service, and a workstation of its own."""
    with postgresql.made({}) as cluster, patch.context() as patched:
        with psycopg.connect(cluster.address("postgres"), autocommit=True) as database:
            database.execute("CREATE DATABASE hailong")
        patched.setenv("HAILONG_CENTRAL_DATABASE_URL", cluster.address())
        service = ServiceProcess(folder / "service")
        service.prepare()
        service.start()
        core = Core(folder / "workstation", ShiftedClock(), keys_in_files=True)
        core.network.enrol(service.url, [service.issue_code(ENTERPRISE)], "faults")
        yield core, OnPostgresql(service, cluster)
        core.close()
        service.stop()


class Sender:
    """Delivers whatever waits, until it is told that nothing more will come and nothing waits."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._is_last = threading.Event()
        self._thread = threading.Thread(target=self._deliver, daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """How many."""
        return self._core.store.outbox.summary().waiting

    def go_on(self, seconds: float) -> None:
        """Until the service has been heard, and so long."""
        heard = self._heard_at()
        while self._heard_at() == heard:
            self._thread.join(0.005)
            assert self._thread.is_alive()
        self._thread.join(seconds)

    def _heard_at(self) -> datetime | None:
        return self._core.store.mirror.sync_state().last_contact_at

    def finish(self) -> None:
        """Wait until all is delivered; fails when a minute brings nothing."""
        self._is_last.set()
        before = -1
        while self._thread.is_alive():
            waiting = self.waiting
            assert waiting != before, self._core.store.outbox.summary()
            before = waiting
            self._thread.join(timeout=60)

    def _deliver(self) -> None:
        clock = self._core.clock
        assert isinstance(clock, ShiftedClock)
        while not self._is_last.is_set() or self.waiting:
            outcome = self._core.network.engine.run_once(clock.now(), Reason.CLICK)
            if outcome.failure is not None and outcome.failure.retry_after is not None:
                assert outcome.next_run_at is not None
                clock.shift += max(outcome.next_run_at - clock.now(), timedelta(0))  # patience that takes no time here
            elif outcome.failure is not None:
                self._is_last.wait(0.02)  # leave the machine to the service that starts


def kill_often(core: Core, victim: OnSqlite, times: int, chance: random.Random) -> list[UUID]:
    """Something is killed so many times while sheets are delivered, and more are sent; the ids of all of them."""
    sender = Sender(core)
    ids: list[UUID] = []
    done = 0
    while done < times:
        kill, start = victim.ways[done % len(victim.ways)]
        done += sender.waiting > 0
        kill()
        if (missing := AHEAD - sender.waiting) > 0:  # now, for else they would be delivered while they are sent
            ids += send(core, bring_in(core, missing, first=len(ids)))
        start()
        sender.go_on(chance.uniform(*SECONDS))
    sender.finish()
    return ids


def test_a_service_killed_in_the_middle_of_batches_stores_each_sheet_once(
    core, service, tmp_path, often, ledger, monkeypatch
):
    times, chance = often("P20 kills"), random.Random(20)
    victim = OnSqlite(service)
    ids = kill_often(core, victim, times, chance)
    held = victim.received()
    other = f"{times} kills of the service on SQLite"
    forgotten = lost_by_a_sender_that_forgets(core, victim)
    if system.has_initdb():
        with on_postgresql(tmp_path / "on postgresql", monkeypatch) as (desk, victim):
            ids += kill_often(desk, victim, times, chance)
            held += victim.received()
        other += f", {times} on PostgreSQL: of the database, of the service, of both in turn"

    lost, twice = len(set(ids) - set(held)), len(held) - len(set(held))
    assert (lost, twice, len(held)) == (0, 0, len(ids))
    assert forgotten
    other += f"; a sender that forgets what failed lost {forgotten} of 100"
    caught = forgotten > 0
    ledger(Outcome(id="P20", tried=len(ids), lost=lost, twice=twice, other=other, planted_fault_caught=caught))


def lost_by_a_sender_that_forgets(core: Core, victim: OnSqlite) -> int:
    """The planted fault: each batch is posted once, whatever comes of it, and the service is killed meanwhile."""
    more = (cleared(1_000_000 + index) for index in range(100))
    core.store.declarations.apply(more, FileImport(name="more.xlsx", sha256="1" * 64, reader="faults/1"))
    desk = Desk(core)
    sheets = [desk.seal(key) for key in core.store.declarations.view(DeclarationQuery())]
    for at in range(0, len(sheets), 20):
        if at == 40:
            victim.kill_service()
        with contextlib.suppress(CallFailedError):
            desk.post(sheets[at : at + 20])
    desk.close()
    victim.service.start()
    return len({one for one, _ in sheets} - set(victim.received()))

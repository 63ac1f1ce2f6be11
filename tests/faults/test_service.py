"""P6, P7 and P20 against the real service: many at once, other bytes under a known id, and a process that is killed."""

import contextlib
import os
import random
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from e2e.killed_client import rate
from e2e.test_kill import cleared
from faults.conftest import Outcome
from faults.real_service import bring_in, received
from hailong.app.core import Core
from hailong.demo.service import ServiceProcess
from hailong.domain.ids import uuid7
from hailong.domain.imports import FileImport
from hailong.domain.service import CallFailedError, ItemResult
from hailong.store.interfaces import DeclarationQuery
from hailong.sync.schedule import Reason

pytestmark = pytest.mark.slow
THREADS = 5


class Desk:
    """Seals sheets and posts them at the same moment from several threads, past the one sender."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._enrolment = core.store.mirror.enrolment()
        assert self._enrolment is not None
        gateway = core.network.engine._gateway
        self._sealer = gateway.sealer(self._enrolment)
        self._clients = [gateway.client(self._enrolment) for _ in range(THREADS)]
        self._together = threading.Barrier(THREADS)

    def seal(self, key: int, sheet_id: UUID | None = None) -> tuple[UUID, bytes]:
        """Frozen bytes, never the same twice: sealing draws a new key each time."""
        row = self._core.store.declarations.get(key)
        assert row is not None
        sheet = replace(rate(self._core, row), id=sheet_id or uuid7(self._core.clock.now()))
        return sheet.id, self._sealer.seal(sheet)[0]

    def post_at_once(self, items: list[list[tuple[UUID, bytes]]]) -> list[list[ItemResult]]:
        """Each thread posts its items, all at the same moment."""
        with ThreadPoolExecutor(THREADS) as pool:
            return list(pool.map(self._post, self._clients, items))

    def _post(self, client, items: list[tuple[UUID, bytes]]) -> list[ItemResult]:
        self._together.wait(timeout=60)
        results: list[ItemResult] = []
        for at in range(0, len(items), 20):
            results += client.post_sheets(items[at : at + 20]).results
        return results

    def post(self, items: list[tuple[UUID, bytes]]) -> None:
        """Post once."""
        self._clients[0].post_sheets(items)

    def close(self) -> None:
        for client in self._clients:
            client.close()


def test_the_same_sheets_posted_by_five_at_once_are_stored_once(core, service, often, ledger):
    count = often(40, 200)
    desk = Desk(core)
    sheets = [desk.seal(key) for key in bring_in(core, count)]

    answers = desk.post_at_once([sheets] * THREADS)
    desk.close()

    held = received(service)
    lost, twice = len({one for one, _ in sheets} - set(held)), len(held) - len(set(held))
    refused = [result for each in answers for result in each if result.failure is not None]
    assert (lost, twice, len(held)) == (0, 0, count)
    assert not [one for one in refused if one.failure.code != "unavailable"]
    receipts = {result.receipt for each in answers for result in each if result.failure is None}
    assert len(receipts) == count, "the same bytes are answered by the same receipt"
    planted = rows_of_a_look_before_the_insert(count)
    assert len(planted) > len(set(planted))
    other = f"{THREADS} at once, each {count} sheets; a look before the insert makes {len(planted)} rows of {count}"
    caught = len(planted) > len(set(planted))
    ledger(Outcome(id="P6", tried=count * THREADS, lost=lost, twice=twice, other=other, planted_fault_caught=caught))


def rows_of_a_look_before_the_insert(count: int) -> list[int]:
    """The planted fault: a service that looks whether it has a sheet, and then stores it."""
    rows: list[int] = []
    together = threading.Barrier(THREADS)

    def post() -> None:
        for sheet in range(count):
            together.wait(timeout=60)
            is_known = sheet in rows
            together.wait(timeout=60)
            if not is_known:
                rows.append(sheet)

    with ThreadPoolExecutor(THREADS) as pool:
        for done in [pool.submit(post) for _ in range(THREADS)]:
            done.result()
    return rows


def test_other_bytes_under_a_known_id_never_take_its_place(core, service, often, ledger):
    count = often(20, 200)
    desk = Desk(core)
    first = [desk.seal(key) for key in bring_in(core, count)]
    keys = core.store.declarations.view(DeclarationQuery())
    others = [[desk.seal(key, one) for key, (one, _) in zip(keys, first, strict=True)] for _ in range(THREADS - 1)]

    answers = desk.post_at_once([first, *others])
    desk.close()

    stored = [result for each in answers for result in each if result.failure is None]
    conflicts = [result for each in answers for result in each if result.failure is not None]
    held = received(service)
    assert len(held) == len(set(held)) == count
    assert len(stored) == count, "exactly one of five different ones is stored"
    assert {one.failure.code for one in conflicts} <= {"conflict", "unavailable"}
    overwriting = {sheet_id: sealed for each in [first, *others] for sheet_id, sealed in each}  # the planted fault
    altered = sum(overwriting[sheet_id] != sealed for sheet_id, sealed in first)
    assert altered
    lost = count - len(set(held))
    other = f"{len(conflicts)} of {count * THREADS} refused as conflicts; the last to come would have altered {altered}"
    ledger(Outcome(id="P7", tried=count * THREADS, lost=lost, other=other, planted_fault_caught=altered > 0))


def kill_hard(process: ServiceProcess) -> None:
    """The service and its workers, without a word of warning."""
    assert process._process is not None
    pids = [process._process.pid]
    for pid in pids:
        pids += [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process._process.wait()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers by /proc")
def test_a_service_killed_in_the_middle_of_batches_stores_each_sheet_once(core, service, often, ledger):
    count, kills = often(150, 2_000), often(2, 25)
    for key in bring_in(core, count):
        row = core.store.declarations.get(key)
        assert row is not None
        core.send(key, rate(core, row))
    chance = random.Random(20)
    done = threading.Event()

    def deliver() -> None:
        while core.store.outbox.summary().waiting:
            core.network.engine.run_once(core.clock.now(), Reason.CLICK)
        done.set()

    sender = threading.Thread(target=deliver, daemon=True)
    sender.start()
    happened = 0
    for _ in range(kills):
        if done.wait(chance.uniform(0.01, 0.4)):
            break
        kill_hard(service)
        happened += 1
        service.start()
    assert done.wait(240), core.store.outbox.summary()
    sender.join()

    held = received(service)
    assert len(held) == len(set(held)) == count
    forgotten = lost_by_a_sender_that_forgets(core, service, held)
    assert forgotten
    ledger(
        Outcome(
            id="P20", tried=count, lost=count - len(set(held)), twice=len(held) - len(set(held)),
            other=f"{happened} kills of the service; a sender that forgets what failed lost {forgotten} of 100",
            planted_fault_caught=forgotten > 0,
        )
    )  # fmt: skip


def lost_by_a_sender_that_forgets(core: Core, service: ServiceProcess, before: list[UUID]) -> int:
    """The planted fault: each batch is posted once, whatever comes of it, and the service is killed meanwhile."""
    more = (cleared(1_000_000 + index) for index in range(100))
    core.store.declarations.apply(more, FileImport(name="more.xlsx", sha256="1" * 64, reader="faults/1"))
    desk = Desk(core)
    sheets = [desk.seal(key) for key in core.store.declarations.view(DeclarationQuery())]
    for at in range(0, len(sheets), 20):
        if at == 40:
            kill_hard(service)
        with contextlib.suppress(CallFailedError):
            desk.post(sheets[at : at + 20])
    desk.close()
    service.start()
    return len({one for one, _ in sheets} - set(received(service)) - set(before))

"""P1: the client is killed at any moment while it saves; what it had called saved is there, the database is whole."""

import multiprocessing
import random
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

import pytest

from faults import saving
from faults.conftest import Outcome, StandingClock
from hailong.domain.ids import uuid7
from hailong.store.interfaces import DeclarationQuery
from hailong.store.sqlite import open_store
from raw_store import open_raw

pytestmark = pytest.mark.slow
_LIVES = 10  # of each database
_DECLARATIONS = 12_000  # in each: more than can be rated in its lives
_SECONDS = (0.03, 0.4)  # of a life: some hundred saves


def save_until_killed(folder: Path, said: Connection) -> None:
    """Say the id of each sheet after it was saved."""
    clock = StandingClock()
    store = open_store(folder, clock)
    said.send(None)
    for key in store.declarations.view(DeclarationQuery()):
        said.send(saving.save(store, key, clock))
    said.close()


def say_before_saving(folder: Path, said: Connection) -> None:
    """The planted fault: the word comes first, and the kill finds a sheet that was never saved."""
    said.send(uuid7(StandingClock().now()))
    multiprocessing.Event().wait()


def killed(act: Callable[[Path, Connection], None], folder: Path, seconds: float) -> set[UUID]:
    """What ``act`` said until it was killed ``seconds`` after it was ready."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["faults.test_kill"])
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=act, args=(folder, theirs), daemon=True)
    child.start()
    theirs.close()
    words: list[UUID | None] = []
    with closing(ours):
        assert ours.poll(60), "the client never became ready"
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:  # it would stand still if nobody listened
            if ours.poll(left):
                words.append(ours.recv())
        child.kill()
        child.join()
        assert child.exitcode == -signal.SIGKILL
        with suppress(EOFError):
            while ours.poll():
                words.append(ours.recv())
    return {word for word in words if word is not None}


def is_intact(folder: Path) -> bool:
    connection = open_raw(folder)
    try:
        return bool(connection.execute("PRAGMA integrity_check").get == "ok")
    finally:
        connection.close()


def prepare(folder: Path, clock: StandingClock) -> Path:
    """A workstation with many declarations to rate."""
    with closing(open_store(folder, clock)) as store:
        saving.bring_in(store, _DECLARATIONS)
    return folder


def test_a_client_killed_at_any_moment_loses_nothing_it_called_saved(tmp_path, clock, often, ledger):
    chance, kills, saves = random.Random(1), often("P1 kills"), often("P1 saves")
    lost: set[UUID] = set()
    done = saved = unsaid = 0
    is_whole = True
    while done < kills or saved < saves:  # one database for all would only grow, and be all that is waited for
        folder = prepare(tmp_path / f"data{done}", clock)
        said: set[UUID] = set()
        for _ in range(min(_LIVES, kills - done) if done < kills else _LIVES):
            said |= killed(save_until_killed, folder, chance.uniform(*_SECONDS))
            done += 1
        found = saving.waiting(folder, clock).keys()
        lost |= said - found
        unsaid += len(found - said)
        saved += len(said)
        is_whole = is_whole and is_intact(folder)
        shutil.rmtree(folder)
    too_early = killed(say_before_saving, tmp_path / "planted", 0.0)
    caught = bool(too_early - saving.waiting(tmp_path / "planted", clock).keys())

    assert saved > done
    assert not lost
    assert unsaid <= done  # at most the one that was under way each time
    assert is_whole
    assert caught
    other = f"{done} kills, database whole"
    ledger(Outcome(id="P1", tried=saved, lost=len(lost), other=other, planted_fault_caught=caught))

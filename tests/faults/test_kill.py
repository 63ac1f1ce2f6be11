"""P1: the client is killed at any moment while it saves; what it had called saved is there, the database is whole."""

import multiprocessing
import random
import signal
from collections.abc import Callable
from contextlib import closing
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
_EACH = 400
_LIVES = 25  # of each database
_NEVER = 0


def save_until_killed(folder: Path, said: Connection, number: int) -> None:
    """Say the id of each sheet after it was saved."""
    store = open_store(folder, StandingClock())
    saving.bring_in(store, _EACH, first=number * _EACH)
    said.send(None)
    for key in store.declarations.view(DeclarationQuery()):
        said.send(saving.save(store, key, StandingClock()))
    said.close()


def say_before_saving(folder: Path, said: Connection, number: int) -> None:
    """The planted fault: the word comes first, and the kill finds a sheet that was never saved."""
    said.send(uuid7(StandingClock().now()))
    multiprocessing.Event().wait()


def killed(act: Callable[[Path, Connection, int], None], folder: Path, number: int, seconds: float) -> set[UUID]:
    """What ``act`` said until it was killed ``seconds`` after it was ready."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["faults.test_kill"])
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=act, args=(folder, theirs, number), daemon=True)
    child.start()
    theirs.close()
    words = []
    with closing(ours):
        assert ours.poll(60), "the client never became ready"
        child.join(timeout=seconds)
        child.kill()
        child.join()
        assert child.exitcode in (-signal.SIGKILL, 0)
        while ours.poll():
            try:
                words.append(ours.recv())
            except EOFError:
                break
    return {word for word in words if word is not None}


def is_intact(folder: Path) -> bool:
    connection = open_raw(folder)
    try:
        return bool(connection.execute("PRAGMA integrity_check").get == "ok")
    finally:
        connection.close()


def test_a_client_killed_at_any_moment_loses_nothing_it_called_saved(tmp_path, clock, often, ledger):
    chance, times = random.Random(1), often(15, 300)
    saved: set[UUID] = set()
    found: set[UUID] = set()
    is_whole = True
    for begun in range(0, times, _LIVES):  # a list that grew with each kill would be all that is waited for
        folder = tmp_path / f"data{begun}"
        for number in range(begun, min(begun + _LIVES, times)):
            saved |= killed(save_until_killed, folder, number, chance.uniform(0.0, 0.15))
        found |= saving.waiting(folder, clock).keys()
        is_whole = is_whole and is_intact(folder)
    too_early = killed(say_before_saving, tmp_path / "planted", _NEVER, 0.0)

    assert len(saved) > times
    assert saved <= found
    assert len(found) <= len(saved) + times  # at most the one that was under way each time
    assert is_whole
    assert too_early
    assert not too_early <= found
    caught = not too_early <= found
    other = f"{times} kills, database whole"
    ledger(Outcome(id="P1", tried=len(saved), lost=len(saved - found), other=other, planted_fault_caught=caught))

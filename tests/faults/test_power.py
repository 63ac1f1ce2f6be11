"""P2: the power goes at any moment while sheets are being saved; what was called saved is there afterwards."""

import contextlib
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import apsw
import pytest

from faults import saving
from faults.conftest import Outcome
from faults.power import PowerDisk
from hailong.store.interfaces import StoreError
from hailong.store.journal import JOURNAL_NAME
from hailong.store.key_file import KEY_FILE_NAME
from hailong.store.sqlite import open_store

SAVES = 12


class PowerCutError(Exception):
    """The moment at which the power goes."""


@dataclass
class Tally:
    """Over all cuts."""

    saved: int = 0
    lost: int = 0
    altered: int = 0
    damaged: int = 0


@pytest.fixture
def prepared(tmp_path, clock) -> Path:
    folder = tmp_path / "prepared"
    store = open_store(folder, clock)
    saving.bring_in(store, SAVES)
    store.close()
    return folder


def cut_and_look(prepared: Path, folder: Path, clock, chance: random.Random, tally: Tally, synchronous: str) -> None:
    """One session that ends in the dark, and what the next one finds in the database alone, without its journal."""
    before, after = folder / "before", folder / "after"
    shutil.copytree(prepared, before)
    disk = PowerDisk(folder.name)
    store = open_store(before, clock, vfs=disk.name)
    with store._database.write() as connection:
        keys = [key for (key,) in connection.execute("SELECT key FROM declarations ORDER BY key").fetchall()]
    store._database._writer.execute(f"PRAGMA synchronous = {synchronous}")
    saved = {saving.save(store, key, clock) for key in keys[: chance.randrange(1, SAVES + 1)]}
    interrupt_one_more(store, keys, len(saved), clock, chance, disk)
    after.mkdir(mode=0o700)
    disk.cut(after, chance)
    store.close()
    (after / JOURNAL_NAME).unlink(missing_ok=True)
    shutil.copy(prepared / KEY_FILE_NAME, after)
    found = saving.waiting(after, clock)
    tally.saved += len(saved)
    tally.lost += len(saved - found.keys())
    tally.altered += sum(found[one] != saving.sealed_bytes(one) for one in saved & found.keys())
    tally.damaged += len(list(after.glob("damaged-*")))
    shutil.rmtree(folder)


def interrupt_one_more(store, keys, at, clock, chance, disk) -> None:
    """A save that does not come to its end: the power goes between two of its writes."""
    if at >= len(keys):
        return
    left = chance.randrange(0, 6)
    changed = disk.changed

    def count(path, change):
        nonlocal left
        left -= 1
        if left < 0:
            raise PowerCutError
        changed(path, change)

    disk.changed = count
    with contextlib.suppress(PowerCutError, StoreError, apsw.Error):  # nobody is there any more to be told
        saving.save(store, keys[at], clock)
    disk.changed = changed


def cut_often(prepared, tmp_path, clock, times: int, synchronous: str) -> Tally:
    chance, tally = random.Random(2), Tally()
    for number in range(times):
        folder = tmp_path / f"{synchronous}{number}"
        folder.mkdir()
        cut_and_look(prepared, folder, clock, chance, tally, synchronous)
    return tally


def test_a_power_cut_at_any_moment_loses_nothing_that_was_called_saved(prepared, tmp_path, clock, often, ledger):
    times = often("P2 cuts")

    tally = cut_often(prepared, tmp_path, clock, times, "FULL")
    careless = cut_often(prepared, tmp_path, clock, often("P2 careless cuts"), "OFF")  # the fault that is planted

    assert (tally.lost, tally.altered, tally.damaged) == (0, 0, 0)
    assert tally.saved >= 3 * times
    assert careless.lost > 0
    other = f"{times} cuts, {tally.damaged} databases damaged; with OFF {careless.lost} of {careless.saved} lost"
    ledger(Outcome(id="P2", tried=tally.saved, lost=tally.lost, other=other, planted_fault_caught=careless.lost > 0))

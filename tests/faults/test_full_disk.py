"""P14: the disk fills up while sheets are saved; that is said instead of "saved", and nothing saved is lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults import saving
from faults.conftest import Outcome
from hailong.domain.delivery import Receipt
from hailong.store.interfaces import DeclarationQuery, StoreError, StoreFault
from hailong.store.sqlite import open_store

MEGABYTES = 64
LEFT = 3 * 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk, where this user may make one."""
    place = tmp_path / "small"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", place]
    mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no small disk to be had here: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)  # also while a failed test still holds a file open


def test_a_full_disk_is_said_before_saved_and_loses_nothing(small_disk, clock, ledger):
    folder = small_disk / "data"
    store = open_store(folder, clock)
    saving.bring_in(store, 600)
    store.check()
    fill(small_disk / "something else")
    saved = set()
    said_too_early = 0  # the planted fault: a client that says "saved" before it is
    fault = None
    for key in store.declarations.view(DeclarationQuery()):
        said_too_early += 1
        try:
            saved.add(saving.save(store, key, clock))
        except StoreError as error:
            fault = error.fault
            break
    unsaid = store.outbox.summary().waiting - len(saved)
    delivered = deliver(store, saved, clock)
    store.close()
    left = saving.waiting(folder, clock)

    assert fault is StoreFault.DISK_FULL
    assert unsaid == 0, "a sheet that was not called saved must not wait"
    assert delivered == len(saved) < said_too_early
    assert not left
    ledger(
        Outcome(
            id="P14", tried=len(saved), lost=len(saved) - delivered, planted_fault_caught=said_too_early > delivered,
            other=f"saved until the last {LEFT >> 20} MB were full; then all of them could be marked as received",
        )
    )  # fmt: skip


def fill(path: Path) -> None:
    """Leave only a little room."""
    with path.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(path.parent).free - LEFT)


def deliver(store, saved, clock) -> int:
    """The service has taken them; what it says must find room on the full disk."""
    for sheet_id in saved:
        store.outbox.mark_sending([sheet_id])
        receipt = Receipt(token="t" * 600, number="HL-2026-000001", sequence=1, epoch="e", received_at=clock.now())
        store.outbox.received(sheet_id, receipt)
    return len(saved) - store.outbox.summary().waiting

"""One process at a time; the lock goes when its process goes."""

import subprocess
import sys

import pytest

from hailong.domain.clock import SystemClock
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.process_lock import ProcessLock
from hailong.store.sqlite import open_store

HOLD = """
import sys
from pathlib import Path
from hailong.domain.clock import SystemClock
from hailong.store.sqlite import open_store
store = open_store(Path(sys.argv[1]), SystemClock())
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_lock_is_refused_until_the_first_is_released(tmp_path):
    first = ProcessLock(tmp_path / "lock")
    with pytest.raises(StoreError) as caught:
        ProcessLock(tmp_path / "lock")
    assert caught.value.fault is StoreFault.LOCKED
    first.release()
    first.release()
    ProcessLock(tmp_path / "lock").release()


def test_a_second_process_is_told_at_once_and_may_open_when_the_first_was_killed(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StoreError) as caught:
            open_store(tmp_path, SystemClock())
        assert caught.value.fault is StoreFault.LOCKED
        holder.kill()
        holder.wait()
    open_store(tmp_path, SystemClock()).close()

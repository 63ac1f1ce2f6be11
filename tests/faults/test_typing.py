"""P4: the client is killed while somebody types; at most two seconds of typing are missing afterwards.

What a kill leaves is what lies in the files at that moment: the process is stopped, its files are copied, and it goes
on. So one client is killed hundreds of times. The last kill is a real one.
"""

import multiprocessing
import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from faults import saving
from faults.conftest import Outcome
from faults.typing_client import type_until_killed
from hailong.domain.clock import SystemClock
from hailong.domain.declaration import Round
from hailong.domain.enrolment import Enrolment
from hailong.store.ballast import BALLAST_NAME
from hailong.store.interfaces import DeclarationQuery
from hailong.store.sqlite import open_store

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="stops a process by signal")]
MOST_SECONDS = 2.0
NOWHERE = Enrolment(
    service_url="http://127.0.0.1:9", service_name="Mẫu", device_id="device", keys=(),
    enterprises=(("0199999991", "CÔNG TY TNHH MẪU THỬ"),),
)  # fmt: skip


class Typist:
    """A client in a process of its own, and when each word was typed by it."""

    def __init__(self, folder: Path, process: BaseProcess, said: Connection) -> None:
        self.folder = folder
        self.process = process
        self._said = said
        self.words: dict[int, float] = {}
        self.frozen: list[tuple[float, float]] = []

    def hear(self, seconds: float) -> None:
        """Let it type for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self._said.poll(left):
                self._take()

    def _take(self) -> None:
        number, at = self._said.recv()
        self.words[number] = at

    def snapshot(self, into: Path) -> float:
        """What a kill at this moment would leave; the seconds of typing that are not in it."""
        assert self.process.pid is not None
        os.kill(self.process.pid, signal.SIGSTOP)
        stopped = time.monotonic()
        shutil.copytree(self.folder, into, ignore=shutil.ignore_patterns(BALLAST_NAME))
        os.kill(self.process.pid, signal.SIGCONT)
        self.frozen.append((stopped, time.monotonic()))
        while self._said.poll(0):
            self._take()
        return self.missing(into, stopped)

    def kill(self) -> float:
        """Really; the seconds of typing that are lost."""
        self.process.kill()
        killed = time.monotonic()
        self.process.join()
        while self._said.poll(0):
            try:
                self._take()
            except EOFError:
                break
        return self.missing(self.folder, killed)

    def missing(self, folder: Path, at: float) -> float:
        """How long before ``at`` the oldest word was typed that the draft lacks; time that stood still is left out."""
        last = last_word(folder)
        lost = [moment for number, moment in self.words.items() if number > last and moment <= at]
        if not lost:
            return 0.0
        begun = min(lost)
        stood = sum(max(0.0, min(end, at) - max(start, begun)) for start, end in self.frozen)
        return at - begun - stood


def last_word(folder: Path) -> int:
    """The number of the last word that the draft holds; none is ever cut, since each is typed in one go."""
    clock = SystemClock()
    with closing(open_store(folder, clock)) as store:
        key = store.declarations.view(DeclarationQuery())[0]
        draft = store.sheets.draft(key, Round.AFTER)
    comments = [rating.comment for rating in draft.ratings if rating.comment] if draft else []
    words = comments[0].split() if comments else []
    return int(words[-1]) if words else 0


@contextmanager
def typing(folder: Path, autosave_ms: int | None = None) -> Iterator[Typist]:
    with closing(open_store(folder, SystemClock())) as store:
        saving.bring_in(store, 3)
        store.mirror.save_enrolment(NOWHERE)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=type_until_killed, args=(folder, theirs, autosave_ms), daemon=True)
    child.start()
    theirs.close()
    try:
        assert ours.poll(60), "nobody ever typed"
        yield Typist(folder, child, ours)
    finally:
        child.kill()
        child.join()
        ours.close()


def test_a_kill_at_any_moment_takes_at_most_two_seconds_of_typing(tmp_path, often, ledger):
    chance, rounds = random.Random(4), often("P4 kills")
    missing = []
    with typing(tmp_path / "data") as typist:
        typist.hear(2.5)
        for number in range(rounds - 1):
            typist.hear(chance.uniform(0.02, 0.3))
            copy = tmp_path / f"kill{number}"
            missing.append(typist.snapshot(copy))
            shutil.rmtree(copy)
        missing.append(typist.kill())
        typed = len(typist.words)
    with typing(tmp_path / "planted", autosave_ms=600_000) as careless:  # the fault: kept when the sheet is left
        careless.hear(3)
        planted = careless.kill()

    assert typed > rounds
    assert max(missing) <= MOST_SECONDS
    assert any(missing), "it was never looked between a word and its keeping"
    assert planted > MOST_SECONDS
    other = f"{typed} words typed, at most {max(missing):.2f} s of typing missing; kept only at the end {planted:.1f} s"
    lost = sum(seconds > MOST_SECONDS for seconds in missing)
    ledger(Outcome(id="P4", tried=rounds, lost=lost, other=other, planted_fault_caught=planted > MOST_SECONDS))

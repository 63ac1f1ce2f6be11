"""P15: bytes of any one file are changed, or the file is cut, emptied or deleted; everything that waits still waits."""

import contextlib
import random
import shutil
import time
from pathlib import Path
from uuid import UUID

import pytest

from faults import saving
from faults.conftest import Outcome
from hailong.store.database import FILE_NAME
from hailong.store.enrolment_copy import COPY_NAME
from hailong.store.interfaces import DeclarationQuery, SentQuery, StoreError, StoreFault, Tab
from hailong.store.journal import JOURNAL_NAME
from hailong.store.key_file import KEY_FILE_NAME
from hailong.store.sqlite import open_store

SHEETS = 40
FILES = (FILE_NAME, JOURNAL_NAME, KEY_FILE_NAME)


@pytest.fixture
def left(tmp_path, clock) -> Path:
    folder = tmp_path / "left"
    store = open_store(folder, clock)
    saving.bring_in(store, 200)
    for key in store.declarations.view(DeclarationQuery())[:SHEETS]:
        saving.save(store, key, clock)
    store.close()
    return folder


def flip(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def cut(path: Path, chance: random.Random) -> None:
    with path.open("r+b") as file:
        file.truncate(chance.randrange(path.stat().st_size))


def blank(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"\0" * path.stat().st_size)


def delete(path: Path, chance: random.Random) -> None:
    path.unlink()


def found_after(folder: Path, clock) -> tuple[dict[UUID, bytes], float]:
    """A session that looks at everything, and what waits in the next one; the seconds of the longer start."""
    starts = []
    for _ in range(2):
        begun = time.monotonic()
        with look_only_stopped_by_damage():
            store = saving.opened(folder, clock)
            starts.append(time.monotonic() - begun)
            with contextlib.closing(store):
                store.check()
                store.declarations.view(DeclarationQuery(tab=Tab.ALL))
                store.sheets.sent_rows(store.sheets.sent(SentQuery()))
    return saving.waiting(folder, clock), max(starts)


@contextlib.contextmanager
def look_only_stopped_by_damage():
    try:
        yield
    except StoreError as error:
        if error.fault is not StoreFault.DAMAGED:
            raise


def damage_often(left: Path, tmp_path: Path, clock, tries, *, with_journal: bool = True) -> tuple[int, int, int, float]:
    """How many waiting sheets were looked for, were lost, were altered; the longest start in seconds."""
    whole = saving.waiting(left, clock)
    lost = altered = 0
    longest = 0.0
    for number, (name, harm) in enumerate(tries):
        folder = tmp_path / f"try{number}"
        shutil.copytree(left, folder)
        harm(folder / name, random.Random(number))
        if not with_journal:
            (folder / JOURNAL_NAME).unlink(missing_ok=True)
        found, seconds = found_after(folder, clock)
        lost += len(whole.keys() - found.keys())
        altered += sum(found[one] != whole[one] for one in whole.keys() & found.keys())
        longest = max(longest, seconds)
        shutil.rmtree(folder)
    return len(whole) * len(tries), lost, altered, longest


def test_no_damage_to_any_one_file_loses_a_waiting_sheet(left, tmp_path, clock, often, ledger):
    chance = random.Random(15)
    tries = [(chance.choice(FILES), flip) for _ in range(often("P15 copies"))]
    tries += [(name, harm) for name in (*FILES, COPY_NAME) for harm in (cut, blank, delete) if (left / name).exists()]

    tried, lost, altered, longest = damage_often(left, tmp_path, clock, tries)
    alone = [(FILE_NAME, harm) for harm in (cut, blank, delete)]
    _, planted, _, _ = damage_often(left, tmp_path, clock, alone, with_journal=False)  # the fault: no second copy

    assert (lost, altered) == (0, 0)
    assert planted > 0
    other = f"{len(tries)} damaged copies, longest start {longest:.2f} s; without the journal {planted} lost in 3"
    ledger(Outcome(id="P15", tried=tried, lost=lost, other=other, planted_fault_caught=planted > 0))

"""P15: bytes of any one file are changed, or the file is cut, emptied or deleted; everything that waits still waits."""

import contextlib
import random
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest

from faults import saving
from faults.conftest import Outcome
from hailong.domain.sheet import Sheet
from hailong.store.database import FILE_NAME
from hailong.store.enrolment_copy import COPY_NAME
from hailong.store.interfaces import DeclarationQuery, SentQuery, StoreError, StoreFault, Tab
from hailong.store.journal import JOURNAL_NAME
from hailong.store.key_file import KEY_FILE_NAME
from hailong.store.repair import Repair
from hailong.store.settings_copy import SETTINGS_COPY_NAME
from hailong.store.sqlite import open_store
from raw_store import open_raw

SHEETS = 40
FILES = (FILE_NAME, JOURNAL_NAME, KEY_FILE_NAME)


@pytest.fixture
def left(tmp_path, clock) -> Path:
    folder = tmp_path / "left"
    store = open_store(folder, clock)
    store.settings.set("window.language", "en")
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


@dataclass
class Found:
    """What a session that looks at everything saw, and what waits in the next one."""

    waiting: dict[UUID, bytes] = field(default_factory=dict)
    readable: dict[UUID, Sheet] = field(default_factory=dict)
    told: list[Repair] = field(default_factory=list)
    longest_start: float = 0.0


def found_after(folder: Path, clock) -> Found:
    found = Found()
    for _ in range(2):
        begun = time.monotonic()
        with look_only_stopped_by_damage():
            store = saving.opened(folder, clock)
            found.longest_start = max(found.longest_start, time.monotonic() - begun)
            with contextlib.closing(store):
                found.told += [store.repair] if store.repair else []
                store.check()
                store.declarations.view(DeclarationQuery(tab=Tab.ALL))
                sent = store.sheets.sent_rows(store.sheets.sent(SentQuery()))
                found.readable |= {row.sheet.id: row.sheet for row in sent if row.sheet.is_readable}
    found.waiting = saving.waiting(folder, clock)
    return found


@contextlib.contextmanager
def look_only_stopped_by_damage():
    try:
        yield
    except StoreError as error:
        if error.fault is not StoreFault.DAMAGED:
            raise


def damaged(left: Path, tmp_path: Path, clock, tries, *, besides: str = "") -> Iterator[Found]:
    """What was found after each harm to a copy; the file ``besides`` is taken out of each as well."""
    for number, (name, harm) in enumerate(tries):
        folder = tmp_path / "try"
        shutil.copytree(left, folder)
        harm(folder / name, random.Random(number))
        if besides:
            (folder / besides).unlink(missing_ok=True)
        yield found_after(folder, clock)
        shutil.rmtree(folder)


def altered(sheets: dict[UUID, Sheet], found: Found) -> int:
    """How many sheets say what nobody has written."""
    return sum(sheet != sheets[one] for one, sheet in found.readable.items())


def in_clear(left: Path, folder: Path) -> Path:
    """The same store as a release without encryption has written it: no page proves itself."""
    shutil.copytree(left, folder)
    connection = open_raw(folder, is_uri=True)
    connection.execute("VACUUM INTO ?", (f"{(folder / 'clear.db').as_uri()}?key=",))
    connection.close()
    for path in folder.glob(f"{FILE_NAME}*"):
        path.unlink()
    (folder / "clear.db").rename(folder / FILE_NAME)
    return folder


def flip_a_letter(path: Path, chance: random.Random) -> None:
    """Within what a sheet says."""
    content = bytearray(path.read_bytes())
    places = [match.start() for match in re.finditer("phản hồi".encode(), bytes(content))]
    content[chance.choice(places)] ^= 1
    path.write_bytes(content)


def test_no_damage_to_any_one_file_loses_a_waiting_sheet(left, tmp_path, clock, often, ledger):
    chance, whole = random.Random(15), found_after(left, clock)
    tries = [(chance.choice(FILES), flip) for _ in range(often("P15 copies"))]
    small = (COPY_NAME, SETTINGS_COPY_NAME)
    ends = [(name, harm) for name in (*FILES, *small) for harm in (cut, blank, delete) if (left / name).exists()]
    lost = changed = misread = 0
    longest, told = 0.0, []
    for found in damaged(left, tmp_path, clock, [*tries, *ends]):
        lost += len(whole.waiting.keys() - found.waiting.keys())
        changed += sum(found.waiting[one] != whole.waiting[one] for one in whole.waiting.keys() & found.waiting.keys())
        misread += altered(whole.readable, found)
        longest = max(longest, found.longest_start)
        told += found.told
    gone = [(FILE_NAME, harm) for harm in (cut, blank, delete)]
    loud = [found.told for found in damaged(left, tmp_path, clock, gone)]
    # the faults: no second copy; no page that proves itself
    no_journal = damaged(left, tmp_path, clock, gone, besides=JOURNAL_NAME)
    planted = sum(len(whole.waiting.keys() - found.waiting.keys()) for found in no_journal)
    letters = [(FILE_NAME, flip_a_letter)] * 10
    unproven = sum(
        altered(whole.readable, found)
        for found in damaged(in_clear(left, tmp_path / "clear"), tmp_path, clock, letters)
    )

    assert (lost, changed, misread) == (0, 0, 0)
    assert all(loud), "a database that is gone is never passed over in silence"
    assert {(one.recorded, one.rescued) for one in told} == {(SHEETS, SHEETS)}, "how many of how many is told"
    assert planted > 0
    assert unproven == len(letters)
    other = (
        f"{len(tries) + len(ends)} damaged copies, 0 misread, longest start {longest:.2f} s, {len(told)} repairs told;"
        f" without the journal {planted} lost in 3; without a proof of each page {unproven} of 10 changed words read"
    )
    is_caught = planted > 0 and unproven > 0
    tried = len(whole.waiting) * (len(tries) + len(ends))
    ledger(Outcome(id="P15", tried=tried, lost=lost, other=other, planted_fault_caught=is_caught))

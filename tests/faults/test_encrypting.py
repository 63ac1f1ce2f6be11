"""R1, R2, R4: killed while a readable database is encrypted or while sheets are sent, or without its key: nothing is
lost, and nothing is readable."""

import contextlib
import hashlib
import multiprocessing
import random
import shutil
from contextlib import closing
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

import markers
from faults import saving
from faults.conftest import Outcome, StandingClock
from hailong.domain.catalogue import Level
from hailong.domain.declaration import round_of
from hailong.domain.ids import uuid7
from hailong.domain.sheet import Contact, Rating, Sheet, Subject, SubjectKind
from hailong.store.data_folder import DataFolder, make_private
from hailong.store.database import FILE_NAME, Database
from hailong.store.database_key import is_plain
from hailong.store.encrypting import HALF_NAME
from hailong.store.interfaces import DeclarationQuery
from hailong.store.journal import JOURNAL_NAME
from hailong.store.key_file import KEY_FILE_NAME
from hailong.store.sqlite import open_store

SAMPLES = sorted((Path(__file__).parents[1] / "desktop" / "store" / "samples").glob("schema_*.db"))
WAITING = 20  # in each sample
_EACH = 60
_KILLS_OF_A_FOLDER = 10  # looking through every file takes as long as the files are

pytestmark = pytest.mark.slow


def encrypt_until_killed(folder: Path, said: Connection) -> None:
    """Open a store of an older release, which encrypts it."""
    said.send("ready")
    open_store(folder, StandingClock()).close()
    said.send("done")


def replace_before_it_is_whole(folder: Path, said: Connection) -> None:
    """The planted fault: the copy takes the place of the database before everything is in it."""
    make_private(folder / HALF_NAME)
    (folder / HALF_NAME).replace(folder / FILE_NAME)
    said.send("ready")
    multiprocessing.Event().wait()


def write_until_killed(folder: Path, said: Connection) -> None:
    """Write a draft, record it, send it; again and again."""
    store = open_store(folder, StandingClock())
    said.send("ready")
    for key in store.declarations.view(DeclarationQuery()):
        row = store.declarations.get(key)
        assert row is not None
        sheet = marked(row.declaration)
        store.sheets.save_draft(key, sheet)
        store.sheets.save_draft(key, replace(sheet, ratings=sheet.ratings * 2), recorded=True)
        sealed = saving.sealed_bytes(sheet.id)
        store.sheets.send(key, sheet, sealed, hashlib.sha256(sealed).hexdigest(), StandingClock().now())
    said.send("done")


def marked(declaration) -> Sheet:
    """A sheet that says in every field what nobody may read."""
    now = StandingClock().now()
    subject = Subject(kind=SubjectKind.OFFICER, code="CC3", name="Công chức ở quầy số 3")
    rating = Rating(subject=subject, level=Level.DISSATISFIED, comment=markers.COMMENT)
    contact = Contact(name="Nguyễn Thị Mẫu", phone="0900000000")
    return Sheet(
        id=uuid7(now), declaration=declaration, round=round_of(declaration), written_at=now, ratings=(rating,),
        contact=contact,
    )  # fmt: skip


def killed(act, folder: Path, seconds: float) -> bool:
    """Whether ``act`` had come to its end before it was killed, so long after it was ready."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["faults.test_encrypting", "hailong.store.encrypting"])
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=act, args=(folder, theirs), daemon=True)
    child.start()
    theirs.close()
    with closing(ours):
        assert ours.poll(60)
        ours.recv()
        child.join(timeout=seconds)
        child.kill()
        child.join()
        with contextlib.suppress(EOFError):
            return bool(ours.recv() == "done")
        return False


def prepare(sample: Path, folder: Path) -> Path:
    """A data folder as an older release left it."""
    folder.mkdir()
    shutil.copy(sample, folder / FILE_NAME)
    return folder


def test_a_readable_database_whose_encryption_is_killed_loses_nothing_and_ends_encrypted(
    tmp_path, clock, often, ledger
):
    chance, times = random.Random(33), often("R1 databases")
    lost = interrupted = left_readable = half_done = 0
    for number in range(times):
        folder = prepare(SAMPLES[number % len(SAMPLES)], tmp_path / f"old{number}")
        assert markers.found_below(folder)
        interrupted += not killed(encrypt_until_killed, folder, chance.uniform(0, 0.03))
        half_done += is_plain(folder / FILE_NAME) and (folder / HALF_NAME).exists()
        (folder / JOURNAL_NAME).unlink(missing_ok=True)  # the database alone has to keep them
        lost += WAITING - len(saving.waiting(folder, clock))
        left_readable += bool(markers.found_below(folder))
        shutil.rmtree(folder)

    planted = prepare(SAMPLES[-1], tmp_path / "planted")
    killed(replace_before_it_is_whole, planted, 0)
    is_caught = len(saving.waiting(planted, clock)) < WAITING

    assert is_caught
    assert (lost, left_readable) == (0, 0)
    assert interrupted > times / 4

    other = f"{times} databases encrypted, {interrupted} times killed, {half_done} of them in mid-copy"
    ledger(Outcome(id="R1", tried=times * WAITING, lost=lost, other=other, planted_fault_caught=is_caught))


def readable_after_kills(home: Path, clock, chance: random.Random, times: int) -> int:
    """After how many kills something could be read, at once or after the next start."""
    found = 0
    for number in range(times):
        folder = home / f"data{number // _KILLS_OF_A_FOLDER}"
        store = open_store(folder, clock)
        saving.bring_in(store, _EACH, first=number * _EACH)
        store.close()
        killed(write_until_killed, folder, chance.uniform(0, 0.12))
        found += bool(markers.found_below(folder))
        open_store(folder, clock).close()
        found += bool(markers.found_below(folder))
    return found


def test_a_client_killed_between_draft_and_seal_leaves_nothing_readable(tmp_path, clock, often, ledger):
    times = often("R2 kills")

    found = readable_after_kills(tmp_path, clock, random.Random(2), times)
    plain = Database(DataFolder(tmp_path / "planted"), None)  # the fault: a database without a key
    with contextlib.closing(plain), plain.write() as connection:
        connection.execute("INSERT INTO settings VALUES ('draft', ?)", (markers.COMMENT,))
    planted = bool(markers.found_below(tmp_path / "planted"))

    assert found == 0
    assert planted
    ledger(Outcome(id="R2", tried=2 * times, lost=found, other=f"{times} kills", planted_fault_caught=planted))


def waiting_without_key(left: Path, folder: Path, clock, *, with_journal: bool = True) -> int:
    """How many sheets wait once the key is gone."""
    shutil.copytree(left, folder)
    (folder / KEY_FILE_NAME).unlink()
    if not with_journal:
        (folder / JOURNAL_NAME).unlink()
    try:
        return len(saving.waiting(folder, clock))
    finally:
        shutil.rmtree(folder)


def test_a_lost_key_loses_no_waiting_sheet(tmp_path, clock, often, ledger):
    chance, times = random.Random(4), often("R4 keys")
    tried = lost = 0
    for number in range(times):
        left, count = tmp_path / f"left{number}", chance.randint(1, 30)
        store = open_store(left, clock)
        saving.bring_in(store, count)
        for key in store.declarations.view(DeclarationQuery()):
            saving.save(store, key, clock)
        store.close()
        tried += count
        lost += count - waiting_without_key(left, tmp_path / "lost", clock)
    planted = waiting_without_key(left, tmp_path / "planted", clock, with_journal=False)  # the fault: no second copy

    assert lost == 0
    assert planted == 0
    other = f"{times} workstations whose key was lost"
    ledger(Outcome(id="R4", tried=tried, lost=lost, other=other, planted_fault_caught=planted == 0))

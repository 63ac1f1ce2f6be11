"""P22: the program is updated with sheets waiting, and killed while it brings the database up to date."""

import multiprocessing
import random
import shutil
import time
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

import apsw
import pytest

from faults import saving
from faults.conftest import Outcome, StandingClock
from hailong.store.database import FILE_NAME
from hailong.store.journal import JOURNAL_NAME
from hailong.store.schema import MIGRATIONS, migrate, version_of
from hailong.store.sqlite import open_store

SAMPLES = sorted((Path(__file__).parents[1] / "desktop" / "store" / "samples").glob("schema_*.db"))
IN_SAMPLE = 20

pytestmark = pytest.mark.slow


def update_until_killed(folder: Path, said: Connection) -> None:
    """Open the store, which brings it up to date."""
    said.send("ready")
    open_store(folder, StandingClock()).close()
    said.send("done")


def update_without_transaction(folder: Path, said: Connection) -> None:
    """The planted fault: the statements of each step one by one, each for itself, and a kill among them."""
    said.send("ready")
    connection = apsw.Connection(str(folder / FILE_NAME))
    script = "".join(step.read_text("utf-8") for step in sorted(MIGRATIONS.glob("*.sql"))[version_of(connection) :])
    connection.execute(script[: script.index("ALTER TABLE new_sheets RENAME")]).fetchall()
    said.send("half")
    multiprocessing.Event().wait()


def killed(act, folder: Path, seconds: float, word: str = "ready") -> bool:
    """Whether ``act`` had come to its end before it was killed, so long after ``word``."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["faults.test_update"])
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=act, args=(folder, theirs), daemon=True)
    child.start()
    theirs.close()
    with closing(ours):
        while ours.recv() != word:
            pass
        child.join(timeout=seconds)
        child.kill()
        child.join()
        try:
            return bool(ours.recv() == "done")
        except EOFError:
            return False


def prepare(sample: Path, folder: Path) -> Path:
    folder.mkdir()
    shutil.copy(sample, folder / FILE_NAME)
    return folder


def grown(sample: Path, path: Path, waiting: int) -> Path:
    """The sample with so many waiting sheets: copies of one of its own, each of a declaration of its own."""
    shutil.copy(sample, path)
    connection = apsw.Connection(str(path))
    columns = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info('sheets')")]
    one = dict(
        zip(columns, connection.execute("SELECT * FROM sheets WHERE state = 'queued'").fetchall()[0], strict=True)
    )
    last = connection.execute("SELECT max(seq) FROM sheets").get
    frozen = _frozen(connection, one["seq"])
    connection.execute("BEGIN")
    for number in range(waiting - IN_SAMPLE):
        copy = {**one, "seq": last + 1 + number, "id": str(UUID(int=10_000 + number)), "base": f"2{number:010d}"}
        copy["content"] = str(one["content"]).replace(str(one["id"]), str(copy["id"]))
        marks = ", ".join("?" * len(columns))
        connection.execute(f"INSERT INTO sheets VALUES ({marks})", [copy[name] for name in columns])
        if frozen is not None:
            connection.execute("INSERT INTO frozen_sheets VALUES (?, ?, ?)", (copy["seq"], *frozen))
    connection.execute("COMMIT")
    connection.close()
    return path


def _frozen(connection: apsw.Connection, seq: int) -> tuple[object, ...] | None:
    rows = connection.execute("SELECT sealed, sha256 FROM frozen_sheets WHERE seq = ?", (seq,)).fetchall()
    return rows[0] if rows else None


def seconds_of_update(folder: Path) -> float:
    begun = time.monotonic()
    open_store(folder, StandingClock()).close()
    return time.monotonic() - begun


def test_an_update_killed_at_any_moment_keeps_every_waiting_sheet(tmp_path, clock, often, ledger):
    chance, times = random.Random(22), often("P22 updates")
    waiting = often("P22 sheets")
    old = [grown(sample, tmp_path / sample.name, waiting) for sample in SAMPLES[:-1]]
    whole = seconds_of_update(prepare(old[0], tmp_path / "whole"))
    lost = interrupted = 0
    for number in range(times):
        folder = prepare(old[number % len(old)], tmp_path / f"update{number}")
        interrupted += not killed(update_until_killed, folder, chance.uniform(0, whole))
        (folder / JOURNAL_NAME).unlink(missing_ok=True)  # the database alone has to keep them
        lost += waiting - len(saving.waiting(folder, clock))
        shutil.rmtree(folder)
    planted = prepare(old[0], tmp_path / "planted")
    killed(update_without_transaction, planted, 0, word="half")
    is_caught = not is_like_a_whole_one(planted, waiting)

    assert lost == 0
    assert interrupted > times / 4
    assert is_caught
    other = f"{times} updates with {waiting} waiting from {len(old)} older schemas, {interrupted} cut short by a kill"
    ledger(Outcome(id="P22", tried=times * waiting, lost=lost, other=other, planted_fault_caught=is_caught))


def is_like_a_whole_one(folder: Path, waiting: int) -> bool:
    """Whether the database is at some version's schema and still holds its waiting sheets."""
    connection = apsw.Connection(str(folder / FILE_NAME))
    try:
        migrate(connection, folder)
        return bool(connection.execute("SELECT count(*) FROM sheets WHERE state = 'queued'").get == waiting)
    except apsw.Error:
        return False
    finally:
        connection.close()

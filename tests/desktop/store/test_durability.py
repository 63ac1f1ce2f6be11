"""A process that is killed around *Send* loses nothing that it had called saved."""

import random
import subprocess
import sys

from hailong.domain.clock import SystemClock
from hailong.domain.declaration import Round
from hailong.store.interfaces import DeclarationQuery, SentQuery, Tab
from hailong.store.sqlite import open_store

KILLS = 40

SENDER = """
import hashlib, sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from hailong.domain.catalogue import Level
from hailong.domain.clock import SystemClock
from hailong.domain.declaration import Declaration, Round, Status
from hailong.domain.ids import uuid7
from hailong.domain.imports import FileImport
from hailong.domain.sheet import Rating, Sheet, Subject, SubjectKind
from hailong.store.interfaces import DeclarationQuery
from hailong.store.sqlite import open_store

clock = SystemClock()
store = open_store(Path(sys.argv[1]), clock)
run = int(sys.argv[2])
rows = [
    Declaration(number=f"1{run:05d}{n:05d}0", tax_code="0199999991", status=Status.CLEARED) for n in range(3000)
]
store.declarations.apply(rows, FileImport(name="a", sha256=str(run), reader="r:1"))
print("ready", flush=True)
for row in rows:
    (found,) = store.declarations.find(row.number)
    rating = Rating(subject=Subject(kind=SubjectKind.OFFICE, code="03CC"), level=Level.SATISFIED, comment="đ" * 500)
    sheet = Sheet(id=uuid7(clock.now()), declaration=row, round=Round.AFTER, written_at=clock.now(), ratings=(rating,))
    store.sheets.save_draft(found.key, sheet, recorded=True)
    sealed = str(sheet.id).encode() * 80
    store.sheets.send(found.key, sheet, sealed, hashlib.sha256(sealed).hexdigest(), clock.now())
    print(sheet.id, flush=True)
"""


def acknowledged_until_killed(folder, run, after):
    """The ids that a sender said were saved before it was killed while it was about to save another."""
    with subprocess.Popen([sys.executable, "-c", SENDER, folder, str(run)], stdout=subprocess.PIPE, text=True) as child:
        said = []
        for line in child.stdout:
            if line != "ready\n":
                said.append(line.strip())
            if len(said) >= after:
                child.kill()
                break
        said += [line.strip() for line in child.stdout]  # what it managed to say meanwhile
        return {line for line in said if line != "ready"}


def test_nothing_that_was_called_saved_is_lost_when_the_process_is_killed(tmp_path):
    chance = random.Random(7)
    saved = set()
    for run in range(KILLS):
        saved |= acknowledged_until_killed(tmp_path, run, after=chance.randrange(4))
    clock = SystemClock()
    store = open_store(tmp_path, clock)
    with store._database.read() as connection:
        assert connection.execute("PRAGMA integrity_check").get == "ok"
    waiting = store.outbox.due(clock.now(), 100_000)
    assert saved <= {str(sheet.id) for sheet in waiting}
    assert len(waiting) <= len(saved) + KILLS  # at most the one that was under way
    rows = store.sheets.sent_rows(store.sheets.sent(SentQuery()))
    assert len(rows) == len(waiting)  # a sheet and its bytes come together
    rated = store.declarations.view(DeclarationQuery(tab=Tab.RATED))
    assert len(rated) == len(rows)
    assert all(store.sheets.draft(key, Round.AFTER) is None for key in rated)  # and the draft ends with them
    store.close()

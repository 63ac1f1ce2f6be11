"""Two clerks at one account (R3): what one has written no process of another opens, and the sender needs nobody."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from e2e.killed_client import rate
from e2e.standing_desk import Desk
from hailong.api.clerk_keys import PrivateKey, new_key
from hailong.demo.service import ServiceProcess
from hailong.domain.sheet import Sheet, SheetState
from hailong.store.interfaces import DeclarationQuery
from markers import COMMENT

# Whoever has the account has the key of the database: this process reads all that it holds, and asks as another clerk.
OTHER_PROCESS = """
import json, sys
from hailong.api.clerk_keys import new_key
from hailong.app.core import Core
from hailong.domain.declaration import Round
from hailong.store.interfaces import DeclarationQuery, SentQuery
from pathlib import Path
core = Core(Path(sys.argv[1]), keys_in_files=True)
with core.store._database.read() as connection:
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    held = repr([connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables if "legal" not in name])
huy = new_key()
core.store.words.work_as(huy.public, huy)
sheets = core.store.sheets
rows = sheets.sent_rows(sheets.sent(SentQuery()))
drafts = [sheets.draft(key, Round.AFTER) for key in core.store.declarations.view(DeclarationQuery())]
said = [rating.comment for row in rows for rating in row.sheet.ratings]
print(json.dumps({"held": held.count(sys.argv[2]), "said": said, "closed": [row.is_closed for row in rows],
                  "drafts": [draft is not None for draft in drafts], "states": [row.state for row in rows]}))
core.close()
"""


@pytest.fixture
def desk(workstation_folder: Path, service: ServiceProcess) -> Iterator[Desk]:
    desk = Desk(workstation_folder, service)
    yield desk
    desk.core.close()


@pytest.fixture
def lan() -> PrivateKey:
    return new_key()


def seen_by_another_process(desk: Desk) -> dict[str, object]:
    desk.core.close()
    command = [sys.executable, "-c", OTHER_PROCESS, str(desk.core.folder), COMMENT]
    seen: dict[str, object] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return seen


def written(desk: Desk, key: int) -> Sheet:
    row = desk.core.store.declarations.get(key)
    assert row is not None
    sheet = rate(desk.core, row)
    first, *others = sheet.ratings
    return replace(sheet, ratings=(replace(first, comment=COMMENT), *others))


def send_one_and_begin_another(desk: Desk) -> Sheet:
    to_send, to_begin, _ = desk.core.store.declarations.view(DeclarationQuery())
    sent = desk.core.send(to_send, written(desk, to_send))
    desk.core.store.sheets.save_draft(to_begin, written(desk, to_begin))
    return sent


def test_a_locked_workstation_sends_and_the_service_reads_what_no_other_clerk_can(desk: Desk, lan: PrivateKey) -> None:
    words = desk.core.store.words
    words.work_as(lan.public, lan)
    sheet = send_one_and_begin_another(desk)
    words.work_as(lan.public)  # locked

    assert desk.run().failure is None

    assert desk.sent(sheet.id).state is SheetState.RECEIVED
    with closing(sqlite3.connect(f"file:{desk.service.database}?mode=ro", uri=True)) as database:
        held = database.execute("SELECT * FROM sheets_rating WHERE sheet_id = ?", (sheet.id.hex,)).fetchall()
    assert COMMENT in repr(held)
    assert seen_by_another_process(desk) == {
        "held": 0, "said": [], "closed": [True], "drafts": [False, False], "states": ["received"],
    }  # fmt: skip


def test_without_a_pin_the_other_process_reads_it_all(desk: Desk) -> None:
    send_one_and_begin_another(desk)

    seen = seen_by_another_process(desk)

    assert seen["held"] == 2
    assert seen["said"] == [COMMENT]

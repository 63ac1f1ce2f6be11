"""The client that is killed: sends and delivers as fast as it can, and says "saved" only after *Send* has returned."""

import threading
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from hailong.app.core import Core
from hailong.domain.catalogue import Level
from hailong.domain.declaration import round_of
from hailong.domain.ids import uuid7
from hailong.domain.sheet import Bulk, Rating, Sheet, Subject, SubjectKind
from hailong.store.interfaces import DeclarationQuery, DeclarationRow
from hailong.sync.schedule import Reason

BULK_SIZE = 120


def rate(core: Core, row: DeclarationRow) -> Sheet:
    """Five stars for its office."""
    office = Subject(kind=SubjectKind.OFFICE, code="03CC", name="Hải quan cửa khẩu cảng Hải Phòng khu vực 1")
    return Sheet(
        id=uuid7(core.clock.now()),
        declaration=row.declaration,
        round=round_of(row.declaration),
        written_at=core.clock.now(),
        ratings=(Rating(subject=office, level=Level.VERY_SATISFIED),),
    )


def send_until_killed(folder: Path, saved: Connection) -> None:
    """Tell ``saved`` the id of each sheet after *Send* has returned; deliver at the same time."""
    core = Core(folder, keys_in_files=True)
    threading.Thread(target=deliver_for_ever, args=(core,), daemon=True).start()
    for key in core.store.declarations.view(DeclarationQuery()):
        row = core.store.declarations.get(key)
        if row is not None:
            saved.send(str(core.send(key, rate(core, row)).id))
    saved.close()


def deliver_for_ever(core: Core) -> None:
    """Run the sender again and again."""
    while True:
        core.network.engine.run_once(core.clock.now(), Reason.CLICK)


def say_saved_before_it_is(folder: Path, saved: Connection) -> None:
    """The planted fault: the word comes before the transaction, and the kill between the two."""
    core = Core(folder, keys_in_files=True)
    key = core.store.declarations.view(DeclarationQuery())[0]
    row = core.store.declarations.get(key)
    assert row is not None
    saved.send(str(rate(core, row).id))
    threading.Event().wait()


def send_bulk_until_killed(folder: Path, said: Connection) -> None:
    """One bulk of everything: tell ``said`` when the sealing begins, and "saved" only after *Send* has returned."""
    send_bulk_and_end(folder, said)
    threading.Event().wait()


def send_bulk_and_end(folder: Path, said: Connection) -> None:
    """The same, and the end."""
    core = Core(folder, keys_in_files=True)
    rows = core.store.declarations.rows(list(core.store.declarations.view(DeclarationQuery()))[:BULK_SIZE])
    mark = Bulk(id=uuid7(core.clock.now()), size=len(rows))
    sheets = [(row.key, replace(rate(core, row), bulk=mark)) for row in rows]
    said.send("begun")
    core.send_bulk(sheets, lambda _: None)
    said.send("saved")
    core.close()

"""At the start: is the database the one that was left, and if not, what waited is brought back from the journal."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final
from uuid import UUID

import apsw

from hailong.domain.declaration import Declaration, Round
from hailong.domain.sheet import Sheet
from hailong.store.codec import reading, to_json
from hailong.store.database import FILE_NAME, Database, clear_damage
from hailong.store.database_key import DatabaseKey, is_plain
from hailong.store.enrolment_copy import EnrolmentCopy
from hailong.store.faults import folder_errors
from hailong.store.journal import Journal, JournalContent
from hailong.store.moments import to_text
from hailong.store.settings_copy import SettingsCopy

_WAITING: Final = """
SELECT id, sealed FROM sheets JOIN frozen_sheets USING (seq) WHERE state IN ('queued', 'sending') ORDER BY seq
"""
_RESCUE: Final = """
INSERT INTO sheets (id, declaration_key, base, tax_code, round, version, state, content, search_text, contact_name,
  contact_phone, queued_at, offered_at, next_attempt_at)
VALUES (:id, NULL, :id, '', 'after', 1, 'queued', :content, '', '', '', :now, :now, :now)
RETURNING seq
"""


class RepairCause(StrEnum):
    """Why the store was repaired."""

    DAMAGED = "damaged"  # the database could not be read; it was put aside
    KEY_LOST = "key_lost"  # nobody has the key of the database any more; it was put aside
    MISSING = "missing"  # the database was gone, or is another one than the journal was written beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What was found and done at the start. ``rescued`` of ``recorded`` waiting sheets wait again.

    ``lost_enterprises``: the workstation can deliver what waits, but has to be enrolled anew before it can send more.
    """

    cause: RepairCause
    recorded: int
    rescued: int
    kept_aside: str = ""
    lost_enterprises: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A database that was moved out of the way, never deleted; ``key`` opens it, where anybody has it."""

    path: Path
    cause: RepairCause
    key: DatabaseKey | None = None


def put_aside(folder: Path, moment: datetime, cause: RepairCause, key: DatabaseKey | None = None) -> Aside:
    """Move a database that cannot be used and what belongs to it out of the way. Raises StoreError."""
    with folder_errors():
        place = Path(tempfile.mkdtemp(prefix=f"{cause.value}-{moment:%Y%m%d-%H%M%S}-", dir=folder))
        for name in (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"):
            if (folder / name).exists():
                os.replace(folder / name, place / name)
        clear_damage(folder)
        path = place / FILE_NAME
        return Aside(path, cause, None if is_plain(path) else key)


class Repairer:
    """Compares database and journal when the store is opened, and makes the two agree."""

    def __init__(self, database: Database, journal: Journal, copy: EnrolmentCopy, settings: SettingsCopy) -> None:
        self._database = database
        self._journal = journal
        self._copy = copy
        self._settings = settings

    def run(self, aside: Aside | None, now: datetime, *, is_new: bool = False) -> Repair | None:
        """Bring back what waited. None where nothing is missing, as nearly always.

        A database that ``is_new`` beside files of an older one took its place: what was in that is gone, and even
        where nothing waited the user has to hear of it.
        """
        is_gone = is_new and (self._journal.exists or self._copy.read() is not None or self._settings.exists)
        with self._database.read() as connection:
            mark = mark_of(connection)
        if aside is None and self._journal.store_mark() == mark:
            return None
        content = self._journal.read()
        with self._database.write() as connection:
            if aside is not None:
                from hailong.store.salvage import salvage  # noqa: PLC0415  # only after damage

                salvage(aside.path, aside.key, connection)
            lost_enterprises = self._bring_back_enrolment(connection)
            if aside is not None or is_new:
                self._bring_back_settings(connection)
            rescued = _bring_back(connection, content, now)
            waiting = waiting_in(connection)
        self._journal.rewrite(mark, waiting)
        if aside is None and not rescued and not is_gone:
            return None  # the first start, or a journal that was lost: it has been written anew
        return _report(aside, content, waiting, lost_enterprises=lost_enterprises)

    def _bring_back_enrolment(self, connection: apsw.Connection) -> bool:
        """From the copy beside the database; whether its enterprises are not known any more."""
        if connection.execute("SELECT 1 FROM mirror WHERE name = 'enrolment'").get:
            return False
        enrolment = self._copy.read()
        if enrolment is None:
            return False
        connection.execute("INSERT INTO mirror (name, content) VALUES ('enrolment', ?)", (to_json(enrolment),))
        return True

    def _bring_back_settings(self, connection: apsw.Connection) -> None:
        """From the copy beside the database, those that did not come over."""
        put = "INSERT OR IGNORE INTO settings (name, value) VALUES (?, ?)"
        connection.executemany(put, self._settings.read().items())


def mark_of(connection: apsw.Connection) -> str:
    """What tells this database from every other."""
    mark: str = connection.execute("SELECT mark FROM store_mark").get
    return mark


def waiting_in(connection: apsw.Connection) -> dict[UUID, bytes]:
    """The sealed bytes of everything that waits, oldest first."""
    with reading():
        return {UUID(sheet_id): sealed for sheet_id, sealed in connection.execute(_WAITING)}


def rescued_sheet(sheet_id: UUID, now: datetime) -> Sheet:
    """What stands for the readable copy of a sheet that only the service can still read."""
    return Sheet(
        id=sheet_id, declaration=Declaration(number=""), round=Round.AFTER, written_at=now, is_time_unsure=True
    )


def _bring_back(connection: apsw.Connection, content: JournalContent, now: datetime) -> int:
    """Whatever the journal holds and the database does not; bytes that the disk has changed are put right."""
    rescued = 0
    for sheet_id, sealed in content.waiting.items():
        sha256 = hashlib.sha256(sealed).hexdigest()
        seq = connection.execute("SELECT seq FROM sheets WHERE id = ?", (str(sheet_id),)).get
        if seq is None:
            bound = {"id": str(sheet_id), "content": to_json(rescued_sheet(sheet_id, now)), "now": to_text(now)}
            seq = connection.execute(_RESCUE, bound).get
            rescued += 1
        connection.execute("INSERT OR REPLACE INTO frozen_sheets VALUES (?, ?, ?)", (seq, sealed, sha256))
    return rescued


def _report(
    aside: Aside | None, content: JournalContent, waiting: dict[UUID, bytes], *, lost_enterprises: bool
) -> Repair:
    recorded = len(waiting) + content.damaged
    return Repair(
        cause=aside.cause if aside else RepairCause.MISSING,
        recorded=recorded,
        rescued=len(waiting),
        kept_aside=aside.path.parent.name if aside else "",
        lost_enterprises=lost_enterprises,
    )

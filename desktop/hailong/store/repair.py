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
from hailong.store.database import FILE_NAME, Database, clear_damage, is_damaged
from hailong.store.enrolment_copy import EnrolmentCopy
from hailong.store.faults import folder_errors
from hailong.store.journal import Journal, JournalContent
from hailong.store.moments import to_text

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


def put_aside(folder: Path, moment: datetime) -> Path:
    """Move a damaged database and what belongs to it out of the way, never delete it; returns its new place."""
    with folder_errors():
        aside = Path(tempfile.mkdtemp(prefix=f"damaged-{moment:%Y%m%d-%H%M%S}-", dir=folder))
        for name in (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"):
            if (folder / name).exists():
                os.replace(folder / name, aside / name)
        clear_damage(folder)
    return aside / FILE_NAME


def needs_repair(folder: Path) -> bool:
    """Whether the last run has met damage."""
    return is_damaged(folder)


class Repairer:
    """Compares database and journal when the store is opened, and makes the two agree."""

    def __init__(self, database: Database, journal: Journal, copy: EnrolmentCopy) -> None:
        self._database = database
        self._journal = journal
        self._copy = copy

    def run(self, aside: Path | None, now: datetime) -> Repair | None:
        """Bring back what waited. None where there was nothing to bring back, as nearly always."""
        with self._database.read() as connection:
            mark = mark_of(connection)
        if aside is None and self._journal.store_mark() == mark:
            return None
        content = self._journal.read()
        with self._database.write() as connection:
            if aside is not None:
                from hailong.store.salvage import salvage  # noqa: PLC0415  # only after damage

                salvage(aside, connection)
            lost_enterprises = self._bring_back_enrolment(connection)
            rescued = _bring_back(connection, content, now)
            waiting = waiting_in(connection)
        self._journal.rewrite(mark, waiting)
        if aside is None and not rescued:
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
    return Sheet(id=sheet_id, declaration=Declaration(number=""), round=Round.AFTER, written_at=now)


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
    aside: Path | None, content: JournalContent, waiting: dict[UUID, bytes], *, lost_enterprises: bool
) -> Repair:
    recorded = len(waiting) + content.damaged
    return Repair(
        cause=RepairCause.MISSING if aside is None else RepairCause.DAMAGED,
        recorded=recorded,
        rescued=len(waiting),
        kept_aside=aside.parent.name if aside else "",
        lost_enterprises=lost_enterprises,
    )

"""A look through the whole store after the start, in the background: damage is found before somebody needs the page."""

import contextlib
import hashlib
from typing import Final
from uuid import UUID

import apsw

from hailong.domain.sheet import SheetState
from hailong.store.database import Database, Row
from hailong.store.faults import database_errors
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.journal import Journal
from hailong.store.repair import mark_of, waiting_in

_STRANGE: Final = """
SELECT 1 FROM sheets NOT INDEXED WHERE state NOT IN carray(?)
  OR CASE WHEN json_valid(content) THEN content ->> '$.id' IS NOT id ELSE TRUE END LIMIT 1
"""
_STATES: Final = tuple(state.value for state in SheetState)


def check_store(database: Database, journal: Journal) -> bool:
    """Whether the database is whole; if not, that is noted beside it, and the next start repairs it.

    Of a whole one, the journal is brought to what waits now: what was received leaves it, what it lacks is added. Of a
    damaged one nothing is believed, and the journal stays as it is. Reads the whole file: never on the main thread.
    """
    with contextlib.suppress(StoreError):  # no room for it now
        database.ballast.take()
    try:
        is_whole = _is_whole(database)
        if is_whole:
            with database.write() as connection:
                _reconcile(connection, journal)
    except StoreError as error:
        if error.fault is not StoreFault.DAMAGED:
            raise
        is_whole = False
    if not is_whole:
        database.note_damage()
    return is_whole


def put_right(connection: apsw.Connection, kept: dict[UUID, bytes]) -> None:
    """Sealed bytes that the disk has changed come back from the journal, whose lines prove themselves."""
    if not kept:
        return
    stored = "SELECT id, seq, sealed, sha256 FROM sheets JOIN frozen_sheets USING (seq) WHERE id IN carray(?)"
    rows: list[Row] = connection.execute(stored, (apsw.carray(tuple(map(str, kept))),)).fetchall()
    for sheet_id, seq, sealed, sha256 in rows:
        if hashlib.sha256(sealed).hexdigest() != sha256:
            copy = kept[UUID(sheet_id)]
            bound = (copy, hashlib.sha256(copy).hexdigest(), seq)
            connection.execute("UPDATE frozen_sheets SET sealed = ?, sha256 = ? WHERE seq = ?", bound)


def _reconcile(connection: apsw.Connection, journal: Journal) -> None:
    kept = journal.read()
    put_right(connection, kept.waiting)
    waiting = waiting_in(connection)
    if kept.damaged or kept.waiting != waiting:
        journal.rewrite(mark_of(connection), waiting)


def _is_whole(database: Database) -> bool:
    """By a connection of its own, so that no screen waits for it."""
    with database_errors():
        connection = database.look()
        try:
            if connection.execute("PRAGMA integrity_check(1)").get != "ok":
                return False
            return connection.execute(_STRANGE, (apsw.carray(_STATES),)).get is None
        except apsw.SQLError:  # our own words are right: it is the schema that the disk has changed
            return False
        finally:
            connection.close()

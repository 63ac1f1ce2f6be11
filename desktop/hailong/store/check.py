"""A look through the whole store after the start, in the background: damage is found before somebody needs the page."""

import hashlib
from uuid import UUID

import apsw

from hailong.store.database import FILE_NAME, Database, Row
from hailong.store.faults import database_errors
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.journal import Journal
from hailong.store.repair import mark_of, waiting_in


def check_store(database: Database, journal: Journal) -> bool:
    """Whether the database is whole; if not, that is noted beside it, and the next start repairs it.

    Sealed bytes that the disk has changed are put right from the journal at once, and the journal is brought to what
    waits now: what was received leaves it, what it lacks is added. Reads the whole file: never on the main thread.
    """
    try:
        with database.write() as connection:
            _reconcile(connection, journal)
        is_whole = _is_whole(database)
    except StoreError as error:
        if error.fault is not StoreFault.DAMAGED:
            raise
        is_whole = False
    if not is_whole:
        database.note_damage()
    return is_whole


def _reconcile(connection: apsw.Connection, journal: Journal) -> None:
    kept = journal.read()
    if kept.waiting:
        _put_right(connection, kept.waiting)
    waiting = waiting_in(connection)
    if kept.damaged or kept.waiting != waiting:
        journal.rewrite(mark_of(connection), waiting)


def _put_right(connection: apsw.Connection, kept: dict[UUID, bytes]) -> None:
    stored = "SELECT id, seq, sealed, sha256 FROM sheets JOIN frozen_sheets USING (seq) WHERE id IN carray(?)"
    rows: list[Row] = connection.execute(stored, (apsw.carray(tuple(map(str, kept))),)).fetchall()
    for sheet_id, seq, sealed, sha256 in rows:
        copy = kept[UUID(sheet_id)]
        if hashlib.sha256(sealed).hexdigest() != sha256 and hashlib.sha256(copy).hexdigest() == sha256:
            connection.execute("UPDATE frozen_sheets SET sealed = ? WHERE seq = ?", (copy, seq))


def _is_whole(database: Database) -> bool:
    """By a connection of its own, so that no screen waits for it."""
    with database_errors():
        connection = apsw.Connection(str(database.folder / FILE_NAME), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            return bool(connection.execute("PRAGMA quick_check(1)").get == "ok")
        finally:
            connection.close()

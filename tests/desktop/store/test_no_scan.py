"""What is done to one sheet costs the same beside ten others and beside a hundred thousand: no table is scanned."""

import apsw
import pytest

from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.sheet import SheetState

TABLES = ("sheets", "frozen_sheets", "declarations", "drafts", "sheets_elsewhere")
FAILURE = Failure(kind=FailureKind.NOBODY_ANSWERED, code="offline")
REFUSED = Failure(kind=FailureKind.REFUSED, code="sheet-refused")


@pytest.fixture
def scanned(sqlite_store):
    """The statements since the last question that look through a whole table, each with its plan."""
    seen: list[tuple[str, object]] = []
    database = sqlite_store._database
    connections = (database._reader, database._writer)

    def note(_cursor: object, sql: str, bindings: object) -> bool:
        seen.append((sql, bindings))
        return True

    for connection in connections:
        connection.exec_trace = note

    def ask() -> list[tuple[str, str]]:
        for connection in connections:
            connection.exec_trace = None
        found = [
            (sql, step) for sql, bindings in seen for step in plan_of(database._reader, sql, bindings) if is_scan(step)
        ]
        assert seen, "nothing was done"
        seen.clear()
        for connection in connections:
            connection.exec_trace = note
        return found

    return ask


def plan_of(connection: apsw.Connection, sql: str, bindings: object) -> list[str]:
    if sql.split(maxsplit=1)[0].upper() not in ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH"):
        return []
    return [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", bindings)]


def is_scan(step: str) -> bool:
    """An index that is walked in the order that is wanted ends with the rows that are wanted."""
    words = step.split()
    return words[0] == "SCAN" and words[1] in TABLES and "INDEX" not in words


@pytest.fixture
def desk(sqlite_store, make_desk):
    return make_desk(sqlite_store)


def test_writing_and_sending_look_through_no_table(sqlite_store, desk, cleared, scanned):
    key, sheet = desk.key_of(cleared), desk.write()
    sqlite_store.sheets.save_draft(key, sheet)
    sqlite_store.sheets.draft(key, sheet.round)
    desk.send(cleared)
    assert scanned() == []


def test_delivering_looks_through_no_table(sqlite_store, desk, cleared, clock, scanned):
    sent = desk.send(cleared)
    (due,) = sqlite_store.outbox.due(clock.now(), 10)
    sqlite_store.outbox.mark_sending([due.id])
    sqlite_store.outbox.failed([due.id], FAILURE, clock.now())
    sqlite_store.outbox.mark_sending([sent])
    sqlite_store.outbox.received_all([(sent, desk.receipt())])
    sqlite_store.outbox.next_due()
    assert scanned() == []


def test_a_refusal_and_a_later_version_look_through_no_table(sqlite_store, desk, cleared, scanned):
    sent = desk.send(cleared)
    sqlite_store.outbox.mark_sending([sent])
    sqlite_store.outbox.refused(sent, REFUSED, SheetState.NEEDS_YOU)
    sqlite_store.sheets.reopen(sent)
    assert scanned() == []


def test_taking_back_looks_through_no_table(sqlite_store, desk, cleared, scanned):
    sqlite_store.sheets.withdraw(desk.send(cleared))
    assert scanned() == []


def test_a_scan_is_seen(sqlite_store, scanned):
    with sqlite_store._database.read() as connection:
        connection.execute("SELECT count(*) FROM sheets WHERE contact_phone = ?", ("0900",)).fetchall()
    ((sql, step),) = scanned()
    assert "contact_phone" in sql
    assert step.startswith("SCAN sheets")

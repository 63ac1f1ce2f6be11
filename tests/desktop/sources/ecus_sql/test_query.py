"""The questions, compiled and run over ECUS's tables in SQLite and in PostgreSQL, filled with faithful rows."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest

from central.postgresql import cluster
from dev import system
from hailong.domain.declaration import Channel, Status
from hailong.domain.live import LiveRow, RowKey
from hailong.sources.ecus_sql import query
from hailong.sources.ecus_sql.query import Questions
from hailong.sources.ecus_sql.rows import live_rows
from hailong.sources.ecus_sql.schema import schema_of
from sql_server import ecus
from sql_server.dialect import translated, used_database

Run = Callable[[str], Sequence[Any]]
ALL = schema_of(("dbo", table, column) for table, columns in ecus.TABLES.items() for column in columns)


def records() -> Iterator[dict[str, Any]]:
    """A fortnight of an invented broker: every state, and what is to be left out."""
    changes: list[dict[str, Any]] = [
        {},
        {"SOTK": 309999888770.0, "_XorN": "X", "MA_LH": "B11", "MA_DV": "0199999991001", "PLUONG": "Xanh"},
        {"SOTK": 109999888780.0, "TTTK": "P", "NGAY_CAP_PHEP": None, "GIO_CAP_PHEP": None, "PLUONG": "Do"},
        {"SOTK": 109999888790.0, "TTTK": "P", "NGAY_CAP_PHEP": None, "NGAY_DUYET_BP": "2025-09-05 00:00:00"},
        {"SOTK": 109999888800.0, "TTTK": "P", "NGAY_CAP_PHEP": None, "CHI_THI_HQ_ND7": "MHVBQ chờ kết quả"},
        {"SOTK": 109999888810.0, "TTTK": "H"},
        {"SOTK": None, "TTTK": "N", "NGAY_DK": None},
        {"SOTK": 109999888820.0, "IsVNACCS": 0},
        {"SOTK": 109999888830.0, "ISTEST": 1},
        {"SOTK": 109999888840.0, "NGAY_DK": "2025-09-11 00:00:00", "SOTK_DAU_TIEN": "109999888840", "SOTK_NHANH": 1},
        {"SOTK": 109999888771.0, "NGAY_DK": "2025-09-12 00:00:00"},
    ]
    for number, changed in enumerate(changes):
        yield {**ecus.EXAMPLE, "_DToKhaiMDID": 3001 + number, **changed}


@pytest.fixture(scope="module")
def on_sqlite() -> Iterator[Run]:
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.execute("ATTACH ':memory:' AS dbo")
        for statement in ecus.statements():
            database.execute(statement)
        for record in records():
            for table, row in ecus.rows_of(record):
                database.execute(*ecus.insert(table, row))
        database.execute('INSERT INTO "dbo"."SHAIQUAN_SUB" VALUES (?, ?, ?)', ("00 ", "99VD", "Đội Ví Dụ"))
        yield lambda sql: database.execute(translated(sql)).fetchall()


@pytest.fixture(scope="module")
def on_postgresql() -> Iterator[Run]:
    if not system.has_initdb():
        pytest.skip("no PostgreSQL on this machine")
    import psycopg

    with cluster() as address, psycopg.connect(address.replace("/hailong?", "/postgres?"), autocommit=True) as database:
        database.execute("CREATE SCHEMA dbo")
        for statement in ecus.statements():
            database.execute(statement)
        for record in records():
            for table, row in ecus.rows_of(record):
                database.execute(*ecus.insert(table, row, "%s"))
        database.execute('INSERT INTO "dbo"."SHAIQUAN_SUB" VALUES (%s, %s, %s)', ("00 ", "99VD", "Đội Ví Dụ"))
        yield lambda sql: database.execute(translated(sql)).fetchall()


@pytest.fixture(params=["sqlite", "postgresql"])
def run(request: pytest.FixtureRequest) -> Run:
    found: Run = request.getfixturevalue(f"on_{request.param}")
    return found


def read(run: Run, questions: Questions, sql: str) -> list[LiveRow]:
    return live_rows(questions.fields, run(sql))


def test_a_window_holds_what_was_registered_in_it_by_day_and_id(run: Run) -> None:
    questions = Questions(ALL)
    found = read(run, questions, questions.window(date(2025, 9, 4), date(2025, 9, 11), None, 100))
    assert [row.record_id for row in found] == [3001, 3002, 3003, 3004, 3005, 3006, 3009, 3010]
    states = {row.record_id: row.declaration.status for row in found if row.declaration is not None}
    assert states == {
        3001: Status.CLEARED, 3002: Status.CLEARED, 3003: Status.CHANNELLED, 3004: Status.RELEASED,
        3005: Status.IN_STORAGE, 3006: Status.CANCELLED, 3010: Status.CLEARED,
    }  # fmt: skip
    first = found[0].declaration
    assert first is not None
    assert (first.number, first.team_name, first.channel) == ("109999888770", "Đội Ví Dụ", Channel.YELLOW)


def test_batches_of_a_window_follow_one_another_without_gap_or_repeat(run: Run) -> None:
    questions = Questions(ALL)
    seen: list[int] = []
    after: RowKey | None = None
    while rows := read(run, questions, questions.window(date(2025, 9, 1), date(2025, 9, 30), after, 3)):
        seen += [row.record_id for row in rows]
        assert rows[-1].registered_on is not None
        after = RowKey(rows[-1].registered_on, rows[-1].record_id)
    assert seen == [3001, 3002, 3003, 3004, 3005, 3006, 3009, 3010, 3011]


def test_newer_rows_single_rows_and_the_highest_id(run: Run) -> None:
    questions = Questions(ALL)
    assert [row.record_id for row in read(run, questions, questions.newer(3005, 2))] == [3006, 3007]
    assert [row.record_id for row in read(run, questions, questions.records([3011, 3001, 9]))] == [3001, 3011]
    assert len(run(questions.first_row())) == 1
    assert int(run(questions.highest_id())[0][0]) == 3011


def test_a_joined_row_that_is_there_twice_hides_no_other(on_sqlite: Run) -> None:
    on_sqlite('INSERT INTO "dbo"."DTOKHAIMD_VNACCS" SELECT * FROM "dbo"."DTOKHAIMD_VNACCS" WHERE "_DToKhaiMDID" = 3001')
    questions = Questions(ALL)
    try:
        assert [row.record_id for row in read(on_sqlite, questions, questions.records([3001, 3002]))] == [3001, 3002]
    finally:
        on_sqlite(
            'DELETE FROM "dbo"."DTOKHAIMD_VNACCS" WHERE rowid = (SELECT MAX(rowid) FROM "dbo"."DTOKHAIMD_VNACCS")'
        )


def test_without_optional_columns_the_question_leaves_them_out(run: Run) -> None:
    bare = schema_of(
        ("dbo", table, column)
        for table, columns in ecus.TABLES.items()
        for column in columns
        if table.startswith("DTOKHAIMD") and column not in ("IsVNACCS", "ISTEST", "PLUONG", "DV_DT", "NHOM_HO_SO")
    )
    questions = Questions(bare)
    sql = questions.newer(0, 100)
    assert not any(word in sql for word in ("IsVNACCS", "PLUONG", "SHAIQUAN", "DV_DT"))
    assert len(read(run, questions, sql)) == 11


def test_only_days_and_whole_numbers_go_into_the_text() -> None:
    questions = Questions(ALL)
    with pytest.raises(ValueError, match="format code"):
        questions.newer("1 OR 1=1", 5)  # type: ignore[arg-type]  # what a careless caller might do
    with pytest.raises(ValueError, match="format code"):
        questions.records(["1); DROP TABLE x --"])  # type: ignore[list-item]


def test_every_question_is_what_sql_server_2008_understands() -> None:
    questions = Questions(ALL)
    sql = questions.window(date(2025, 9, 1), date(2025, 9, 7), RowKey(date(2025, 9, 3), 7), 500)
    assert sql.startswith("SELECT TOP (500) a.[_DToKhaiMDID] AS [DTOKHAIMD.DTOKHAIMDID], ")
    assert "OFFSET" not in sql
    assert "'20250904' OR (a.[NGAY_DK] >= '20250903' AND a.[NGAY_DK] < '20250904' AND a.[_DToKhaiMDID] > 7))" in sql
    assert sql.endswith("ORDER BY CONVERT(date, a.[NGAY_DK]), a.[_DToKhaiMDID]")


def test_a_database_with_a_bracket_in_its_name_is_entered() -> None:
    assert used_database(query.use("a]b c")) == "a]b c"

"""Reading the live list: first load, what changed, restarts, restored databases, outages of one that stop no other."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hailong.domain import live_pace
from hailong.domain.declaration import Declaration, Status
from hailong.domain.imports import RowProblem, SourceFault
from hailong.domain.live import (
    FoundInstance,
    LiveConnection,
    LiveError,
    LiveFault,
    LiveProgress,
    LiveRow,
    RowKey,
    ServerAddress,
    ServerStanding,
)
from hailong.store.interfaces import DeclarationQuery, Tab
from hailong.store.memory import MemoryStore
from hailong.sync.live import LiveReader

TODAY = date(2026, 11, 25)
LIVE = LiveConnection(id="a", address=ServerAddress("PC", "ECUSSQL2008"), user="chi_doc", since=date(2026, 11, 1))


class Clock:
    moment = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


class Ecus:
    """Databases as lists of rows; ``questions`` are what was asked, ``fails`` may raise before any answer."""

    def __init__(self) -> None:
        self.databases: dict[str, dict[int, LiveRow]] = {"ECUS5VNACCS": {}}
        self.questions: list[str] = []
        self.fails: Callable[[str, str], None] = lambda _database, _question: None

    def put(self, record_id: int, day: date | None, status: Status = Status.CLEARED, database: str = "ECUS5VNACCS"):
        declaration = Declaration(
            number=f"10999{record_id:06d}0", tax_code="0199999991", status=status, registered_on=day
        )
        row = LiveRow(record_id=record_id, registered_on=day, declaration=declaration)
        self.databases.setdefault(database, {})[record_id] = row
        return declaration

    def put_draft(self, record_id: int) -> None:
        problem = RowProblem(row=record_id, fault=SourceFault.ROW_DRAFT)
        self.databases["ECUS5VNACCS"][record_id] = LiveRow(record_id=record_id, problems=(problem,))

    @contextmanager
    def open(self, connection: LiveConnection, database: str) -> Iterator["Session"]:
        self.fails(database, "open")
        yield Session(self, database)

    def look(self, connection: LiveConnection, password: str) -> ServerStanding:
        raise NotImplementedError

    def discover(self, host: str = "") -> list[FoundInstance]:
        raise NotImplementedError


class Session:
    def __init__(self, ecus: Ecus, database: str) -> None:
        self._ecus = ecus
        self._database = database

    def _ask(self, question: str) -> dict[int, LiveRow]:
        self._ecus.fails(self._database, question)
        self._ecus.questions.append(question)
        return self._ecus.databases[self._database]

    def highest_id(self) -> int:
        return max(self._ask("highest"), default=0)

    def window(self, first: date, last: date, after: RowKey | None, limit: int) -> Sequence[LiveRow]:
        rows = self._ask(f"window {first} {last}").values()
        keyed = sorted((r.registered_on, r.record_id, r) for r in rows if r.registered_on is not None)
        behind = (date.min, 0) if after is None else (after.registered_on, after.record_id)
        return [r for day, i, r in keyed if first <= day <= last and (day, i) > behind][:limit]

    def newer(self, after_id: int, limit: int) -> Sequence[LiveRow]:
        return [r for i, r in sorted(self._ask(f"newer {after_id}").items()) if i > after_id][:limit]

    def records(self, ids: Sequence[int]) -> Sequence[LiveRow]:
        rows = self._ask(f"records {len(ids)}")
        return [rows[i] for i in ids if i in rows]


class Desk:
    def __init__(self) -> None:
        self.clock = Clock()
        self.ecus = Ecus()
        self.store = MemoryStore(self.clock)
        self.waits: list[float] = []

    def run(self, connection: LiveConnection = LIVE, **words):
        reader = LiveReader(servers=self.ecus, store=self.store.live, clock=self.clock, wait=self.waits.append)
        self.ecus.questions.clear()
        return reader.run(connection, **words)

    def statuses(self) -> dict[str, Status]:
        rows = self.store.declarations.rows(self.store.declarations.view(DeclarationQuery(tab=Tab.ALL)))
        return {row.declaration.number: row.declaration.status for row in rows}


@pytest.fixture
def desk() -> Desk:
    return Desk()


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_a_first_load_goes_back_week_by_week_and_tells_where_it_stands(desk: Desk) -> None:
    for record_id, ago in enumerate((30, 20, 9, 1, 0), start=1):
        desk.ecus.put(record_id, days_ago(ago))
    told: list[LiveProgress] = []
    (report,) = desk.run(on_progress=told.append)
    assert (report.counts.added, report.is_loaded, report.fault) == (4, True, None)  # 30 days ago is before `since`
    assert desk.ecus.questions == [
        "highest", "window 2026-11-20 2026-11-26", "window 2026-11-13 2026-11-19", "window 2026-11-06 2026-11-12",
        "window 2026-11-01 2026-11-05",
    ]  # fmt: skip
    assert [(p.window, p.windows, p.rows) for p in told] == [(1, 4, 0), (2, 4, 2), (3, 4, 3), (4, 4, 3), (4, 4, 4)]


def test_windows_larger_than_a_batch_are_read_by_day_and_id_with_a_pause_after_each(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_pace, "BATCH_ROWS", 3)
    for record_id in range(1, 11):
        desk.ecus.put(record_id, days_ago(record_id % 2))
    (report,) = desk.run()
    assert report.counts.added == 10
    assert desk.ecus.questions.count("window 2026-11-20 2026-11-26") == 4
    assert len(desk.waits) == 4
    assert all(0.05 <= pause <= 2 for pause in desk.waits)


def test_a_load_that_is_cancelled_goes_on_where_it_stood(desk: Desk) -> None:
    for record_id, ago in enumerate((20, 9, 1), start=1):
        desk.ecus.put(record_id, days_ago(ago))
    (report,) = desk.run(cancelled=lambda: len(desk.ecus.questions) >= 2)
    assert (report.counts.added, report.is_loaded, report.fault) == (1, False, None)
    (report,) = desk.run()
    assert (report.counts.added, report.is_loaded) == (2, True)
    assert "window 2026-11-13 2026-11-19" in desk.ecus.questions
    assert not any(question.startswith("window 2026-11-20") for question in desk.ecus.questions)


def test_a_load_that_is_cut_off_keeps_its_windows_and_says_why(desk: Desk) -> None:
    desk.ecus.put(1, days_ago(1))

    def fails(_: str, question: str) -> None:
        if question.startswith("window 2026-11-06"):
            raise LiveError(LiveFault.CUT_OFF, "reset")

    desk.ecus.fails = fails
    (report,) = desk.run()
    assert (report.fault, report.detail, report.counts.added) == (LiveFault.CUT_OFF, "reset", 1)
    assert desk.store.live.checkpoint("a", "ECUS5VNACCS").loaded_back_to == date(2026, 11, 13)


def test_afterwards_only_what_may_have_changed_is_read(desk: Desk) -> None:
    open_one = desk.ecus.put(1, days_ago(20), Status.CHANNELLED)
    desk.ecus.put(2, days_ago(20))
    desk.run()
    desk.ecus.put(1, days_ago(20), Status.CLEARED)
    desk.ecus.put(3, days_ago(12))  # fetched late into the software: its day lies behind, its id is new
    desk.ecus.put(4, TODAY, Status.REGISTERED)
    (report,) = desk.run()
    assert desk.ecus.questions == ["highest", "window 2026-11-24 2026-11-26", "newer 2", "records 1"]
    assert desk.statuses()[open_one.number] is Status.CLEARED
    assert (report.counts.added, report.counts.changed) == (2, 1)
    desk.run()
    assert desk.ecus.questions == ["highest", "window 2026-11-24 2026-11-26", "newer 4"]
    assert desk.store.live.open_records("a", "ECUS5VNACCS") == [4]


def test_a_draft_that_gets_its_number_later_is_seen_by_its_day(desk: Desk) -> None:
    desk.ecus.put_draft(1)
    desk.run()
    desk.ecus.put_draft(2)
    (report,) = desk.run()
    assert (report.counts.added, report.lost) == (0, 0)
    desk.ecus.put(2, TODAY, Status.CHANNELLED)
    desk.ecus.put(1, TODAY, Status.CHANNELLED)
    (report,) = desk.run()
    assert report.counts.added == 2


def test_after_a_weekend_switched_off_the_poll_goes_back_to_the_last_one(desk: Desk) -> None:
    desk.ecus.put_draft(1)
    desk.run()
    desk.clock.moment += timedelta(days=4)
    desk.ecus.put(1, TODAY + timedelta(days=1))
    (report,) = desk.run()
    assert report.counts.added == 1
    assert "window 2026-11-24 2026-11-30" in desk.ecus.questions


def test_once_a_day_four_weeks_are_looked_over(desk: Desk) -> None:
    declaration = desk.ecus.put(1, days_ago(20))
    desk.run()
    desk.ecus.put(1, days_ago(20), Status.CANCELLED)
    desk.run()
    assert desk.statuses()[declaration.number] is Status.CLEARED
    desk.clock.moment += timedelta(days=1)
    desk.run()
    assert desk.statuses()[declaration.number] is Status.CANCELLED


def test_a_row_that_was_deleted_or_forgotten_is_asked_no_more(desk: Desk) -> None:
    desk.ecus.put(1, days_ago(20), Status.CHANNELLED)
    desk.ecus.put(2, days_ago(200), Status.CHANNELLED)
    desk.run(replace(LIVE, since=days_ago(300)))
    assert desk.store.live.open_records("a", "ECUS5VNACCS") == [1]
    del desk.ecus.databases["ECUS5VNACCS"][1]
    desk.run()
    assert desk.store.live.open_records("a", "ECUS5VNACCS") == []


def test_a_restored_database_is_read_from_the_beginning(desk: Desk) -> None:
    desk.ecus.put(1, days_ago(9), Status.CHANNELLED)
    desk.ecus.put(5, days_ago(8), Status.CHANNELLED)
    desk.run()
    del desk.ecus.databases["ECUS5VNACCS"][5]
    desk.ecus.put(2, days_ago(9))  # another row than the one that had this id
    (report,) = desk.run()
    assert (report.was_restored, report.is_loaded, report.counts.added) == (True, True, 1)
    assert desk.store.live.checkpoint("a", "ECUS5VNACCS").highest_id == 2
    (report,) = desk.run()
    assert not report.was_restored


@pytest.mark.parametrize(
    "fault", [LiveFault.MISSING_COLUMN, LiveFault.NO_SELECT_RIGHT, LiveFault.DATABASE_GONE, LiveFault.CUT_OFF]
)
def test_an_outage_of_one_database_stops_no_other(desk: Desk, fault: LiveFault) -> None:
    desk.ecus.put(1, TODAY)
    desk.ecus.put(1, TODAY, database="OLD")
    desk.ecus.databases["OLD"][7] = replace(desk.ecus.databases["OLD"][1], record_id=7)

    def fails(database: str, question: str) -> None:
        if database == "ECUS5VNACCS" and question != "open":
            raise LiveError(fault)

    desk.ecus.fails = fails
    reports = desk.run(replace(LIVE, databases=("ECUS5VNACCS", "OLD")))
    assert [(report.database, report.fault) for report in reports] == [("ECUS5VNACCS", fault), ("OLD", None)]
    assert reports[1].counts.added == 1


def test_a_refused_login_is_not_tried_again_for_the_next_database(desk: Desk) -> None:
    tries: list[str] = []

    def fails(database: str, _: str) -> None:
        tries.append(database)
        raise LiveError(LiveFault.LOGIN_FAILED, "18456")

    desk.ecus.fails = fails
    reports = desk.run(replace(LIVE, databases=("ECUS5VNACCS", "OLD", "OLDER")))
    assert [(report.database, report.fault) for report in reports] == [
        (name, LiveFault.LOGIN_FAILED) for name in ("ECUS5VNACCS", "OLD", "OLDER")
    ]
    assert tries == ["ECUS5VNACCS"]


def test_lost_rows_are_counted_and_named(desk: Desk) -> None:
    problem = RowProblem(row=9, fault=SourceFault.ROW_NUMBER, params={"value": "1.1E+11"}, is_lost=True)
    desk.ecus.databases["ECUS5VNACCS"][9] = LiveRow(record_id=9, registered_on=TODAY, problems=(problem,))
    (report,) = desk.run()
    assert (report.lost, report.problems) == (1, (problem,))


def test_a_cancel_before_the_first_question_asks_nothing(desk: Desk) -> None:
    assert desk.run(cancelled=lambda: True) == ()
    assert desk.ecus.questions == []

"""Both real drivers against a SQL Server on loopback: sign in, read, and fail in every way with its own word."""

import socket
import time
from collections.abc import Callable
from datetime import date
from datetime import time as clock

import pytest

from hailong.domain.declaration import Channel, Declaration, Kind, Status
from hailong.domain.imports import SourceFault
from hailong.domain.live import (
    FoundInstance,
    LiveConnection,
    LiveError,
    LiveFault,
    LoginKind,
    RowKey,
    ServerAddress,
    TlsChoice,
    TlsMode,
)
from hailong.sources.ecus_sql import source
from hailong.sources.ecus_sql.odbc import WindowsOdbc
from hailong.sources.ecus_sql.seam import Driver
from hailong.sources.ecus_sql.source import EcusServers
from hailong.sources.ecus_sql.tds import PythonTds
from sql_server import ecus
from sql_server.listener import SqlServer
from sql_server.tls import Authority

PASSWORD = "Mật-khẩu 1;"
EXAMPLE = Declaration(
    number="109999888770", tax_code="0199999991", enterprise_name="CÔNG TY TNHH MẪU THỬ", kind=Kind.IMPORT,
    regime="A11", office_code="99VD", office_abbr="HQVIDU", team_code="00", channel=Channel.YELLOW,
    status=Status.CLEARED, registered_on=date(2025, 9, 4), registered_time=clock(9, 30, 15),
    cleared_on=date(2025, 9, 5), cleared_time=clock(16, 45, 55), partner="EXAMPLE TRADING LTD",
)  # fmt: skip
Servers = Callable[..., EcusServers]
LiveAt = Callable[..., LiveConnection]


def fault_of(servers: EcusServers, live: LiveConnection, database: str = "ECUS5VNACCS") -> LiveFault:
    """The fault of opening and reading."""
    with pytest.raises(LiveError) as caught, servers.open(live, database) as session:
        session.window(date(2025, 1, 1), date(2025, 12, 31), None, 500)
    assert PASSWORD not in f"{caught.value} {caught.value.detail} {caught.value.__cause__!r}"
    return caught.value.fault


def record(record_id: int, **changes: object) -> dict[str, object]:
    return {**ecus.EXAMPLE, "_DToKhaiMDID": record_id, "SOTK": 109999000000.0 + record_id * 10, **changes}


@pytest.mark.parametrize("is_protected", [False, True])
def test_a_row_comes_in_as_it_stands_with_and_without_tls(
    start: Callable[..., SqlServer], authority: Authority, servers_of: Servers, live_at: LiveAt, is_protected: bool
) -> None:
    server = start(authority.server_context("127.0.0.1") if is_protected else None)
    with servers_of(server).open(live_at(server), "ECUS5VNACCS") as session:
        assert session.highest_id() == 3001
        (row,) = session.window(date(2025, 9, 1), date(2025, 9, 7), None, 500)
    assert (row.record_id, row.registered_on, row.declaration, row.problems) == (3001, date(2025, 9, 4), EXAMPLE, ())
    assert server.behaviour.logins == [("chi_doc", is_protected)]


def test_a_row_of_which_next_to_nothing_is_known_comes_in(
    server: SqlServer, servers_of: Servers, live_at: LiveAt
) -> None:
    bare = {"_DToKhaiMDID": 3002, "SOTK": 309999888770.0, "MA_HQ": "99VD", "MA_DV": "0199999991001", "IsVNACCS": 1}
    server.put("ECUS5VNACCS", bare)
    with servers_of(server).open(live_at(server), "ECUS5VNACCS") as session:
        (row,) = session.records([3002, 9999])
    assert row.declaration == Declaration(
        number="309999888770", tax_code="0199999991001", kind=Kind.EXPORT, office_code="99VD"
    )
    assert row.registered_on is None


def test_names_of_team_and_office_come_from_their_lists(
    server: SqlServer, servers_of: Servers, live_at: LiveAt
) -> None:
    teams = 'INSERT INTO "dbo"."SHAIQUAN_SUB" VALUES (?, ?, ?)'
    server.execute("ECUS5VNACCS", teams, ("00 ", "99VD", "Đội Nghiệp vụ Ví Dụ"))
    server.execute("ECUS5VNACCS", teams, ("00", "99VD ", "Đội A"))  # twice: never a second row of the declaration
    server.execute("ECUS5VNACCS", teams, ("01", "99VD", "Đội khác"))
    server.execute("ECUS5VNACCS", 'INSERT INTO "dbo"."SHAIQUAN" VALUES (?, ?, ?, ?, 1)', ("99VD  ", "", "", "HQ Ví Dụ"))
    server.put("ECUS5VNACCS", record(3002, TEN_HQ=None))
    with servers_of(server).open(live_at(server), "ECUS5VNACCS") as session:
        first, second = session.newer(0, 500)
    assert first.declaration is not None
    assert second.declaration is not None
    assert first.declaration.team_name == "Đội Nghiệp vụ Ví Dụ"
    assert (first.declaration.office_abbr, second.declaration.office_abbr) == ("HQVIDU", "HQ Ví Dụ")


def test_drafts_tests_and_old_rows_are_no_declarations(server: SqlServer, servers_of: Servers, live_at: LiveAt) -> None:
    server.put(
        "ECUS5VNACCS",
        record(3002, SOTK=None, TTTK="N", NGAY_DK=None), record(3003, ISTEST=1), record(3004, IsVNACCS=0),
        record(3005, SOTK=0.0, TTTK="N"), record(3006, SOTK=123.0), record(3007, TTTK="Q"),
    )  # fmt: skip
    with servers_of(server).open(live_at(server), "ECUS5VNACCS") as session:
        found = {row.record_id: row for row in session.newer(3001, 500)}
    faults = {record_id: [problem.fault for problem in row.problems] for record_id, row in found.items()}
    assert faults == {
        3002: [SourceFault.ROW_DRAFT], 3003: [SourceFault.ROW_TEST], 3005: [SourceFault.ROW_DRAFT],
        3006: [SourceFault.ROW_NUMBER], 3007: [SourceFault.ROW_UNKNOWN_STATUS],
    }  # fmt: skip
    assert [record_id for record_id, row in found.items() if row.declaration is not None] == [3007]
    unknown = found[3007].declaration
    assert unknown is not None
    assert (unknown.status, unknown.cleared_on) == (Status.UNKNOWN, None)
    assert found[3006].problems[0].row == 3006  # the number that ECUS itself shows


def test_a_window_is_read_in_batches_by_day_and_id(server: SqlServer, servers_of: Servers, live_at: LiveAt) -> None:
    days = ("2025-09-04 10:20:00", "2025-09-04 00:00:00", "2025-09-03 00:00:00")  # one with a time, as none should have
    server.put("ECUS5VNACCS", *(record(4000 + n, NGAY_DK=days[n % 3]) for n in range(30)))
    seen: list[int] = []
    after: RowKey | None = None
    with servers_of(server).open(live_at(server), "ECUS5VNACCS") as session:
        while rows := session.window(date(2025, 9, 3), date(2025, 9, 4), after, 7):
            seen += [row.record_id for row in rows]
            assert rows[-1].registered_on is not None
            after = RowKey(rows[-1].registered_on, rows[-1].record_id)
            assert len(seen) <= 31
    on_third = [4000 + n for n in range(30) if n % 3 == 2]
    assert seen == [*on_third, *sorted({3001, *range(4000, 4030)} - set(on_third))]


def test_nothing_that_locks_or_writes_is_ever_sent(server: SqlServer, servers_of: Servers, live_at: LiveAt) -> None:
    servers = servers_of(server)
    servers.look(live_at(server), PASSWORD)
    with servers.open(live_at(server), "ECUS5VNACCS") as session:
        session.window(date(2025, 9, 1), date(2025, 9, 7), RowKey(date(2025, 9, 1), 1), 10)
        session.newer(1, 10)
        session.records([1, 2])
        session.highest_id()
    sent = [batch.strip() for batch in server.behaviour.batches if batch.strip()]
    allowed = ("SELECT ", "SET ", "USE ", "sp_datatype_info")  # the last is pyodbc's own: which types there are
    assert [batch for batch in sent if not batch.startswith(allowed)] == []
    assert "SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED" in sent
    assert "SET LOCK_TIMEOUT 2000" in sent
    reading = " ".join(batch for batch in sent if batch.startswith("SELECT")).upper()
    for never in (
        "MSGBODY",
        "DMSG_OUT_REP",
        "KDT_LASTINFO",
        "DHANGMDDK",
        "SELECT *",
        "OFFSET",
        "FETCH",
        "INTO ",
        "HOLDLOCK",
    ):
        assert never not in reading


@pytest.mark.parametrize(
    ("number", "fault"),
    [(18456, LiveFault.LOGIN_FAILED), (18486, LiveFault.LOGIN_FAILED), (18488, LiveFault.PASSWORD_EXPIRED)],
)
def test_a_refused_login_says_which_kind(
    server: SqlServer, servers_of: Servers, live_at: LiveAt, number: int, fault: LiveFault
) -> None:
    server.behaviour.login_errors["chi_doc"] = number
    assert fault_of(servers_of(server), live_at(server)) is fault


def test_a_wrong_password_is_refused_at_once_and_once(server: SqlServer, servers_of: Servers, live_at: LiveAt) -> None:
    started = time.monotonic()
    assert fault_of(servers_of(server, "nhầm"), live_at(server)) is LiveFault.LOGIN_FAILED
    assert len(server.behaviour.logins) == 1  # a second try would bring the lock-out nearer
    assert time.monotonic() - started < 2


def test_a_database_can_be_gone_offline_or_forbidden(server: SqlServer, servers_of: Servers, live_at: LiveAt) -> None:
    servers = servers_of(server)
    assert fault_of(servers, live_at(server), "KHONG_CO") is LiveFault.DATABASE_GONE
    server.behaviour.offline.add("ECUS5VNACCS")
    assert fault_of(servers, live_at(server)) is LiveFault.DATABASE_GONE
    server.behaviour.offline.clear()
    server.behaviour.without_access.add("ECUS5VNACCS")
    assert fault_of(servers, live_at(server)) is LiveFault.NO_DATABASE_RIGHT


def test_missing_columns_and_tables_are_named(server: SqlServer, servers_of: Servers, live_at: LiveAt) -> None:
    servers = servers_of(server)
    server.execute("ECUS5VNACCS", 'ALTER TABLE "dbo"."DTOKHAIMD" DROP COLUMN "PLUONG"')
    with servers.open(live_at(server), "ECUS5VNACCS") as session:  # one can do without that
        assert session.newer(0, 10)[0].declaration.channel is Channel.YELLOW
    server.execute("ECUS5VNACCS", 'ALTER TABLE "dbo"."DTOKHAIMD_VNACCS" DROP COLUMN "NGAY_CAP_PHEP"')
    with pytest.raises(LiveError) as caught, servers.open(live_at(server), "ECUS5VNACCS"):
        pass
    assert (caught.value.fault, caught.value.detail) == (LiveFault.MISSING_COLUMN, "DTOKHAIMD_VNACCS.NGAY_CAP_PHEP")
    server.execute("ECUS5VNACCS", 'DROP TABLE "dbo"."DTOKHAIMD_VNACCS"')
    assert fault_of(servers, live_at(server)) is LiveFault.NO_SELECT_RIGHT
    server.add_database("KETOAN", tables={"PHIEU": {"SO": "int"}})
    assert fault_of(servers, live_at(server), "KETOAN") is LiveFault.NOT_ECUS


def test_a_column_that_goes_while_it_is_read_is_missed(server: SqlServer, servers_of: Servers, live_at: LiveAt) -> None:
    with servers_of(server).open(live_at(server), "ECUS5VNACCS") as session:
        server.execute("ECUS5VNACCS", 'ALTER TABLE "dbo"."DTOKHAIMD" DROP COLUMN "DV_DT"')
        with pytest.raises(LiveError) as caught:
            session.newer(0, 10)
    assert caught.value.fault is LiveFault.MISSING_COLUMN


def test_a_right_that_is_revoked_is_said(server: SqlServer, servers_of: Servers, live_at: LiveAt) -> None:
    server.behaviour.denied.add(("ECUS5VNACCS", "*"))
    assert fault_of(servers_of(server), live_at(server)) is LiveFault.NO_SELECT_RIGHT
    server.behaviour.users.clear()
    assert fault_of(servers_of(server), live_at(server)) is LiveFault.LOGIN_FAILED


def test_a_connection_that_breaks_in_the_middle_of_an_answer_is_cut_off(
    server: SqlServer, servers_of: Servers, live_at: LiveAt
) -> None:
    servers = servers_of(server)
    server.put("ECUS5VNACCS", *(record(4000 + n) for n in range(200)))
    with servers.open(live_at(server), "ECUS5VNACCS") as session:
        server.behaviour.cut_after = len(server.behaviour.batches)
        with pytest.raises(LiveError) as caught:
            session.newer(0, 500)
    assert caught.value.fault is LiveFault.CUT_OFF
    server.behaviour.cut_after = None
    with servers.open(live_at(server), "ECUS5VNACCS") as session:
        assert len(session.newer(0, 500)) == 201


def test_a_server_that_falls_silent_is_given_up(server: SqlServer, servers_of: Servers, live_at: LiveAt) -> None:
    servers = servers_of(server, query_seconds=1)
    with servers.open(live_at(server), "ECUS5VNACCS") as session:
        server.behaviour.silent_after = len(server.behaviour.batches)
        started = time.monotonic()
        with pytest.raises(LiveError) as caught:
            session.newer(0, 500)
    assert caught.value.fault is LiveFault.TIMED_OUT
    assert time.monotonic() - started < 10


def test_a_stopped_server_is_refused_at_once(
    start: Callable[..., SqlServer], servers_of: Servers, live_at: LiveAt
) -> None:
    server = start()
    live, servers = live_at(server), servers_of(server)
    server.shutdown()
    server.server_close()
    started = time.monotonic()
    assert fault_of(servers, live) is LiveFault.REFUSED
    assert time.monotonic() - started < 2


@pytest.mark.slow
def test_a_hundred_thousand_rows_come_in_each_once(server: SqlServer, servers_of: Servers, live_at: LiveAt) -> None:
    server.add_database("LON", (record(n) for n in range(1, 100_001)))
    seen = 0
    with servers_of(server).open(live_at(server), "LON") as session:
        while rows := session.newer(seen, 5000):
            assert [row.record_id for row in rows] == list(range(seen + 1, seen + len(rows) + 1))
            assert all(row.declaration is not None for row in rows)
            seen = rows[-1].record_id
    assert seen == 100_000


def test_the_wizard_is_told_what_there_is(server: SqlServer, servers_of: Servers, live_at: LiveAt) -> None:
    server.add_database("ECUS_OLD", [])
    server.add_database("KETOAN", tables={"PHIEU": {"SO": "int"}})
    server.add_database("KIN")
    server.behaviour.without_access.add("KIN")
    server.behaviour.is_privileged = True
    standing = servers_of(server).look(live_at(server), PASSWORD)
    assert (standing.product, standing.version, standing.is_privileged) == ("SQL Server 2008 R2", "10.50.6000.34", True)
    assert [(one.name, one.fault, one.highest_id) for one in standing.databases] == [
        ("ECUS5VNACCS", None, 3001), ("ECUS_OLD", None, 0), ("KETOAN", LiveFault.NOT_ECUS, 0),
        ("KIN", LiveFault.NO_DATABASE_RIGHT, 0),
    ]  # fmt: skip


def test_a_server_before_2008_is_too_old(server: SqlServer, servers_of: Servers, live_at: LiveAt) -> None:
    server.behaviour.version = "9.00.5000.00"
    with pytest.raises(LiveError) as caught:
        servers_of(server).look(live_at(server), PASSWORD)
    assert (caught.value.fault, caught.value.detail) == (LiveFault.TOO_OLD, "SQL Server 2005")


def test_the_windows_login_is_a_matter_of_windows(server: SqlServer, servers_of: Servers, live_at: LiveAt) -> None:
    live = live_at(server, login=LoginKind.WINDOWS, tls=TlsChoice(TlsMode.UNVERIFIED))
    assert fault_of(servers_of(server), live) is LiveFault.WINDOWS_LOGIN_UNAVAILABLE
    assert server.behaviour.logins == []


@pytest.mark.parametrize(
    ("platform", "host", "login", "expected"),
    [
        ("win32", "(LOCAL)", LoginKind.SQL, WindowsOdbc), ("win32", socket.gethostname(), LoginKind.SQL, WindowsOdbc),
        ("win32", "may-chu", LoginKind.WINDOWS, WindowsOdbc), ("win32", "may-chu", LoginKind.SQL, PythonTds),
        ("linux", "(LOCAL)", LoginKind.SQL, PythonTds), ("linux", "may-chu", LoginKind.WINDOWS, PythonTds),
    ],
)  # fmt: skip
def test_the_driver_is_the_one_that_can(
    monkeypatch: pytest.MonkeyPatch, platform: str, host: str, login: LoginKind, expected: type[Driver]
) -> None:
    monkeypatch.setattr(source.sys, "platform", platform)
    live = LiveConnection(id="a", address=ServerAddress(host, "ECUSSQL2008"), login=login, since=date(2025, 1, 1))
    assert isinstance(source.best_driver_of(live), expected)


def test_instances_of_this_machine_come_first_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    own = socket.gethostname()
    here = FoundInstance(host=own, instance="ECUSSQL2008", port=None)
    there = FoundInstance(host="MAY-CHU", instance="ECUSSQL2008", port=50123)
    monkeypatch.setattr(source.browser, "instances_of", lambda host: [here] if host == "127.0.0.1" else [there])
    monkeypatch.setattr(source.browser, "instances_around", lambda: [there, here])
    monkeypatch.setattr(source.installed, "instances_here", lambda: [here])
    servers = EcusServers(lambda _: "")
    assert servers.discover() == [here, there]
    assert servers.discover("MAY-CHU") == [there]


def test_no_password_reaches_the_log(
    server: SqlServer, servers_of: Servers, live_at: LiveAt, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with servers_of(server).open(live_at(server), "ECUS5VNACCS") as session:
        session.newer(0, 10)
    with pytest.raises(LiveError), servers_of(server, "nhầm-mật-khẩu").open(live_at(server), "ECUS5VNACCS"):
        pass
    assert PASSWORD not in caplog.text
    assert "nhầm" not in caplog.text

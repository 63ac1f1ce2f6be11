"""The whole way below the bridge: ECUS on a SQL Server, a real driver, the reader, the store."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from hailong.domain.declaration import Status
from hailong.domain.live import DatabaseReport, LiveConnection, LiveFault
from hailong.sources.ecus_sql.source import EcusServers
from hailong.store.interfaces import DeclarationQuery, Tab
from hailong.store.memory import MemoryStore
from hailong.sync.live import LiveReader
from sql_server import ecus
from sql_server.listener import SqlServer


class Clock:
    def now(self) -> datetime:
        return datetime(2025, 9, 5, 10, 0, tzinfo=UTC)


def record(record_id: int, **changes: object) -> dict[str, object]:
    return {**ecus.EXAMPLE, "_DToKhaiMDID": record_id, "SOTK": 109999000000.0 + record_id * 10, **changes}


class Desk:
    def __init__(self, servers: EcusServers, live: LiveConnection) -> None:
        self.store = MemoryStore(Clock())
        self._live = live
        self._reader = LiveReader(servers=servers, store=self.store.live, clock=Clock(), wait=lambda _: None)

    def run(self) -> tuple[DatabaseReport, ...]:
        return self._reader.run(self._live)

    def statuses(self) -> dict[str, Status]:
        rows = self.store.declarations.rows(self.store.declarations.view(DeclarationQuery(tab=Tab.ALL)))
        return {row.declaration.number: row.declaration.status for row in rows}


def test_a_declaration_is_followed_from_its_channel_to_its_clearance(
    server: SqlServer, servers_of: Callable[..., EcusServers], live_at: Callable[..., LiveConnection]
) -> None:
    waiting = {"TTTK": "P", "NGAY_CAP_PHEP": None, "GIO_CAP_PHEP": None}
    server.put("ECUS5VNACCS", record(3002, NGAY_DK="2025-09-01 00:00:00", **waiting))
    desk = Desk(servers_of(server), live_at(server))
    (report,) = desk.run()
    assert (report.fault, report.is_loaded, report.counts.added) == (None, True, 2)
    assert desk.statuses() == {"109999888770": Status.CLEARED, "109999030020": Status.CHANNELLED}

    server.put("ECUS5VNACCS", record(3002, NGAY_DK="2025-09-01 00:00:00"), record(3003, NGAY_DK="2025-09-05 00:00:00"))
    (report,) = desk.run()
    assert (report.counts.added, report.counts.changed) == (1, 1)
    assert desk.statuses()["109999030020"] is Status.CLEARED
    seen = {row.declaration.number for row in desk.store.declarations.granted_since(datetime(2025, 9, 5, tzinfo=UTC))}
    assert "109999030020" in seen


def test_outages_of_one_database_are_reported_and_the_others_go_on(
    start: Callable[..., SqlServer], servers_of: Callable[..., EcusServers], live_at: Callable[..., LiveConnection]
) -> None:
    server = start()
    server.add_database("ECUS_B", [record(n) for n in range(1, 6)])
    desk = Desk(servers_of(server), live_at(server, databases=("ECUS5VNACCS", "ECUS_B", "KHONG_CO")))
    assert [report.fault for report in desk.run()] == [None, None, LiveFault.DATABASE_GONE]

    server.behaviour.denied.add(("ECUS5VNACCS", "*"))  # the right is revoked
    server.add_database("ECUS_B", [record(n) for n in range(1, 4)])  # an older copy was restored
    server.put("ECUS_B", record(2, SOTK=109999777770.0))
    first, second, _ = desk.run()
    assert first.fault is LiveFault.NO_SELECT_RIGHT
    assert (second.fault, second.was_restored, second.counts.added) == (None, True, 1)

    server.behaviour.denied.clear()
    server.execute("ECUS5VNACCS", 'ALTER TABLE "dbo"."DTOKHAIMD" DROP COLUMN "TTTK"')
    first, second, _ = desk.run()
    assert (first.fault, first.detail) == (LiveFault.MISSING_COLUMN, "DTOKHAIMD.TTTK")
    assert second.fault is None

    server.behaviour.users["chi_doc"] = "đã đổi"
    assert {report.fault for report in desk.run()} == {LiveFault.LOGIN_FAILED}


def test_a_server_that_stops_while_it_is_read_loses_nothing(
    server: SqlServer, servers_of: Callable[..., EcusServers], live_at: Callable[..., LiveConnection]
) -> None:
    server.put("ECUS5VNACCS", *(record(n, NGAY_DK=f"2025-08-{n:02d} 00:00:00") for n in range(10, 31)))
    servers, live = servers_of(server), live_at(server, since=date(2025, 8, 1))
    for _ in range(2):  # pyodbc asks for types at its first connection alone
        before = len(server.behaviour.batches)
        with servers.open(live, "ECUS5VNACCS"):
            to_open = len(server.behaviour.batches) - before
    desk = Desk(servers, live)
    server.behaviour.cut_after = len(server.behaviour.batches) + to_open + 3  # in the midst of the windows
    (report,) = desk.run()
    assert (report.fault, report.is_loaded) == (LiveFault.CUT_OFF, False)
    came = len(desk.statuses())
    assert 0 < came < 22
    server.behaviour.cut_after = None
    (report,) = desk.run()
    assert (report.fault, report.is_loaded, len(desk.statuses())) == (None, True, 22)

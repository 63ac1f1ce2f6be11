"""The live list in the background: one connection after the other, at its pace, and an outage stops no other."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest

from hailong.domain.imports import ImportCounts
from hailong.domain.live import DatabaseReport, LiveConnection, LiveFault, LiveProgress, ServerAddress
from hailong.domain.live_pace import LONGEST_BACK_OFF
from hailong.qtbridge.live_list import LiveListService, LiveStanding
from hailong.qtbridge.tasks import TaskRunner
from hailong.store.memory import MemoryStore

NOW = datetime(2026, 11, 16, 10, 2, tzinfo=UTC)
EVERY = timedelta(minutes=2)


class Clock:
    moment = NOW

    def now(self):
        return self.moment


class Reader:
    """Says what a test wants, and remembers what it was asked."""

    def __init__(self, clock) -> None:
        self._clock = clock
        self.read: list[str] = []
        self.faults: dict[str, LiveFault] = {}
        self.gate = threading.Event()
        self.gate.set()
        self.was_cancelled = False

    def run(self, connection, *, on_progress=lambda _: None, cancelled=lambda: False):
        self.read.append(connection.id)
        on_progress(
            LiveProgress(
                connection_id=connection.id, database="ECUS5VNACCS", first_day=date(2026, 11, 2), window=1, windows=4,
                rows=120,
            )
        )  # fmt: skip
        while not self.gate.wait(0.01):
            if cancelled():
                self.was_cancelled = True
                break
        fault = self.faults.get(connection.id)
        counts = ImportCounts() if fault else ImportCounts(added=3)
        return (
            DatabaseReport(
                connection_id=connection.id, database="ECUS5VNACCS", at=self._clock.now(), counts=counts, fault=fault
            ),
        )


def connection(name: str, *, is_on: bool = True) -> LiveConnection:
    address = ServerAddress(name, port=1433)
    return LiveConnection(id=name, address=address, user="doc", since=date(2026, 10, 1), is_on=is_on)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def reader(clock):
    return Reader(clock)


@pytest.fixture
def repository(clock):
    return MemoryStore(clock).live


@pytest.fixture
def service(qtbot, repository, reader, clock):
    tasks = TaskRunner()
    made = LiveListService(tasks, repository, lambda: reader, clock)
    yield made
    made.close()
    reader.gate.set()
    tasks.close()


def standing(service, name):
    return next(one for one in service.standings if one.connection.id == name)


def begin(service, repository, qtbot, *connections):
    for one in connections:
        repository.save_connection(one)
    service.begin()
    qtbot.waitUntil(lambda: bool(service.standings) and all_are_read(service))


def all_are_read(service):
    return all(one.reports for one in service.standings if one.connection.is_on)


def test_each_connection_is_read_at_the_start_and_then_waits_for_its_time(service, repository, reader, qtbot):
    with qtbot.waitSignal(service.rows_changed):
        begin(service, repository, qtbot, connection("a"), connection("b"))

    assert reader.read == ["a", "b"]
    assert standing(service, "a").read_at == NOW
    assert standing(service, "a").next_at == NOW + EVERY


def test_an_outage_of_one_stops_no_other_and_is_told(service, repository, reader, qtbot):
    reader.faults["a"] = LiveFault.TIMED_OUT

    begin(service, repository, qtbot, connection("a"), connection("b"))

    assert standing(service, "a").fault is LiveFault.TIMED_OUT
    assert standing(service, "b").fault is None
    assert standing(service, "a").next_at > NOW + EVERY


def test_a_wrong_password_is_tried_at_the_slowest_pace(service, repository, reader, qtbot):
    reader.faults["a"] = LiveFault.LOGIN_FAILED

    begin(service, repository, qtbot, connection("a"))

    assert standing(service, "a").next_at == NOW + LONGEST_BACK_OFF


def test_one_that_is_switched_off_is_left_alone(service, repository, reader, qtbot):
    begin(service, repository, qtbot, connection("a", is_on=False), connection("b"))

    assert reader.read == ["b"]


def test_the_user_does_not_have_to_wait_for_its_time(service, repository, reader, qtbot):
    begin(service, repository, qtbot, connection("a"))

    service.read_now("a")

    qtbot.waitUntil(lambda: reader.read == ["a", "a"])


def test_a_new_connection_is_kept_and_read_at_once(service, repository, reader, qtbot):
    service.begin()

    service.save(connection("new"))

    qtbot.waitUntil(lambda: reader.read == ["new"])
    assert [one.id for one in repository.connections()] == ["new"]


def test_a_first_load_says_how_far_it_is_and_can_be_stopped(service, repository, reader, qtbot):
    reader.gate.clear()
    service.save(connection("a"))
    qtbot.waitUntil(lambda: bool(service.standings) and standing(service, "a").progress is not None)
    assert standing(service, "a").progress.rows == 120

    service.cancel("a")

    qtbot.waitUntil(lambda: not standing(service, "a").is_reading)
    assert reader.was_cancelled


def test_a_connection_that_is_removed_is_forgotten(service, repository, reader, qtbot):
    begin(service, repository, qtbot, connection("a"))

    service.remove("a")

    qtbot.waitUntil(lambda: service.standings == ())
    assert repository.connections() == []


def test_after_its_time_has_come_it_is_read_again(service, repository, reader, qtbot, clock):
    begin(service, repository, qtbot, connection("a"))

    clock.moment += EVERY + timedelta(seconds=1)
    service._go_on()

    qtbot.waitUntil(lambda: reader.read == ["a", "a"])


def test_another_pace_is_taken_at_once_by_what_waits_without_a_failure(tasks, clock, reader, qtbot):
    pace = [EVERY]
    service = LiveListService(tasks, MemoryStore(clock).live, lambda: reader, clock, every=lambda: pace[0])
    reader.faults["b"] = LiveFault.REFUSED
    for name in ("a", "b"):
        service.save(connection(name))
    qtbot.waitUntil(lambda: len(service.standings) == 2 and all(one.next_at for one in service.standings))
    failed = standing(service, "b").next_at

    pace[0] = timedelta(minutes=30)
    service.follow_pace()

    assert standing(service, "a").next_at == NOW + timedelta(minutes=30)
    assert standing(service, "b").next_at == failed
    service.close()


def test_faults_name_their_databases_and_one_of_the_server_stands_alone():
    def reports(*faults):
        return tuple(
            DatabaseReport(connection_id="a", database=f"DB{n}", at=NOW, fault=fault) for n, fault in enumerate(faults)
        )

    live = connection("a")
    own = LiveStanding(connection=live, reports=reports(LiveFault.NO_SELECT_RIGHT, None, LiveFault.DATABASE_GONE))
    assert own.faults == (("DB0", LiveFault.NO_SELECT_RIGHT), ("DB2", LiveFault.DATABASE_GONE))
    server = LiveStanding(connection=live, reports=reports(LiveFault.REFUSED, LiveFault.REFUSED))
    assert server.faults == (("", LiveFault.REFUSED),)

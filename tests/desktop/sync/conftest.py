"""A workstation on a desk: store in memory, the real gateway, and a service on loopback that says what a test wants."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from keyring.backends.fail import Keyring as NoKeyring

from contract.client_service import HttpService, Reply, Request, ServiceDouble, serving
from contract.keeping_service import KeepingService
from hailong.api.credentials import Credentials
from hailong.api.gateway import Gateway
from hailong.domain.catalogue import Level
from hailong.domain.comparing import Comparison
from hailong.domain.declaration import Declaration, Kind, Round, Status
from hailong.domain.imports import FileImport
from hailong.domain.sheet import Rating, Sheet, SheetState, Subject, SubjectKind
from hailong.store.interfaces import SentQuery, SentSheet, Store
from hailong.store.memory import MemoryStore
from hailong.store.memory.tables import Tables
from hailong.sync.engine import SyncEngine, SyncOutcome
from hailong.sync.enrolment import Enrol
from hailong.sync.schedule import Reason
from hailong.sync.sending import SendBulk, SendSheet
from hailong.sync.timekeeper import Timekeeper


class MovingClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 16, 10, 2, 11, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def pass_by(self, **duration: float) -> datetime:
        self.moment += timedelta(**duration)
        return self.moment


class Workstation:
    """Everything below the window, built as the program builds it."""

    def __init__(
        self,
        clock: MovingClock,
        double: ServiceDouble,
        http: HttpService,
        folder: Path,
        store: Store | None = None,
        ticks: Callable[[], float] | None = None,
    ) -> None:
        self.clock = clock
        self.double = double
        self.http = http
        self.folder = folder
        self.fraction = 0.5
        self.store = store or MemoryStore(clock)
        self.gateway = Gateway(Credentials(folder, NoKeyring()), clock, "0.1.0")
        self.ticks = ticks or (lambda: clock.now().timestamp())
        self.enrol = Enrol(self.store.mirror, self.store.outbox, self.gateway, clock)
        self.start()
        self._numbers = count(1)

    def start(self) -> None:
        """The program begins; one that ran before has been closed."""
        self.timekeeper = Timekeeper(self.clock, self.ticks)
        self.send_sheet = SendSheet(self.store.sheets, self.store.mirror, self.gateway, self.timekeeper)
        self.send_bulk = SendBulk(self.store.sheets, self.store.mirror, self.gateway, self.timekeeper)
        self.engine = self.new_engine()

    def new_engine(self, elapsed: Callable[[], float] = lambda: 0.0) -> SyncEngine:
        store = self.store
        return SyncEngine(
            outbox=store.outbox, mirror=store.mirror, told=store.told, legal=store.legal, gateway=self.gateway,
            timekeeper=self.timekeeper, random=lambda: self.fraction, elapsed=elapsed,
        )  # fmt: skip

    def enrolled(self) -> "Workstation":
        self.enrol(self.http.url, ["HLA1-DF7J"], "Máy thử")
        self.http.requests.clear()
        return self

    def declare(self, **changes: object) -> int:
        """A new cleared declaration; its key."""
        number = f"10{next(self._numbers):09d}0"
        values: dict[str, object] = {
            "number": number, "tax_code": "0199999991", "kind": Kind.IMPORT, "office_code": "03CC",
            "status": Status.CLEARED, "cleared_on": date(2026, 11, 16), **changes,
        }  # fmt: skip
        file = FileImport(name="tokhai.xlsx", sha256=f"{int(number):064d}", reader="declaration_list:1")
        self.store.declarations.apply([Declaration(**values)], file)  # type: ignore[arg-type]
        return self.store.declarations.find(number)[0].key

    def write(self, key: int, level: Level = Level.SATISFIED) -> Sheet:
        row = self.store.declarations.get(key)
        assert row is not None
        subject = Subject(kind=SubjectKind.OFFICE, code="03CC", name="Hải quan cảng")
        return Sheet(
            id=UUID(int=0), declaration=row.declaration, round=Round.AFTER, written_at=self.clock.now(),
            ratings=(Rating(subject=subject, level=level),),
        )  # fmt: skip

    def send(self, how_many: int = 1) -> list[UUID]:
        """Send so many sheets; their ids, oldest first."""
        return [self.send_sheet(key, self.write(key)).id for key in [self.declare() for _ in range(how_many)]]

    def sent(self, sheet_id: UUID) -> SentSheet:
        rows = self.store.sheets.sent_rows(self.store.sheets.sent(SentQuery()))
        return next(row for row in rows if row.sheet.id == sheet_id)

    def states(self, ids: list[UUID]) -> list[SheetState]:
        return [self.sent(sheet_id).state for sheet_id in ids]

    def states_of_all(self) -> list[SheetState]:
        return [row.state for row in self.store.sheets.sent_rows(self.store.sheets.sent(SentQuery()))]

    def run(self, reason: Reason = Reason.TIMER) -> SyncOutcome:
        return self.engine.run_once(self.clock.now(), reason)

    def run_when_planned(self, outcome: SyncOutcome) -> SyncOutcome:
        """Let the time pass that the outcome names, and run."""
        assert outcome.next_run_at is not None
        self.clock.moment = max(self.clock.moment, outcome.next_run_at)
        return self.run()

    def posts(self) -> list[list[str]]:
        """The ids of each batch that reached the service."""
        return [
            [item["id"] for item in request.json["sheets"]]
            for request in self.http.requests
            if request.path.endswith("/sheets")
        ]


class Pair:
    """A workstation and a service that keeps what it takes."""

    def __init__(self, clock: MovingClock, service: KeepingService, http: HttpService, folder: Path) -> None:
        self.clock = clock
        self.service = service
        self.http = http
        self.desk = Workstation(clock, service, http, folder).enrolled()

    @property
    def tables(self) -> Tables:
        store = self.desk.store
        assert isinstance(store, MemoryStore)
        return store.mirror._tables

    def send(self, count: int) -> list[UUID]:
        """Sent, delivered and told of."""
        ids = self.desk.send(count)
        self.desk.run(Reason.CLICK)
        return ids

    def a_day_later(self) -> Comparison:
        """What the first run after a day finds."""
        self.clock.pass_by(hours=23, minutes=1)
        found = self.desk.run().comparison
        assert found is not None
        return found

    def digests(self) -> int:
        return sum("/digest" in request.path for request in self.http.requests)


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def double(clock: MovingClock) -> ServiceDouble:
    return ServiceDouble(clock.now)


@pytest.fixture
def http(double: ServiceDouble) -> Iterator[HttpService]:
    with serving(double) as service:
        yield service


@pytest.fixture
def newcomer(clock: MovingClock, double: ServiceDouble, http: HttpService, tmp_path: Path) -> Iterator[Workstation]:
    """A workstation that is not enrolled yet."""
    workstation = Workstation(clock, double, http, tmp_path)
    yield workstation
    workstation.engine.close()


@pytest.fixture
def desk(newcomer: Workstation) -> Workstation:
    """An enrolled workstation."""
    return newcomer.enrolled()


@pytest.fixture
def nobody() -> object:
    """A script that answers as a hotel's login page does."""

    def answer(_: Request) -> Reply:
        return Reply(200, "<html>Đăng nhập</html>", label="")

    return answer


@pytest.fixture
def pair(clock: MovingClock, tmp_path: Path) -> Iterator[Pair]:
    service = KeepingService(clock.now)
    with serving(service) as http:
        made = Pair(clock, service, http, tmp_path)
        yield made
        made.desk.engine.close()

"""Delivery: 1,000 waiting sheets from the real store through the real sender to a real service process on loopback.

The limit is the very same 1,000 sealed sheets, posted by bare requests in the same batches to the same service: the
same program with a copy of the same data, so that both store everything for the first time. The difference is what the
client does beside it: reading and marking its outbox, verifying each receipt, and keeping it durably.
"""

import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import requests

from hailong.api.credentials import Credentials
from hailong.api.gateway import Gateway
from hailong.api.sealing import bearer_token
from hailong.demo.service import ServiceProcess
from hailong.domain.catalogue import Level
from hailong.domain.clock import SystemClock
from hailong.domain.declaration import Channel, Declaration, Kind, Status, round_of
from hailong.domain.imports import FileImport
from hailong.domain.sheet import Contact, Rating, Sheet, Subject, SubjectKind
from hailong.store.interfaces import DeclarationQuery, Tab
from hailong.store.sqlite import SqliteStore, open_store
from hailong.sync.enrolment import Enrol
from hailong.sync.push import MAX_BATCH, Push
from hailong.sync.sending import SendSheet
from hailong.sync.timekeeper import Timekeeper

if TYPE_CHECKING:
    from hailong.domain.enrolment import Enrolment

SHEETS: Final = 1_000
ROUNDS: Final = 2
_ENTERPRISE: Final = ("0199999991", "CÔNG TY TNHH MẪU THỬ")
_COMMENT: Final = "Hồ sơ chờ hai ngày không có thông báo, doanh nghiệp phải đến tận nơi hỏi lại mới được trả lời. "
_CLOCK: Final = SystemClock()


def measure() -> list[dict[str, Any]]:
    """The entry ``deliver_1000``: the best of each kind, taken in turns."""
    Path("build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir="build") as name:
        bench = _Bench(Path(name))
        bench.prepare()
        ours, bare = [], []
        for _ in range(ROUNDS):
            bare.append(bench.time(bench.deliver_bare))
            ours.append(bench.time(bench.deliver))
    value, limit = SHEETS / min(ours), SHEETS / min(bare)
    entry = {"name": "deliver_1000", "value": round(value), "unit": "sheets/s", "limit": round(limit)}
    return [{**entry, "ratio": round(value / limit, 2), "goal": ">= 0.7 x"}]


class _Bench:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = 0
        self._gateway = Gateway(Credentials.in_files(folder / "keys"), _CLOCK, "0.1.0")
        self._enrolment: Enrolment | None = None

    def prepare(self) -> None:
        """A service that knows this device, and a store in which the sheets wait."""
        service = ServiceProcess(self._folder / "central")
        self._port = service.port
        service.command("migrate")
        service.start()
        try:
            with closing(open_store(self._folder / "store", _CLOCK)) as store:
                enrol = Enrol(store.mirror, store.outbox, self._gateway, _CLOCK)
                self._enrolment = enrol(service.url, [service.issue_code(_ENTERPRISE)], "Máy đo")
                self._fill(store)
        finally:
            service.stop()

    def time(self, deliver: Callable[[], float]) -> float:
        """The seconds of one delivery to a service that has never seen the sheets."""
        with self._fresh_service():
            return deliver()

    def deliver(self) -> float:
        """As the program does it."""
        assert self._enrolment is not None
        shutil.copytree(self._folder / "store", self._folder / "store-now")
        try:
            with (
                closing(open_store(self._folder / "store-now", _CLOCK)) as store,
                closing(self._gateway.client(self._enrolment)) as client,
            ):
                client.updates("")  # both begin with an open connection and a service that is warm
                push = Push(store.outbox, random.random, lambda: False)
                verifier = self._gateway.verifier(self._enrolment)
                began = time.perf_counter()
                result = push.run(client, verifier, _CLOCK.now(), _CLOCK.now, 0)
                seconds = time.perf_counter() - began
                assert (result.delivered, store.outbox.summary().waiting) == (SHEETS, 0), result
                return seconds
        finally:
            shutil.rmtree(self._folder / "store-now")

    def deliver_bare(self) -> float:
        """The same bytes in the same batches, and nothing beside."""
        assert self._enrolment is not None
        with closing(open_store(self._folder / "store", _CLOCK)) as store:
            waiting = store.outbox.due(_CLOCK.now(), SHEETS)
        items = [{"id": str(sheet.id), "sealed": sheet.sealed.decode()} for sheet in waiting]
        key = Credentials.in_files(self._folder / "keys").load(self._enrolment.service_url, self._enrolment.device_id)
        token = bearer_token(key, self._enrolment.device_id, _CLOCK.now())
        base = f"{self._enrolment.service_url}/api/v1"
        with requests.Session() as session:
            session.trust_env = False
            session.headers["Authorization"] = f"Bearer {token}"
            session.get(f"{base}/updates?after=", timeout=30).raise_for_status()
            began = time.perf_counter()
            for start in range(0, SHEETS, MAX_BATCH):
                batch = {"sheets": items[start : start + MAX_BATCH]}
                answer = session.post(f"{base}/sheets", json=batch, timeout=60)
                assert [result["status"] for result in answer.json()["results"]] == [201] * MAX_BATCH, answer.text
            return time.perf_counter() - began

    @contextmanager
    def _fresh_service(self) -> Iterator[None]:
        data = self._folder / "central-now"
        shutil.copytree(self._folder / "central", data)
        service = ServiceProcess(data)
        service.port = self._port
        service.start()
        try:
            yield
        finally:
            service.stop()
            shutil.rmtree(data)

    def _fill(self, store: SqliteStore) -> None:
        declarations = [_declaration(number) for number in range(SHEETS)]
        store.declarations.apply(declarations, FileImport(name="bench", sha256="0" * 64, reader="bench:1"))
        send = SendSheet(store.sheets, store.mirror, self._gateway, Timekeeper(_CLOCK))
        keys = store.declarations.view(DeclarationQuery(tab=Tab.ALL))
        for row in store.declarations.rows(keys):
            send(row.key, _sheet(row.declaration))


def _declaration(number: int) -> Declaration:
    day = date(2026, 11, 16)
    return Declaration(
        number=f"10{number:09d}0", tax_code=_ENTERPRISE[0], enterprise_name=_ENTERPRISE[1], kind=Kind.IMPORT,
        regime="A11", office_code="03CC", team_code="00", channel=Channel.YELLOW, status=Status.CLEARED,
        registered_on=day, cleared_on=day,
    )  # fmt: skip


def _sheet(declaration: Declaration) -> Sheet:
    office = Subject(kind=SubjectKind.OFFICE, code="03CC", name="Hải quan cửa khẩu cảng Hải Phòng khu vực 1")
    officer = Subject(kind=SubjectKind.OFFICER, name="Công chức ở quầy số 3")
    stage = Subject(kind=SubjectKind.STAGE, code="TQ", name="Thông quan")
    return Sheet(
        id=UUID(int=0), declaration=declaration, round=round_of(declaration), written_at=_CLOCK.now(),
        ratings=(
            Rating(subject=office, level=Level.SATISFIED),
            Rating(subject=stage, level=Level.NORMAL, comment=_COMMENT * 3),
            Rating(subject=officer, did_not_meet=True),
        ),
        contact=Contact(name="Nguyễn Thị Mẫu", phone="0900000000"),
    )  # fmt: skip

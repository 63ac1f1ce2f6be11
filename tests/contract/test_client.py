"""The contract's cases against the client: the real sender over real HTTP, with the answers that a case gives."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from keyring.backends.fail import Keyring as NoKeyring

from contract.case_files import load_cases, make_sheets
from contract.client_service import EPOCH, Reply, Request, ServiceDouble, ServiceKeys, problem, serving, sha256
from hailong.api.credentials import Credentials
from hailong.api.gateway import Gateway
from hailong.domain.catalogue import Level
from hailong.domain.declaration import Declaration, Kind, Round, Status
from hailong.domain.imports import FileImport
from hailong.domain.sheet import WAITING, Rating, Sheet, Subject, SubjectKind
from hailong.store.interfaces import SentQuery, SentSheet
from hailong.store.memory import MemoryStore
from hailong.sync.engine import SyncEngine
from hailong.sync.enrolment import Enrol
from hailong.sync.schedule import Reason
from hailong.sync.timekeeper import Timekeeper

CASES = load_cases()


class StandingClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 16, 10, 2, 11, tzinfo=UTC)


class Desk:
    """One workstation with its own store."""

    def __init__(self, url: str, folder: Path) -> None:
        clock = StandingClock()
        self.now = clock.now()
        self.store = MemoryStore(clock)
        self.gateway = Gateway(Credentials(folder, NoKeyring()), clock, "0.1.0")
        store = self.store
        self.enrolment = Enrol(store.mirror, store.outbox, self.gateway, clock)(url, ["HLA1-DF7J"], "Máy thử")
        self.engine = SyncEngine(
            outbox=store.outbox,
            mirror=store.mirror,
            told=store.told,
            legal=store.legal,
            gateway=self.gateway,
            timekeeper=Timekeeper(clock),
            random=lambda: 0.5,
        )

    def put_into_outbox(self, document: dict[str, Any], recipe: dict[str, Any]) -> None:
        sheet = self._sheet(document)
        sealed, digest = self.gateway.sealer(self.enrolment).seal(sheet)
        if recipe.get("seal") == "garbage":
            sealed, digest = b"garbage", sha256("garbage")
        file = FileImport(name="tokhai.xml", sha256=sheet.id.hex * 2, reader="ecus_xml:1")
        self.store.declarations.apply([sheet.declaration], file)
        key = self.store.declarations.find(sheet.declaration.number)[0].key
        self.store.sheets.send(key, sheet, sealed, digest, self.now)

    def sent(self, sheet_id: str) -> SentSheet:
        rows = self.store.sheets.sent_rows(self.store.sheets.sent(SentQuery()))
        return next(row for row in rows if str(row.sheet.id) == sheet_id)

    def _sheet(self, document: dict[str, Any]) -> Sheet:
        declaration = Declaration(
            number=document["declaration"]["number"], tax_code="0199999991", kind=Kind.IMPORT, status=Status.CLEARED
        )
        version = document.get("version")
        supersedes = document.get("supersedes")
        return Sheet(
            id=UUID(document["id"]), declaration=declaration, written_at=self.now,
            round=Round.DURING if document.get("round") == "during" else Round.AFTER,
            version=version if isinstance(version, int) else 1, supersedes=UUID(supersedes) if supersedes else None,
            ratings=(Rating(subject=Subject(kind=SubjectKind.OFFICE, code="03CC"), level=Level.SATISFIED),),
        )  # fmt: skip


class Play:
    """One case being played. What one store would never make (the same id twice) comes from a second workstation."""

    def __init__(self, case: dict[str, Any], double: ServiceDouble, new_desk: Callable[[], Desk]) -> None:
        self.case = case
        self.double = double
        self.sheets = make_sheets(case)
        self.receipts: dict[str, str] = {}
        self.stranger = ServiceKeys()
        first = new_desk()
        held: set[object] = set()
        self.desks: dict[str, Desk] = {}
        for letter, sheet in self.sheets.items():
            identity = {sheet["id"], (sheet["declaration"]["number"], sheet.get("round"), sheet.get("version"))}
            self.desks[letter] = new_desk() if identity & held else first
            held |= identity
        self._waiting: set[str] = set()

    def step(self, step: dict[str, Any]) -> None:
        offered: list[str] = step["offer"]
        (desk,) = {self.desks[letter] for letter in offered}
        for letter in offered:
            self._make_waiting(desk, letter)
        if step.get("before", {}).get("rotated"):
            self.double.keys.rotate()
        asked: list[list[str]] = []

        def answer(request: Request) -> Reply:
            asked.append([item["id"] for item in request.json["sheets"]])
            return self._answer(step["answer"], request)

        self.double.sheets = answer
        desk.engine.run_once(desk.now, Reason.CLICK)

        assert asked
        assert all(batch == [self.sheets[letter]["id"] for letter in offered] for batch in asked)
        for letter, state in zip(offered, step["client"], strict=True):
            self._check(desk.sent(self.sheets[letter]["id"]), state, step.get("failure", ""))

    def _make_waiting(self, desk: Desk, letter: str) -> None:
        if letter not in self._waiting:
            desk.put_into_outbox(self.sheets[letter], self.case["sheets"][letter])
            self._waiting.add(letter)
        elif desk.sent(self.sheets[letter]["id"]).state not in WAITING:
            desk.store.outbox.requeue_before("an epoch that forgot it")

    def _answer(self, answer: dict[str, Any], request: Request) -> Reply:
        status = int(answer["status"])
        if answer.get("label") is False:
            return Reply(status, answer.get("body", ""), answer.get("headers", {}), label="")
        if "problem" in answer:
            return problem(answer["problem"], status)
        results = [
            self._result(wanted, item["id"], item["sealed"])
            for wanted, item in zip(answer["results"], request.json["sheets"], strict=True)
        ]
        return Reply(status, {"epoch": EPOCH, "time": "2026-11-16T10:02:11Z", "results": results})

    def _result(self, wanted: dict[str, Any], sheet_id: str, sealed: str) -> dict[str, Any]:
        result = {"id": sheet_id, "status": wanted["status"]}
        if "problem" in wanted:
            return {**result, "problem": problem(wanted["problem"], wanted["status"]).body}
        match wanted["receipt"]:
            case "forged":
                return {**result, "receipt": self.stranger.receipt(sheet_id, sha256(sealed))}
            case "same":
                return {**result, "receipt": self.receipts[sheet_id]}
        self.receipts[sheet_id] = self.double.keys.receipt(sheet_id, sha256(sealed))
        return {**result, "receipt": self.receipts[sheet_id]}

    def _check(self, sent: SentSheet, state: str, failure: str) -> None:
        found = "waiting" if sent.state in WAITING else sent.state.value
        assert found == state
        if failure:
            assert sent.failure is not None
            assert failure.replace("-", "_") in (sent.failure.kind.value, sent.failure.code.replace("-", "_"))
        if state == "waiting":
            assert sent.attempts == 0
        if state == "received":
            assert sent.receipt is not None
            assert sent.receipt.token == self.receipts[str(sent.sheet.id)]


@pytest.fixture
def double() -> ServiceDouble:
    return ServiceDouble(StandingClock().now)


@pytest.fixture
def new_desk(double: ServiceDouble, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    desks: list[Desk] = []
    with serving(double) as http:

        def make() -> Desk:
            desks.append(Desk(http.url, tmp_path / f"desk-{len(desks)}"))
            return desks[-1]

        yield make
        for desk in desks:
            desk.engine.close()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_client_does_what_the_case_says(
    case: dict[str, Any], double: ServiceDouble, new_desk: Callable[[], Desk]
) -> None:
    steps = [step for step in case["steps"] if step.get("only") != "service"]
    play = Play(case, double, new_desk)

    for step in steps:
        play.step(step)


def test_the_strangers_are_many() -> None:
    assert sum(case["name"].startswith("stranger_") for case in CASES) >= 12

"""P5, P12: an edge that fails on a third of all requests loses and doubles nothing; a refused sheet stops no other."""

from collections import Counter
from random import Random

import pytest

from contract.client_service import Reply, Request, ServiceDouble, problem, serving, sha256
from desktop.sync.conftest import MovingClock, Workstation
from faults.conftest import Outcome
from faults.many import QuickReceipts, fill
from hailong.domain.sheet import SheetState
from hailong.store.interfaces import SentQuery
from hailong.store.sqlite import open_store


class BadEdge:
    """Stores for ever by id, as the service does; loses requests before, answers after, and lets strangers speak.

    ``forgets``: the planted fault, a service that remembers no id.
    """

    def __init__(self, desk: Workstation, refused: str, *, forgets: bool = False) -> None:
        self._desk = desk
        self._refused = refused
        self._forgets = forgets
        self._random = Random(20261116)
        self._receipt = QuickReceipts(desk.double.keys)
        self.stored: dict[str, str] = {}
        self.rows = 0
        self.requests = 0
        self.faults: Counter[str] = Counter()

    def __call__(self, request: Request) -> Reply:
        self.requests += 1
        fate = self._random.random()
        limits = (
            (0.08, "reset before", lambda: Reply(200, b"", cut_after=0)),
            (0.16, "unavailable", lambda: problem("unavailable", 503)),
            (0.22, "login page", lambda: Reply(200, "<html>Đăng nhập</html>", label="")),
            (0.26, "redirect", lambda: Reply(302, b"", {"Location": "http://login.example/"}, label="")),
            (0.36, "commit then drop", lambda: self._store(request, cut_after=20)),
        )
        for limit, name, reply in limits:
            if fate < limit:
                self.faults[name] += 1
                return reply()
        return self._store(request)

    def _store(self, request: Request, cut_after: int | None = None) -> Reply:
        results = [self._result(item["id"], item["sealed"]) for item in request.json["sheets"]]
        return Reply(207, {"epoch": "epoch-1", "results": results}, cut_after=cut_after)

    def _result(self, sheet_id: str, sealed: str) -> dict[str, object]:
        if sheet_id == self._refused:
            return {"id": sheet_id, "status": 422, "problem": problem("sheet-refused", 422).body}
        is_new = sheet_id not in self.stored or self._forgets
        self.rows += is_new
        assert self.stored.setdefault(sheet_id, sealed) == sealed, "the bytes have changed"
        receipt = self._receipt(sheet_id, sha256(sealed))
        return {"id": sheet_id, "status": 201 if is_new else 200, "receipt": receipt}


@pytest.fixture
def desk(tmp_path):
    clock = MovingClock()
    double = ServiceDouble(clock.now)
    store = open_store(tmp_path / "store", clock)
    with serving(double) as http:
        workstation = Workstation(clock, double, http, tmp_path, store)
        yield workstation.enrolled()
        workstation.engine.close()
    store.close()


def deliver(desk: Workstation, count: int, *, first: int = 0, forgets: bool = False) -> BadEdge:
    """Send so many sheets, one of which is refused for ever, and deliver until nothing waits."""
    ids = fill(desk.store, desk.clock, count, first)
    edge = BadEdge(desk, refused=str(ids[count // 2]), forgets=forgets)
    desk.double.sheets = edge
    outcome = desk.run()
    for _ in range(20_000):
        if desk.store.outbox.summary().waiting == 0:
            return edge
        outcome = desk.run_when_planned(outcome)
    pytest.fail(f"still waiting: {desk.store.outbox.summary()}")


def in_state(desk: Workstation, state: SheetState) -> int:
    return len(desk.store.sheets.sent(SentQuery(states=frozenset({state}))))


def test_every_sheet_arrives_once_and_the_one_that_is_refused_stops_no_other(desk, often, ledger):
    count, planted = often("P5 sheets"), often("P5 sheets twice")

    edge = deliver(desk, count)

    assert {state: in_state(desk, state) for state in SheetState if in_state(desk, state)} == {
        SheetState.RECEIVED: count - 1,
        SheetState.NEEDS_YOU: 1,
    }
    assert edge.rows == len(edge.stored) == count - 1
    assert set(edge.faults) == {"reset before", "unavailable", "login page", "redirect", "commit then drop"}
    forgetful = deliver(desk, planted, first=count, forgets=True)
    doubled = forgetful.rows - len(forgetful.stored)
    assert doubled > 0
    lost, twice = count - 1 - len(edge.stored), edge.rows - len(edge.stored)
    failed = sum(edge.faults.values())
    other = f"{edge.requests} requests, {failed} of them failed; a service that forgets has {doubled} twice"
    ledger(Outcome(id="P5", tried=count, lost=lost, twice=twice, other=other, planted_fault_caught=doubled > 0))

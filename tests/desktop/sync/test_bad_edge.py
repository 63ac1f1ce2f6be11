"""A thousand sheets through an edge that fails on a third of all requests: none lost, none twice (P5, P12)."""

from collections import Counter
from random import Random

from contract.client_service import Reply, Request, problem, sha256
from hailong.domain.sheet import SheetState

from .conftest import Workstation

SHEETS = 1_000


class BadEdge:
    """Stores for ever by id, as the service does; loses requests before, answers after, and lets strangers speak."""

    def __init__(self, desk: Workstation, refused: str) -> None:
        self._desk = desk
        self._refused = refused
        self._random = Random(20261116)
        self.stored: dict[str, str] = {}
        self.rows = 0
        self.faults: Counter[str] = Counter()

    def __call__(self, request: Request) -> Reply:
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
        is_new = sheet_id not in self.stored
        self.rows += is_new
        assert self.stored.setdefault(sheet_id, sealed) == sealed, "the bytes have changed"
        receipt = self._desk.double.keys.receipt(sheet_id, sha256(sealed))
        return {"id": sheet_id, "status": 201 if is_new else 200, "receipt": receipt}


def test_every_sheet_arrives_once_and_the_one_that_is_refused_stops_no_other(desk: Workstation) -> None:
    ids = desk.send(SHEETS)
    edge = BadEdge(desk, refused=str(ids[500]))
    desk.double.sheets = edge

    outcome = desk.run()
    for _ in range(2_000):
        if desk.store.outbox.summary().waiting == 0:
            break
        outcome = desk.run_when_planned(outcome)

    states = Counter(desk.states_of_all())
    assert states == {SheetState.RECEIVED: SHEETS - 1, SheetState.NEEDS_YOU: 1}
    assert edge.rows == len(edge.stored) == SHEETS - 1
    assert set(edge.faults) == {"reset before", "unavailable", "login page", "redirect", "commit then drop"}

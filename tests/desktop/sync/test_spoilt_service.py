"""A service that says anything in the shape of its answers: no error escapes, no sheet is lost, nothing is believed."""

import json
import random
from dataclasses import replace

import pytest

from contract.client_service import Reply, Request
from hailong.domain.sheet import SheetState
from hailong.sync.schedule import Reason
from spoiling import spoilt_by_chance

from .conftest import Workstation

STANDING = {SheetState.QUEUED, SheetState.NEEDS_YOU, SheetState.REMOVED}
HELD = {SheetState.RECEIVED, SheetState.IN_HANDLING, SheetState.ANSWERED, SheetState.REMOVED}


@pytest.mark.parametrize("seed", range(60))
def test_whatever_the_service_says_the_sheets_are_there_and_true_receipts_alone_count(
    desk: Workstation, seed: int
) -> None:
    """Every second answer is spoilt in up to three places; afterwards the service is itself again."""
    chance = random.Random(seed)
    honest = desk.double
    true_receipts: set[str] = set()
    desk.double.updates.append({"sequence": 1, "sheet_id": "x", "state": "received", "at": "2026-11-16T10:00:00Z"})
    desk.double.legal.append(desk.double.keys.sign("hailong-legal+jws", {"withdrawn": {"id": "vb-1", "revision": 1}}))

    def spoiling(request: Request) -> Reply:
        reply = honest(request)
        if request.path.endswith("/sheets") and isinstance(reply.body, dict):
            true_receipts.update(result["receipt"] for result in reply.body["results"])
        if chance.random() < 0.5 or not isinstance(reply.body, dict):
            return reply
        text = json.dumps(spoilt_by_chance(reply.body, chance))
        if chance.random() < 0.1:
            text = text[: chance.randrange(len(text))]
        return replace(reply, status=chance.choice([reply.status] * 5 + [200, 201, 207, 500]), body=text)

    ids = desk.send(5)
    desk.http.script = spoiling
    for _ in range(3):
        desk.clock.pass_by(minutes=20)
        desk.run(Reason.CLICK)

    for sheet_id in ids:
        sent = desk.sent(sheet_id)
        assert sent.sheet.ratings
        if sent.state in HELD - STANDING:
            assert sent.receipt is not None
            assert sent.receipt.token in true_receipts
        else:
            assert sent.state in STANDING

    desk.http.script = honest
    desk.double.updates.clear()
    waiting = [sheet_id for sheet_id in ids if desk.sent(sheet_id).state is SheetState.QUEUED]
    desk.clock.pass_by(minutes=20)
    desk.run(Reason.CLICK)
    assert {desk.sent(sheet_id).state for sheet_id in waiting} <= {SheetState.RECEIVED}

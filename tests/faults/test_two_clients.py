"""P21: two processes over one folder at the same moment: one sender, nothing twice, never a database that is locked."""

import multiprocessing
import threading
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from contract.client_service import HttpService, Reply, Request, serving
from contract.keeping_service import TAX_CODE, KeepingService
from faults.conftest import Outcome
from faults.real_service import bring_in, send
from faults.two_clients import deliver
from hailong.app.core import Core
from hailong.domain.clock import SystemClock

pytestmark = pytest.mark.slow
EACH = 5


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


def prepare(folder: Path, http: HttpService, number: int) -> None:
    """A few more sheets that wait."""
    with closing(Core(folder, keys_in_files=True)) as core:
        if core.store.mirror.enrolment() is None:
            core.network.enrol(http.url, ["HLA1-DF7J"], "Máy thử")
        send(core, bring_in(core, EACH, first=number * EACH))


def both_at_once(folder: Path, *, has_lock: bool) -> list[tuple[str, int, float]]:
    """What the two processes said."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["faults.two_clients", "hailong.app.network"])
    together = context.Barrier(2)
    pipes = [context.Pipe(duplex=False) for _ in range(2)]
    children = [
        context.Process(target=partial(deliver, has_lock=has_lock), args=(folder, together, theirs), daemon=True)
        for _, theirs in pipes
    ]
    for child in children:
        child.start()
    said = []
    for ours, _ in pipes:
        assert ours.poll(60), "a client never ended"
        said.append(ours.recv())
    for child in children:
        child.join()
    for pipe in pipes:
        for end in pipe:
            end.close()
    return said


def posts(http: HttpService) -> Counter[str]:
    """How often each sheet was offered."""
    return Counter(item["id"] for one in http.requests if one.path.endswith("/sheets") for item in one.json["sheets"])


def test_two_clients_at_once_are_one_sender(folder, tmp_path, often, ledger):
    rounds = often("P21 times")
    service = KeepingService(SystemClock().now)
    service.enterprises = [{"tax_code": TAX_CODE, "name": "CÔNG TY TNHH MẪU THỬ"}]
    words: Counter[str] = Counter()
    turned_away = 0.0
    with serving(service) as http:
        for number in range(rounds):
            prepare(folder, http, number)
            for word, _, took in both_at_once(folder, has_lock=True):
                words[word] += 1
                turned_away = max(turned_away, took if word == "locked" else 0.0)
        offered = posts(http)
        http.requests.clear()
        service.sheets = lambda request: slowly(service, request)
        planted = seen_without_a_lock(tmp_path / "planted", http)

    twice = sum(count > 1 for count in offered.values())
    lost = rounds * EACH - len(offered)
    assert set(words) <= {"done", "locked"}
    assert words["done"] >= rounds
    assert (lost, twice) == (0, 0)
    assert turned_away < 2
    assert planted
    other = (
        f"{rounds} times two processes: {words['locked']} turned away at once (at most {turned_away:.2f} s), the rest"
        f" came one after the other; without the lock: {planted}"
    )
    ledger(Outcome(id="P21", tried=rounds, lost=lost, twice=twice, other=other, planted_fault_caught=bool(planted)))


def slowly(service: KeepingService, request: Request) -> Reply:
    """So that the second comes while the first one waits for its answer."""
    threading.Event().wait(0.15)
    return service.keep(request)


def seen_without_a_lock(folder: Path, http: HttpService) -> str:
    """What shows when both are let in: a sheet that is offered twice, or an error of one of them."""
    for number in range(20):
        prepare(folder, http, number)
        words = [word for word, _, _ in both_at_once(folder, has_lock=False)]
        if any(count > 1 for count in posts(http).values()):
            return "a sheet offered twice"
        if set(words) != {"done"}:
            return "an error of the database or of the sender"
    return ""

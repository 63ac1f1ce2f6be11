"""R31: whatever is sent, the service answers in its own words, and never with a fault of its own."""

import re
from collections.abc import Callable, Iterator

import pytest

from central.fixtures import BROKER
from central.over_http import HttpClient
from central.service_process import RESOURCES, ServiceProcess
from central.workstation import Workstation
from contract.client_service import EPOCH, Reply, Request, ServiceDouble, serving
from faults.conftest import Outcome, StandingClock
from faults.fuzzing import Fuzz

EVENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (INFO|WARNING|ERROR) [a-z_.]+: .+")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> ServiceProcess:
    service = ServiceProcess(
        tmp_path_factory.mktemp("fuzzed"),
        HAILONG_CENTRAL_CALLS_A_MINUTE="1000000", HAILONG_CENTRAL_ENROLMENTS_A_MINUTE="1000000",
    )  # fmt: skip
    service.command("migrate", "-v0")
    catalogue = RESOURCES / "catalogue"
    service.command("load_catalogue", str(catalogue), "--officers", str(catalogue / "officers_demo.csv"))
    return service


@pytest.fixture
def fuzz(service: ServiceProcess) -> Iterator[Fuzz]:
    code = service.command("issue_code", *(word for pair in BROKER for word in ("--enterprise", *pair))).split()[0]
    with service.serving() as url:
        workstation = Workstation(client=HttpClient(url))
        assert workstation.enrol(code).status_code == 201
        yield Fuzz(url, workstation)
        workstation.client.close()


def test_no_call_ends_in_a_server_error(
    fuzz: Fuzz, service: ServiceProcess, often: Callable[[str], int], ledger: Callable[[Outcome], None]
) -> None:
    calls = often("R31 calls")

    tally = fuzz.run(calls)

    assert tally.server_errors[:10] == []
    assert tally.strange[:10] == []
    assert tally.calls == calls
    assert tally.stored, "nothing reached the database"
    assert {200, 207, 401, 422} <= set(tally.statuses)
    lines = service.log.read_text("utf-8").splitlines()
    assert [line for line in lines if not EVENT.fullmatch(line)][:5] == [], "a line that is no event: it was forged"
    assert [line for line in lines if " ERROR " in line][:5] == []
    statuses = ", ".join(f"{status}: {count}" for status, count in sorted(tally.statuses.items()))
    said = f"server errors 0, sheets stored {tally.stored}, hung up {tally.hung_up}; answers {statuses}"
    ledger(Outcome(id="R31", tried=calls, lost=0, other=said, planted_fault_caught=is_breakdown_noticed()))


def is_breakdown_noticed() -> bool:
    """The planted fault: a service that answers one call in five with 500, and another without its label."""
    double = ServiceDouble(StandingClock().now)
    seen = 0

    def answer(request: Request) -> Reply:
        nonlocal seen
        seen += 1
        if seen % 5 == 0:
            return Reply(500, {}, label=EPOCH)
        return Reply(404, {}, label="" if seen % 5 == 1 else EPOCH)

    with serving(double) as http:
        workstation = Workstation(client=HttpClient(http.url), id="device-1")
        fuzz = Fuzz(http.url, workstation)
        http.script = answer
        tally = fuzz.run(100)
        workstation.client.close()

    return sum(said.endswith("-> 500") for said in tally.server_errors) >= 5 and bool(tally.strange)


def test_service_that_breaks_down_is_noticed() -> None:
    assert is_breakdown_noticed()

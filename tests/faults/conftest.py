"""What the faults share: how often each is tried, and the ledger in which the outcome is written.

``make faults`` writes ``build/faults.json``; ``make test`` tries a few of each and writes nothing.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from e2e.test_kill import ENTERPRISE
from faults.real_service import ShiftedClock
from faults.sizes import SIZE, Size, how_often
from hailong.app.core import Core
from hailong.demo.service import ServiceProcess

LEDGER = Path(__file__).parents[2] / "build" / "faults.json"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one promise. ``other`` says what else was counted; a planted fault must have been caught."""

    id: str
    tried: int
    lost: int
    twice: int = 0
    other: str = ""
    planted_fault_caught: bool


@pytest.fixture
def often() -> Callable[[str], int]:
    """How often to try."""
    return how_often


@pytest.fixture(scope="session")
def ledger() -> Callable[[Outcome], None]:
    """Takes the outcomes, and writes down what there is of them whenever there is one more."""
    outcomes: list[Outcome] = []

    def take(outcome: Outcome) -> None:
        outcomes.append(outcome)
        if SIZE is not Size.TEST:
            LEDGER.parent.mkdir(exist_ok=True)
            rows = [asdict(one) for one in sorted(outcomes, key=lambda one: (one.id[0], int(one.id[1:])))]
            LEDGER.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")

    return take


class StandingClock:
    """Tells a moment that is moved by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 16, 10, 2, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture(scope="session")
def prepared_service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a service that was never started: to make it takes longer than most tests."""
    folder = tmp_path_factory.mktemp("prepared_service")
    ServiceProcess(folder).prepare()
    return folder


@pytest.fixture
def service(tmp_path: Path, prepared_service: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ServiceProcess]:
    """A real service on loopback; many days pass here in a minute, so its limit of calls in a minute is another."""
    monkeypatch.setenv("HAILONG_CENTRAL_CALLS_A_MINUTE", "1000000")
    shutil.copytree(prepared_service, tmp_path / "service")
    process = ServiceProcess(tmp_path / "service")
    process.start()
    yield process
    process.stop()


@pytest.fixture
def core(tmp_path: Path, service: ServiceProcess) -> Iterator[Core]:
    """A real workstation, enrolled there; its clock can be put on."""
    opened = Core(tmp_path / "workstation", ShiftedClock(), keys_in_files=True)
    opened.network.enrol(service.url, [service.issue_code(ENTERPRISE)], "faults")
    yield opened
    opened.close()

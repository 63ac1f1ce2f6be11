"""What the faults share: how often each is tried, and the ledger in which the outcome is written.

``make faults`` tries each as often as the promise says and writes ``build/faults.json``; ``make test`` tries
a few of each.
"""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

IS_FULL = os.environ.get("HAILONG_FAULTS") == "full"
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
def often() -> Callable[[int, int], int]:
    """How often to try: the first number in ``make test``, the second in ``make faults``."""
    return lambda short, full: full if IS_FULL else short


@pytest.fixture(scope="session")
def ledger() -> Iterator[Callable[[Outcome], None]]:
    """Takes the outcomes; writes them when all faults were tried as often as they should."""
    outcomes: list[Outcome] = []
    yield outcomes.append
    if IS_FULL and outcomes:
        LEDGER.parent.mkdir(exist_ok=True)
        rows = [asdict(outcome) for outcome in sorted(outcomes, key=lambda one: int(one.id[1:]))]
        LEDGER.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


class StandingClock:
    """Tells a moment that is moved by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 16, 10, 2, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()

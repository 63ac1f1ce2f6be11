"""The connection doctor: what is looked at, in which order, and how what was found is judged.

A finding holds no content: which check, how it stands, a code that the window has words for, and facts about the way to
the service. Never a tax code, a number of a declaration, a name of a person or anything that was written.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Final, Protocol

from hailong.domain.delivery import OutboxSummary
from hailong.domain.outbox import FailureKind
from hailong.domain.timekeeping import MAY_BE_WRONG_BY

LONGEST_FACT: Final = 120


class CheckId(StrEnum):
    """What is looked at, in this order: from the network card to the drawer with the keys."""

    NAME = "name_resolution"
    PROXY = "proxy"
    TLS = "tls_issuer"
    PORTAL = "portal"
    CLOCK = "clock"
    SERVICE = "service"
    ENROLMENT = "enrolment"
    QUEUE = "queue"
    DATABASE = "database"
    KEYRING = "keyring"


class Verdict(StrEnum):
    """How it stands."""

    FINE = "fine"
    FAULT = "fault"
    UNKNOWN = "unknown"  # it could not be looked at, mostly because of what was found before


Facts = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check came to. ``code`` says why; a timeout is ``timeout`` for every check."""

    check: CheckId
    verdict: Verdict
    code: str
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One check and how long it may take."""

    check: CheckId
    act: Callable[[], Finding]
    seconds: float


class Within(Protocol):
    """Runs something for so long and no longer (``hailong.qtbridge.patience``)."""

    def __call__(self, seconds: float, act: Callable[[], Finding]) -> Finding:
        """What ``act`` returns; TimeoutError when it takes longer."""


def examine(
    steps: Sequence[Step], within: Within, is_cancelled: Callable[[], bool] = lambda: False
) -> Iterator[Finding]:
    """The findings one after the other; ends early when it is cancelled."""
    for step in steps:
        if is_cancelled():
            return
        try:
            yield within(step.seconds, step.act)
        except TimeoutError:
            yield Finding(step.check, Verdict.FAULT, "timeout", {"seconds": round(step.seconds)})


def fine(check: CheckId, code: str, **facts: str | int) -> Finding:
    """It is as it should be."""
    return Finding(check, Verdict.FINE, code, _clean(facts))


def fault(check: CheckId, code: str, **facts: str | int) -> Finding:
    """It is not as it should be."""
    return Finding(check, Verdict.FAULT, code, _clean(facts))


def unknown(check: CheckId, code: str, **facts: str | int) -> Finding:
    """It could not be looked at."""
    return Finding(check, Verdict.UNKNOWN, code, _clean(facts))


def is_fine(findings: Sequence[Finding]) -> bool:
    """Whether nothing is wrong; what could not be looked at is no fault of its own."""
    return all(finding.verdict is not Verdict.FAULT for finding in findings)


def judge_clock(offset: timedelta) -> Finding:
    """``offset`` is what has to be added to this machine's clock to get the service's."""
    seconds = round(offset.total_seconds())
    is_right = abs(offset) <= MAY_BE_WRONG_BY
    return (fine if is_right else fault)(CheckId.CLOCK, "right" if is_right else "wrong", seconds=seconds)


def judge_queue(summary: OutboxSummary) -> Finding:
    """What waits is no fault while nothing holds it up."""
    held = sum(bulk.count for bulk in summary.bulks)
    counts = {"waiting": summary.waiting - held, "needs_you": summary.needs_you, "held": held}
    if summary.failure is not None and summary.waiting > held:
        code = "needs_person" if summary.failure.kind is FailureKind.NEEDS_PERSON else "held_up"
        return fault(CheckId.QUEUE, code, failure=summary.failure.code, **counts)
    if summary.needs_you:
        return fault(CheckId.QUEUE, "needs_you", **counts)
    return fine(CheckId.QUEUE, "waiting" if summary.waiting else "empty", **counts)


def _clean(facts: Mapping[str, str | int]) -> Facts:
    """Names of issuers and hosts come from the network: one short printable line of each."""
    return {name: value if isinstance(value, int) else one_line(value) for name, value in facts.items()}


def one_line(text: str) -> str:
    """``text`` without anything that moves a cursor or turns a line round, and no longer than one can read."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(shown.split())[:LONGEST_FACT]

"""How the doctor goes on, and how he judges."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from hailong.domain.delivery import HeldBulk, OutboxSummary
from hailong.domain.doctor import (
    LONGEST_FACT,
    CheckId,
    Step,
    Verdict,
    examine,
    fault,
    fine,
    is_fine,
    judge_clock,
    judge_queue,
    one_line,
    unknown,
)
from hailong.domain.outbox import Failure, FailureKind

BULK = HeldBulk(id=UUID(int=1), count=3, until=datetime(2026, 11, 16, tzinfo=UTC))


def at_once(_seconds, act):
    return act()


def test_findings_come_in_order_and_a_silent_check_is_a_timeout():
    def silent():
        raise TimeoutError

    steps = [Step(CheckId.NAME, lambda: fine(CheckId.NAME, "found"), 1), Step(CheckId.PROXY, silent, 20)]

    first, second = examine(steps, at_once)

    assert (first.check, first.verdict) == (CheckId.NAME, Verdict.FINE)
    assert (second.verdict, second.code, second.facts) == (Verdict.FAULT, "timeout", {"seconds": 20})


def test_a_cancelled_examination_looks_at_nothing_more():
    looked = []
    steps = [Step(check, lambda: looked.append(1) or fine(CheckId.NAME, "found"), 1) for check in CheckId]

    assert list(examine(steps, at_once, lambda: bool(looked))) == [fine(CheckId.NAME, "found")]


def test_what_could_not_be_looked_at_is_no_fault():
    assert is_fine([fine(CheckId.NAME, "found"), unknown(CheckId.CLOCK, "not_reached")])
    assert not is_fine([fine(CheckId.NAME, "found"), fault(CheckId.CLOCK, "wrong")])


@pytest.mark.parametrize(
    ("seconds", "code"), [(0, "right"), (60, "right"), (-60, "right"), (61, "wrong"), (-315_360_000, "wrong")]
)
def test_a_clock_is_right_to_the_minute(seconds, code):
    assert judge_clock(timedelta(seconds=seconds)).code == code


def failed(kind, code):
    return Failure(kind=kind, code=code, detail="109999888770")


@pytest.mark.parametrize(
    ("summary", "verdict", "code"),
    [
        (OutboxSummary(), Verdict.FINE, "empty"),
        (OutboxSummary(waiting=2), Verdict.FINE, "waiting"),
        (OutboxSummary(waiting=2, failure=failed(FailureKind.NOBODY_ANSWERED, "dns")), Verdict.FAULT, "held_up"),
        (OutboxSummary(waiting=2, failure=failed(FailureKind.NEEDS_PERSON, "clock")), Verdict.FAULT, "needs_person"),
        (OutboxSummary(failure=failed(FailureKind.NOBODY_ANSWERED, "dns")), Verdict.FINE, "empty"),
        (OutboxSummary(waiting=3, bulks=(BULK,)), Verdict.FINE, "waiting"),
        (OutboxSummary(waiting=1, needs_you=1), Verdict.FAULT, "needs_you"),
    ],
)
def test_a_queue_is_at_fault_when_something_holds_it_up(summary, verdict, code):
    finding = judge_queue(summary)

    assert (finding.verdict, finding.code) == (verdict, code)
    assert "109999888770" not in str(finding)


def test_names_from_the_network_become_one_short_printable_line():
    hostile = "CA\x1b[2J\r\n\u202egiả\u0000" + "x" * 500

    shown = one_line(hostile)

    assert shown.startswith("CA [2J giả x")
    assert shown.isprintable()
    assert len(shown) == LONGEST_FACT
    assert fault(CheckId.TLS, "untrusted", issuer=hostile).facts["issuer"] == shown

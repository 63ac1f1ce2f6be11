"""The second reading of a comparison that found a difference: it comes to its end, however much there is to read."""

import uuid
from collections import Counter
from datetime import datetime, timedelta

import pytest

from contract.client_service import Reply, Request
from hailong.domain.sheet import SheetState
from hailong.sync import comparing
from hailong.sync.engine import SyncOutcome
from hailong.sync.schedule import Reason

from .conftest import Pair


class Minute:
    """A service that allows a device so many calls in a minute."""

    def __init__(self, pair: Pair, allowed: int) -> None:
        self._pair = pair
        self._allowed = allowed
        self._calls: Counter[datetime] = Counter()
        self.refused = 0
        pair.http.script = self

    def __call__(self, request: Request) -> Reply:
        now = self._pair.clock.now()
        begun = now.replace(second=0, microsecond=0)
        self._calls[begun] += 1
        if self._calls[begun] <= self._allowed:
            return self._pair.service(request)
        self.refused += 1
        left = (begun + timedelta(minutes=1) - now).total_seconds()
        return Reply(429, b"", {"Retry-After": str(int(left) + 1)})


def until_compared(pair: Pair) -> list[SyncOutcome]:
    """The conversations until one has compared, each when the one before wanted it."""
    outcomes = [pair.desk.run()]
    while outcomes[-1].comparison is None:
        assert len(outcomes) < 30, "it does not come to an end"
        outcomes.append(pair.desk.run_when_planned(outcomes[-1]))
    return outcomes


def second_readings(pair: Pair) -> Counter[str]:
    """How often each page of updates was asked for."""
    return Counter(request.path for request in pair.http.requests if "/updates?after=" in request.path)


def theirs(pair: Pair, count: int) -> list[str]:
    """Sheets of another workstation, of which this one has heard."""
    ids = [str(uuid.uuid4()) for _ in range(count)]
    for one in ids:
        pair.service.put(one, is_theirs=True)
    pair.desk.run(Reason.CLICK)
    pair.clock.pass_by(minutes=1)
    return ids


def test_a_second_reading_of_more_pages_than_a_minute_allows_comes_to_its_end_without_being_refused(pair: Pair) -> None:
    pair.send(1)
    lost = theirs(pair, 700)[0]
    (own,) = pair.send(1)
    pair.service.lose(lost)
    pair.service.lose(str(own))
    pair.service.page = 1
    pair.clock.pass_by(days=1)
    service = Minute(pair, allowed=600)
    pair.http.requests.clear()

    outcomes = until_compared(pair)

    found = outcomes[-1].comparison
    assert found is not None
    assert (found.offered_again, found.gone, found.is_unexplained) == (1, 1, False)
    assert [outcome.failure for outcome in outcomes] == [None] * 3
    assert service.refused == 0
    assert max(second_readings(pair)[f"/api/v1/updates?after={page}"] for page in range(1, 700)) == 1


def test_a_second_reading_that_the_service_refuses_in_mid_way_goes_on_there_when_it_may(pair: Pair) -> None:
    lost = theirs(pair, 60)[0]
    pair.service.lose(lost)
    pair.service.page = 1
    pair.clock.pass_by(days=1)
    service = Minute(pair, allowed=20)
    pair.http.requests.clear()

    outcomes = until_compared(pair)

    found = outcomes[-1].comparison
    assert found is not None
    assert (found.gone, found.is_unexplained) == (1, False)
    assert service.refused == sum(outcome.failure is not None for outcome in outcomes) > 2
    assert max(second_readings(pair)[f"/api/v1/updates?after={page}"] for page in range(1, 60)) <= 2  # the refused one


def test_patience_asked_for_after_the_last_page_loses_no_count_of_what_was_offered_again(pair: Pair) -> None:
    ids = pair.send(5)
    pair.service.lose(str(ids[0]))
    asked: list[str] = []

    def twice_and_then_patience(request: Request) -> Reply:
        asked.append(request.path)
        if "/digest" in request.path and sum("/digest" in path for path in asked) == 2:
            return Reply(429, b"", {"Retry-After": "20"})
        return pair.service(request)

    pair.clock.pass_by(days=1)
    pair.http.script = twice_and_then_patience

    found = until_compared(pair)[-1].comparison

    assert found is not None
    assert found.offered_again == 1
    assert pair.desk.states(ids) == [SheetState.RECEIVED] * 5


def test_sheets_sent_while_the_second_reading_pauses_go_out_at_once_and_are_no_difference(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "PAGES_AT_ONCE", 4)
    lost = theirs(pair, 10)[0]
    pair.service.lose(lost)
    pair.service.page = 1
    pair.clock.pass_by(days=1)
    paused = pair.desk.run()
    (one,) = pair.desk.send(1)

    sent = pair.desk.run(Reason.SENT)

    assert (paused.comparison, paused.next_run_at) == (None, pair.clock.now() + timedelta(seconds=30))
    assert sent.push.delivered == 1
    found = until_compared(pair)[-1].comparison
    assert found is not None
    assert (found.offered_again, found.gone, found.is_unexplained) == (0, 1, False)
    assert pair.desk.states([one]) == [SheetState.RECEIVED]


def test_a_second_reading_begins_anew_when_the_enterprises_are_others(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "PAGES_AT_ONCE", 4)
    lost = theirs(pair, 6)[0]
    pair.service.lose(lost)
    pair.service.page = 1
    pair.clock.pass_by(days=1)
    assert pair.desk.run().comparison is None
    pair.service.more_enterprises = [{"tax_code": "0100000000", "sheets": 0, "sum": 0}]
    pair.http.requests.clear()

    until_compared(pair)

    assert second_readings(pair)["/api/v1/updates?after="] == 1

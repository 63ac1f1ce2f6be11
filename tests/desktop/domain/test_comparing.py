"""The figures of the daily comparison."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.comparing import COMPARE_EVERY, Comparison, Digest, Tally, agree, is_due, tally_of

NOW = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)
ONE, OTHER = UUID("01939a6e-0000-7000-8000-0000ffffffff"), UUID("01939a6e-0000-7000-8000-000000000001")


@given(st.lists(st.uuids(), unique=True, max_size=20), st.randoms())
def test_a_tally_knows_no_order_and_every_single_sheet_changes_it(ids, chance):
    shuffled = sorted(ids, key=lambda _: chance.random())

    assert tally_of(shuffled) == tally_of(ids)
    assert all(tally_of([one for one in ids if one != left]) != tally_of(ids) for left in ids)


def test_a_tally_sums_the_last_32_bits():
    assert tally_of([ONE, OTHER]) == Tally(2, 0xFFFFFFFF + 1)
    assert tally_of([]) == Tally()


def test_it_is_due_before_the_first_time_after_a_day_and_when_the_clock_went_back():
    assert is_due(None, NOW)
    assert not is_due(NOW, NOW + timedelta(hours=22))
    assert is_due(NOW, NOW + COMPARE_EVERY)
    assert is_due(NOW, NOW - timedelta(seconds=1))
    assert timedelta(hours=24) > COMPARE_EVERY


def digest(**enterprises: Tally) -> Digest:
    return Digest(epoch="e", through="1", enterprises=enterprises)


def test_they_agree_over_the_enterprises_that_the_service_named_and_rescued_sheets():
    told = {"a": Tally(1, 5), "": Tally(1, 7), "left": Tally(9, 9)}

    assert agree(digest(a=Tally(2, 12), b=Tally()), told)
    assert not agree(digest(a=Tally(2, 13)), told)
    assert not agree(digest(a=Tally(1, 12)), told)


@pytest.mark.parametrize("found", [{"offered_again": 1}, {"gone": 1}, {"lost_here": 1}, {"is_unexplained": True}])
def test_whatever_was_found_is_a_difference(found):
    assert Comparison(at=NOW, sheets=1).agrees
    assert not Comparison(at=NOW, sheets=1, **found).agrees

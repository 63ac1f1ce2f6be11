"""UUIDs of version 7."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.ids import uuid7

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 2 * 10**16).map(lambda microseconds: EPOCH + timedelta(microseconds=microseconds))  # to 2603


@given(MOMENTS)
def test_version_variant_and_milliseconds_stand_where_the_rfc_puts_them(moment):
    made = uuid7(moment)
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == (moment - EPOCH) // timedelta(milliseconds=1)


@given(MOMENTS, st.integers(1, 10**9))
def test_a_later_id_sorts_later_as_text_too(moment, milliseconds):
    early, late = uuid7(moment), uuid7(moment + timedelta(milliseconds=milliseconds))
    assert early < late
    assert str(early) < str(late)


def test_ids_of_one_millisecond_differ_in_both_random_parts():
    made = [uuid7(datetime(2026, 11, 16, tzinfo=UTC)) for _ in range(2000)]
    assert len(set(made)) == 2000
    assert len({one.int >> 64 & 0xFFF for one in made}) > 1000
    assert len({one.int & (1 << 62) - 1 for one in made}) == 2000


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(TypeError):
        uuid7(EPOCH.replace(tzinfo=None))

"""A declaration and its row say the same."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.declaration import Declaration, Status
from hailong.store.declaration_columns import COLUMNS, from_values, office_of, open_round, to_values, words_of

DECLARATIONS = st.builds(Declaration, number=st.from_regex(r"[0-9]{12}", fullmatch=True))


def with_times_of_known_days_alone(declaration):
    return replace(
        declaration,
        registered_time=declaration.registered_time if declaration.registered_on else None,
        cleared_time=declaration.cleared_time if declaration.cleared_on else None,
    )


@given(DECLARATIONS)
def test_what_is_stored_is_read_again(declaration):
    values = to_values(declaration)
    assert len(values) == len(COLUMNS)
    assert from_values(values) == with_times_of_known_days_alone(declaration)


@given(DECLARATIONS)
def test_number_and_words_together_are_what_search_looks_through(declaration):
    together = f"{declaration.number} {words_of(declaration)}"
    assert set(together.split()) == set(declaration.search_text.split())


def test_texts_of_moments_sort_as_the_moments_do(cleared):
    moments = [(None, None), (date(2026, 11, 16), None), (date(2026, 11, 16), time(8)), (date(2026, 11, 17), None)]
    texts = [to_values(replace(cleared, cleared_on=day, cleared_time=at))[12] for day, at in moments]
    assert texts == sorted(texts)


def test_the_office_is_its_code_and_else_its_abbreviation(cleared):
    assert office_of(to_values(cleared)) == "03CC"
    assert office_of(to_values(replace(cleared, office_code=""))) == "HQHPKV1"


@pytest.mark.parametrize(
    ("status", "cleared_on", "bit"),
    [
        (Status.REGISTERED, None, 0),
        (Status.UNKNOWN, None, 0),
        (Status.CHANNELLED, None, 1),
        (Status.CANCELLED, None, 1),
        (Status.CANCELLED, date(2026, 11, 16), 2),
        (Status.RELEASED, None, 2),
    ],
)
def test_the_open_round_is_the_one_that_a_sheet_written_now_belongs_to(cleared, status, cleared_on, bit):
    assert open_round(replace(cleared, status=status, cleared_on=cleared_on)) == bit

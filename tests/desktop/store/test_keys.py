"""Written keys behave as the list of integers that they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.store.keys import Keys

KEYS = st.lists(st.integers(1, 8_999_999_999), max_size=30)
PLACES = st.one_of(st.none(), st.integers(-35, 35))


@given(KEYS, PLACES, PLACES, st.sampled_from([None, 1, 2, -1]))
def test_keys_are_sliced_and_walked_over_as_a_list_is(numbers, first, end, step):
    keys = Keys.of(numbers)
    assert (len(keys), list(keys), bool(keys)) == (len(numbers), numbers, bool(numbers))
    assert list(keys[first:end:step]) == numbers[first:end:step]
    assert keys == Keys.of(numbers)
    assert keys == numbers
    assert hash(keys) == hash(Keys.of(numbers))


@given(KEYS, st.integers(-35, 35))
def test_one_place_gives_the_key_of_that_place_or_an_index_error(numbers, at):
    keys = Keys.of(numbers)
    if -len(numbers) <= at < len(numbers):
        assert keys[at] == numbers[at]
    else:
        with pytest.raises(IndexError):
            keys[at]


@given(KEYS, st.integers(1, 8_999_999_999))
def test_a_key_is_found_where_it_stands(numbers, stranger):
    keys = Keys.of(numbers)
    for key in numbers:
        assert keys.index(key) == numbers.index(key)
    assert (stranger in keys) is (stranger in numbers)


def test_figures_that_lie_across_two_keys_are_not_taken_for_a_key():
    keys = Keys.of([11_000_000, 1_000_000])  # written 1011000000 1001000000
    assert 1_100_000_010 - 1_000_000_000 not in keys
    with pytest.raises(ValueError, match="99"):
        keys.index(99)
    with pytest.raises(ValueError, match="11000000"):
        keys.index(11_000_000, 1)
    assert keys.index(1_000_000, 1) == 1
    assert "11000000" not in keys


def test_keys_of_another_order_are_not_the_same():
    assert Keys.of([1, 2]) != Keys.of([2, 1])
    assert Keys.of([1, 2]) != [2, 1]
    assert Keys.of([1]) != 1

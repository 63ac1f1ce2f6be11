"""Recovery codes: hard to guess, and read however somebody has written them down."""

import pytest

from hailong.domain.clerk_keys import new_code, plain_code


def test_a_code_is_four_groups_of_five_and_never_the_same():
    codes = {new_code() for _ in range(100)}
    assert len(codes) == 100
    assert all([len(group) for group in code.split("-")] == [5, 5, 5, 5] for code in codes)


def test_a_code_is_read_as_it_was_made():
    code = new_code()
    assert plain_code(code) == code.replace("-", "")


@pytest.mark.parametrize("typed", ["abcde-fghjk-01234-56789", " ABCDE FGHJK 01234 56789 ", "abcdefghjkoi23456789"])
def test_a_code_is_read_without_minding_case_blanks_and_letters_that_look_like_figures(typed):
    assert plain_code(typed) == "ABCDEFGHJK0123456789"

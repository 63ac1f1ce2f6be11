"""Enrolment codes as people copy them."""

import re

import pytest

from hailong_central.enterprises.codes import hash_of, new_code


def test_code_is_made_of_groups_without_lookalikes() -> None:
    codes = {new_code() for _ in range(200)}

    assert len(codes) == 200
    assert all(re.fullmatch(r"HL[0-9A-HJKMNP-TV-Z]{2}(-[0-9A-HJKMNP-TV-Z]{4}){4}", code) for code in codes)


@pytest.mark.parametrize("typed", ["hl01-abcd", " HL0I ABCD ", "HLOL.abcd", "hlo1abcd"])
def test_code_is_read_with_forgiveness(typed: str) -> None:
    assert hash_of(typed) == hash_of("HL01-ABCD")


def test_other_code_has_another_hash() -> None:
    assert hash_of("HL01-ABCD") != hash_of("HL01-ABCE")

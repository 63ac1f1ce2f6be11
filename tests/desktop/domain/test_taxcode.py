"""Tax codes: their forms, and the check digit as the tax authority computes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.taxcode import TaxCodeVerdict, display, judge, normalise

VALID, UNSURE, INVALID = TaxCodeVerdict.VALID, TaxCodeVerdict.UNSURE, TaxCodeVerdict.INVALID


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("0199999991", VALID),
        ("0199999998", INVALID),
        ("0199999991-001", VALID),
        ("0199999991001", VALID),
        ("0199999991 - 001", VALID),
        ("0199999991–001", VALID),  # an en dash, as word processors write it
        ("0199999991-000", INVALID),
        ("0199999960", UNSURE),  # a result of 10: checkers disagree
        ("0199999961", INVALID),
        ("0199999960-001", UNSURE),
        ("0123456789", INVALID),  # a dummy that people type
        ("0123456787", VALID),
        ("8123456789012", UNSURE),  # a household: 13 digits from 8
        ("001099000001", UNSURE),  # a personal number: 12 digits
        ("", INVALID),
        ("019999999", INVALID),
        ("01999999911", INVALID),
        ("01999999910011", INVALID),
        ("019999999A", INVALID),
        ("٠١٩٩٩٩٩٩٩١", INVALID),  # digits, but no tax office's
    ],
)
def test_a_tax_code_is_judged_by_form_and_check_digit(typed, verdict):
    assert judge(normalise(typed)) is verdict


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_of_ten_last_digits_at_most_one_is_right_and_an_unsure_one_excludes_a_right_one(start):
    verdicts = [judge(f"{start}{digit}") for digit in range(10)]
    assert sorted(verdict for verdict in verdicts if verdict is not INVALID) in ([VALID], [UNSURE])


@given(st.text())
def test_any_text_gets_a_verdict(text):
    assert judge(normalise(text)) in TaxCodeVerdict


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0199999991", "0199999991"),
        ("0199999991001", "0199999991-001"),
        ("8123456789012", "8123456789012"),
        ("001099000001", "001099000001"),
    ],
)
def test_a_branch_is_shown_with_its_dash_and_normalises_back(code, shown):
    assert display(code) == shown
    assert normalise(shown) == code

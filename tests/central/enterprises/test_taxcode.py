"""Tax codes: the service takes for an invitation exactly those that a workstation takes from one."""

import json
from pathlib import Path

import pytest

from hailong_central.enterprises.taxcode import can_be_right, has_form, normalise

CASES = json.loads((Path(__file__).resolve().parents[3] / "contract" / "invitation.json").read_text("utf-8"))[
    "tax_codes"
]


@pytest.mark.parametrize(("tax_code", "is_taken"), CASES.items())
def test_tax_code_is_judged_as_the_contract_says(tax_code: str, is_taken: bool) -> None:
    assert can_be_right(tax_code) is is_taken
    assert has_form(tax_code) or not is_taken


@pytest.mark.parametrize("typed", ["0199999991-001", "0199999991 – 001", " 0199 999 991.001"])
def test_tax_code_is_read_as_people_write_it(typed: str) -> None:
    assert normalise(typed) == "0199999991001"

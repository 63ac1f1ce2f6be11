"""Invitations: the link is that of the contract, the letter holds it and all that people compare."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hailong_central.enterprises.invitation import invitation_letter, invitation_link, service_address

CONTRACT = json.loads((Path(__file__).resolve().parents[3] / "contract" / "invitation.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CONTRACT["invitations"], ids=lambda case: case["service"])
def test_the_link_is_that_of_the_contract(case):
    made = invitation_link(service=case["service"], codes=case["codes"], tax_codes=case["tax"], key=case["key"])
    assert made == case["link"]


def test_the_letter_says_for_whom_until_when_and_by_which_key():
    letter = invitation_letter(
        service="https://hailong.example",
        code="HL4K-9Q2M-0000-ABCD-EFGH",
        enterprises=[("0199999991", "CÔNG TY\nTNHH  MẪU"), ("0199999984", "CÔNG TY HAI")],
        key="K" * 43,
        until=datetime(2026, 12, 10, 9, 30, tzinfo=UTC),
    )
    assert "0199999991 CÔNG TY TNHH MẪU; 0199999984 CÔNG TY HAI" in letter
    assert "16:30 ngày 10/12/2026" in letter
    assert f"Vân tay khóa của dịch vụ: {'K' * 43}" in letter
    assert letter.rstrip().splitlines()[-1].startswith("hailong:enrol?service=https://hailong.example&code=HL4K-")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("https://hailong.example/", "https://hailong.example"),
        ("https://hailong.example:8443/khach", "https://hailong.example:8443/khach"),
        ("http://127.0.0.1:8470", "http://127.0.0.1:8470"), ("http://[::1]:8470/", "http://[::1]:8470"),
        ("http://hailong.example", ""), ("http://127.0.0.1.evil.example", ""), ("https://u:p@hailong.example", ""),
        ("https://hailong.example?x=1", ""), ("https://hài.example", ""), ("hailong.example", ""), ("", ""),
    ],
)  # fmt: skip
def test_only_an_address_that_workstations_take_is_written_into_a_link(text, kept):
    assert service_address(text) == kept

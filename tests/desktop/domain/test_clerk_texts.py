"""The clerks as a text: kept whole, and read as far as it makes sense."""

import json

import pytest

from hailong.domain.clerk_texts import clerks_text, read_clerks
from hailong.domain.clerks import Clerk, Clerks

CLERKS = Clerks(
    everybody=(
        Clerk(id="1", name="Nguyễn Thị Lan", phone="0900", role="Kế toán", pin="scrypt$..."), Clerk(id="2", name="Huy"),
    ),
    at_work="2", idle_minutes=15,
)  # fmt: skip


def test_what_was_kept_is_read():
    assert read_clerks(clerks_text(CLERKS)) == CLERKS


def test_without_clerks_nothing_is_kept():
    assert clerks_text(Clerks()) == ""


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"everybody": 1}', "\0", "{" * 100_000])
def test_nonsense_is_nobody(text):
    assert read_clerks(text) == Clerks()


def test_a_damaged_clerk_is_left_out_and_another_is_at_work():
    found = json.loads(clerks_text(CLERKS))
    found["everybody"][1]["name"] = 7
    assert read_clerks(json.dumps(found)) == Clerks(everybody=CLERKS.everybody[:1], at_work="1", idle_minutes=15)


@pytest.mark.parametrize(("minutes", "read"), [(0, 1), (999, 120), ("5", 10), (True, 10), (None, 10)])
def test_minutes_stay_in_their_bounds(minutes, read):
    found = json.loads(clerks_text(CLERKS)) | {"idle_minutes": minutes}
    assert read_clerks(json.dumps(found)).idle_minutes == read


def test_a_clerk_of_a_release_without_roles_is_read():
    found = json.loads(clerks_text(CLERKS))
    del found["everybody"][0]["role"]
    assert read_clerks(json.dumps(found)).everybody[0].role == ""

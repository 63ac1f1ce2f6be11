"""The doctor's looks into the store."""

import pytest

from hailong.domain.delivery import OutboxSummary
from hailong.domain.doctor import Verdict
from hailong.domain.enrolment import KeyPlace
from hailong.store.checkup import check_database, check_queue, not_opened
from hailong.store.interfaces import StoreError, StoreFault


def refuse():
    raise StoreError(StoreFault.OTHER, "disk I/O error")


def test_a_whole_store_is_fine_and_a_damaged_one_is_not():
    whole, damaged = check_database(lambda: True, KeyPlace.KEYRING), check_database(lambda: False, KeyPlace.KEYRING)
    assert (whole.verdict, whole.code) == (Verdict.FINE, "whole")
    assert (damaged.verdict, damaged.code) == (Verdict.FAULT, "damaged")


def test_where_the_key_is_is_said_and_a_database_without_one_is_a_fault():
    beside, without = (check_database(lambda: True, place) for place in (KeyPlace.FILE, None))
    assert (beside.verdict, beside.code) == (Verdict.FINE, "whole_key_beside")
    assert (without.verdict, without.code) == (Verdict.FAULT, "not_encrypted")


def test_a_store_that_refuses_says_why():
    refused = check_database(refuse, KeyPlace.FILE)
    assert (refused.verdict, refused.code) == (Verdict.FAULT, "other")
    assert (check_queue(refuse).verdict, check_queue(refuse).facts) == (Verdict.UNKNOWN, {"fault": "other"})


def test_what_waits_is_judged():
    assert check_queue(lambda: OutboxSummary(waiting=1)).code == "waiting"


@pytest.mark.parametrize(
    ("fault", "verdict", "code"),
    [(StoreFault.LOCKED, Verdict.UNKNOWN, "in_use"), (StoreFault.DISK_FULL, Verdict.FAULT, "disk_full")],
)
def test_a_store_that_the_window_has_is_no_fault(fault, verdict, code):
    finding = not_opened(StoreError(fault))

    assert (finding.verdict, finding.code) == (verdict, code)

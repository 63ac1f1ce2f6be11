"""The doctor's looks into the store."""

import pytest

from hailong.domain.delivery import OutboxSummary
from hailong.domain.doctor import Verdict
from hailong.store.checkup import check_database, check_queue, not_opened
from hailong.store.interfaces import StoreError, StoreFault


def refuse():
    raise StoreError(StoreFault.OTHER, "disk I/O error")


def test_a_whole_store_is_fine_and_a_damaged_one_is_not():
    assert check_database(lambda: True).verdict is Verdict.FINE
    assert (check_database(lambda: False).verdict, check_database(lambda: False).code) == (Verdict.FAULT, "damaged")


def test_a_store_that_refuses_says_why():
    assert (check_database(refuse).verdict, check_database(refuse).code) == (Verdict.FAULT, "other")
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

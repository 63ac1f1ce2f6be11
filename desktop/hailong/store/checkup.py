"""The connection doctor's looks into the store: what waits, and whether the database is whole."""

from collections.abc import Callable

from hailong.domain.delivery import OutboxSummary
from hailong.domain.doctor import CheckId, Finding, fault, fine, judge_queue, unknown
from hailong.domain.enrolment import KeyPlace
from hailong.store.interfaces import StoreError, StoreFault


def check_queue(summary: Callable[[], OutboxSummary]) -> Finding:
    """What waits and what holds it up."""
    try:
        return judge_queue(summary())
    except StoreError as error:
        return unknown(CheckId.QUEUE, "store", fault=error.fault.value)


def check_database(is_whole: Callable[[], bool], key_place: KeyPlace | None) -> Finding:
    """Reads all of it (``SqliteStore.check``), so it may take its time. ``key_place``: None where it has no key."""
    try:
        whole = is_whole()
    except StoreError as error:
        return not_opened(error)
    if not whole:
        return fault(CheckId.DATABASE, "damaged")
    if key_place is None:
        return fault(CheckId.DATABASE, "not_encrypted")
    return fine(CheckId.DATABASE, "whole" if key_place is KeyPlace.KEYRING else "whole_key_beside")


def not_opened(error: StoreError) -> Finding:
    """The store refuses: mostly because the window is open, and then that is no fault."""
    if error.fault is StoreFault.LOCKED:
        return unknown(CheckId.DATABASE, "in_use")
    return fault(CheckId.DATABASE, error.fault.value)

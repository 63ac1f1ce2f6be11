"""P6 and P7 against the real service: many at once, and other bytes under a known id."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from faults.conftest import Outcome
from faults.posting import THREADS, Desk
from faults.real_service import bring_in, received
from hailong.store.interfaces import DeclarationQuery

pytestmark = pytest.mark.slow


def test_the_same_sheets_posted_by_five_at_once_are_stored_once(core, service, often, ledger):
    count = often("P6 sheets")
    desk = Desk(core)
    sheets = [desk.seal(key) for key in bring_in(core, count)]

    answers = desk.post_at_once([sheets] * THREADS)
    desk.close()

    held = received(service)
    lost, twice = len({one for one, _ in sheets} - set(held)), len(held) - len(set(held))
    refused = [result for each in answers for result in each if result.failure is not None]
    assert (lost, twice, len(held)) == (0, 0, count)
    assert not [one for one in refused if one.failure.code != "unavailable"]
    receipts = {result.receipt for each in answers for result in each if result.failure is None}
    assert len(receipts) == count, "the same bytes are answered by the same receipt"
    planted = rows_of_a_look_before_the_insert(count)
    assert len(planted) > len(set(planted))
    other = f"{THREADS} at once, each {count} sheets; a look before the insert makes {len(planted)} rows of {count}"
    caught = len(planted) > len(set(planted))
    ledger(Outcome(id="P6", tried=count * THREADS, lost=lost, twice=twice, other=other, planted_fault_caught=caught))


def rows_of_a_look_before_the_insert(count: int) -> list[int]:
    """The planted fault: a service that looks whether it has a sheet, and then stores it."""
    rows: list[int] = []
    together = threading.Barrier(THREADS)

    def post() -> None:
        for sheet in range(count):
            together.wait(timeout=60)
            is_known = sheet in rows
            together.wait(timeout=60)
            if not is_known:
                rows.append(sheet)

    with ThreadPoolExecutor(THREADS) as pool:
        for done in [pool.submit(post) for _ in range(THREADS)]:
            done.result()
    return rows


def test_other_bytes_under_a_known_id_never_take_its_place(core, service, often, ledger):
    count = often("P7 sheets")
    desk = Desk(core)
    first = [desk.seal(key) for key in bring_in(core, count)]
    keys = core.store.declarations.view(DeclarationQuery())
    others = [[desk.seal(key, one) for key, (one, _) in zip(keys, first, strict=True)] for _ in range(THREADS - 1)]

    answers = desk.post_at_once([first, *others])
    desk.close()

    stored = [result for each in answers for result in each if result.failure is None]
    conflicts = [result for each in answers for result in each if result.failure is not None]
    held = received(service)
    assert len(held) == len(set(held)) == count
    assert len(stored) == count, "exactly one of five different ones is stored"
    assert {one.failure.code for one in conflicts} <= {"conflict", "unavailable"}
    overwriting = {sheet_id: sealed for each in [first, *others] for sheet_id, sealed in each}  # the planted fault
    altered = sum(overwriting[sheet_id] != sealed for sheet_id, sealed in first)
    assert altered
    lost = count - len(set(held))
    other = f"{len(conflicts)} of {count * THREADS} refused as conflicts; the last to come would have altered {altered}"
    ledger(Outcome(id="P7", tried=count * THREADS, lost=lost, other=other, planted_fault_caught=altered > 0))

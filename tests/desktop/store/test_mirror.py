"""The service's word as it was last heard, in both kinds of store."""

from datetime import date

import pytest

from hailong.domain.catalogue import Catalogue, Level, Office, Reason
from hailong.domain.declaration import Declaration, Round, Status
from hailong.domain.delivery import SheetUpdate, ToldSheet
from hailong.domain.enrolment import Enrolment, SyncState
from hailong.domain.ids import uuid7
from hailong.domain.legal import LegalChanges
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.sheet import SheetState

RATED = Declaration(number="109999888770", tax_code="0199999991", status=Status.CLEARED, cleared_on=date(2026, 11, 16))
ENROLMENT = Enrolment(
    service_url="https://hailong.example.vn", service_name="Cục Hải quan", device_id="d-1",
    keys=({"kty": "OKP", "crv": "Ed25519", "x": "abc", "kid": "k1"},),
    enterprises=(("0199999991", "Công ty TNHH Sao Mai"), ("0199999984", "Công ty Bình Minh")),
)  # fmt: skip
CATALOGUE = Catalogue(
    version="2026-11",
    offices=(Office(code="03CC", name_vi="Hải quan cảng Hải Phòng khu vực 1", valid_from=date(2025, 3, 15)),),
    reasons=(Reason(level=Level.DISSATISFIED, code="CHAM", vi="Chậm trễ"),),
)


def told(store, desk, sheet_id, state, text="", cursor="c1"):
    update = SheetUpdate(sheet_id=sheet_id, state=state, at=desk.clock.now(), text=text)
    return store.mirror.apply_updates([update], cursor)


def test_before_anything_came_there_is_nothing(store):
    assert store.mirror.enrolment() is None
    assert store.mirror.catalogue() == Catalogue()
    assert store.mirror.sync_state() == SyncState()


def test_the_enrolment_is_kept_and_replaced(store):
    store.mirror.save_enrolment(ENROLMENT)
    assert store.mirror.enrolment() == ENROLMENT


def test_an_enrolment_that_was_left_is_remembered_until_there_is_one_again(store):
    store.mirror.leave()
    assert store.mirror.left() is None, "there was nothing to leave"
    store.mirror.save_enrolment(ENROLMENT)
    assert store.mirror.left() is None

    store.mirror.leave()
    store.mirror.leave()
    assert (store.mirror.enrolment(), store.mirror.left()) == (None, ENROLMENT)

    store.mirror.save_enrolment(ENROLMENT)
    assert (store.mirror.enrolment(), store.mirror.left()) == (ENROLMENT, None)


def test_catalogue_and_etag_are_kept_together(store):
    store.mirror.save_catalogue(CATALOGUE, '"v1"')
    assert store.mirror.catalogue() == CATALOGUE
    assert store.mirror.sync_state().catalogue_etag == '"v1"'


def test_a_contact_keeps_time_epoch_and_clock_error_and_nothing_else_changes(store, desk):
    store.mirror.apply_updates([], "c7")
    store.mirror.save_contact(desk.clock.now(), "e1", -2.5)
    assert store.mirror.sync_state() == SyncState(
        epoch="e1", updates_cursor="c7", clock_offset_seconds=-2.5, last_contact_at=desk.clock.now()
    )


def test_an_update_moves_a_held_sheet_on_and_keeps_its_words(store, desk):
    sheet_id = desk.send()
    desk.deliver(sheet_id)
    assert told(store, desk, sheet_id, SheetState.IN_HANDLING) == 1
    assert told(store, desk, sheet_id, SheetState.ANSWERED, "Đã làm rõ với công chức.") == 1
    row = desk.sent(sheet_id)
    assert (row.state, row.update_text, row.updated_at) == (
        SheetState.ANSWERED,
        "Đã làm rõ với công chức.",
        desk.clock.now(),
    )


def test_the_same_update_again_changes_nothing_but_the_cursor(store, desk):
    sheet_id = desk.send()
    desk.deliver(sheet_id)
    told(store, desk, sheet_id, SheetState.ANSWERED)
    assert told(store, desk, sheet_id, SheetState.ANSWERED, cursor="c2") == 0
    assert store.mirror.sync_state().updates_cursor == "c2"


def test_an_update_about_an_unknown_sheet_is_passed_over(store, desk):
    assert told(store, desk, desk.write().id, SheetState.ANSWERED) == 0
    assert store.mirror.sync_state().updates_cursor == "c1"


def test_an_update_that_overtook_its_receipt_counts_when_the_receipt_comes(store, desk):
    sheet_id = desk.send()
    store.outbox.mark_sending([sheet_id])
    told(store, desk, sheet_id, SheetState.IN_HANDLING)
    assert desk.state_of(sheet_id) is SheetState.SENDING
    store.outbox.received(sheet_id, desk.receipt())
    assert desk.state_of(sheet_id) is SheetState.IN_HANDLING


def test_an_update_never_ends_the_waiting_of_a_sheet_without_receipt(store, desk):
    sheet_id = desk.send()
    for state in (SheetState.RECEIVED, SheetState.ANSWERED, SheetState.REMOVED, SheetState.WITHDRAWN):
        told(store, desk, sheet_id, state)
        assert desk.state_of(sheet_id) is SheetState.QUEUED


def refuse(store, sheet_id):
    store.outbox.mark_sending([sheet_id])
    taken = Failure(kind=FailureKind.REFUSED, code="version-taken")
    store.outbox.refused(sheet_id, taken, SheetState.NEEDS_YOU)


def told_of_another(store, desk, version=1):
    sheet = ToldSheet(
        tax_code=RATED.tax_code, base=RATED.base, round=Round.AFTER, version=version, device_name="KẾ TOÁN 2",
        received_at=desk.clock.now(),
    )  # fmt: skip
    theirs = uuid7(desk.clock.now())
    store.mirror.apply_updates(
        [SheetUpdate(sheet_id=theirs, state=SheetState.RECEIVED, at=desk.clock.now(), sheet=sheet)], "c1"
    )
    return theirs


@pytest.mark.parametrize("version", [1, 3])
def test_refused_because_of_another_workstations_sheet_it_is_mended_as_the_version_after_theirs(store, desk, version):
    mine = desk.send(RATED)
    theirs = told_of_another(store, desk, version)
    refuse(store, mine)

    key = store.sheets.reopen(mine)

    again = store.sheets.draft(key, Round.AFTER)
    assert (again.version, again.supersedes) == (version + 1, theirs)
    desk.send(RATED, version=again.version, supersedes=again.supersedes)
    assert desk.state_of(mine) is SheetState.SUPERSEDED


def test_another_workstations_sheet_is_never_superseded_before_the_user_was_told_of_it(store, desk):
    key = desk.key_of(RATED)
    told_of_another(store, desk)

    assert store.sheets.next_version(key, Round.AFTER) == (1, None)


def test_what_the_service_tells_of_my_own_sheet_is_no_sheet_from_elsewhere(store, desk):
    mine = desk.send(RATED)
    told = ToldSheet(
        tax_code=RATED.tax_code, base=RATED.base, round=Round.AFTER, version=7, device_name="MÁY NÀY",
        received_at=desk.clock.now(),
    )  # fmt: skip
    update = SheetUpdate(sheet_id=mine, state=SheetState.RECEIVED, at=desk.clock.now(), sheet=told)
    store.mirror.apply_updates([update], "c1")
    refuse(store, mine)

    store.sheets.reopen(mine)

    assert store.sheets.next_version(desk.key_of(RATED), Round.AFTER) == (2, mine)


def test_what_was_told_before_a_new_epoch_is_forgotten_until_it_is_told_again(store, desk):
    sheet_id = desk.send()
    desk.deliver(sheet_id)
    told(store, desk, sheet_id, SheetState.ANSWERED)
    store.outbox.requeue_before("e2")
    desk.deliver(sheet_id, epoch="e2")
    assert desk.state_of(sheet_id) is SheetState.RECEIVED


def test_a_sheet_removed_by_the_service_stays_removed(store, desk):
    sheet_id = desk.send()
    desk.deliver(sheet_id)
    told(store, desk, sheet_id, SheetState.REMOVED, "Trùng")
    told(store, desk, sheet_id, SheetState.IN_HANDLING)
    assert desk.state_of(sheet_id) is SheetState.REMOVED
    assert store.outbox.requeue_before("e2") == 0


def test_a_new_epoch_restarts_both_cursors_and_keeps_the_rest(store, desk):
    store.mirror.save_catalogue(CATALOGUE, '"v1"')
    store.mirror.apply_updates([], "c1")
    store.legal.apply(LegalChanges(cursor="l1"))
    store.mirror.restart_cursors()
    assert store.mirror.sync_state() == SyncState(catalogue_etag='"v1"')

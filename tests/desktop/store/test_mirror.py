"""The service's word as it was last heard, in both kinds of store."""

from datetime import date

from hailong.domain.catalogue import Catalogue, Level, Office, Reason
from hailong.domain.delivery import SheetUpdate
from hailong.domain.enrolment import Enrolment, SyncState
from hailong.domain.legal import LegalChanges
from hailong.domain.sheet import SheetState

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

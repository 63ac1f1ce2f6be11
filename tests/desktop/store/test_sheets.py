"""Drafts and the user's acts on sheets, in both kinds of store."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from hailong.domain.declaration import Round, Status
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.sheet import Bulk, Contact, SheetState
from hailong.store.interfaces import DeclarationQuery, SentQuery, StaleStateError, Tab

BULK, OTHER_BULK = UUID(int=7), UUID(int=8)
REFUSED = Failure(kind=FailureKind.REFUSED, code="sheet-refused", detail="level")
NOBODY = Failure(kind=FailureKind.NOBODY_ANSWERED, code="offline")


def refuse(store, sheet_id):
    store.outbox.mark_sending([sheet_id])
    store.outbox.refused(sheet_id, REFUSED, SheetState.NEEDS_YOU)


def tab(store, which):
    return list(store.declarations.view(DeclarationQuery(tab=which)))


# --- drafts


def test_a_draft_is_kept_and_replaced_by_the_next_change(store, desk, cleared):
    key, sheet = desk.key_of(cleared), desk.write()
    assert store.sheets.draft(key, Round.AFTER) is None
    store.sheets.save_draft(key, sheet)
    later = replace(sheet, contact=Contact(name="Trần Văn Thử"))
    store.sheets.save_draft(key, later)
    assert store.sheets.draft(key, Round.AFTER) == later
    assert store.sheets.draft(key, Round.DURING) is None


def test_recording_and_going_back_to_edit_are_kept(store, desk, cleared):
    key, sheet = desk.key_of(cleared), desk.write()
    assert store.sheets.draft_state(key, Round.AFTER) is None
    store.sheets.save_draft(key, sheet, recorded=True)
    assert store.sheets.draft_state(key, Round.AFTER) is SheetState.RECORDED
    store.sheets.save_draft(key, sheet)
    assert store.sheets.draft_state(key, Round.AFTER) is SheetState.DRAFT


def test_a_discarded_draft_is_gone_and_the_other_round_stays(store, desk, cleared):
    key, sheet = desk.key_of(cleared), desk.write()
    store.sheets.save_draft(key, sheet)
    store.sheets.save_draft(key, replace(sheet, round=Round.DURING))
    store.sheets.discard_draft(key, Round.AFTER)
    store.sheets.discard_draft(key, Round.AFTER)
    assert store.sheets.draft(key, Round.AFTER) is None
    assert store.sheets.draft(key, Round.DURING) is not None


def test_a_draft_speaks_of_the_declaration_as_it_is_known_now(store, desk, cleared):
    key = desk.key_of(replace(cleared, tax_code="", status=Status.RELEASED))
    store.sheets.save_draft(key, desk.write(replace(cleared, tax_code="", status=Status.RELEASED)))
    desk.bring_in(cleared)
    assert store.sheets.draft(key, Round.AFTER).declaration == cleared


def test_a_draft_about_a_declaration_that_is_gone_is_refused(store, desk, cleared):
    sheet = desk.write()
    with pytest.raises(StaleStateError):
        store.sheets.save_draft(999, sheet)


# --- send


def test_sending_ends_the_draft_and_keeps_sheet_and_bytes(store, desk, cleared):
    key, sheet = desk.key_of(cleared), desk.write()
    store.sheets.save_draft(key, sheet, recorded=True)
    sealed = bytes(range(256))
    store.sheets.send(key, sheet, sealed, hashlib.sha256(sealed).hexdigest(), desk.clock.now())
    assert store.sheets.draft(key, Round.AFTER) is None
    row = desk.sent(sheet.id)
    assert (row.sheet, row.state, row.queued_at) == (sheet, SheetState.QUEUED, desk.clock.now())
    (waiting,) = store.outbox.due(desk.clock.now(), 10)
    assert (waiting.id, waiting.sealed, waiting.declaration_number) == (sheet.id, sealed, cleared.number)


def test_sending_one_round_leaves_the_draft_of_the_other(store, desk, cleared):
    key = desk.key_of(cleared)
    store.sheets.save_draft(key, replace(desk.write(), round=Round.DURING))
    desk.send()
    assert store.sheets.draft(key, Round.DURING) is not None


def test_a_second_click_on_send_changes_nothing(store, desk, cleared):
    sheet, key = desk.write(), desk.key_of(cleared)
    seal = hashlib.sha256(b"x").hexdigest()
    store.sheets.send(key, sheet, b"x", seal, desk.clock.now())
    for again in (sheet, replace(desk.write(), version=1, supersedes=None)):
        with pytest.raises(StaleStateError):
            store.sheets.send(key, again, b"x", seal, desk.clock.now())
    assert len(store.sheets.of_declaration(key)) == 1


def test_bytes_that_do_not_match_their_hash_are_a_bug_of_the_caller(store, desk, cleared):
    with pytest.raises(ValueError, match="hash"):
        store.sheets.send(desk.key_of(cleared), desk.write(), b"x", "00", desk.clock.now())


def test_a_sheet_about_a_declaration_that_is_gone_is_refused(store, desk):
    with pytest.raises(StaleStateError):
        store.sheets.send(999, desk.write(), b"x", hashlib.sha256(b"x").hexdigest(), desk.clock.now())


# --- withdraw


def test_a_waiting_sheet_that_was_never_offered_becomes_a_draft_again(store, desk, cleared):
    sheet_id, key = desk.send(), desk.key_of(cleared)
    draft = store.sheets.withdraw(sheet_id, key)
    assert store.sheets.draft(key, Round.AFTER) == draft
    assert draft.id != sheet_id
    assert (draft.version, draft.supersedes) == (1, None)
    assert draft.ratings == desk.sent(sheet_id).sheet.ratings
    assert desk.state_of(sheet_id) is SheetState.WITHDRAWN
    assert store.outbox.due(desk.clock.now(), 10) == []
    assert tab(store, Tab.UNRATED) == [key]
    assert not tab(store, Tab.RATED)


def test_nobody_answering_does_not_keep_a_sheet_from_being_withdrawn(store, desk):
    sheet_id = desk.send()
    store.outbox.failed([sheet_id], NOBODY, desk.clock.now())
    store.sheets.withdraw(sheet_id)
    assert desk.state_of(sheet_id) is SheetState.WITHDRAWN


def test_once_a_try_has_begun_a_sheet_cannot_be_withdrawn_whatever_came_of_it(store, desk):
    sheet_id = desk.send()
    store.outbox.mark_sending([sheet_id])
    with pytest.raises(StaleStateError):
        store.sheets.withdraw(sheet_id)
    store.outbox.failed([sheet_id], NOBODY, desk.clock.now())
    with pytest.raises(StaleStateError):
        store.sheets.withdraw(sheet_id)
    assert desk.state_of(sheet_id) is SheetState.QUEUED


def test_a_withdrawn_sheet_is_sent_again_under_its_free_version(store, desk, cleared):
    key = desk.key_of(cleared)
    draft = store.sheets.withdraw(desk.send())
    store.sheets.send(key, draft, b"y", hashlib.sha256(b"y").hexdigest(), desk.clock.now())
    assert [(row.state, row.sheet.version) for row in store.sheets.of_declaration(key)] == [
        (SheetState.QUEUED, 1),
        (SheetState.WITHDRAWN, 1),
    ]


def test_withdrawing_keeps_a_draft_that_was_begun_meanwhile_and_counts_its_version_anew(store, desk, cleared):
    first, key = desk.send(), desk.key_of(cleared)
    begun = desk.write(contact=Contact(name="Trần Văn Thử"))
    assert (begun.version, begun.supersedes) == (2, first)
    store.sheets.save_draft(key, begun)
    draft = store.sheets.withdraw(first)
    assert draft == replace(begun, version=1, supersedes=None) == store.sheets.draft(key, Round.AFTER)


def test_an_unknown_sheet_cannot_be_withdrawn(store, desk):
    with pytest.raises(StaleStateError):
        store.sheets.withdraw(desk.write().id)


# --- versions, refusals


def test_a_later_version_names_its_predecessor(store, desk, cleared):
    first, key = desk.send(), desk.key_of(cleared)
    desk.deliver(first)
    assert store.sheets.next_version(key, Round.AFTER) == (2, first)
    assert store.sheets.next_version(key, Round.DURING) == (1, None)
    second = desk.send()
    assert desk.state_of(first) is SheetState.RECEIVED
    assert store.sheets.next_version(key, Round.AFTER) == (3, second)


def test_an_unknown_declaration_starts_at_the_first_version(store):
    assert store.sheets.next_version(999, Round.AFTER) == (1, None)


def test_editing_a_refused_sheet_makes_a_draft_of_the_next_version(store, desk, cleared):
    refused = desk.send()
    refuse(store, refused)
    key = store.sheets.reopen(refused)
    assert key == desk.key_of(cleared)
    draft = store.sheets.draft(key, Round.AFTER)
    assert (draft.version, draft.supersedes) == (2, refused)
    assert draft.id != refused
    assert desk.state_of(refused) is SheetState.NEEDS_YOU  # until the new one is sent
    store.sheets.send(key, draft, b"y", hashlib.sha256(b"y").hexdigest(), desk.clock.now())
    assert desk.state_of(refused) is SheetState.SUPERSEDED
    assert store.outbox.summary().needs_you == 0


def test_reopening_twice_keeps_the_draft_that_the_user_is_writing(store, desk, cleared):
    refused, key = desk.send(), desk.key_of(cleared)
    refuse(store, refused)
    store.sheets.reopen(refused)
    written = replace(store.sheets.draft(key, Round.AFTER), contact=Contact(name="Trần Văn Thử"))
    store.sheets.save_draft(key, written)
    store.sheets.reopen(refused)
    assert store.sheets.draft(key, Round.AFTER) == written


def test_only_a_refused_sheet_can_be_reopened(store, desk):
    sheet_id = desk.send()
    with pytest.raises(StaleStateError):
        store.sheets.reopen(sheet_id)


def test_a_declaration_whose_only_sheets_were_superseded_or_withdrawn_is_unrated(store, desk, cleared):
    refused, key = desk.send(), desk.key_of(cleared)
    refuse(store, refused)
    assert tab(store, Tab.RATED) == [key]
    store.sheets.withdraw(desk.send())
    assert desk.state_of(refused) is SheetState.SUPERSEDED
    assert tab(store, Tab.UNRATED) == [key]
    assert store.declarations.get(key).sheet_state is None
    assert store.sheets.next_version(key, Round.AFTER) == (2, refused)


# --- many at once


@pytest.fixture
def many(desk, cleared):
    """Three declarations, known to the store."""
    found = [replace(cleared, number=f"10999988{n}770") for n in (1, 2, 3)]
    for one in found:
        desk.key_of(one)
    return found


def test_a_bulk_is_sent_whole_and_ends_the_drafts_that_an_earlier_bulk_left(store, desk, clock, many):
    key = desk.key_of(many[0])
    store.sheets.save_draft(key, desk.write(many[0], bulk=Bulk(id=OTHER_BULK, size=9)))
    ids = desk.send_bulk(*many, bulk=BULK)
    assert [desk.sent(one).state for one in ids] == [SheetState.QUEUED] * 3
    assert {desk.sent(one).held_until for one in ids} == {clock.now() + timedelta(minutes=10)}
    assert desk.sent(ids[0]).sheet.bulk == Bulk(id=BULK, size=3)
    assert store.sheets.draft(key, Round.AFTER) is None
    assert tab(store, Tab.UNRATED) == []


@pytest.mark.parametrize("meanwhile", ["rated", "begun", "gone", "changed"])
def test_a_bulk_of_which_one_has_moved_on_sends_none(store, desk, clock, many, meanwhile):
    sheets = [desk.seal(one, desk.write(one, bulk=Bulk(id=BULK, size=3))) for one in many]
    draft = desk.write(many[2])
    error: type[Exception] = StaleStateError
    if meanwhile == "rated":
        desk.send(many[2])
    elif meanwhile == "begun":
        store.sheets.save_draft(sheets[2].declaration_key, draft)
    elif meanwhile == "gone":
        sheets[2] = replace(sheets[2], declaration_key=99)
    else:
        sheets[2], error = replace(sheets[2], sealed=b"other bytes"), ValueError
    before = list(store.sheets.sent(SentQuery()))
    with pytest.raises(error):
        store.sheets.send_held(sheets, clock.now(), clock.now() + timedelta(minutes=10))
    assert list(store.sheets.sent(SentQuery())) == before
    assert set(tab(store, Tab.UNRATED)) >= {one.declaration_key for one in sheets[:2]}
    if meanwhile == "begun":
        assert store.sheets.draft(sheets[2].declaration_key, Round.AFTER) == draft


def test_a_whole_bulk_is_taken_back_at_once_and_leaves_drafts_that_a_later_bulk_may_replace(store, desk, many):
    ids = desk.send_bulk(*many, bulk=BULK)
    alone = desk.send(replace(many[0], number="109999889990"))
    keys = [desk.key_of(one) for one in many]
    assert store.sheets.withdraw_bulk(BULK) == keys
    assert desk.states(ids) == [SheetState.WITHDRAWN] * 3
    assert desk.sent(alone).state is SheetState.QUEUED
    drafts = [store.sheets.draft(key, Round.AFTER) for key in keys]
    assert [(draft.bulk, draft.version) for draft in drafts] == [(Bulk(id=BULK, size=3), 1)] * 3
    with pytest.raises(StaleStateError):
        store.sheets.withdraw_bulk(BULK)
    desk.send_bulk(*many, bulk=OTHER_BULK)
    assert tab(store, Tab.UNRATED) == []


def test_one_of_a_bulk_that_is_taken_back_is_a_sheet_of_its_own_again(store, desk, many):
    ids = desk.send_bulk(*many, bulk=BULK)
    assert store.sheets.withdraw(ids[1]).bulk is None
    assert store.sheets.withdraw_bulk(BULK) == [desk.key_of(many[0]), desk.key_of(many[2])]


def test_what_was_offered_of_a_bulk_stays_and_the_rest_is_taken_back(store, desk, many):
    ids = desk.send_bulk(*many, bulk=BULK)
    store.outbox.mark_sending(ids[:1])
    assert store.sheets.withdraw_bulk(BULK) == [desk.key_of(one) for one in many[1:]]
    assert desk.states(ids) == [SheetState.SENDING, SheetState.WITHDRAWN, SheetState.WITHDRAWN]

"""The service's word as a whole, in both kinds of store: counted, compared, and what lacks it."""

from dataclasses import replace
from uuid import UUID

from hailong.domain.comparing import Comparison, Tally, tally_of
from hailong.domain.declaration import Declaration, Round, Status
from hailong.domain.delivery import SheetUpdate, ToldSheet
from hailong.domain.ids import uuid7
from hailong.domain.sheet import SheetState

TAX = "0199999991"
RATED = Declaration(number="109999888770", tax_code=TAX, status=Status.CLEARED)


def numbered(n: int) -> Declaration:
    return replace(RATED, number=f"1099998{n:04d}0")


def tell(store, desk, *ids: UUID, tax_code: str = TAX, is_yours: bool = False, base: str = "10999988001"):
    sheet = ToldSheet(
        tax_code=tax_code, base=base, round=Round.AFTER, version=1, device_name="MÁY 2", received_at=desk.clock.now(),
        is_yours=is_yours,
    )  # fmt: skip
    at = desk.clock.now()
    updates = [SheetUpdate(sheet_id=one, state=SheetState.RECEIVED, at=at, sheet=sheet) for one in ids]
    store.mirror.apply_updates(updates, "c1")


def held(desk, count: int) -> list[UUID]:
    ids = [desk.send(numbered(n)) for n in range(count)]
    for one in ids:
        desk.deliver(one)
    return ids


def theirs(desk, count: int) -> list[UUID]:
    return [uuid7(desk.clock.now()) for _ in range(count)]


def test_what_was_told_is_counted_by_tax_code_whoever_sent_it(store, desk):
    mine, others, another = held(desk, 3), theirs(desk, 2), theirs(desk, 1)
    assert store.told.tallies() == {}

    tell(store, desk, *mine[:2], *others)
    tell(store, desk, *another, tax_code="0199999984")

    assert store.told.tallies() == {TAX: tally_of([*mine[:2], *others]), "0199999984": tally_of(another)}


def test_a_receipt_without_an_update_is_untold(store, desk):
    mine = held(desk, 2)
    assert store.told.has_untold([TAX])
    assert not store.told.has_untold(["0199999984"])

    tell(store, desk, *mine)

    assert not store.told.has_untold([TAX])


def test_a_waiting_sheet_is_not_untold(store, desk):
    desk.send(RATED)
    assert not store.told.has_untold([TAX])


def test_unknown_is_what_no_update_told_of(store, desk):
    mine, others = held(desk, 2), theirs(desk, 2)
    tell(store, desk, mine[0], others[0])

    assert store.told.unknown([*mine, *others]) == {mine[1], others[1]}


def test_a_sheet_that_came_back_is_unknown_until_it_is_told_of_as_our_own(store, desk):
    sheet = desk.write(RATED)
    tell(store, desk, sheet.id, is_yours=True)
    assert store.told.unknown([sheet.id]) == frozenset()

    desk.send(RATED, id=sheet.id)

    assert store.told.unknown([sheet.id]) == {sheet.id}


def test_what_is_told_of_no_more_is_named_and_its_word_dropped_but_nothing_deleted(store, desk):
    mine, others = held(desk, 3), theirs(desk, 2)
    tell(store, desk, *mine[:2], *others)

    unseen = store.told.unseen({mine[0], others[0]}, [TAX])

    assert set(unseen.held) == set(mine[1:])
    assert unseen.others == tally_of([others[1]])
    assert store.told.tallies() == {TAX: tally_of([mine[0], *others])}
    assert desk.state_of(mine[1]) is SheetState.RECEIVED


def test_a_removed_sheet_that_is_gone_loses_its_word_and_is_not_offered_again(store, desk):
    (mine,) = held(desk, 1)
    update = SheetUpdate(sheet_id=mine, state=SheetState.REMOVED, at=desk.clock.now())
    store.mirror.apply_updates([update], "c1")

    assert store.told.unseen(set(), [TAX]).held == ()
    assert store.told.tallies() in ({}, {TAX: Tally()})
    assert desk.state_of(mine) is SheetState.REMOVED


def test_sheets_of_an_enterprise_that_was_not_named_are_left_alone(store, desk):
    mine, others = held(desk, 1), theirs(desk, 1)
    tell(store, desk, *mine, *others)

    unseen = store.told.unseen(set(), ["0199999984"])

    assert (unseen.held, unseen.others) == ((), Tally())
    assert store.told.tallies() == {TAX: tally_of([*mine, *others])}


def test_offered_again_it_waits_with_its_bytes_and_a_fresh_start(store, desk):
    mine = held(desk, 2)
    tell(store, desk, *mine)

    assert store.outbox.offer_again(mine[:1]) == 1
    assert store.outbox.offer_again([]) == 0

    assert [desk.state_of(one) for one in mine] == [SheetState.QUEUED, SheetState.RECEIVED]
    assert [sheet.id for sheet in store.outbox.due(desk.clock.now(), 9)] == mine[:1]
    assert store.told.tallies() == {TAX: tally_of(mine[1:])}


def test_lost_here_is_what_this_workstation_sent_and_has_no_more(store, desk):
    (mine,) = held(desk, 1)
    tell(store, desk, mine, is_yours=True)
    tell(store, desk, *theirs(desk, 1))
    assert store.told.lost_here() == []

    tell(store, desk, *theirs(desk, 1), is_yours=True, base="10999977001")
    desk.clock.pass_by(minutes=1)
    tell(store, desk, *theirs(desk, 1), is_yours=True, base="10999977002")

    assert store.told.lost_here() == ["10999977002", "10999977001"]


def test_the_last_comparison_is_kept(store, desk):
    assert store.told.comparison() is None
    for found in (
        Comparison(at=desk.clock.now(), sheets=3, lost_here=2, lost_numbers=("10999977001", "10999977002")),
        Comparison(at=desk.clock.now(), sheets=4, is_unexplained=True),
    ):
        store.told.save_comparison(found)
        assert store.told.comparison() == found

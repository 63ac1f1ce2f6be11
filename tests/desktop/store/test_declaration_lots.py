"""A lot that was split into several declarations is found from any of them, in both kinds of store."""

from dataclasses import replace

from hailong.store.declarations import _OF_LOT


def numbers_of_lot(store, declaration):
    return [row.declaration.number for row in store.declarations.lot(declaration)]


def test_a_lot_is_found_from_any_of_its_branches_in_their_order_and_within_one_enterprise(store, desk, cleared):
    second = replace(cleared, number="109999888790", first_number=cleared.number, branch=2, branches=3)
    third = replace(cleared, number="109999888781", first_number="109999888771", branch=3, branches=3)
    stranger = replace(second, number="109999888800", tax_code="0188888881")
    alone = replace(cleared, number="109999888810")
    desk.bring_in(third, alone, stranger, second, cleared)
    for one in (cleared, second, third):
        assert numbers_of_lot(store, one) == [cleared.number, second.number, third.number]
    assert numbers_of_lot(store, alone) == [alone.number]
    assert numbers_of_lot(store, stranger) == [stranger.number]


def test_a_lot_whose_first_is_not_known_here_is_still_one(store, desk, cleared):
    branches = [replace(cleared, number=f"1099998887{n}0", first_number="109999888770", branch=n - 6) for n in (8, 9)]
    desk.bring_in(*branches)
    assert numbers_of_lot(store, branches[1]) == ["109999888780", "109999888790"]


def test_the_branches_of_a_lot_are_looked_up_and_not_looked_for(sqlite_store):
    plan = sqlite_store._database
    with plan.read() as connection:
        bound = {"lot": "10999988877", "tax_code": "0199999991"}
        steps = [step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {_OF_LOT}", bound)]
    assert not [step for step in steps if step.startswith("SCAN") and "declarations" in step]

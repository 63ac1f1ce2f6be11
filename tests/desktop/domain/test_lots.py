"""What makes declarations one lot, and when a sheet for the whole lot is offered."""

from dataclasses import replace

from hailong.domain.declaration import Declaration
from hailong.domain.lots import lot_of, place_in_lot, rated_together

FIRST = Declaration(number="109999888770")
SECOND = Declaration(number="109999888780", first_number="109999888770", branch=2, branches=3)
THIRD = Declaration(number="109999888791", first_number="109999888771", branch=3, branches=3)


def test_all_branches_are_of_the_lot_of_the_first_also_where_that_names_none_and_after_an_amendment():
    named = replace(FIRST, first_number="109999888770", branch=1, branches=3)
    assert {lot_of(one) for one in (FIRST, named, SECOND, THIRD)} == {"10999988877"}
    assert lot_of(Declaration(number="109999888800")) == "10999988880"


def test_branches_stand_in_their_order_the_first_before_all():
    unnumbered = Declaration(number="109999888760", first_number="109999888770")
    assert sorted([unnumbered, THIRD, FIRST, SECOND], key=place_in_lot) == [FIRST, SECOND, THIRD, unnumbered]


def test_a_lot_is_offered_while_two_or_more_of_it_are_still_to_be_rated():
    assert rated_together([(1, True), (2, False), (3, True)]) == (1, 3)
    assert rated_together([(1, True), (2, False)]) == ()
    assert rated_together([(1, True)]) == ()

"""What the list can be filtered by: the same counts as the table and the twin give, whatever rows share."""

from dataclasses import replace

from hailong.domain.declaration import Status


def test_codes_are_counted_over_rows_that_share_words_and_rows_that_do_not(store, desk, cleared):
    unnamed = replace(cleared, enterprise_name="")
    desk.bring_in(*(replace(cleared, number=f"10000000{n:03d}0", partner=f"P{n % 3}") for n in range(10)))
    desk.bring_in(*(replace(unnamed, number=f"30000000{n:03d}0", office_code="20ZZ", office_abbr="") for n in range(4)))
    found = store.declarations.facets()
    assert found.enterprises == (("0199999991", "Công ty TNHH Sao Mai", 14),)
    assert found.offices == (("03CC", "HQHPKV1", 10), ("20ZZ", "", 4))


def test_a_row_that_changed_its_office_is_counted_where_it_is_now(store, desk, cleared):
    desk.bring_in(replace(cleared, office_code=""))
    assert store.declarations.facets().offices == (("HQHPKV1", "HQHPKV1", 1),)
    desk.bring_in(cleared)
    assert store.declarations.facets().offices == (("03CC", "HQHPKV1", 1),)


def test_an_enterprise_counts_what_waits_to_be_rated_and_stays_when_nothing_does(store, desk, cleared):
    other = replace(cleared, tax_code="0188888881", enterprise_name="Công ty Sao Hôm", office_code="20ZZ")
    early = replace(other, number="100000000090", status=Status.REGISTERED)
    desk.bring_in(cleared, replace(cleared, number="309999888770"), replace(other, number="100000000080"), early)
    counts = [("0199999991", 2), ("0188888881", 1)]
    assert [(code, count) for code, _, count in store.declarations.facets().enterprises] == counts
    desk.send(cleared)
    desk.send(replace(other, number="100000000080"))
    counts = [("0199999991", 1), ("0188888881", 0)]
    assert [(code, count) for code, _, count in store.declarations.facets().enterprises] == counts
    assert [(code, count) for code, _, count in store.declarations.facets().offices] == [("03CC", 2), ("20ZZ", 2)]

"""The declaration list: what joins what, what the tabs show, and that a search finds it, in both kinds of store."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from hailong.domain.declaration import Channel, Kind, Status
from hailong.domain.imports import FileImport, ImportCounts
from hailong.domain.sheet import SheetState
from hailong.store.given_up import NotWantedError
from hailong.store.interfaces import DeclarationQuery, SortBy, Tab

FILE = FileImport(name="tokhai.xlsx", sha256="ab" * 32, reader="declaration_list:1")
OTHER_ENTERPRISE = "0199999984"


def numbers(store, **query):
    rows = store.declarations.rows(store.declarations.view(DeclarationQuery(**({"tab": Tab.ALL} | query))))
    return [row.declaration.number for row in rows]


# --- bringing in


def test_a_new_declaration_is_added_and_read_back_as_it_came(store, desk, cleared):
    whole = replace(
        cleared, regime="A11", team_code="00", team_name="Đội thủ tục", channel=Channel.RED,
        registered_time=time(8, 30), cleared_time=time(17, 2, 59), first_number="109999888001", branch=1, branches=3,
    )  # fmt: skip
    assert desk.bring_in(whole) == ImportCounts(added=1)
    assert [row.declaration for row in store.declarations.find(whole.number)] == [whole]


def test_the_same_sight_again_changes_nothing(store, desk, cleared):
    desk.bring_in(cleared)
    assert desk.bring_in(cleared, cleared) == ImportCounts(unchanged=2)


def test_an_amendment_joins_its_declaration(store, desk, cleared):
    desk.bring_in(cleared)
    assert desk.bring_in(replace(cleared, number="109999888771")) == ImportCounts(changed=1)
    assert numbers(store) == ["109999888771"]


def test_sights_of_one_declaration_within_one_file_become_one_row(store, desk, cleared):
    sent = replace(cleared, status=Status.SENT, cleared_on=None, partner="")
    assert desk.bring_in(sent, cleared, sent) == ImportCounts(added=1, changed=1, unchanged=1)
    (row,) = store.declarations.find(cleared.number)
    assert row.declaration == cleared


def test_a_poorer_sight_erases_nothing(store, desk, cleared):
    desk.bring_in(cleared)
    desk.bring_in(replace(cleared, office_code="", partner="", cleared_on=None))
    assert store.declarations.find(cleared.number)[0].declaration == cleared


def test_the_same_number_of_two_enterprises_is_two_declarations(store, desk, cleared):
    desk.bring_in(cleared, replace(cleared, tax_code=OTHER_ENTERPRISE))
    assert [row.declaration.tax_code for row in store.declarations.find(cleared.number)] == [
        OTHER_ENTERPRISE,
        cleared.tax_code,
    ]


def test_a_sight_without_tax_code_joins_the_one_known_enterprise(store, desk, cleared):
    desk.bring_in(replace(cleared, partner=""))
    assert desk.bring_in(replace(cleared, tax_code="")) == ImportCounts(changed=1)
    assert [row.declaration for row in store.declarations.find(cleared.number)] == [cleared]


def test_a_sight_with_a_tax_code_takes_over_the_row_without(store, desk, cleared):
    desk.bring_in(replace(cleared, tax_code=""))
    key = store.declarations.find(cleared.number)[0].key
    assert desk.bring_in(cleared) == ImportCounts(changed=1)
    assert [(row.key, row.declaration) for row in store.declarations.find(cleared.number)] == [(key, cleared)]


def test_a_sight_without_tax_code_stays_alone_among_several_enterprises(store, desk, cleared):
    desk.bring_in(cleared, replace(cleared, tax_code=OTHER_ENTERPRISE), replace(cleared, tax_code=""))
    assert [row.declaration.tax_code for row in store.declarations.find(cleared.number)] == [
        "",
        OTHER_ENTERPRISE,
        cleared.tax_code,
    ]


def test_in_one_file_a_row_takes_over_and_makes_room_for_another_without_tax_code(store, desk, cleared):
    orphan, other = replace(cleared, tax_code=""), replace(cleared, tax_code=OTHER_ENTERPRISE)
    desk.bring_in(orphan)
    assert desk.bring_in(cleared, other, orphan) == ImportCounts(added=2, changed=1)
    assert len(store.declarations.find(cleared.number)) == 3


def test_a_file_that_breaks_off_leaves_nothing(store, cleared):
    def breaking_off():
        yield cleared
        raise ValueError("the disk was pulled out")

    with pytest.raises(ValueError, match="pulled out"):
        store.declarations.apply(breaking_off(), FILE)
    assert not numbers(store)
    assert not store.declarations.has_seen(FILE)


def test_cancelling_while_merging_leaves_nothing(store, cleared):
    def cancel(done):
        raise InterruptedError(done)

    with pytest.raises(InterruptedError):
        store.declarations.apply([cleared], FILE, on_progress=cancel)
    assert not numbers(store)


def test_progress_ends_with_the_number_of_rows(store, cleared):
    done = []
    store.declarations.apply([replace(cleared, number=f"{n:012d}") for n in range(5000)], FILE, on_progress=done.append)
    assert done[-1] == 5000
    assert done == sorted(done)


def test_a_file_is_known_by_its_bytes_and_its_reader(store, cleared):
    store.declarations.apply([cleared], FILE)
    assert store.declarations.has_seen(replace(FILE, name="a copy.xlsx"))
    assert not store.declarations.has_seen(replace(FILE, reader="declaration_list:2"))
    assert not store.declarations.has_seen(replace(FILE, sha256="cd" * 32))


# --- tabs


@pytest.mark.parametrize(
    ("status", "is_unrated"),
    [
        (Status.DRAFT, False),
        (Status.REGISTERED, False),
        (Status.UNKNOWN, False),
        (Status.CHANNELLED, True),
        (Status.RELEASED, True),
        (Status.CANCELLED, True),
    ],
)
def test_only_what_may_be_rated_is_asked_about(store, desk, cleared, status, is_unrated):
    desk.bring_in(replace(cleared, status=status))
    assert bool(numbers(store, tab=Tab.UNRATED)) is is_unrated
    assert store.declarations.find(cleared.number)[0].is_unrated is is_unrated


def test_a_sent_sheet_moves_its_declaration_from_unrated_to_rated(store, desk, cleared):
    desk.send()
    assert not numbers(store, tab=Tab.UNRATED)
    assert numbers(store, tab=Tab.RATED) == [cleared.number]
    assert store.declarations.find(cleared.number)[0].sheet_state is SheetState.QUEUED


def test_a_declaration_rated_during_handling_is_asked_about_again_after_the_grant(store, desk, cleared):
    during = replace(cleared, status=Status.CHANNELLED, cleared_on=None)
    desk.send(during)
    assert not numbers(store, tab=Tab.UNRATED)
    desk.bring_in(cleared)
    assert numbers(store, tab=Tab.UNRATED) == numbers(store, tab=Tab.RATED) == [cleared.number]
    desk.send(cleared)
    assert not numbers(store, tab=Tab.UNRATED)


def test_a_draft_alone_leaves_a_declaration_unrated(store, desk, cleared):
    store.sheets.save_draft(desk.key_of(cleared), desk.write(), recorded=True)
    (row,) = store.declarations.find(cleared.number)
    assert row.is_unrated
    assert row.has_draft
    assert row.sheet_state is None


def test_a_skipped_declaration_stays_unrated_and_is_found_among_the_skipped(store, desk, cleared):
    desk.bring_in(cleared, replace(cleared, number="309999888770"))
    store.declarations.skip(desk.key_of(cleared), date(2026, 11, 17))
    assert numbers(store, tab=Tab.SKIPPED) == [cleared.number]
    assert len(numbers(store, tab=Tab.UNRATED)) == 2
    assert store.declarations.find(cleared.number)[0].skipped_on == date(2026, 11, 17)


def test_a_skipped_declaration_that_was_rated_is_no_longer_among_the_skipped(store, desk, cleared):
    store.declarations.skip(desk.key_of(cleared), date(2026, 11, 17))
    desk.send()
    assert not numbers(store, tab=Tab.SKIPPED)


def test_counts_are_those_of_the_views(store, desk, cleared):
    desk.bring_in(*(replace(cleared, number=f"10000000{n:03d}0") for n in range(20)))
    for n in range(3):
        desk.send(replace(cleared, number=f"10000000{n:03d}0"))
    store.declarations.skip(desk.key_of(replace(cleared, number="100000000190")), date(2026, 11, 17))
    for query in (DeclarationQuery(), DeclarationQuery(text="0001"), DeclarationQuery(office_code="99ZZ")):
        counts = store.declarations.counts(query)
        assert counts == {tab: len(store.declarations.view(replace(query, tab=tab))) for tab in Tab}
    assert store.declarations.counts(DeclarationQuery()) == {
        Tab.UNRATED: 17,
        Tab.RATED: 3,
        Tab.SKIPPED: 1,
        Tab.ALL: 20,
    }


# --- what is asked about


def test_a_declaration_that_becomes_granted_is_news_from_that_moment_on(store, desk, clock, cleared):
    desk.bring_in(replace(cleared, status=Status.CHANNELLED, cleared_on=None))
    before = clock.pass_by(hours=1)
    desk.bring_in(cleared)
    clock.pass_by(hours=1)
    desk.bring_in(cleared)
    (row,) = store.declarations.granted_since(before)
    assert (row.declaration, row.granted_seen_at) == (cleared, before)
    assert not store.declarations.granted_since(clock.now())


def test_history_that_is_loaded_for_the_first_time_is_no_news(store, desk, clock, cleared):
    old = replace(cleared, number="309999888770", registered_on=date(2026, 11, 1), cleared_on=date(2026, 11, 2))
    desk.bring_in(cleared, old)
    assert [row.declaration for row in store.declarations.granted_since(clock.now())] == [cleared]
    assert store.declarations.find(old.number)[0].granted_seen_at is None


def test_a_later_grant_of_the_same_declaration_is_news_again(store, desk, clock, cleared):
    desk.bring_in(replace(cleared, status=Status.RELEASED))
    later = clock.pass_by(days=1)
    desk.bring_in(cleared)
    assert [row.granted_seen_at for row in store.declarations.granted_since(later)] == [later]


def test_what_is_rated_or_cancelled_is_no_longer_asked_about(store, desk, clock, cleared):
    numbers = [f"10999988{n:03d}0" for n in range(3)]
    desk.bring_in(*(replace(cleared, number=number) for number in numbers))
    desk.send(replace(cleared, number=numbers[0]))
    desk.bring_in(replace(cleared, number=numbers[1], status=Status.CANCELLED))
    assert [row.declaration.number for row in store.declarations.granted_since(clock.now())] == numbers[2:]


def test_news_come_the_newest_first_and_in_the_order_of_coming_in(store, desk, clock, cleared):
    first, second, third = (replace(cleared, number=f"10999988{n:03d}0") for n in range(3))
    desk.bring_in(first, second)
    clock.pass_by(minutes=1)
    desk.bring_in(third)
    found = store.declarations.granted_since(clock.now() - timedelta(minutes=1))
    assert [row.declaration for row in found] == [third, second, first]


def test_unrated_ones_are_counted_from_a_day_of_registration_on(store, desk, cleared):
    day = cleared.registered_on
    numbers = [f"10999988{n:03d}0" for n in range(5)]
    desk.bring_in(
        replace(cleared, number=numbers[0]),
        replace(cleared, number=numbers[1], registered_on=day - timedelta(days=1)),
        replace(cleared, number=numbers[2], registered_on=None, registered_time=None),
        replace(cleared, number=numbers[3], status=Status.CHANNELLED, cleared_on=None),
        replace(cleared, number=numbers[4]),
    )
    desk.send(replace(cleared, number=numbers[4]))
    assert store.declarations.unrated_since(day) == 2
    assert store.declarations.unrated_since(day - timedelta(days=1)) == 3
    assert store.declarations.unrated_since(day + timedelta(days=1)) == 0


# --- search, filters, order


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("", True),
        ("   ", True),
        ("99988", True),
        ("1099 9988 877 0", True),
        ("1099 9988", True),
        ("8877 1099", True),
        ("nguyen", True),
        ("Nguyễn", True),
        ("NGUYỄN trading", True),
        ("nguye\u0302\u0303n", True),
        ("hqhpkv1", True),
        ("03cc", True),
        ("sao mai", True),
        ("mai 0199999991", True),
        ("trading 8877", True),
        ("1234", False),
        ("nguyen 1234", False),
        ("saomai", False),
        ("%", False),
        ("'", False),
        ("_______", False),
    ],
)
def test_every_part_of_a_search_must_occur_with_or_without_diacritics(store, desk, cleared, text, is_found):
    desk.bring_in(cleared)
    assert bool(numbers(store, text=text)) is is_found


def test_a_search_finds_what_a_later_sight_said_and_no_longer_what_was_replaced(store, desk, cleared):
    desk.bring_in(replace(cleared, partner="OSAKA BOEKI", status=Status.RELEASED))
    desk.bring_in(cleared)
    assert numbers(store, text="nguyen")
    assert not numbers(store, text="osaka")


def test_filters_narrow_by_enterprise_office_channel_and_period(store, desk, cleared):
    other = replace(
        cleared, number="309999888770", tax_code=OTHER_ENTERPRISE, office_code="", office_abbr="HQNB",
        channel=Channel.YELLOW, registered_on=date(2026, 12, 1), registered_time=time(23, 59, 59),
    )  # fmt: skip
    undated = replace(cleared, number="308888888880", registered_on=None)
    desk.bring_in(cleared, other, undated)
    assert numbers(store, tax_code=OTHER_ENTERPRISE) == [other.number]
    assert numbers(store, office_code="HQNB") == [other.number]
    assert numbers(store, channel=Channel.YELLOW) == [other.number]
    assert numbers(store, registered_from=date(2026, 12, 1)) == [other.number]
    assert numbers(store, registered_to=date(2026, 12, 1), tax_code=OTHER_ENTERPRISE) == [other.number]
    assert numbers(store, registered_to=date(2026, 11, 30)) == [cleared.number]
    assert not numbers(store, registered_from=date(2026, 11, 17), registered_to=date(2026, 11, 30))


@pytest.mark.parametrize("sort_by", SortBy)
def test_every_column_sorts_as_its_values_mean(store, desk, cleared, sort_by):
    low = replace(
        cleared, number="100000000000", kind=Kind.IMPORT, office_code="01AA", channel=Channel.GREEN, cleared_on=None,
        registered_on=date(2026, 1, 31), status=Status.CHANNELLED,
    )  # fmt: skip
    high = replace(
        cleared, number="300000000000", kind=Kind.EXPORT, office_code="99ZZ", channel=Channel.RED,
        cleared_on=date(2026, 2, 1), registered_on=date(2026, 2, 1), status=Status.CLEARED,
    )  # fmt: skip
    middle = replace(
        low, number="200000000000", office_code="50BB", channel=Channel.YELLOW, registered_time=time(7, 0),
        status=Status.RELEASED, cleared_on=date(2026, 1, 31), cleared_time=time(9, 30),
    )  # fmt: skip
    desk.bring_in(low, middle, high)
    ascending = [low.number, middle.number, high.number]
    assert numbers(store, sort_by=sort_by, descending=False) == ascending
    assert numbers(store, sort_by=sort_by, descending=True) == ascending[::-1]


def test_a_page_gives_the_rows_of_its_keys_in_their_order_and_leaves_out_what_is_gone(store, desk, cleared):
    desk.bring_in(*(replace(cleared, number=f"10000000{n:03d}0") for n in range(300)))
    keys = store.declarations.view(DeclarationQuery(sort_by=SortBy.NUMBER, descending=True))
    page = store.declarations.rows([*keys[250:252], -1, keys[0]])
    assert [row.declaration.number for row in page] == ["100000000490", "100000000480", "100000002990"]
    assert store.declarations.rows([]) == []
    assert store.declarations.get(keys[0]) == page[-1]
    assert store.declarations.get(-1) is None


def test_facets_name_and_count_what_there_is_the_most_frequent_first(store, desk, cleared):
    print_only = replace(cleared, number="308888888880", tax_code="", office_code="", office_abbr="HQNB")
    desk.bring_in(cleared, replace(cleared, number="309999888770"), print_only)
    facets = store.declarations.facets()
    assert facets.enterprises == (("0199999991", "Công ty TNHH Sao Mai", 2),)
    assert facets.offices == (("03CC", "HQHPKV1", 2), ("HQNB", "HQNB", 1))


def test_a_head_is_the_beginning_of_the_view(store, desk, cleared):
    desk.bring_in(*(replace(cleared, number=f"10000000{n:03d}0") for n in range(30)))
    for query in (DeclarationQuery(), DeclarationQuery(text="0002"), DeclarationQuery(sort_by=SortBy.OFFICE)):
        assert list(store.declarations.head(query, 10)) == list(store.declarations.view(query))[:10]


def test_a_view_that_nobody_waits_for_is_given_up_and_the_next_one_is_whole(store, desk, cleared):
    desk.bring_in(*(replace(cleared, number=f"1{n:010d}0") for n in range(20_000)))
    with pytest.raises(NotWantedError):
        store.declarations.view(DeclarationQuery(), lambda: False)
    assert len(store.declarations.view(DeclarationQuery(), lambda: True)) == 20_000


def test_an_empty_store_has_nothing_to_show(store):
    assert not store.declarations.view(DeclarationQuery())
    assert set(store.declarations.counts(DeclarationQuery()).values()) == {0}
    assert store.declarations.facets().offices == ()
    assert store.declarations.find("109999888770") == []

"""Views are read from the index of their order or of their rarest condition, and list what the twin in memory lists."""

import hashlib
from dataclasses import replace
from datetime import date, time
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hailong.domain.declaration import Channel, Declaration, Kind, Status, round_of
from hailong.domain.ids import uuid7
from hailong.domain.imports import FileImport
from hailong.domain.sheet import Sheet
from hailong.store.declaration_query import (
    BIT_OF_TAB,
    Search,
    can_be_rare,
    counts_sql,
    first_sql,
    search_for,
    view_sql,
    written,
)
from hailong.store.declarations import SqliteDeclarations
from hailong.store.interfaces import DeclarationQuery, SortBy, Tab
from hailong.store.keys import Keys
from hailong.store.memory import MemoryStore
from hailong.store.scribe import Scribe
from hailong.store.sqlite import open_store
from rating_desk import StandingClock

NARROW = DeclarationQuery(
    tax_code="0199999991", office_code="03CC", channel=Channel.RED,
    registered_from=date(2026, 1, 1), registered_to=date(2026, 12, 31),
)  # fmt: skip
SEARCH = Search(letters=("sao",), digits=("1",), figures=("1099",))


def plan(store, statement, bound):
    with store._database.read() as connection:
        steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", bound)]
    return [step for step in steps if "declarations" in step or "ORDER BY" in step]


def columns_read_from_the_table(store, statement, bound):
    """Since indexes hold generated columns, SQLite opens the table beside them, but looks there only if it must."""
    with store._database.read() as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'declarations'").get
        program = [row[1:5] for row in connection.execute(f"EXPLAIN {statement}", bound)]
    tables = {p1 for opcode, p1, p2, _ in program if opcode == "OpenRead" and p2 == root}
    return [step for step in program if step[0] in ("Column", "FinishSeek") and step[1] in tables]


@pytest.mark.parametrize(("tab", "sort_by", "descending"), list(product(Tab, SortBy, (True, False))))
def test_every_order_is_read_from_its_own_index_and_never_sorted(sqlite_store, tab, sort_by, descending):
    query = replace(NARROW, tab=tab, sort_by=sort_by, descending=descending)
    name = f"INDEX declarations_by_{sort_by.value}"
    for statement in (view_sql(query, SEARCH, is_rare=False), first_sql(query, SEARCH, 1000, 100)):
        steps = plan(sqlite_store, *statement)
        assert [name in step for step in steps] == [True], steps
        assert not columns_read_from_the_table(sqlite_store, *statement)


@pytest.mark.parametrize(
    ("query", "search", "index"),
    [
        (DeclarationQuery(), SEARCH, "words"),
        (DeclarationQuery(tax_code="1", registered_from=date(2026, 1, 1)), Search(), "words"),
        (DeclarationQuery(office_code="03CC"), Search(), "words"),
        (DeclarationQuery(), Search(figures=("9",)), "number"),
        (DeclarationQuery(registered_to=date(2026, 1, 1)), Search(), "registered"),
        (DeclarationQuery(channel=Channel.RED), Search(), ""),
    ],
)
def test_rare_rows_are_collected_from_the_index_that_leads_to_them(sqlite_store, query, search, index):
    assert can_be_rare(query, search) is bool(index)
    steps = plan(sqlite_store, *view_sql(query, search, is_rare=True))
    assert f"INDEX declarations_by_{index or 'cleared'}" in steps[0]
    counting = plan(sqlite_store, *counts_sql(query, search))
    assert not columns_read_from_the_table(sqlite_store, *counts_sql(query, search))
    assert [f"INDEX declarations_by_{index or 'channel'}" in step for step in counting] == [True]


@pytest.mark.parametrize("tab", [Tab.RATED, Tab.SKIPPED])
def test_few_that_were_handled_are_not_looked_for_among_all(sqlite_store, tab):
    query = replace(NARROW, tab=tab)
    assert can_be_rare(query, SEARCH)
    statement = view_sql(query, SEARCH, is_rare=True)
    assert ["declarations_by_handled" in step for step in plan(sqlite_store, *statement)] == [True]
    assert not columns_read_from_the_table(sqlite_store, *statement)


def test_a_search_tells_letters_from_digits_and_leaves_out_what_occurs_everywhere(sqlite_store, make_desk, cleared):
    desk = make_desk(sqlite_store)
    desk.bring_in(cleared, replace(cleared, number="309999888770", partner="OSAKA 77"))
    with sqlite_store._database.read() as connection:
        assert search_for(connection, "Công  ty osaka 77 8877") == Search(("osaka",), ("77",), ("8877",))
        assert search_for(connection, " ") == Search()


def test_the_bits_of_the_tabs_are_those_of_the_column(sqlite_store, make_desk, cleared):
    desk = make_desk(sqlite_store)
    during = replace(cleared, status=Status.CHANNELLED, cleared_on=None)
    desk.send(during)
    desk.bring_in(cleared)
    sqlite_store.declarations.skip(desk.key_of(cleared), date(2026, 11, 17))
    with sqlite_store._database.read() as connection:
        assert connection.execute("SELECT tabs FROM declarations").get == sum(BIT_OF_TAB.values())


def test_ranks_are_those_of_the_domain(sqlite_store, make_desk, cleared):
    everything = list(enumerate(product(Kind, Channel, Status)))
    make_desk(sqlite_store).bring_in(
        *(replace(cleared, number=f"{n:011d}0", kind=k, channel=c, status=s) for n, (k, c, s) in everything)
    )
    expected = [(list(Kind).index(k), list(Channel).index(c), s.rank) for _, (k, c, s) in everything]
    with sqlite_store._database.read() as connection:
        ranks = "SELECT kind_rank, channel_rank, status_rank FROM declarations ORDER BY number"
        assert connection.execute(ranks).fetchall() == expected


def test_written_keys_are_those_of_the_statement(sqlite_store, make_desk, cleared):
    make_desk(sqlite_store).bring_in(*(replace(cleared, number=f"{n:011d}0") for n in range(50)))
    statement = view_sql(DeclarationQuery(sort_by=SortBy.NUMBER), Search(), is_rare=False)
    with sqlite_store._database.read() as connection:
        assert list(Keys(connection.execute(*written(statement)).get)) == connection.execute(*statement).get


# --- the twin in memory says what is right

DAYS = st.sampled_from([None, date(2026, 1, 31), date(2026, 2, 1), date(2026, 11, 16)])
CODES = st.sampled_from(["", "0199999991", "0199999984"])
DECLARATIONS = st.builds(
    Declaration,
    number=st.integers(0, 300).map(lambda n: f"{10 + n % 3 * 10}99{n:07d}{n % 2}"),
    tax_code=CODES,
    enterprise_name=st.sampled_from(["", "Công ty TNHH Sao Mai", "CÔNG TY TNHH SAO MAI"]),
    partner=st.sampled_from(["", "Đối tác 77", "OSAKA", "Sao 03CC"]),
    office_code=st.sampled_from(["", "03CC", "20ZZ"]),
    office_abbr=st.sampled_from(["", "HQHPKV1", "03cc"]),
    kind=st.sampled_from(Kind),
    channel=st.sampled_from(Channel),
    status=st.sampled_from(Status),
    registered_on=DAYS,
    registered_time=st.sampled_from([None, time(0, 0), time(23, 59, 59)]),
    cleared_on=DAYS,
)
QUERIES = st.builds(
    DeclarationQuery,
    tab=st.sampled_from(Tab),
    text=st.sampled_from(["", "9", "99", "0000", "00001", "77", "sao", "doi tac 9", "o", "cong ty 1", "03cc", "zzz"]),
    tax_code=CODES,
    office_code=st.sampled_from(["", "03CC", "HQHPKV1", "03cc"]),
    channel=st.sampled_from([None, Channel.RED, Channel.GREEN]),
    registered_from=DAYS,
    registered_to=DAYS,
    sort_by=st.sampled_from(SortBy),
    descending=st.booleans(),
)


@settings(max_examples=80)
@given(
    st.lists(DECLARATIONS, max_size=60, unique_by=lambda one: one.base),
    st.lists(st.integers(0, 59), max_size=6),
    st.lists(QUERIES, max_size=30),
)
def test_any_view_head_and_count_is_that_of_the_twin(tmp_path_factory, declarations, handled, queries):
    clock = StandingClock()
    table, twin = open_store(tmp_path_factory.mktemp("store"), clock), MemoryStore(clock)
    try:
        known = [fill(store, clock, declarations, handled) for store in (table, twin)]
        assert known[0] == known[1]
        # for a short-sighted one most queries are rare
        short_sighted = SqliteDeclarations(table._database, clock, Scribe(), looked_through=5)
        for query in queries:
            expected = twin.declarations.view(query)
            for repository in (table.declarations, short_sighted):
                assert list(repository.view(query)) == expected
                assert list(repository.head(query, 4)) == expected[:4]
                assert repository.counts(query) == twin.declarations.counts(query)
        assert table.declarations.facets() == twin.declarations.facets()
    finally:
        table.close()


def fill(store, clock, declarations, handled):
    """Bring all in, send a sheet about some and skip others; the keys."""
    store.declarations.apply(declarations, FileImport(name="a", sha256="0", reader="r:1"))
    keys = list(store.declarations.view(DeclarationQuery(tab=Tab.ALL, sort_by=SortBy.NUMBER, descending=False)))
    for at, place in enumerate(handled):
        row = store.declarations.get(keys[place]) if place < len(keys) else None
        if row is None or not row.is_unrated:
            continue
        if at % 2:
            store.declarations.skip(row.key, date(2026, 11, 17))
            continue
        in_round = round_of(row.declaration)
        version, supersedes = store.sheets.next_version(row.key, in_round)
        sheet = Sheet(
            id=uuid7(clock.now()), declaration=row.declaration, round=in_round, written_at=clock.now(),
            version=version, supersedes=supersedes,
        )  # fmt: skip
        store.sheets.send(row.key, sheet, b"sealed", hashlib.sha256(b"sealed").hexdigest(), clock.now())
    return keys

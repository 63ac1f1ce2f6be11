"""Merging files: the table ends as the twin in memory does, whatever comes in whatever portions."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from hailong.domain.clock import SystemClock
from hailong.domain.declaration import Channel, Declaration, Status, merge
from hailong.domain.imports import FileImport
from hailong.store.declaration_merge import DeclarationMerge
from hailong.store.interfaces import DeclarationQuery, SortBy, Tab
from hailong.store.memory import MemoryStore
from hailong.store.sqlite import open_store
from rating_desk import StandingClock

SIGHTS = st.builds(
    Declaration,
    number=st.sampled_from(["109999888770", "109999888771", "109999888780", "309999888770"]),
    tax_code=st.sampled_from(["", "0199999991", "0199999984"]),
    enterprise_name=st.sampled_from(["", "Công ty TNHH Sao Mai"]),
    partner=st.sampled_from(["", "Đối tác", "OSAKA"]),
    office_code=st.sampled_from(["", "03CC"]),
    channel=st.sampled_from(Channel),
    status=st.sampled_from(Status),
    cleared_on=st.sampled_from([None, date(2026, 11, 16)]),
)


def whole(store):
    query = DeclarationQuery(tab=Tab.ALL, sort_by=SortBy.NUMBER, descending=False)
    rows = store.declarations.rows(store.declarations.view(query))
    return sorted((replace(row, key=0) for row in rows), key=lambda row: repr(row.declaration))


@settings(max_examples=60)
@given(st.lists(st.lists(SIGHTS, max_size=8), max_size=4))
def test_table_and_twin_agree_on_counts_and_rows(tmp_path_factory, files):
    clock = StandingClock()  # both see a grant at the same moment
    table, twin = open_store(tmp_path_factory.mktemp("store"), clock), MemoryStore(clock)
    try:
        for number, sights in enumerate(files):
            file = FileImport(name="a", sha256=str(number), reader="r:1")
            assert table.declarations.apply(sights, file) == twin.declarations.apply(sights, file)
        assert whole(table) == whole(twin)
        for text in ("doi", "osaka 1099", "sao mai 0199", "988877"):
            query = DeclarationQuery(text=text)
            assert table.declarations.counts(query) == twin.declarations.counts(query)
        assert table.declarations.facets() == twin.declarations.facets()
    finally:
        table.close()


def test_batches_do_not_change_what_becomes_of_a_file(sqlite_store, cleared):
    """The later sights of 3,000 declarations come in another batch than the first ones."""
    first = [replace(cleared, number=f"1{n:010d}0", status=Status.RELEASED) for n in range(3000)]
    later = [replace(sight, number=sight.number[:11] + "1", status=Status.CLEARED, partner="") for sight in first]
    with sqlite_store._database.write() as connection:
        counts = DeclarationMerge(connection).apply([*first, *later], SystemClock().now())
    assert (counts.added, counts.changed, counts.unchanged) == (3000, 3000, 0)
    assert sqlite_store.declarations.find(first[-1].number)[0].declaration == merge(first[-1], later[-1])


def test_declarations_of_one_partner_office_and_enterprise_share_their_words(sqlite_store, cleared):
    with sqlite_store._database.write() as connection:
        DeclarationMerge(connection).apply(
            (replace(cleared, number=f"1{n:010d}0") for n in range(50)), SystemClock().now()
        )
        assert connection.execute("SELECT count(*) FROM search_words").get == 1
        texts = connection.execute("SELECT text FROM search_words").get
    assert set(texts.split()) <= set(cleared.search_text.split())

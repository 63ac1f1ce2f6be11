"""The list is read from its one index, so that it stays quick with a hundred thousand rows."""

from datetime import date
from itertools import product

import pytest

from hailong.domain.declaration import Channel
from hailong.store.declaration_query import counts_sql, view_sql
from hailong.store.interfaces import DeclarationQuery, SortBy, Tab


def plan(store, statement, bound):
    with store._database.read() as connection:
        return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", bound)]


@pytest.mark.parametrize(("tab", "sort_by"), list(product(Tab, SortBy)))
def test_a_view_reads_the_covering_index_alone(sqlite_store, tab, sort_by):
    query = DeclarationQuery(
        tab=tab, sort_by=sort_by, text="sao 1099", tax_code="0199999991", office_code="03CC", channel=Channel.RED,
        registered_from=date(2026, 1, 1), registered_to=date(2026, 12, 31),
    )  # fmt: skip
    steps = plan(sqlite_store, *view_sql(query))
    assert any("SCAN declarations USING COVERING INDEX declarations_list" in step for step in steps)
    assert not any("declarations" in step and "COVERING" not in step for step in steps)


def test_the_usual_order_needs_no_sorting(sqlite_store):
    for descending in (True, False):
        steps = plan(sqlite_store, *view_sql(DeclarationQuery(text="sao", descending=descending)))
        assert not any("ORDER BY" in step for step in steps)


def test_all_counts_come_from_one_pass(sqlite_store):
    steps = plan(sqlite_store, *counts_sql(DeclarationQuery(text="1099")))
    assert sum("SCAN declarations" in step for step in steps) == 1

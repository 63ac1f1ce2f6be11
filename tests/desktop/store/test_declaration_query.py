"""The list is read from its one index, so that it stays quick with a hundred thousand rows."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from hailong.domain.declaration import Channel
from hailong.store.declaration_query import counts_sql, telling_parts, view_sql
from hailong.store.interfaces import DeclarationQuery, SortBy, Tab


def plan(store, statement, bound):
    with store._database.read() as connection:
        return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", bound)]


@pytest.mark.parametrize(("tab", "sort_by"), list(product(Tab, SortBy)))
def test_a_view_reads_the_covering_index_alone(sqlite_store, tab, sort_by):
    query = DeclarationQuery(
        tab=tab, sort_by=sort_by, tax_code="0199999991", office_code="03CC", channel=Channel.RED,
        registered_from=date(2026, 1, 1), registered_to=date(2026, 12, 31),
    )  # fmt: skip
    steps = plan(sqlite_store, *view_sql(query, ["sao", "1099"]))
    assert any("SCAN declarations USING COVERING INDEX declarations_list" in step for step in steps)
    assert not any("declarations" in step and "COVERING" not in step for step in steps)


def test_the_usual_order_needs_no_sorting(sqlite_store):
    for descending in (True, False):
        steps = plan(sqlite_store, *view_sql(DeclarationQuery(descending=descending), ["sao"]))
        assert not any("ORDER BY" in step for step in steps)


def test_all_counts_come_from_one_pass(sqlite_store):
    steps = plan(sqlite_store, *counts_sql(DeclarationQuery(), ["1099"]))
    assert sum("SCAN declarations" in step for step in steps) == 1


def test_a_part_that_occurs_in_all_words_is_not_looked_for_in_each_row(sqlite_store, make_desk, cleared):
    desk = make_desk(sqlite_store)
    desk.bring_in(cleared, replace(cleared, number="309999888770", partner="OSAKA"))
    with sqlite_store._database.read() as connection:
        assert telling_parts(connection, "Công  ty osaka") == ["osaka"]
        assert telling_parts(connection, " ") == []

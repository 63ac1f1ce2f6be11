"""Indexes are set aside for a large file alone, and are there again whatever becomes of it."""

from dataclasses import replace

import pytest

from hailong.domain.imports import FileImport
from hailong.store.interfaces import DeclarationQuery, SortBy, Tab

FILE = FileImport(name="a", sha256="0", reader="r:1")
INDEXES = "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'declarations' ORDER BY name"


def many(cleared, count):
    return [replace(cleared, number=f"1{n:010d}0") for n in range(count)]


def indexes(store):
    with store._database.read() as connection:
        return connection.execute(INDEXES).fetchall()


def indexes_while(store, declarations, file):
    """What there is in the midst of the transaction."""
    found = []

    def look(_done):
        with store._database._writing:
            found.append(store._database._writer.execute(INDEXES).fetchall())

    store.declarations.apply(declarations, file, on_progress=look)
    return found[0]


def test_a_large_file_is_merged_without_the_indexes_and_found_with_them(sqlite_store, cleared):
    before = indexes(sqlite_store)
    during = indexes_while(sqlite_store, many(cleared, 6000), FILE)
    assert len(during) < len(before) == len(indexes(sqlite_store))
    assert indexes(sqlite_store) == before
    for sort_by in SortBy:
        assert len(sqlite_store.declarations.view(DeclarationQuery(tab=Tab.ALL, sort_by=sort_by))) == 6000
    assert sqlite_store.declarations.counts(DeclarationQuery())[Tab.ALL] == 6000


def test_a_small_file_or_one_beside_many_declarations_keeps_them(sqlite_store, cleared):
    before = indexes(sqlite_store)
    assert indexes_while(sqlite_store, many(cleared, 100), FILE) == before
    sqlite_store.declarations.apply(many(cleared, 7000), replace(FILE, sha256="1"))
    assert indexes_while(sqlite_store, many(cleared, 6000), replace(FILE, sha256="2")) == before


def test_a_large_file_that_is_broken_off_leaves_them_as_they_were(sqlite_store, cleared):
    before = indexes(sqlite_store)

    def cancel(_done):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        sqlite_store.declarations.apply(many(cleared, 6000), FILE, on_progress=cancel)
    assert indexes(sqlite_store) == before
    assert not sqlite_store.declarations.view(DeclarationQuery(tab=Tab.ALL))

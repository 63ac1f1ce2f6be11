"""A million declarations: search while typing, filters with their counts, every order; beside bare SQLite."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any, Final

import apsw

from benchmarks.store_1m import ROWS, folder_of
from benchmarks.store_search import TYPED
from hailong.domain.clock import SystemClock
from hailong.domain.declaration import Channel
from hailong.domain.vietnamese import fold
from hailong.store.database import FILE_NAME, look_into
from hailong.store.interfaces import DeclarationQuery, SortBy, Tab
from hailong.store.key_keeper import KeyKeeper
from hailong.store.sqlite import SqliteStore, open_store

_PAGE: Final = 100
_FOLDED: Final = "n.number || ' ' || w.text"
_BARE_SEARCH: Final = (
    f"SELECT count(*) FROM declarations n JOIN search_words w ON w.id = n.words WHERE instr({_FOLDED}, ?)"
)


def measure() -> list[dict[str, Any]]:
    """What the user waits for is the first page (and, for filters, the counts); the bare limit is one statement that
    looks at each row of the table for the same."""
    folder = folder_of(ROWS)
    store = open_store(folder, SystemClock())
    bare = look_into(folder / FILE_NAME, KeyKeeper(folder).newest())
    try:
        _first_page(store, DeclarationQuery())  # warms up
        figures = [_search(store, bare), _filter(store, bare), _sort(store, bare)]
    finally:
        bare.close()
        store.close()
    return figures


def _search(store: SqliteStore, bare: apsw.Connection) -> dict[str, Any]:
    texts = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
    ours = [_milliseconds(_first_page, store, DeclarationQuery(text=text)) for text in texts]
    limit = [_milliseconds(_bare, bare, _BARE_SEARCH, (fold(text),)) for text in TYPED]
    return _entry("search_1m_p95", ours, limit, 80)


def _filter(store: SqliteStore, bare: apsw.Connection) -> dict[str, Any]:
    ours = [_milliseconds(_page_and_counts, store, query) for query in _filters()]
    ours += [_milliseconds(store.declarations.facets) for _ in Tab]  # what there is to filter by
    limit = [
        _milliseconds(_bare, bare, f"SELECT {column}, count(*) FROM declarations GROUP BY 1")
        for column in ("office", "channel", "tax_code")
    ]
    return _entry("filter_1m_p95", ours, limit, 150)


def _sort(store: SqliteStore, bare: apsw.Connection) -> dict[str, Any]:
    orders = product(Tab, SortBy, (True, False))
    queries = [DeclarationQuery(tab=tab, sort_by=by, descending=down) for tab, by, down in orders]
    ours = [_milliseconds(_first_page, store, query) for query in queries]
    limit = [
        _milliseconds(_bare, bare, f"SELECT key FROM declarations ORDER BY +{column} LIMIT {_PAGE}")
        for column in ("number", "office", "status", "registered_at")
    ]
    return _entry("sort_1m_p95", ours, limit, 500)


def _filters() -> Iterator[DeclarationQuery]:
    """Every tab with every kind of filter that the row of filters offers, alone and together."""
    periods = (None, date(2026, 11, 16), date(2026, 11, 9), date(2026, 10, 17), date(2026, 8, 18), date(2025, 1, 1))
    for tab, period in product(Tab, periods):
        plain = DeclarationQuery(tab=tab, registered_from=period)
        yield plain
        yield replace(plain, channel=Channel.RED)
        yield replace(plain, office_code="07CC")
        yield replace(plain, tax_code="0199900007")
        yield replace(plain, tax_code="0199900007", office_code="07CC", channel=Channel.YELLOW)
        yield replace(plain, text="nguyễn", office_code="07CC")


def _first_page(store: SqliteStore, query: DeclarationQuery) -> None:
    store.declarations.rows(store.declarations.head(query, _PAGE))


def _page_and_counts(store: SqliteStore, query: DeclarationQuery) -> None:
    _first_page(store, query)
    store.declarations.counts(query)


def _bare(bare: apsw.Connection, statement: str, bound: tuple[str, ...] = ()) -> None:
    bare.execute(statement, bound).fetchall()


def _milliseconds(act: Callable[..., object], *arguments: object) -> float:
    begun = time.perf_counter()
    act(*arguments)
    return (time.perf_counter() - begun) * 1000


def _entry(name: str, ours: list[float], limit: list[float], goal: int) -> dict[str, Any]:
    value, bare = statistics.quantiles(ours, n=20)[-1], statistics.median(limit)
    return {
        "name": name, "value": round(value, 2), "unit": "ms", "limit": round(bare, 2), "ratio": round(value / bare, 2),
        "goal": f"<= {goal} ms",
    }  # fmt: skip

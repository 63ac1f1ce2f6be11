"""A query of the list as SQL: each order of the list has an index that holds all that a view looks at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import apsw

from hailong.domain.declaration import Channel
from hailong.domain.vietnamese import fold
from hailong.store.interfaces import DeclarationQuery, SortBy, Tab
from hailong.store.keys import WRITTEN_KEYS

Statement = tuple[str, list[str | int]]

BIT_OF_TAB: Final = {Tab.UNRATED: 1, Tab.RATED: 2, Tab.SKIPPED: 4}
_ORDER: Final = {
    SortBy.NUMBER: "number",
    SortBy.KIND: "kind_rank",
    SortBy.OFFICE: "office",
    SortBy.CHANNEL: "channel_rank",
    SortBy.REGISTERED: "registered_at",
    SortBy.CLEARED: "cleared_at",
    SortBy.STATUS: "status_rank",
}
_LOOKED_AT: Final = "key, tabs, words, channel_rank, registered_at, number"
_BY_WORDS: Final = "declarations_by_words"
_BY_NUMBER: Final = "declarations_by_number"
_BY_REGISTERED: Final = "declarations_by_registered"
_BY_HANDLED: Final = "declarations_by_handled"  # of those on the tabs RATED and SKIPPED alone
_HANDLED: Final = "tabs & 6"
_SMALLEST: Final = "declarations_by_channel"


@dataclass(frozen=True, slots=True)
class Search:
    """The parts of a search text. Letters can only be in the words of a row, digits in its number as well."""

    letters: tuple[str, ...] = ()
    digits: tuple[str, ...] = ()  # such as occur in the words of some rows
    figures: tuple[str, ...] = ()  # digits that occur in no words


def search_for(connection: apsw.Connection, text: str) -> Search:
    """What to look for. A part that occurs in all words, such as the first letter that somebody types, tells no rows
    apart and is not worth a look at each of them."""
    letters: list[str] = []
    digits: list[str] = []
    figures: list[str] = []
    for part in fold(text).split():
        if not _is_there(connection, "NOT instr(text, ?)", part):
            continue
        if not part.isdigit():
            letters.append(part)
        else:
            (digits if _is_there(connection, "instr(text, ?)", part) else figures).append(part)
    return Search(tuple(letters), tuple(digits), tuple(figures))


def _is_there(connection: apsw.Connection, condition: str, part: str) -> bool:
    return bool(connection.execute(f"SELECT EXISTS (SELECT 1 FROM search_words WHERE {condition})", (part,)).get)  # noqa: S608


def first_sql(query: DeclarationQuery, search: Search, among: int, count: int) -> Statement:
    """Lists the first ``count`` keys of ``query`` that there are among the first ``among`` rows of its order."""
    conditions, bound = _conditions(query, search)
    rows = f"SELECT {_LOOKED_AT} FROM declarations INDEXED BY {_in_order(query)} {_order_by(query)} LIMIT ?"  # noqa: S608
    return f"SELECT key FROM ({rows}){_where(conditions)} LIMIT ?", [among, *bound, count]  # noqa: S608


def view_sql(query: DeclarationQuery, search: Search, *, is_rare: bool) -> Statement:
    """Lists in order the keys of ``query``. Where they are rare it is quicker to collect and sort them than to go
    through all rows in order."""
    conditions, bound = _conditions(query, search)
    source = _collected_from(query, search, is_on_tab=True) if is_rare else ""
    if source == _BY_HANDLED:
        conditions.append(_HANDLED)
    rows = f"declarations INDEXED BY {source or _in_order(query)}"
    return f"SELECT key FROM {rows}{_where(conditions)} {_order_by(query)}", bound  # noqa: S608


def written(statement: Statement) -> Statement:
    """The keys that ``statement`` lists, as one value for ``Keys``."""
    return f"SELECT {WRITTEN_KEYS} FROM ({statement[0]})", statement[1]  # noqa: S608


def can_be_rare(query: DeclarationQuery, search: Search) -> bool:
    """Whether another index than that of the order leads to the rows of ``query``."""
    return bool(_collected_from(query, search, is_on_tab=True))


def counts_sql(query: DeclarationQuery, search: Search) -> Statement:
    """Counts all tabs in one pass, in the order of ``Tab``."""
    conditions, bound = _filters(query, search)
    counts = ", ".join(
        f"count(*) FILTER (WHERE tabs & {BIT_OF_TAB[tab]})" if tab in BIT_OF_TAB else "count(*)" for tab in Tab
    )
    source = _collected_from(query, search) or _SMALLEST
    return f"SELECT {counts} FROM declarations INDEXED BY {source}{_where(conditions)}", bound  # noqa: S608


def _in_order(query: DeclarationQuery) -> str:
    return f"declarations_by_{query.sort_by.value}"


def _order_by(query: DeclarationQuery) -> str:
    direction = "DESC" if query.descending else "ASC"
    return f"ORDER BY {_ORDER[query.sort_by]} {direction}, key {direction}"


def _collected_from(query: DeclarationQuery, search: Search, *, is_on_tab: bool = False) -> str:
    """The index that leads to few rows of ``query``, or of all its tabs; empty when it has no condition that does."""
    if is_on_tab and query.tab in (Tab.RATED, Tab.SKIPPED):
        return _BY_HANDLED
    if search.letters or query.tax_code or query.office_code:
        return _BY_WORDS
    if search.digits or search.figures:
        return _BY_NUMBER
    return _BY_REGISTERED if query.registered_from or query.registered_to else ""


def _where(conditions: list[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _conditions(query: DeclarationQuery, search: Search) -> tuple[list[str], list[str | int]]:
    conditions, bound = _filters(query, search)
    if query.tab in BIT_OF_TAB:
        conditions.append(f"tabs & {BIT_OF_TAB[query.tab]}")
    return conditions, bound


def _filters(query: DeclarationQuery, search: Search) -> tuple[list[str], list[str | int]]:
    conditions: list[str] = []
    bound: list[str | int] = []
    for condition, values in (*_by_words(query, search), *_by_number(search), *_by_facts(query)):
        conditions.append(condition)
        bound += values
    return conditions, bound


def _by_words(query: DeclarationQuery, search: Search) -> Iterator[tuple[str, list[str | int]]]:
    """Thousands of rows share one row of words: all that stands there is looked up at once."""
    found: list[tuple[str, str | int]] = [("instr(text, ?)", part) for part in search.letters]
    codes = (("tax_code", query.tax_code), ("office", query.office_code))
    found += [(f"{column} = ?", code) for column, code in codes if code]
    if found:
        condition = " AND ".join(condition for condition, _ in found)
        yield f"words IN (SELECT id FROM search_words WHERE {condition})", [value for _, value in found]  # noqa: S608


def _by_number(search: Search) -> Iterator[tuple[str, list[str | int]]]:
    for part in search.figures:
        yield "instr(number, ?)", [part]
    for part in search.digits:
        yield "(instr(number, ?) OR words IN (SELECT id FROM search_words WHERE instr(text, ?)))", [part, part]


def _by_facts(query: DeclarationQuery) -> Iterator[tuple[str, list[str | int]]]:
    if query.channel is not None:
        yield "channel_rank = ?", [list(Channel).index(query.channel)]
    if query.registered_from is not None:
        yield "registered_at >= ?", [query.registered_from.isoformat()]
    if query.registered_to is not None:  # U comes after the T before every time of that day
        yield "registered_at <> '' AND registered_at < ?", [f"{query.registered_to}U"]

"""A query of the list as SQL over the one covering index."""

from collections.abc import Iterator
from typing import Final

import apsw

from hailong.domain.declaration import Channel, Kind, Status
from hailong.domain.vietnamese import fold
from hailong.store.interfaces import DeclarationQuery, SortBy, Tab

_SOURCE: Final = "declarations INDEXED BY declarations_list"
_CONDITION_OF_TAB: Final = {
    Tab.UNRATED: "open_round & ~rated_rounds",
    Tab.RATED: "rated_rounds",
    Tab.SKIPPED: "open_round & ~rated_rounds AND skipped_on <> ''",
    Tab.ALL: "TRUE",
}


def _ranks(column: str, members: type[Channel] | type[Kind] | type[Status]) -> str:
    """Sorts as the domain lists the members, rather than by their spelling."""
    cases = " ".join(f"WHEN '{member.value}' THEN {rank}" for rank, member in enumerate(members))
    return f"CASE {column} {cases} END"


_ORDER: Final = {
    SortBy.NUMBER: "number",
    SortBy.KIND: _ranks("kind", Kind),
    SortBy.OFFICE: "office",
    SortBy.CHANNEL: _ranks("channel", Channel),
    SortBy.REGISTERED: "registered_at",
    SortBy.CLEARED: "cleared_at",
    SortBy.STATUS: _ranks("status", Status),
}


def telling_parts(connection: apsw.Connection, text: str) -> list[str]:
    """The parts of a search that can tell rows apart: what occurs in all words, such as the first letter that somebody
    types, is not worth a look at each row."""
    everywhere = "SELECT NOT EXISTS (SELECT 1 FROM search_words WHERE NOT instr(text, ?))"
    return [part for part in fold(text).split() if not connection.execute(everywhere, (part,)).get]


def view_sql(query: DeclarationQuery, parts: list[str]) -> tuple[str, list[str]]:
    """The statement that lists in order the keys of ``query`` in which all ``parts`` occur, and what is bound to it."""
    conditions, bound = _filters(query, parts)
    conditions.append(_CONDITION_OF_TAB[query.tab])
    direction = "DESC" if query.descending else "ASC"
    order = f"{_ORDER[query.sort_by]} {direction}, key {direction}"
    return f"SELECT key FROM {_SOURCE} WHERE {' AND '.join(conditions)} ORDER BY {order}", bound  # noqa: S608


def counts_sql(query: DeclarationQuery, parts: list[str]) -> tuple[str, list[str]]:
    """The statement that counts all tabs in one pass, in the order of ``Tab``."""
    conditions, bound = _filters(query, parts)
    counts = ", ".join(f"count(*) FILTER (WHERE {_CONDITION_OF_TAB[tab]})" for tab in Tab)
    return f"SELECT {counts} FROM {_SOURCE} WHERE {' AND '.join(conditions) or 'TRUE'}", bound  # noqa: S608


def _filters(query: DeclarationQuery, parts: list[str]) -> tuple[list[str], list[str]]:
    conditions: list[str] = []
    bound: list[str] = []
    for condition, value in (
        ("tax_code = ?", query.tax_code),
        ("office = ?", query.office_code),
        ("channel = ?", query.channel.value if query.channel else ""),
        ("registered_at >= ?", query.registered_from.isoformat() if query.registered_from else ""),
        # U comes after the T before every time of that day
        ("registered_at <> '' AND registered_at < ?", f"{query.registered_to}U" if query.registered_to else ""),
    ):
        if value:
            conditions.append(condition)
            bound.append(value)
    for condition, searched in _search(parts):
        conditions.append(condition)
        bound += searched
    return conditions, bound


def _search(parts: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Digits may be of the number or of a word; all other parts are looked up among the words at once."""
    letters = [part for part in parts if not part.isdigit()]
    if letters:
        found = " AND ".join(["instr(text, ?)"] * len(letters))
        yield f"words IN (SELECT id FROM search_words WHERE {found})", letters  # noqa: S608
    for part in parts:
        if part.isdigit():
            yield "(instr(number, ?) OR words IN (SELECT id FROM search_words WHERE instr(text, ?)))", [part, part]

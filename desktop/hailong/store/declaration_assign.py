"""Giving a declaration without a tax code to its enterprise, which may hold the same declaration already."""

from dataclasses import replace
from typing import Final

import apsw

from hailong.domain.declaration import Declaration, merge
from hailong.store.database import first_row
from hailong.store.declaration_columns import COLUMNS, from_values
from hailong.store.declaration_merge import DeclarationMerge

_SELECT: Final = f"SELECT key, {', '.join(COLUMNS)} FROM declarations"  # noqa: S608 (our own names)


def assign(connection: apsw.Connection, key: int, tax_code: str, name: str) -> bool:
    """Whether row ``key`` had no tax code and now belongs to ``tax_code``, joined with the row there if there is one.

    When a draft of the same round was begun on both rows they stay apart: neither draft may be lost.
    """
    orphan = _one(connection, "key = ? AND tax_code = ''", (key,))
    if orphan is None or not tax_code:
        return False
    given = replace(orphan[1], tax_code=tax_code, enterprise_name=name or orphan[1].enterprise_name)
    twin = _one(connection, "base = ? AND tax_code = ?", (given.base, tax_code))
    if twin is None:
        DeclarationMerge(connection).put(key, given)
        return True
    return _join(connection, key, twin[0], merge(twin[1], given))


def _join(connection: apsw.Connection, orphan: int, twin: int, merged: Declaration) -> bool:
    clash = "SELECT count(*) - count(DISTINCT round || owner) FROM drafts WHERE declaration_key IN (?, ?)"
    if connection.execute(clash, (orphan, twin)).get:
        return False
    for table in ("drafts", "sheets"):
        connection.execute(f"UPDATE {table} SET declaration_key = ? WHERE declaration_key = ?", (twin, orphan))  # noqa: S608
    connection.execute(
        "UPDATE declarations SET rated_rounds = declarations.rated_rounds | o.rated_rounds,"
        " skipped_on = max(declarations.skipped_on, o.skipped_on),"
        " granted_seen_at = max(declarations.granted_seen_at, o.granted_seen_at)"
        " FROM (SELECT rated_rounds, skipped_on, granted_seen_at FROM declarations WHERE key = ?) AS o WHERE key = ?",
        (orphan, twin),
    )
    connection.execute("DELETE FROM declarations WHERE key = ?", (orphan,))
    DeclarationMerge(connection).put(twin, merged)
    return True


def _one(connection: apsw.Connection, condition: str, bound: tuple[object, ...]) -> tuple[int, Declaration] | None:
    found = first_row(connection, f"{_SELECT} WHERE {condition}", bound)
    return (found[0], from_values(found[1:])) if found else None

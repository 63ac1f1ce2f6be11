"""Copies what can still be read of a damaged database into a new one; what cannot be read is left behind."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

import apsw

from hailong.domain.catalogue import Catalogue
from hailong.domain.enrolment import Enrolment
from hailong.domain.live import LiveConnection
from hailong.domain.sheet import Sheet
from hailong.store.codec import CodecError, from_json
from hailong.store.database import Row, look_into
from hailong.store.database_key import DatabaseKey
from hailong.store.declaration_columns import COLUMNS, from_values
from hailong.store.declaration_merge import DeclarationMerge
from hailong.store.scribe import Scribe
from hailong.store.sent import SENT_COLUMNS, sent_sheet

_Named: TypeAlias = Mapping[str, object]
_PAGE: Final = 500
_UNREADABLE: Final = (apsw.Error, UnicodeDecodeError)
# In the order in which they refer to one another. Legal documents, cursors, applied files and how far the live list was
# read come again by themselves.
_TABLES: Final = (
    "settings", "mirror", "live_connections", "search_words", "declarations", "drafts", "sheets", "frozen_sheets",
    "contacts",
)  # fmt: skip
_UNNAMED: Final = f"""
SELECT d.key, {", ".join(f"d.{column}" for column in COLUMNS)}
FROM declarations AS d JOIN search_words AS w ON w.id = d.words
WHERE (w.tax_code, w.enterprise_name, w.office, w.office_abbr)
  IS NOT (d.tax_code, d.enterprise_name, d.office, d.office_abbr)
"""  # noqa: S608 (our own names)
_MIRRORED: Final = {"enrolment": Enrolment, "catalogue": Catalogue}


def salvage(damaged: Path, key: DatabaseKey | None, into: apsw.Connection) -> int:
    """Copy all rows of ``damaged`` that are whole, within the transaction that the caller has begun.

    Returns how many sheets beyond their draft came over. A file that is no database at all gives nothing, nor does one
    whose key is lost.
    """
    try:
        old = look_into(damaged, key)
    except apsw.Error:
        return 0
    try:
        for table in _TABLES:
            _copy(table, old, into)
    finally:
        old.close()
    _name_words(into)
    count: int = into.execute("SELECT count(*) FROM sheets").get
    return count


def _name_words(into: apsw.Connection) -> None:
    """An older database did not say in its search words whose they are."""
    merge = DeclarationMerge(into)
    unnamed: list[Row] = into.execute(_UNNAMED).fetchall()
    for key, *values in unnamed:
        merge.put(key, from_values(tuple(values)))


def _copy(table: str, old: apsw.Connection, into: apsw.Connection) -> None:
    try:
        names = [name for name in _columns(old, table) if name in set(_columns(into, table))]
        rows = _by_rowid(old, table, names) if _has_rowid(into, table) else _in_one_go(old, table, names)
    except apsw.Error:  # not even the list of tables can be read
        return
    marks = ", ".join("?" * len(names))
    insert = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 (our own names)
    for row in rows:
        if _is_whole(table, dict(zip(names, row, strict=True)), into):
            try:
                into.execute(insert, row)
            except (apsw.ConstraintError, apsw.MismatchError):
                continue  # a value that its column would never have taken


def _is_whole(table: str, row: _Named, into: apsw.Connection) -> bool:
    """Whether the program could work with the row: a text that cannot be read again would stop it at every start."""
    check: Callable[[_Named, apsw.Connection], bool] = _CHECKS.get(table, lambda _row, _into: True)
    try:
        return check(row, into)
    except (CodecError, KeyError, TypeError):
        return False


def _is_known(table: str, column: str, value: object, into: apsw.Connection) -> bool:
    found = into.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (value,)).get  # noqa: S608
    return found is not None


def _sent(row: _Named, into: apsw.Connection) -> bool:
    older = {"owner": "", "words": "", **row}
    sheet = sent_sheet(tuple(older.get(name) for name in SENT_COLUMNS), Scribe()).sheet
    return str(sheet.id) == row["id"] and _of_a_declaration(row, into)


def _declaration(row: _Named, into: apsw.Connection) -> bool:
    from_values(tuple(row[name] for name in COLUMNS))
    return _is_known("search_words", "id", row["words"], into)


def _of_a_declaration(row: _Named, into: apsw.Connection) -> bool:
    from_json(Sheet, str(row["content"]))
    return row["declaration_key"] is None or _is_known("declarations", "key", row["declaration_key"], into)


def _mirrored(row: _Named, _into: apsw.Connection) -> bool:
    from_json(_MIRRORED[str(row["name"])], str(row["content"]))
    return True


def _live(row: _Named, _into: apsw.Connection) -> bool:
    from_json(LiveConnection, str(row["content"]))
    return True


_CHECKS: Final[Mapping[str, Callable[[_Named, apsw.Connection], bool]]] = {
    "mirror": _mirrored,
    "live_connections": _live,
    "declarations": _declaration,
    "drafts": _of_a_declaration,
    "sheets": _sent,
    "frozen_sheets": lambda row, into: _is_known("sheets", "seq", row["seq"], into),
}


def _columns(connection: apsw.Connection, table: str) -> list[str]:
    found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return [name for (name,) in found]


def _has_rowid(connection: apsw.Connection, table: str) -> bool:
    return not connection.execute("SELECT wr FROM pragma_table_list(?)", (table,)).get


def _in_one_go(old: apsw.Connection, table: str, names: list[str]) -> Iterator[Row]:
    with contextlib.suppress(*_UNREADABLE):  # what comes before the damage is all there is
        yield from old.execute(f"SELECT {', '.join(names)} FROM {table}")  # noqa: S608 (our own names)


def _by_rowid(old: apsw.Connection, table: str, names: list[str]) -> Iterator[Row]:
    """All rows in order of their keys; a stretch that cannot be read is stepped over, in ever larger steps."""
    page = f"SELECT rowid, {', '.join(names)} FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT {_PAGE}"  # noqa: S608
    last = _last_rowid(old, table)
    after, step = 0, 1
    while after < last:
        found: list[Row] = []
        try:
            for row in old.execute(page, (after,)):
                found.append(row)  # those before the damage are kept
        except _UNREADABLE:
            yield from (row[1:] for row in found)
            after = (found[-1][0] if found else after) + step
            step *= 2
            continue
        if not found:
            return
        yield from (row[1:] for row in found)
        after, step = found[-1][0], 1


def _last_rowid(old: apsw.Connection, table: str) -> int:
    try:
        return int(old.execute(f"SELECT max(rowid) FROM {table}").get or 0)  # noqa: S608 (our own names)
    except apsw.Error:
        return 1 << 40  # the last page is the damaged one: go on until nothing comes any more

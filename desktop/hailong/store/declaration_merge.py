"""Bringing one file of declarations into the table: what joins what, what is new, what changed."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Final, TypeAlias

import apsw

from hailong.domain.clock import vietnam_day
from hailong.domain.declaration import Declaration, merge
from hailong.domain.imports import ImportCounts
from hailong.domain.prompting import is_news
from hailong.store.declaration_columns import COLUMNS, Values, from_values, office_of, open_round, to_values, words_of
from hailong.store.elsewhere import mark_arrived
from hailong.store.moments import to_text

_BATCH: Final = 2_000
_FIELDS: Final = ", ".join(COLUMNS)
_STORED: Final = f"({_FIELDS}, office, words, open_round)"
_MARKS: Final = f"({', '.join('?' * (len(COLUMNS) + 3))})"
_KNOWN: Final = f"SELECT key, base, {_FIELDS} FROM declarations WHERE base IN carray(?)"  # noqa: S608 (our own names)
_INSERT: Final = f"INSERT INTO declarations {_STORED} VALUES {_MARKS}"  # noqa: S608
_UPDATE: Final = f"UPDATE declarations SET {_STORED} = {_MARKS} WHERE key = ?"  # noqa: S608
_NAMED: Final = "(text, tax_code, enterprise_name, office, office_abbr)"
_NEW_WORDS: Final = f"INSERT INTO search_words {_NAMED} VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"  # noqa: S608
_WORDS: Final = f"SELECT id FROM search_words WHERE {_NAMED} = (?, ?, ?, ?, ?)"  # noqa: S608
_NEWS: Final = "UPDATE declarations SET granted_seen_at = ? WHERE base = ? AND tax_code = ?"


class _Row:
    """A row as it is becoming: ``key`` is None until it is stored; ``declaration`` is made only when it is needed."""

    __slots__ = ("_declaration", "before", "is_changed", "key", "values")

    def __init__(self, key: int | None, values: Values, declaration: Declaration | None = None) -> None:
        self.key = key
        self.values = values
        self.is_changed = key is None
        self.before: Declaration | None = None  # how it was known until now, once it has changed
        self._declaration = declaration

    @property
    def tax_code(self) -> str:
        code: str = self.values[1]
        return code

    @property
    def is_newly_named(self) -> bool:
        """Whether nothing was known until now of this declaration of this enterprise."""
        return self.key is None or (self.before is not None and self.before.tax_code != self.tax_code)

    @property
    def declaration(self) -> Declaration:
        if self._declaration is None:
            self._declaration = from_values(self.values)
        return self._declaration

    def take(self, incoming: Declaration, values: Values) -> bool:
        """Merge ``incoming`` (whose columns are ``values``) into the row; whether that changed anything."""
        if values == self.values:
            return False
        merged = merge(self.declaration, incoming)
        if (merged_values := to_values(merged)) == self.values:
            return False
        if not self.is_changed:
            self.before = self._declaration
        self.values, self._declaration, self.is_changed = merged_values, merged, True
        return True


_Rows: TypeAlias = dict[str, list[_Row]]  # by the first 11 digits


class DeclarationMerge:
    """Merges declarations within a transaction that the caller has begun."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._words = _Words(connection)

    def apply(
        self, declarations: Iterable[Declaration], now: datetime, on_progress: Callable[[int], None] | None = None
    ) -> ImportCounts:
        """Merge all at ``now``; each incoming declaration counts once, as added, changed or unchanged."""
        added = changed = done = 0
        for batch in _batches(declarations):
            rows = self._known(batch)
            for declaration in batch:
                is_new, is_changed = _place(rows.setdefault(declaration.base, []), declaration)
                added += is_new
                changed += is_changed
            self._store(rows)
            self._mark_news(rows, now)
            done += len(batch)
            if on_progress is not None:
                on_progress(done)
        return ImportCounts(added=added, changed=changed, unchanged=done - added - changed)

    def put(self, key: int, declaration: Declaration) -> None:
        """Replace the row ``key``."""
        self._connection.execute(_UPDATE, (*self._bound(to_values(declaration), declaration), key))
        mark_arrived(self._connection, [declaration.base])

    def _known(self, batch: list[Declaration]) -> _Rows:
        bases = tuple({declaration.base for declaration in batch})
        rows: _Rows = {}
        for key, base, *values in self._connection.execute(_KNOWN, (apsw.carray(bases),)):
            rows.setdefault(base, []).append(_Row(key, tuple(values)))
        return rows

    def _store(self, rows: _Rows) -> None:
        changed = [row for of_base in rows.values() for row in of_base if row.is_changed]
        known = [row for row in changed if row.key is not None]
        new = [row for row in changed if row.key is None]
        # updates first: a row that has found its enterprise makes room for a new one without
        self._connection.executemany(_UPDATE, ((*self._bound(row.values, row.declaration), row.key) for row in known))
        self._connection.executemany(_INSERT, (self._bound(row.values, row.declaration) for row in new))
        mark_arrived(self._connection, {row.declaration.base for row in changed if row.is_newly_named})

    def _mark_news(self, rows: _Rows, now: datetime) -> None:
        today, seen_at = vietnam_day(now), to_text(now)
        changed = (row for of_base in rows.values() for row in of_base if row.is_changed)
        news = [row.declaration for row in changed if is_news(row.before, row.declaration, today)]
        self._connection.executemany(_NEWS, ((seen_at, one.base, one.tax_code) for one in news))

    def _bound(self, values: Values, declaration: Declaration) -> Values:
        return (*values, office_of(values), self._words.id_of(declaration), open_round(declaration))


def _place(known: list[_Row], incoming: Declaration) -> tuple[bool, bool]:
    """Put ``incoming`` into the row that it belongs to, or a new one at the end; (is new, is changed)."""
    values = to_values(incoming)
    row = _row_of(known, incoming.tax_code)
    if row is None:
        known.append(_Row(None, values, incoming))
        return True, False
    return False, row.take(incoming, values)


def _row_of(known: list[_Row], tax_code: str) -> _Row | None:
    """The row that a sight under ``tax_code`` joins, among the rows of the same first 11 digits.

    A sight that names its enterprise takes over a row that has none. One without joins the only enterprise there is;
    among several it stays by itself until somebody says whose it is.
    """
    by_code = {row.tax_code: row for row in known}
    if (same := by_code.get(tax_code) or by_code.get("")) is not None:
        return same
    return known[0] if not tax_code and len(known) == 1 else None


def _batches(declarations: Iterable[Declaration]) -> Iterator[list[Declaration]]:
    iterator = iter(declarations)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


class _Words:
    """Finds or makes the row of search words; declarations of the same partner, office and enterprise share one."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._ids: dict[tuple[str, ...], int] = {}

    def id_of(self, declaration: Declaration) -> int:
        d = declaration
        named = (d.partner, d.office_code, d.office_abbr, d.enterprise_name, d.tax_code)
        found = self._ids.get(named)
        if found is None:
            office = d.office_code or d.office_abbr
            words = (words_of(d), d.tax_code, d.enterprise_name, office, d.office_abbr)
            found = self._ids[named] = self._look_up(words)
        return found

    def _look_up(self, words: tuple[str, ...]) -> int:
        self._connection.execute(_NEW_WORDS, words)
        key: int = self._connection.execute(_WORDS, words).get
        return key

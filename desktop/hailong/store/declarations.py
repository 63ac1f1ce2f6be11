"""The declaration list in SQLite."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

import apsw

from hailong.domain.clock import Clock
from hailong.domain.declaration import GRANTED, Declaration, base_of
from hailong.domain.imports import FileImport, ImportCounts
from hailong.domain.lots import lot_of, place_in_lot
from hailong.domain.sheet import SheetState
from hailong.store.database import Database, Row
from hailong.store.declaration_assign import assign
from hailong.store.declaration_columns import COLUMNS, from_values
from hailong.store.declaration_facets import facets
from hailong.store.declaration_indexes import set_aside_for
from hailong.store.declaration_merge import DeclarationMerge
from hailong.store.declaration_query import (
    BIT_OF_TAB,
    Search,
    can_be_rare,
    counts_sql,
    first_sql,
    search_for,
    view_sql,
    written,
)
from hailong.store.elsewhere import NEWEST, told_sheet
from hailong.store.given_up import given_up_unless
from hailong.store.interfaces import DeclarationQuery, DeclarationRow, Facets, Tab
from hailong.store.keys import Keys
from hailong.store.moments import from_optional, to_text
from hailong.store.scribe import Scribe

_ROW: Final = f"""
SELECT d.key, d.open_round & ~d.rated_rounds, d.skipped_on, d.granted_seen_at,
  (SELECT group_concat(owner) FROM drafts WHERE declaration_key = d.key),
  (SELECT state FROM sheets WHERE declaration_key = d.key AND state NOT IN ('withdrawn', 'superseded')
   ORDER BY seq DESC LIMIT 1),
  {NEWEST},
  {", ".join(f"d.{column}" for column in COLUMNS)}
FROM declarations d
"""  # noqa: S608 (our own names)


_GRANTED_SINCE: Final = f"""
{_ROW} WHERE d.granted_seen_at >= ? AND d.granted_seen_at <> '' AND d.open_round & ~d.rated_rounds
  AND d.status IN carray(?) ORDER BY d.granted_seen_at DESC, d.key DESC
"""
_UNRATED_SINCE: Final = "SELECT count(*) FROM declarations WHERE tabs & ? AND registered_at >= ?"
_OF_LOT: Final = """
SELECT key FROM declarations WHERE base = :lot AND tax_code = :tax_code
UNION SELECT key FROM declarations INDEXED BY declarations_by_lot
WHERE substr(first_number, 1, 11) = :lot AND first_number <> '' AND tax_code = :tax_code
"""
_LOOKED_THROUGH: Final = 20_000
_COMMON: Final = 100
"""A query is common when so many of the first ``_LOOKED_THROUGH`` rows of its order match."""


class SqliteDeclarations:
    """The local mirror of the declaration software's list. ``looked_through`` is smaller in tests alone."""

    def __init__(self, database: Database, clock: Clock, scribe: Scribe, looked_through: int = _LOOKED_THROUGH) -> None:
        self._database = database
        self._clock = clock
        self._scribe = scribe
        self._looked_through = looked_through

    def has_seen(self, file: FileImport) -> bool:
        """Whether this very file was applied before by the same reader."""
        with self._database.read() as connection:
            found = "SELECT EXISTS (SELECT 1 FROM applied_files WHERE sha256 = ? AND reader = ?)"
            return bool(connection.execute(found, (file.sha256, file.reader)).get)

    def apply(
        self, declarations: Iterable[Declaration], file: FileImport, *, on_progress: Callable[[int], None] | None = None
    ) -> ImportCounts:
        """Merge all of one file in one transaction, or nothing of it."""
        read = list(declarations)  # first: a slow file must not keep a sheet from being saved
        with self._database.write() as connection:
            with set_aside_for(len(read), connection):
                counts = DeclarationMerge(connection).apply(read, self._clock.now(), on_progress)
            connection.execute(
                "INSERT OR REPLACE INTO applied_files (sha256, reader, name, applied_at) VALUES (?, ?, ?, ?)",
                (file.sha256, file.reader, file.name, to_text(self._clock.now())),
            )
            return counts

    def view(self, query: DeclarationQuery, is_wanted: Callable[[], bool] = lambda: True) -> Sequence[int]:
        """The keys of all rows that match, in order."""
        with self._database.read() as connection, given_up_unless(is_wanted, connection):
            search = search_for(connection, query.text)
            is_rare = can_be_rare(query, search) and len(self._first(connection, query, search, _COMMON)) < _COMMON
            return Keys(connection.execute(*written(view_sql(query, search, is_rare=is_rare))).get or b"")

    def head(self, query: DeclarationQuery, count: int) -> Sequence[int]:
        """The first ``count`` keys of the view, without looking at all rows where those that match are common."""
        with self._database.read() as connection:
            search = search_for(connection, query.text)
            found = self._first(connection, query, search, count)
            if len(found) < count:
                statement, bound = view_sql(query, search, is_rare=True)
                found = connection.execute(f"{statement} LIMIT ?", [*bound, count]).fetchall()
            return Keys.of(key for (key,) in found)

    def rows(self, keys: Sequence[int]) -> list[DeclarationRow]:
        """The rows of ``keys`` in that order; keys that are gone are left out."""
        if not keys:
            return []
        with self._database.read() as connection:
            found = connection.execute(f"{_ROW} WHERE d.key IN carray(?)", (apsw.carray(array("q", keys)),))
            by_key = {row.key: row for row in map(self._row, found)}
        return [by_key[key] for key in keys if key in by_key]

    def get(self, key: int) -> DeclarationRow | None:
        """One row."""
        return next(iter(self.rows([key])), None)

    def find(self, number: str) -> list[DeclarationRow]:
        """All rows whose first 11 digits are those of ``number``, by enterprise."""
        with self._database.read() as connection:
            return list(
                map(self._row, connection.execute(f"{_ROW} WHERE d.base = ? ORDER BY tax_code", (base_of(number),)))
            )

    def counts(self, query: DeclarationQuery) -> Mapping[Tab, int]:
        """How many rows each tab would show under the same search and filters."""
        with self._database.read() as connection:
            counts = counts_sql(query, search_for(connection, query.text))
            return dict(zip(Tab, connection.execute(*counts).fetchall()[0], strict=True))

    def granted_since(self, moment: datetime) -> list[DeclarationRow]:
        """Unrated rows that were seen being granted at ``moment`` or later, the newest first."""
        granted = apsw.carray(tuple(status.value for status in GRANTED))
        with self._database.read() as connection:
            return list(map(self._row, connection.execute(_GRANTED_SINCE, (to_text(moment), granted))))

    def unrated_since(self, day: date) -> int:
        """How many unrated rows were registered on ``day`` or later."""
        with self._database.read() as connection:
            found = connection.execute(_UNRATED_SINCE, (BIT_OF_TAB[Tab.UNRATED], day.isoformat()))
            return int(found.get)

    def lot(self, declaration: Declaration) -> list[DeclarationRow]:
        """All rows of its lot and its enterprise, branch by branch."""
        with self._database.read() as connection:
            lot = {"lot": lot_of(declaration), "tax_code": declaration.tax_code}
            found = [self._row(one) for one in connection.execute(f"{_ROW} WHERE d.key IN ({_OF_LOT})", lot)]
        return sorted(found, key=lambda row: place_in_lot(row.declaration))

    def facets(self) -> Facets:
        """What there is to filter by, the largest count first."""
        with self._database.read() as connection:
            return facets(connection)

    def skip(self, key: int, on: date) -> None:
        """Remember that the user skipped it; it stays unrated."""
        with self._database.write() as connection:
            connection.execute("UPDATE declarations SET skipped_on = ? WHERE key = ?", (on.isoformat(), key))

    def assign_enterprise(self, keys: Sequence[int], tax_code: str, name: str) -> int:
        """Give declarations without a tax code to an enterprise; returns how many were changed."""
        with self._database.write() as connection:
            return sum(assign(connection, key, tax_code, name) for key in dict.fromkeys(keys))

    def _first(self, connection: apsw.Connection, query: DeclarationQuery, search: Search, count: int) -> list[Row]:
        return connection.execute(*first_sql(query, search, self._looked_through, count)).fetchall()

    def _row(self, columns: Row) -> DeclarationRow:
        key, is_unrated, skipped_on, granted_seen_at, begun_by, state, elsewhere, *values = columns
        return DeclarationRow(
            key=key,
            declaration=from_values(tuple(values)),
            sheet_state=SheetState(state) if state else None,
            is_unrated=bool(is_unrated),
            skipped_on=date.fromisoformat(skipped_on) if skipped_on else None,
            has_draft=begun_by is not None and not {"", self._scribe.owner}.isdisjoint(begun_by.split(",")),
            granted_seen_at=from_optional(granted_seen_at or None),
            elsewhere=told_sheet(elsewhere),
        )

"""The declaration list in memory."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import count
from typing import Final

from hailong.domain.clock import Clock, vietnam_day
from hailong.domain.declaration import GRANTED, Channel, Declaration, Kind, base_of, is_ratable, merge, round_of
from hailong.domain.imports import FileImport, ImportCounts
from hailong.domain.lots import lot_of, place_in_lot
from hailong.domain.prompting import is_news
from hailong.domain.vietnamese import fold
from hailong.store.given_up import NotWantedError
from hailong.store.interfaces import DeclarationQuery, DeclarationRow, Facets, SortBy, Tab
from hailong.store.memory.tables import DeclarationEntry, Tables


class MemoryDeclarations:
    """The local mirror of the declaration software's list."""

    def __init__(self, tables: Tables, clock: Clock) -> None:
        self._tables = tables
        self._clock = clock
        self._seen: set[tuple[str, str]] = set()
        self._next_key = count(1)

    def has_seen(self, file: FileImport) -> bool:
        """Whether this very file was applied before by the same reader."""
        with self._tables.lock:
            return (file.sha256, file.reader) in self._seen

    def apply(
        self, declarations: Iterable[Declaration], file: FileImport, *, on_progress: Callable[[int], None] | None = None
    ) -> ImportCounts:
        """Merge all of one file, or nothing of it."""
        read = list(declarations)
        with self._tables.lock:
            counts = self.merge(read, on_progress)
            self._seen.add((file.sha256, file.reader))
            return counts

    def merge(self, read: list[Declaration], on_progress: Callable[[int], None] | None = None) -> ImportCounts:
        """Merge all, or nothing when ``on_progress`` raises."""
        with self._tables.lock:
            before = {key: entry.declaration for key, entry in self._tables.declarations.items()}
            known = {key: replace(entry) for key, entry in self._tables.declarations.items()}
            by_base: dict[str, list[DeclarationEntry]] = {}
            for entry in known.values():
                by_base.setdefault(entry.declaration.base, []).append(entry)
            counts = Counter[str]()
            for incoming in read:
                counts[self._place(known, by_base.setdefault(incoming.base, []), incoming)] += 1
            if on_progress is not None and read:
                on_progress(len(read))
            self._mark_news(known, before)
            self._tables.declarations = known
            return ImportCounts(added=counts["added"], changed=counts["changed"], unchanged=counts["unchanged"])

    def view(self, query: DeclarationQuery, is_wanted: Callable[[], bool] = lambda: True) -> Sequence[int]:
        """The keys of all rows that match, in order."""
        if not is_wanted():
            raise NotWantedError
        with self._tables.lock:
            found = [row for row in self._matching(query) if self._is_on_tab(row, query.tab)]
        found.sort(key=lambda row: (_SORT_KEYS[query.sort_by](row.declaration), row.key), reverse=query.descending)
        return [row.key for row in found]

    def head(self, query: DeclarationQuery, count: int) -> Sequence[int]:
        """The first ``count`` keys of the view."""
        return self.view(query)[:count]

    def rows(self, keys: Sequence[int]) -> list[DeclarationRow]:
        """The rows of ``keys`` in that order; keys that are gone are left out."""
        with self._tables.lock:
            return [self._row(key) for key in keys if key in self._tables.declarations]

    def get(self, key: int) -> DeclarationRow | None:
        """One row."""
        return next(iter(self.rows([key])), None)

    def find(self, number: str) -> list[DeclarationRow]:
        """All rows whose first 11 digits are those of ``number``, by enterprise."""
        with self._tables.lock:
            found = [row for row in self._all() if row.declaration.base == base_of(number)]
        return sorted(found, key=lambda row: row.declaration.tax_code)

    def counts(self, query: DeclarationQuery) -> Mapping[Tab, int]:
        """How many rows each tab would show under the same search and filters."""
        with self._tables.lock:
            found = self._matching(query)
            return {tab: sum(self._is_on_tab(row, tab) for row in found) for tab in Tab}

    def granted_since(self, moment: datetime) -> list[DeclarationRow]:
        """Unrated rows that were seen being granted at ``moment`` or later, the newest first."""
        with self._tables.lock:
            seen = [(row.granted_seen_at, row.key, row) for row in self._all() if row.granted_seen_at is not None]
        seen.sort(key=lambda one: one[:2], reverse=True)
        return [row for at, _, row in seen if at >= moment and row.is_unrated and row.declaration.status in GRANTED]

    def unrated_since(self, day: date) -> int:
        """How many unrated rows were registered on ``day`` or later."""
        with self._tables.lock:
            days = [row.declaration.registered_on for row in self._all() if self._is_on_tab(row, Tab.UNRATED)]
        return sum(registered is not None and registered >= day for registered in days)

    def lot(self, declaration: Declaration) -> list[DeclarationRow]:
        """All rows of its lot and its enterprise, branch by branch."""
        with self._tables.lock:
            same = [row for row in self._all() if row.declaration.tax_code == declaration.tax_code]
        lot = [row for row in same if lot_of(row.declaration) == lot_of(declaration)]
        return sorted(lot, key=lambda row: place_in_lot(row.declaration))

    def facets(self) -> Facets:
        """What there is to filter by, the largest count first."""
        with self._tables.lock:
            rows = self._all()
        return Facets(
            enterprises=_facet(
                (row.declaration.tax_code, row.declaration.enterprise_name, int(row.is_unrated)) for row in rows
            ),
            offices=_facet((_office(row.declaration), row.declaration.office_abbr, 1) for row in rows),
        )

    def skip(self, key: int, on: date) -> None:
        """Remember that the user skipped it; it stays unrated."""
        with self._tables.lock:
            if key in self._tables.declarations:
                self._tables.declarations[key].skipped_on = on

    def assign_enterprise(self, keys: Sequence[int], tax_code: str, name: str) -> int:
        """Give declarations without a tax code to an enterprise; returns how many were changed."""
        with self._tables.lock:
            return sum(self._assign(key, tax_code, name) for key in dict.fromkeys(keys))

    def _place(self, known: dict[int, DeclarationEntry], of_base: list[DeclarationEntry], incoming: Declaration) -> str:
        by_code = {entry.declaration.tax_code: entry for entry in of_base}
        entry = by_code.get(incoming.tax_code) or by_code.get("")
        if entry is None and not incoming.tax_code and len(of_base) == 1:
            entry = of_base[0]
        if entry is None:
            entry = known[next(self._next_key)] = DeclarationEntry(declaration=incoming)
            of_base.append(entry)
            return "added"
        before, entry.declaration = entry.declaration, merge(entry.declaration, incoming)
        return "unchanged" if entry.declaration == before else "changed"

    def _mark_news(self, known: dict[int, DeclarationEntry], before: Mapping[int, Declaration]) -> None:
        now = self._clock.now()
        for key, entry in known.items():
            was = before.get(key)
            if entry.declaration != was and is_news(was, entry.declaration, vietnam_day(now)):
                entry.granted_seen_at = now

    def _assign(self, key: int, tax_code: str, name: str) -> bool:
        tables = self._tables
        orphan = tables.declarations.get(key)
        if orphan is None or orphan.declaration.tax_code or not tax_code:
            return False
        old = orphan.declaration
        given = replace(old, tax_code=tax_code, enterprise_name=name or old.enterprise_name)
        twin = next((row for row in self.find(old.number) if row.declaration.tax_code == tax_code), None)
        if twin is None:
            orphan.declaration = given
            return True
        if {in_round for of, in_round in tables.drafts if of == key} & {r for of, r in tables.drafts if of == twin.key}:
            return False
        tables.drafts = {(twin.key if of == key else of, r): kept for (of, r), kept in tables.drafts.items()}
        for sheet in tables.sheets_of(key):
            sheet.declaration_key = twin.key
        seen = [at for at in (orphan.granted_seen_at, twin.granted_seen_at) if at is not None]
        skipped = [day for day in (orphan.skipped_on, twin.skipped_on) if day is not None]
        tables.declarations[twin.key] = DeclarationEntry(
            declaration=merge(twin.declaration, given),
            skipped_on=max(skipped, default=None),
            granted_seen_at=max(seen, default=None),
        )
        del tables.declarations[key]
        return True

    def _all(self) -> list[DeclarationRow]:
        return self.rows(list(self._tables.declarations))

    def _row(self, key: int) -> DeclarationRow:
        entry, counting = self._tables.declarations[key], self._tables.counting_of(key)
        elsewhere = self._tables.elsewhere_of(key)
        is_rated = self._tables.is_rated(key, round_of(entry.declaration))
        return DeclarationRow(
            key=key,
            declaration=entry.declaration,
            sheet_state=counting[-1].state if counting else None,
            is_unrated=is_ratable(entry.declaration.status) and not is_rated,
            skipped_on=entry.skipped_on,
            has_draft=any(of == key for of, _ in self._tables.drafts),
            granted_seen_at=entry.granted_seen_at,
            elsewhere=elsewhere[0] if elsewhere else None,
        )

    def _matching(self, query: DeclarationQuery) -> list[DeclarationRow]:
        return [row for row in self._all() if _matches(row.declaration, query)]

    def _is_on_tab(self, row: DeclarationRow, tab: Tab) -> bool:
        match tab:
            case Tab.UNRATED:
                return row.is_unrated
            case Tab.RATED:
                return row.sheet_state is not None or row.elsewhere is not None
            case Tab.SKIPPED:
                return row.is_unrated and row.skipped_on is not None
            case Tab.ALL:
                return True


def _matches(declaration: Declaration, query: DeclarationQuery) -> bool:
    day = declaration.registered_on
    return (
        query.tax_code in ("", declaration.tax_code)
        and query.office_code in ("", _office(declaration))
        and query.channel in (None, declaration.channel)
        and (query.registered_from is None or (day is not None and query.registered_from <= day))
        and (query.registered_to is None or (day is not None and day <= query.registered_to))
        and all(part in declaration.search_text for part in fold(query.text).split())
    )


def _office(declaration: Declaration) -> str:
    return declaration.office_code or declaration.office_abbr


def _facet(named: Iterable[tuple[str, str, int]]) -> tuple[tuple[str, str, int], ...]:
    codes, names = Counter[str](), dict[str, str]()
    for code, name, number in named:
        if code:
            codes[code] += number
            names[code] = max(names.get(code, ""), name)
    return tuple((code, names[code], codes[code]) for code in sorted(codes, key=lambda code: (-codes[code], code)))


_SORT_KEYS: Final[dict[SortBy, Callable[[Declaration], object]]] = {
    SortBy.NUMBER: lambda d: d.number,
    SortBy.KIND: lambda d: list(Kind).index(d.kind),
    SortBy.OFFICE: _office,
    SortBy.CHANNEL: lambda d: list(Channel).index(d.channel),
    SortBy.REGISTERED: lambda d: (str(d.registered_on or ""), str(d.registered_time or "")),
    SortBy.CLEARED: lambda d: (str(d.cleared_on or ""), str(d.cleared_time or "")),
    SortBy.STATUS: lambda d: d.status.rank,
}

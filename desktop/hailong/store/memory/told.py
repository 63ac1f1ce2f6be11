"""What the service has told of, in memory."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from uuid import UUID

from hailong.domain.comparing import Comparison, Tally, Unseen, tally_of
from hailong.domain.sheet import HELD_BY_SERVICE
from hailong.store.memory.tables import Tables


class MemoryTold:
    """Reads the service's word of each sheet as a whole."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._comparison: Comparison | None = None

    def tallies(self) -> Mapping[str, Tally]:
        """Count and sum of the sheets that the service has told of, by tax code."""
        with self._tables.lock:
            found: dict[str, list[UUID]] = {}
            for one, entry in self._tables.sheets.items():
                if entry.service_state is not None:
                    found.setdefault(entry.sheet.declaration.tax_code, []).append(one)
            for one, told in self._tables.elsewhere.items():
                if one not in self._tables.sheets:
                    found.setdefault(told.tax_code, []).append(one)
        return {tax_code: tally_of(ids) for tax_code, ids in found.items()}

    def has_untold(self, tax_codes: Collection[str]) -> bool:
        """Whether there is a sheet that has a receipt, and of which no update has told."""
        with self._tables.lock:
            return any(
                entry.service_state is None
                and entry.state in HELD_BY_SERVICE
                and entry.sheet.declaration.tax_code in tax_codes
                for entry in self._tables.sheets.values()
            )

    def unknown(self, ids: Sequence[UUID]) -> frozenset[UUID]:
        """Those of ``ids`` that the service had not told of yet."""
        with self._tables.lock:
            told = {one for one, entry in self._tables.sheets.items() if entry.service_state is not None}
            return frozenset(ids) - told - (self._tables.elsewhere.keys() - self._tables.sheets.keys())

    def unseen(self, seen: AbstractSet[UUID], tax_codes: Collection[str]) -> Unseen:
        """What the service was believed to hold and no longer tells of; the word about sheets of ours is dropped."""
        with self._tables.lock:
            held = []
            for one, entry in self._tables.sheets.items():
                is_ours = entry.sheet.declaration.tax_code in (*tax_codes, "")
                if is_ours and one not in seen:
                    entry.service_state = None
                    if entry.state in HELD_BY_SERVICE:
                        held.append(one)
            others = (
                one
                for one, told in self._tables.elsewhere.items()
                if told.tax_code in tax_codes and one not in seen and one not in self._tables.sheets
            )
            return Unseen(held=tuple(held), others=tally_of(others))

    def lost_here(self) -> list[str]:
        """The declarations (11 digits) of sheets sent from here that are kept by the service alone, newest first."""
        with self._tables.lock:
            lost = [
                told for one, told in self._tables.elsewhere.items() if told.is_yours and one not in self._tables.sheets
            ]
            return [told.base for told in sorted(lost, key=lambda told: told.received_at, reverse=True)]

    def comparison(self) -> Comparison | None:
        """What came of comparing the last time."""
        return self._comparison

    def save_comparison(self, comparison: Comparison) -> None:
        """Keep it in the place of the one before."""
        self._comparison = comparison

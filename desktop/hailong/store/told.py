"""What the service has told of, counted and compared with what is kept: the workstation's side of the digest."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final
from uuid import UUID

import apsw

from hailong.domain.comparing import Comparison, Tally, Unseen, tally_of
from hailong.domain.sheet import HELD_BY_SERVICE
from hailong.store.codec import from_json, to_json
from hailong.store.database import Database, Row

_TOLD: Final = """
SELECT tax_code, id FROM sheets WHERE service_state IS NOT NULL
UNION ALL SELECT tax_code, id FROM sheets_elsewhere e WHERE NOT EXISTS (SELECT 1 FROM sheets WHERE id = e.id)
"""
_UNTOLD: Final = """
SELECT EXISTS (SELECT 1 FROM sheets WHERE service_state IS NULL AND state IN carray(?) AND tax_code IN carray(?))
"""
_KNOWN: Final = """
SELECT id FROM sheets WHERE service_state IS NOT NULL AND id IN carray(?1)
UNION ALL SELECT id FROM sheets_elsewhere e
WHERE id IN carray(?1) AND NOT EXISTS (SELECT 1 FROM sheets WHERE id = e.id)
"""
_OWN: Final = """
SELECT id, state FROM sheets
WHERE (service_state IS NOT NULL OR state IN carray(?)) AND (tax_code IN carray(?) OR tax_code = '')
"""
_OTHERS: Final = """
SELECT id FROM sheets_elsewhere e WHERE tax_code IN carray(?) AND NOT EXISTS (SELECT 1 FROM sheets WHERE id = e.id)
"""
_LOST: Final = """
SELECT base FROM sheets_elsewhere e WHERE is_own AND NOT EXISTS (SELECT 1 FROM sheets WHERE id = e.id)
ORDER BY received_at DESC
"""


class SqliteTold:
    """Reads the service's word of each sheet as a whole."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tallies(self) -> Mapping[str, Tally]:
        """Count and sum of the sheets that the service has told of, by tax code; empty for a rescued one."""
        found: dict[str, list[UUID]] = {}
        with self._database.read() as connection:
            for tax_code, sheet_id in connection.execute(_TOLD):
                found.setdefault(tax_code, []).append(UUID(str(sheet_id)))
        return {tax_code: tally_of(ids) for tax_code, ids in found.items()}

    def has_untold(self, tax_codes: Collection[str]) -> bool:
        """Whether there is a sheet that has a receipt, and of which no update has told."""
        with self._database.read() as connection:
            return bool(connection.execute(_UNTOLD, (_held_states(), _texts(tax_codes))).get)

    def unknown(self, ids: Sequence[UUID]) -> frozenset[UUID]:
        """Those of ``ids`` that the service had not told of yet."""
        with self._database.read() as connection:
            known = {UUID(str(sheet_id)) for (sheet_id,) in connection.execute(_KNOWN, (_texts(ids),))}
        return frozenset(ids) - known

    def unseen(self, seen: AbstractSet[UUID], tax_codes: Collection[str]) -> Unseen:
        """What the service was believed to hold and no longer tells of; the word about such sheets of ours is dropped.

        ``seen`` is all that it tells of today. Nothing is deleted.
        """
        with self._database.write() as connection:
            own: list[Row] = connection.execute(_OWN, (_held_states(), _texts(tax_codes))).fetchall()
            missing = [(UUID(sheet_id), state) for sheet_id, state in own if UUID(sheet_id) not in seen]
            connection.execute(
                "UPDATE sheets SET service_state = NULL WHERE id IN carray(?)", (_texts([one for one, _ in missing]),)
            )
            others: list[Row] = connection.execute(_OTHERS, (_texts(tax_codes),)).fetchall()
            return Unseen(
                held=tuple(one for one, state in missing if state in HELD_BY_SERVICE),
                others=tally_of(one for (text,) in others if (one := UUID(text)) not in seen),
            )

    def lost_here(self) -> list[str]:
        """The declarations (11 digits) of sheets sent from here that are kept by the service alone, newest first."""
        with self._database.read() as connection:
            return [base for (base,) in connection.execute(_LOST)]

    def comparison(self) -> Comparison | None:
        """What came of comparing the last time."""
        with self._database.read() as connection:
            found = connection.execute("SELECT comparison FROM sync_state").get
            return from_json(Comparison, found) if found else None

    def save_comparison(self, comparison: Comparison) -> None:
        """Keep it in the place of the one before."""
        with self._database.write() as connection:
            connection.execute("UPDATE sync_state SET comparison = ?", (to_json(comparison),))


def _held_states() -> object:
    return apsw.carray(tuple(state.value for state in HELD_BY_SERVICE))


def _texts(values: Collection[object]) -> object:
    return apsw.carray(tuple(map(str, values)) or ("",))  # which cannot be empty

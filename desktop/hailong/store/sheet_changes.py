"""What every change of a sheet's state shares: the guard that one row changed, and the mark on its declaration."""

from collections.abc import Iterable
from uuid import UUID

import apsw

from hailong.store.interfaces import StaleStateError

_REFRESH = """
UPDATE declarations SET rated_rounds = (
  SELECT coalesce(max(round = 'during'), 0) + 2 * coalesce(max(round = 'after'), 0)
  FROM sheets WHERE declaration_key = :key AND state NOT IN ('withdrawn', 'superseded')
) | (
  SELECT coalesce(max(round = 'during'), 0) + 2 * coalesce(max(round = 'after'), 0)
  FROM sheets_elsewhere e
  WHERE e.base = declarations.base AND e.tax_code = declarations.tax_code AND e.state <> 'removed'
) WHERE key = :key
"""


def expect_one(connection: apsw.Connection, otherwise: str) -> None:
    """Raise StaleStateError unless the last statement changed exactly one row."""
    expect(connection, 1, otherwise)


def expect(connection: apsw.Connection, count: int, otherwise: str) -> None:
    """Raise StaleStateError unless the last statement changed ``count`` rows; the transaction is then undone."""
    if connection.changes() != count:
        raise StaleStateError(otherwise)


def refresh_rated_rounds(connection: apsw.Connection, declaration_key: int) -> None:
    """Say on the declaration which rounds have a sheet that counts, of this workstation or of another."""
    connection.execute(_REFRESH, {"key": declaration_key})


def frozen(connection: apsw.Connection, sheet_ids: Iterable[UUID]) -> dict[UUID, bytes]:
    """The sealed bytes of these sheets, as far as they are kept."""
    bound = apsw.carray(tuple(map(str, sheet_ids)) or ("",))  # which cannot be empty
    found = "SELECT id, sealed FROM sheets JOIN frozen_sheets USING (seq) WHERE id IN carray(?)"
    return {UUID(str(sheet_id)): bytes(sealed) for sheet_id, sealed in connection.execute(found, (bound,))}

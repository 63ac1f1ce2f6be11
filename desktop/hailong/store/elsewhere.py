"""Sheets of other workstations of the same enterprises: what the service has told of them, and what they rate."""

import json
from collections.abc import Iterable
from typing import Final

import apsw

from hailong.domain.declaration import Round
from hailong.domain.delivery import SheetUpdate, ToldSheet
from hailong.store.database import Row
from hailong.store.moments import from_text, to_text
from hailong.store.sheet_changes import refresh_rated_rounds

_KEEP: Final = """
INSERT INTO sheets_elsewhere (id, base, tax_code, round, version, device_name, received_at, is_own, state, role)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE NOT EXISTS (SELECT 1 FROM sheets WHERE id = ?1)
ON CONFLICT (id) DO UPDATE
SET device_name = excluded.device_name, state = excluded.state, is_own = excluded.is_own, role = excluded.role
WHERE (device_name, state, is_own, role) IS NOT (excluded.device_name, excluded.state, excluded.is_own, excluded.role)
"""
_STANDING: Final = """
sheets_elsewhere e WHERE e.base = d.base AND e.tax_code = d.tax_code AND e.state <> 'removed'
  AND NOT EXISTS (SELECT 1 FROM sheets WHERE id = e.id)
"""
_COLUMNS: Final = "e.tax_code, e.base, e.round, e.version, e.device_name, e.received_at, e.is_own, e.role"
NEWEST: Final = f"""
CASE WHEN d.rated_rounds THEN (
  SELECT json_array({_COLUMNS}) FROM {_STANDING} ORDER BY e.received_at DESC, e.version DESC LIMIT 1
) END
"""  # noqa: S608 (our own names)
"""A column for a row ``d`` of the declarations: its newest sheet from elsewhere that stands, for ``told_sheet``."""
TAKEN_BY: Final = f"""
CASE WHEN sheets.state IN ('needs_you', 'withdrawn') THEN (
  SELECT json_array({_COLUMNS}) FROM sheets_elsewhere e
  WHERE (e.base, e.tax_code, e.round, e.version) = (sheets.base, sheets.tax_code, sheets.round, sheets.version)
) END
"""  # noqa: S608
"""A column for a row of ``sheets``: the sheet from elsewhere that has the same version, for ``told_sheet``."""
_OF_DECLARATION: Final = f"""
SELECT {_COLUMNS} FROM declarations d, {_STANDING} AND d.key = ? ORDER BY e.received_at DESC, e.version DESC
"""  # noqa: S608
_ARRIVED: Final = """
SELECT d.key FROM declarations d WHERE d.base IN carray(?) AND EXISTS (
  SELECT 1 FROM sheets_elsewhere e WHERE e.base = d.base AND e.tax_code = d.tax_code
)
"""


def keep_elsewhere(connection: apsw.Connection, update: SheetUpdate) -> None:
    """Remember a sheet that this workstation does not hold, and mark its declaration, if that is here already."""
    sheet = update.sheet
    if sheet is None:  # a service too old to tell of it
        return
    named = (str(update.sheet_id), sheet.base, sheet.tax_code, sheet.round.value, sheet.version)
    told = (sheet.device_name, to_text(sheet.received_at), int(sheet.is_yours), update.state.value, sheet.role)
    connection.execute(_KEEP, (*named, *told))
    if connection.changes():
        found = "SELECT key FROM declarations WHERE base = ? AND tax_code = ?"
        _refresh(connection, connection.execute(found, (sheet.base, sheet.tax_code)).fetchall())


def mark_arrived(connection: apsw.Connection, bases: Iterable[str]) -> None:
    """Declarations that came after the news of their sheets, by their first 11 digits."""
    wanted = tuple(bases)
    if not wanted or not connection.execute("SELECT EXISTS (SELECT 1 FROM sheets_elsewhere)").get:
        return
    _refresh(connection, connection.execute(_ARRIVED, (apsw.carray(wanted),)).fetchall())


def elsewhere_of(connection: apsw.Connection, declaration_key: int) -> list[ToldSheet]:
    """The sheets about one declaration that other workstations sent and the service holds, newest first."""
    return [_told(columns) for columns in connection.execute(_OF_DECLARATION, (declaration_key,))]


def told_sheet(found: str | None) -> ToldSheet | None:
    """The sheet behind such a column."""
    return _told(json.loads(found)) if found else None


def _told(columns: Row) -> ToldSheet:
    tax_code, base, in_round, version, device_name, received_at, is_own, role = columns
    return ToldSheet(
        tax_code=tax_code, base=base, round=Round(in_round), version=version, device_name=device_name,
        received_at=from_text(received_at), is_yours=bool(is_own), role=role,
    )  # fmt: skip


def _refresh(connection: apsw.Connection, found: list[Row]) -> None:
    for (key,) in found:
        refresh_rated_rounds(connection, key)

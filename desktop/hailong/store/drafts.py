"""Drafts as rows: one of each round and clerk; a clerk finds the own one before one that is everybody's."""

from dataclasses import replace
from typing import Final

import apsw

from hailong.domain.declaration import Round
from hailong.domain.sheet import Sheet, SheetState
from hailong.store.database import first_row
from hailong.store.declaration_columns import COLUMNS, from_values
from hailong.store.interfaces import StaleStateError
from hailong.store.scribe import Kept, Scribe

_FIND: Final = """
SELECT content, owner, words, state FROM drafts
WHERE declaration_key = ? AND round = ? AND owner IN ('', ?) ORDER BY owner DESC LIMIT 1
"""
_PUT: Final = """
INSERT OR REPLACE INTO drafts (declaration_key, round, owner, state, content, words, saved_at)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_END: Final = "DELETE FROM drafts WHERE declaration_key = ? AND round = ? AND owner IN ('', ?)"
_DECLARATION: Final = f"SELECT {', '.join(COLUMNS)} FROM declarations WHERE key = ?"  # noqa: S608 (our own names)


def find_draft(connection: apsw.Connection, key: int, in_round: Round, owner: str) -> tuple[Kept, SheetState] | None:
    """The columns of the draft that ``owner`` goes on with."""
    found = first_row(connection, _FIND, (key, in_round.value, owner))
    return (Kept(*found[:3]), SheetState(found[3])) if found else None


def draft_of(connection: apsw.Connection, key: int, in_round: Round, scribe: Scribe) -> Sheet | None:
    """The draft of whoever is at work, with the declaration as it is known now; none that cannot be read."""
    found = find_draft(connection, key, in_round, scribe.owner)
    declaration = first_row(connection, _DECLARATION, (key,))
    if found is None or declaration is None or not scribe.can_read(found[0].owner):
        return None
    return replace(scribe.read(found[0]), declaration=from_values(declaration))


def put_draft(
    connection: apsw.Connection, key: int, in_round: Round, kept: Kept, *, state: SheetState, saved_at: str
) -> None:
    """Keep it in the place of the owner's own and of everybody's. StaleStateError when the declaration is gone."""
    if not connection.execute("SELECT 1 FROM declarations WHERE key = ?", (key,)).get:
        raise StaleStateError(f"declaration {key} is gone")
    end_draft(connection, key, in_round, kept.owner)
    row = (key, in_round.value, kept.owner, state.value, kept.content, kept.words, saved_at)
    connection.execute(_PUT, row)


def end_draft(connection: apsw.Connection, key: int, in_round: Round, owner: str) -> None:
    """Forget the owner's own, and everybody's; what another clerk has begun stays."""
    connection.execute(_END, (key, in_round.value, owner))

"""Sheets beyond their draft, read for the screens."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import apsw

from hailong.domain.delivery import Receipt
from hailong.domain.outbox import Failure
from hailong.domain.sheet import SheetState
from hailong.domain.vietnamese import fold
from hailong.store.codec import from_json, reading
from hailong.store.database import Row
from hailong.store.elsewhere import TAKEN_BY, told_sheet
from hailong.store.interfaces import SentQuery, SentSheet
from hailong.store.moments import from_optional, from_text
from hailong.store.scribe import Kept, Scribe

SENT_COLUMNS: Final = (
    "content", "state", "queued_at", "attempts", "next_attempt_at", "failure", "receipt", "updated_at", "update_text",
    "held_until", "owner", "words",
)  # fmt: skip
_ROW: Final = f"SELECT seq, {TAKEN_BY}, {', '.join(SENT_COLUMNS)} FROM sheets"  # noqa: S608 (our own names)
_RECEIPT_NUMBER: Final = "lower(coalesce(receipt ->> '$.number', ''))"


def sent_keys(connection: apsw.Connection, query: SentQuery) -> Sequence[int]:
    """Keys of sheets that match, newest first."""
    conditions, bound = ["TRUE"], list[object]()
    if query.states:
        conditions.append("state IN carray(?)")
        bound.append(apsw.carray(tuple(state.value for state in query.states)))
    for part in fold(query.text).split():
        conditions.append(f"(instr(search_text, ?) OR instr({_RECEIPT_NUMBER}, ?))")
        bound += [part, part]
    found = f"SELECT seq FROM sheets WHERE {' AND '.join(conditions)} ORDER BY seq DESC"  # noqa: S608
    return array("q", [key for (key,) in connection.execute(found, bound)])


def sent_rows(connection: apsw.Connection, keys: Sequence[int], scribe: Scribe) -> list[SentSheet]:
    """The rows of ``keys`` in that order."""
    if not keys:
        return []
    found = connection.execute(f"{_ROW} WHERE seq IN carray(?)", (apsw.carray(array("q", keys)),))
    by_key = {columns[0]: _row(columns, scribe) for columns in found}
    return [by_key[key] for key in keys if key in by_key]


def of_declaration(connection: apsw.Connection, declaration_key: int, scribe: Scribe) -> list[SentSheet]:
    """All sheets about one declaration, newest first."""
    found = connection.execute(f"{_ROW} WHERE declaration_key = ? ORDER BY seq DESC", (declaration_key,))
    return [_row(columns, scribe) for columns in found]


def _row(columns: Row, scribe: Scribe) -> SentSheet:
    _, taken_by, *others = columns
    return replace(sent_sheet(tuple(others), scribe), taken_by=told_sheet(taken_by))


def sent_sheet(columns: Row, scribe: Scribe) -> SentSheet:
    """The sheet behind the columns of ``SENT_COLUMNS``; CodecError for what was never written."""
    content, state, queued_at, attempts, next_attempt_at, failure, receipt, updated_at, text, held, owner, words = (
        columns
    )
    is_waiting = state == SheetState.QUEUED
    with reading():
        return SentSheet(
            sheet=scribe.read(Kept(content, owner, words)),
            state=SheetState(state),
            queued_at=from_text(queued_at),
            attempts=attempts,
            next_attempt_at=from_text(next_attempt_at) if is_waiting else None,
            held_until=from_optional(held) if is_waiting else None,
            failure=from_json(Failure, failure) if failure else None,
            receipt=from_json(Receipt, receipt) if receipt else None,
            updated_at=from_optional(updated_at),
            update_text=scribe.open(text, owner),
            is_closed=not scribe.can_read(owner),
        )

"""Drafts, and the user's acts on sheets: send, withdraw, edit a refused one."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

import apsw

from hailong.domain.clock import Clock
from hailong.domain.declaration import Round
from hailong.domain.delivery import SealedSheet, ToldSheet
from hailong.domain.ids import uuid7
from hailong.domain.sheet import Contact, Sheet, SheetState
from hailong.store.codec import from_json, to_json
from hailong.store.contacts import remember
from hailong.store.database import Database, first_row
from hailong.store.drafts import draft_of, end_draft, find_draft, put_draft
from hailong.store.elsewhere import elsewhere_of
from hailong.store.interfaces import SentQuery, SentSheet, StaleStateError
from hailong.store.journal import Journal
from hailong.store.moments import to_text
from hailong.store.scribe import Kept, Scribe
from hailong.store.sent import of_declaration, sent_keys, sent_rows
from hailong.store.sheet_changes import expect_one, frozen, refresh_rated_rounds

_SEND: Final = """
INSERT INTO sheets (id, declaration_key, base, tax_code, round, version, state, content, owner, words, search_text,
  contact_name, contact_phone, queued_at, next_attempt_at, bulk_id, held_until)
VALUES (:id, :key, :base, :tax_code, :round, :version, 'queued', :content, :owner, :words, :search_text,
  :contact_name, :contact_phone, :queued_at, coalesce(:held_until, :now), :bulk_id, :held_until)
RETURNING seq
"""
_OF_BULK: Final = """
SELECT id FROM sheets
WHERE bulk_id = ? AND state = 'queued' AND offered_at IS NULL AND declaration_key IS NOT NULL ORDER BY seq
"""
_UNTOUCHED: Final = """
SELECT rated_rounds & ? = 0 AND NOT EXISTS (
  SELECT 1 FROM drafts
  WHERE declaration_key = key AND round = ? AND owner IN ('', ?) AND content ->> '$.bulk' IS NULL
) FROM declarations WHERE key = ?
"""
_SUPERSEDE: Final = """
UPDATE sheets SET state = 'superseded'
WHERE base = ? AND tax_code = ? AND round = ? AND version < ? AND state = 'needs_you'
  AND state <> 'withdrawn'  -- says nothing more, and lets the index of the versions be used
"""
_LAST_VERSION: Final = """
WITH own AS (
  SELECT s.version, s.id, s.state FROM sheets s JOIN declarations d ON s.base = d.base AND s.tax_code = d.tax_code
  WHERE d.key = ?1 AND s.round = ?2 AND s.state <> 'withdrawn'
)
SELECT version, id, 0 AS is_held FROM own
UNION ALL
SELECT e.version, e.id, 1 FROM sheets_elsewhere e JOIN declarations d ON e.base = d.base AND e.tax_code = d.tax_code
WHERE d.key = ?1 AND e.round = ?2
  AND (?3 OR e.state = 'removed' OR EXISTS (SELECT 1 FROM own WHERE state = 'needs_you'))
ORDER BY version DESC, is_held DESC LIMIT 1
"""


class SqliteSheets:
    """Drafts and sent sheets."""

    def __init__(self, database: Database, clock: Clock, journal: Journal, scribe: Scribe) -> None:
        self._database = database
        self._clock = clock
        self._journal = journal
        self._scribe = scribe

    def draft(self, declaration_key: int, in_round: Round) -> Sheet | None:
        """The draft of that round with the declaration as it is known now, if one was begun."""
        with self._database.read() as connection:
            return draft_of(connection, declaration_key, in_round, self._scribe)

    def save_draft(
        self, declaration_key: int, sheet: Sheet, *, recorded: bool = False, owner: str | None = None
    ) -> None:
        """Keep a draft (or, with ``recorded``, the read-only review) as it is now; replaces the one before.

        ``owner`` is who has written it (``domain.clerk_keys``), where that may no longer be who is at work.
        """
        state = SheetState.RECORDED if recorded else SheetState.DRAFT
        kept = self._scribe.write(sheet, self._scribe.owner if owner is None else owner)
        with self._database.write() as connection:
            now = to_text(self._clock.now())
            put_draft(connection, declaration_key, sheet.round, kept, state=state, saved_at=now)

    def draft_state(self, declaration_key: int, in_round: Round) -> SheetState | None:
        """DRAFT, RECORDED or None."""
        with self._database.read() as connection:
            found = find_draft(connection, declaration_key, in_round, self._scribe.owner)
            return found[1] if found else None

    def discard_draft(self, declaration_key: int, in_round: Round) -> None:
        """Forget a draft that the user emptied."""
        with self._database.write() as connection:
            end_draft(connection, declaration_key, in_round, self._scribe.owner)

    def next_version(self, declaration_key: int, in_round: Round, *, is_later: bool = False) -> tuple[int, UUID | None]:
        """The version that a new sheet of that round gets, and the sheet it supersedes."""
        with self._database.read() as connection:
            return _next_version(connection, declaration_key, in_round, is_later=is_later)

    def send(self, declaration_key: int, sheet: Sheet, sealed: bytes, sha256: str, now: datetime) -> None:
        """*Send*: the sheet, its frozen bytes and the outbox row, and the end of the draft, in ONE durable transaction.

        The second copy, in the journal, is made before the transaction ends: what is said to be saved is on the disk
        twice. Raises StaleStateError when the declaration is gone, or this id or version was sent already.
        """
        one = SealedSheet(declaration_key=declaration_key, sheet=sheet, sealed=sealed, sha256=sha256)
        self._send([one], to_text(now))

    def send_held(self, sheets: Sequence[SealedSheet], now: datetime, held_until: datetime) -> None:
        """*Send* of a bulk: all of them as ``send``, in ONE durable transaction, none offered before ``held_until``.

        Raises StaleStateError when one was rated, or a draft of its own was begun, meanwhile; then none is sent.
        """
        self._send(sheets, to_text(now), to_text(held_until))

    def _send(self, sheets: Sequence[SealedSheet], now: str, held_until: str | None = None) -> None:
        if any(hashlib.sha256(one.sealed).hexdigest() != one.sha256 for one in sheets):
            raise ValueError("the hash is not that of the sealed bytes")
        self._database.ballast.expect()
        ids = [one.sheet.id for one in sheets]
        with self._journal.taken_back_on_failure(*ids), self._database.write() as connection:
            for one in sheets:
                if held_until is not None:
                    self._expect_untouched(connection, one)
                self._insert(connection, one, now, held_until)
                remember(connection, one.sheet)
            self._journal.keep({one.sheet.id: one.sealed for one in sheets})

    def withdraw(self, sheet_id: UUID, declaration_key: int | None = None) -> Sheet:
        """Take back a waiting sheet that was never offered to the service; it becomes a draft again, under a new id.

        A draft of the same round that was begun meanwhile stays, and is returned. Raises StaleStateError when a try
        has begun.
        """
        forgotten: dict[UUID, bytes] = {}
        with self._journal.kept_again_on_failure(forgotten), self._database.write() as connection:
            sealed = frozen(connection, [sheet_id])
            _, again = self._withdraw(connection, sheet_id, is_alone=True)
            self._journal.forget(sheet_id)
            forgotten |= sealed
            return again

    def _withdraw(self, connection: apsw.Connection, sheet_id: UUID, *, is_alone: bool = False) -> tuple[int, Sheet]:
        connection.execute(
            "UPDATE sheets SET state = 'withdrawn' WHERE id = ? AND state = 'queued' AND offered_at IS NULL"
            " AND declaration_key IS NOT NULL",
            (str(sheet_id),),
        )
        expect_one(connection, f"sheet {sheet_id} cannot be withdrawn any more")
        seq, key, kept = _sent(connection, sheet_id)
        connection.execute("DELETE FROM frozen_sheets WHERE seq = ?", (seq,))
        refresh_rated_rounds(connection, key)
        return key, self._draft_again(connection, key, kept, is_alone=is_alone)

    def withdraw_bulk(self, bulk_id: UUID) -> list[int]:
        """Take back all sheets of a bulk that were never offered, in one transaction; the keys of their declarations.

        They become drafts that keep the mark of the bulk, so that a later bulk may take their place. A draft that was
        begun meanwhile stays. Raises StaleStateError when there is nothing left to take back.
        """
        forgotten: dict[UUID, bytes] = {}
        with self._journal.kept_again_on_failure(forgotten), self._database.write() as connection:
            ids = [UUID(found) for (found,) in connection.execute(_OF_BULK, (str(bulk_id),))]
            if not ids:
                raise StaleStateError(f"nothing of bulk {bulk_id} can be withdrawn any more")
            sealed = frozen(connection, ids)
            keys = [self._withdraw(connection, sheet_id)[0] for sheet_id in ids]
            self._journal.forget(*ids)
            forgotten |= sealed
            return keys

    def reopen(self, sheet_id: UUID) -> int:
        """Make a draft out of a refused sheet (*Edit*), as the next version; returns the declaration's key.

        A draft of the same round that was begun already stays as it is. Raises StaleStateError unless it is refused.
        """
        with self._database.write() as connection:
            refused = "SELECT 1 FROM sheets WHERE id = ? AND state = 'needs_you' AND declaration_key IS NOT NULL"
            if not connection.execute(refused, (str(sheet_id),)).get:
                raise StaleStateError(f"sheet {sheet_id} does not need the user")
            _, key, kept = _sent(connection, sheet_id)
            self._draft_again(connection, key, kept)
            return key

    def give_up(self, sheet_id: UUID) -> int:
        """*Let theirs stand*: a refused sheet is withdrawn and stays readable; returns the declaration's key.

        Raises StaleStateError unless it is refused.
        """
        with self._database.write() as connection:
            connection.execute(
                "UPDATE sheets SET state = 'withdrawn'"
                " WHERE id = ? AND state = 'needs_you' AND declaration_key IS NOT NULL",
                (str(sheet_id),),
            )
            expect_one(connection, f"sheet {sheet_id} does not need the user")
            seq, key, _ = _sent(connection, sheet_id)
            connection.execute("DELETE FROM frozen_sheets WHERE seq = ?", (seq,))
            refresh_rated_rounds(connection, key)
            return key

    def elsewhere(self, declaration_key: int) -> list[ToldSheet]:
        """The sheets about one declaration that other workstations sent and the service holds, newest first."""
        with self._database.read() as connection:
            return elsewhere_of(connection, declaration_key)

    def sent(self, query: SentQuery) -> Sequence[int]:
        """Keys of sent sheets, newest first."""
        with self._database.read() as connection:
            return sent_keys(connection, query)

    def sent_rows(self, keys: Sequence[int]) -> list[SentSheet]:
        """The rows of ``keys`` in that order."""
        with self._database.read() as connection:
            return sent_rows(connection, keys, self._scribe)

    def of_declaration(self, declaration_key: int) -> list[SentSheet]:
        """All sent sheets about one declaration, newest first."""
        with self._database.read() as connection:
            return of_declaration(connection, declaration_key, self._scribe)

    def _draft_again(self, connection: apsw.Connection, key: int, kept: Kept, *, is_alone: bool = False) -> Sheet:
        """The begun draft of its owner, else the sheet as a draft under a new id; either with the version of now.

        The words go over as they are: nobody has to be able to read them for that.
        """
        about = from_json(Sheet, kept.content)
        begun = find_draft(connection, key, about.round, kept.owner)
        now = self._clock.now()
        if begun is None:
            about = replace(about, id=uuid7(now), written_at=now, bulk=None if is_alone else about.bulk)
        else:
            kept, about = begun[0], from_json(Sheet, begun[0].content)
        version, supersedes = _next_version(connection, key, about.round)
        again = replace(kept, content=to_json(replace(about, version=version, supersedes=supersedes)))
        put_draft(connection, key, about.round, again, state=SheetState.DRAFT, saved_at=to_text(now))
        return self._scribe.read(again)

    def _expect_untouched(self, connection: apsw.Connection, one: SealedSheet) -> None:
        """A bulk takes nobody's place but that of its own drafts."""
        rated = 1 if one.sheet.round is Round.DURING else 2
        bound = (rated, one.sheet.round.value, self._scribe.owner, one.declaration_key)
        if not connection.execute(_UNTOUCHED, bound).get:
            raise StaleStateError(f"declaration {one.declaration_key} was rated or begun meanwhile")

    def _insert(self, connection: apsw.Connection, one: SealedSheet, now: str, held_until: str | None) -> None:
        key, sheet = one.declaration_key, one.sheet
        if not connection.execute("SELECT 1 FROM declarations WHERE key = ?", (key,)).get:
            raise StaleStateError(f"declaration {key} is gone")
        kept = self._scribe.write(sheet, self._scribe.owner)
        try:
            seq = connection.execute(_SEND, _columns(key, sheet, kept, now) | {"held_until": held_until}).get
        except apsw.ConstraintError as error:
            raise StaleStateError(f"sheet {sheet.id} or its version was sent already") from error
        connection.execute("INSERT INTO frozen_sheets VALUES (?, ?, ?)", (seq, one.sealed, one.sha256))
        identity = (sheet.declaration.base, sheet.declaration.tax_code, sheet.round.value)
        connection.execute(_SUPERSEDE, (*identity, sheet.version))
        end_draft(connection, key, sheet.round, kept.owner)
        refresh_rated_rounds(connection, key)


def _columns(declaration_key: int, sheet: Sheet, kept: Kept, now: str) -> dict[str, object]:
    contact = Contact() if kept.owner else sheet.contact
    return {
        "id": str(sheet.id),
        "key": declaration_key,
        "base": sheet.declaration.base,
        "tax_code": sheet.declaration.tax_code,
        "round": sheet.round.value,
        "version": sheet.version,
        "content": kept.content,
        "owner": kept.owner,
        "words": kept.words,
        "search_text": sheet.declaration.search_text,
        "contact_name": contact.name,
        "contact_phone": contact.phone,
        "bulk_id": str(sheet.bulk.id) if sheet.bulk else None,
        "queued_at": to_text(sheet.written_at),
        "now": now,
    }


def _next_version(
    connection: apsw.Connection, key: int, in_round: Round, *, is_later: bool = False
) -> tuple[int, UUID | None]:
    found = first_row(connection, _LAST_VERSION, (key, in_round.value, is_later))
    return (found[0] + 1, UUID(found[1])) if found else (1, None)


def _sent(connection: apsw.Connection, sheet_id: UUID) -> tuple[int, int, Kept]:
    columns = "SELECT seq, declaration_key, content, owner, words FROM sheets WHERE id = ?"
    found = first_row(connection, columns, (str(sheet_id),))
    assert found is not None, "the caller has just seen it"
    seq, key, *kept = found
    return seq, key, Kept(*kept)

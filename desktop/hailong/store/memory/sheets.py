"""Drafts and sent sheets in memory."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from hailong.domain.clock import Clock
from hailong.domain.declaration import Round
from hailong.domain.delivery import SealedSheet, ToldSheet
from hailong.domain.ids import uuid7
from hailong.domain.sheet import Sheet, SheetState
from hailong.domain.vietnamese import fold
from hailong.store.interfaces import SentQuery, SentSheet, StaleStateError
from hailong.store.memory.tables import SheetEntry, Tables


class MemorySheets:
    """Drafts and sent sheets."""

    def __init__(self, tables: Tables, clock: Clock) -> None:
        self._tables = tables
        self._clock = clock

    def draft(self, declaration_key: int, in_round: Round) -> Sheet | None:
        """The draft of that round with the declaration as it is known now, if one was begun."""
        with self._tables.lock:
            kept = self._tables.drafts.get((declaration_key, in_round))
            known = self._tables.declarations.get(declaration_key)
            return replace(kept[1], declaration=known.declaration) if kept and known else None

    def save_draft(
        self,
        declaration_key: int,
        sheet: Sheet,
        *,
        recorded: bool = False,
        owner: str | None = None,  # what is in memory alone is nobody's
    ) -> None:
        """Keep a draft (or, with ``recorded``, the read-only review) as it is now; replaces the one before."""
        with self._tables.lock:
            self._expect_declaration(declaration_key)
            state = SheetState.RECORDED if recorded else SheetState.DRAFT
            self._tables.drafts[declaration_key, sheet.round] = (state, sheet)

    def draft_state(self, declaration_key: int, in_round: Round) -> SheetState | None:
        """DRAFT, RECORDED or None."""
        with self._tables.lock:
            kept = self._tables.drafts.get((declaration_key, in_round))
            return kept[0] if kept else None

    def discard_draft(self, declaration_key: int, in_round: Round) -> None:
        """Forget a draft that the user emptied."""
        with self._tables.lock:
            self._tables.drafts.pop((declaration_key, in_round), None)

    def next_version(self, declaration_key: int, in_round: Round, *, is_later: bool = False) -> tuple[int, UUID | None]:
        """The version that a new sheet of that round gets, and the sheet it supersedes."""
        with self._tables.lock:
            known = self._tables.declarations.get(declaration_key)
            if known is None:
                return 1, None
            identity = (known.declaration.base, known.declaration.tax_code, in_round)
            own = [entry for entry in self._tables.sheets.values() if _identity(entry) == identity]
            held = [(entry.sheet.version, False, entry.sheet.id) for entry in own]
            is_known = is_later or any(entry.state is SheetState.NEEDS_YOU for entry in own)
            for one, told in self._tables.elsewhere.items():
                is_same = (told.base, told.tax_code, told.round) == identity
                if is_same and (is_known or one in self._tables.removed_elsewhere):
                    held.append((told.version, True, one))
            version, _, last = max(held, default=(0, False, None))
            return version + 1, last

    def send(self, declaration_key: int, sheet: Sheet, sealed: bytes, sha256: str, now: datetime) -> None:
        """*Send*: the sheet, its frozen bytes and the outbox row, and the end of the draft, at once."""
        with self._tables.lock:
            self._send(SealedSheet(declaration_key=declaration_key, sheet=sheet, sealed=sealed, sha256=sha256), now)

    def send_held(self, sheets: Sequence[SealedSheet], now: datetime, held_until: datetime) -> None:
        """*Send* of a bulk: all of them or none, none offered before ``held_until``."""
        with self._tables.lock:
            kept_sheets, kept_drafts = dict(self._tables.sheets), dict(self._tables.drafts)
            kept_contacts = list(self._tables.contacts)
            try:
                for one in sheets:
                    self._expect_untouched(one)
                    self._send(one, now, held_until)
            except BaseException:
                self._tables.sheets, self._tables.drafts = kept_sheets, kept_drafts
                self._tables.contacts = kept_contacts
                raise

    def _send(self, one: SealedSheet, now: datetime, held_until: datetime | None = None) -> None:
        if hashlib.sha256(one.sealed).hexdigest() != one.sha256:
            raise ValueError("the hash is not that of the sealed bytes")
        self._expect_declaration(one.declaration_key)
        sheets, sheet = self._tables.sheets, one.sheet
        entry = SheetEntry(
            seq=len(sheets) + 1, declaration_key=one.declaration_key, sheet=sheet, sealed=one.sealed,
            sha256=one.sha256, queued_at=sheet.written_at, next_attempt_at=held_until or now, held_until=held_until,
        )  # fmt: skip
        taken = {(_identity(other), other.sheet.version) for other in sheets.values() if _identity(other)}
        if sheet.id in sheets or (_identity(entry), sheet.version) in taken:
            raise StaleStateError(f"sheet {sheet.id} or its version was sent already")
        for before in sheets.values():
            is_older = _identity(before) == _identity(entry) and before.sheet.version < sheet.version
            if is_older and before.state is SheetState.NEEDS_YOU:
                before.state = SheetState.SUPERSEDED
        sheets[sheet.id] = entry
        self._tables.remember(sheet.declaration.tax_code, sheet.contact)
        self._tables.drafts.pop((one.declaration_key, sheet.round), None)

    def _expect_untouched(self, one: SealedSheet) -> None:
        key, in_round = one.declaration_key, one.sheet.round
        is_rated = self._tables.is_rated(key, in_round)
        _, draft = self._tables.drafts.get((key, in_round), (None, None))
        if is_rated or (draft is not None and draft.bulk is None):
            raise StaleStateError(f"declaration {key} was rated or begun meanwhile")

    def withdraw(self, sheet_id: UUID, declaration_key: int | None = None) -> Sheet:
        """Take back a waiting sheet that was never offered to the service; it becomes a draft again."""
        with self._tables.lock:
            entry = self._tables.sheets.get(sheet_id)
            if entry is None or not _may_be_withdrawn(entry):
                raise StaleStateError(f"sheet {sheet_id} cannot be withdrawn any more")
            return self._withdraw(entry, replace(entry.sheet, bulk=None))

    def withdraw_bulk(self, bulk_id: UUID) -> list[int]:
        """Take back all sheets of a bulk that were never offered; the keys of their declarations."""
        with self._tables.lock:
            found = [
                entry
                for entry in self._tables.sheets.values()
                if entry.sheet.bulk is not None and entry.sheet.bulk.id == bulk_id and _may_be_withdrawn(entry)
            ]
            if not found:
                raise StaleStateError(f"nothing of bulk {bulk_id} can be withdrawn any more")
            for entry in found:
                self._withdraw(entry, entry.sheet)
            return [entry.declaration_key for entry in found]

    def _withdraw(self, entry: SheetEntry, sheet: Sheet) -> Sheet:
        entry.state = SheetState.WITHDRAWN
        entry.sealed = b""
        return self._draft_again(entry, sheet)

    def reopen(self, sheet_id: UUID) -> int:
        """Make a draft out of a refused sheet (*Edit*), as the next version; returns the declaration's key."""
        with self._tables.lock:
            entry = self._tables.sheets.get(sheet_id)
            if entry is None or entry.state is not SheetState.NEEDS_YOU:
                raise StaleStateError(f"sheet {sheet_id} does not need the user")
            self._draft_again(entry, entry.sheet)
            return entry.declaration_key

    def give_up(self, sheet_id: UUID) -> int:
        """*Let theirs stand*: a refused sheet is withdrawn and stays readable; returns the declaration's key."""
        with self._tables.lock:
            entry = self._tables.sheets.get(sheet_id)
            if entry is None or entry.state is not SheetState.NEEDS_YOU:
                raise StaleStateError(f"sheet {sheet_id} does not need the user")
            entry.state, entry.sealed = SheetState.WITHDRAWN, b""
            return entry.declaration_key

    def elsewhere(self, declaration_key: int) -> list[ToldSheet]:
        """The sheets about one declaration that other workstations sent and the service holds, newest first."""
        with self._tables.lock:
            return self._tables.elsewhere_of(declaration_key)

    def sent(self, query: SentQuery) -> Sequence[int]:
        """Keys of sent sheets, newest first."""
        with self._tables.lock:
            return [entry.seq for entry in reversed(self._tables.sheets.values()) if _matches(entry, query)]

    def sent_rows(self, keys: Sequence[int]) -> list[SentSheet]:
        """The rows of ``keys`` in that order."""
        with self._tables.lock:
            by_key = {entry.seq: entry for entry in self._tables.sheets.values()}
            return [self._row(by_key[key]) for key in keys if key in by_key]

    def of_declaration(self, declaration_key: int) -> list[SentSheet]:
        """All sent sheets about one declaration, newest first."""
        with self._tables.lock:
            return [self._row(entry) for entry in reversed(self._tables.sheets_of(declaration_key))]

    def _row(self, entry: SheetEntry) -> SentSheet:
        sheet, of = entry.sheet, entry.sheet.declaration
        wanted = (of.base, of.tax_code, sheet.round, sheet.version)
        is_ended = entry.state in (SheetState.NEEDS_YOU, SheetState.WITHDRAWN)
        told = self._tables.elsewhere.values() if is_ended else ()
        taken = (one for one in told if (one.base, one.tax_code, one.round, one.version) == wanted)
        return replace(_row(entry), taken_by=next(taken, None))

    def _draft_again(self, entry: SheetEntry, sheet: Sheet) -> Sheet:
        key, in_round, now = entry.declaration_key, entry.sheet.round, self._clock.now()
        version, supersedes = self.next_version(key, in_round)
        again = self.draft(key, in_round) or replace(sheet, id=uuid7(now), written_at=now)
        again = replace(again, version=version, supersedes=supersedes)
        self.save_draft(key, again)
        return again

    def _expect_declaration(self, key: int) -> None:
        if key not in self._tables.declarations:
            raise StaleStateError(f"declaration {key} is gone")


def _may_be_withdrawn(entry: SheetEntry) -> bool:
    return entry.state is SheetState.QUEUED and not entry.was_offered


def _identity(entry: SheetEntry) -> tuple[str, str, Round] | None:
    """Within which versions count; None for one that was withdrawn, whose version is free again."""
    declaration = entry.sheet.declaration
    is_withdrawn = entry.state is SheetState.WITHDRAWN
    return None if is_withdrawn else (declaration.base, declaration.tax_code, entry.sheet.round)


def _matches(entry: SheetEntry, query: SentQuery) -> bool:
    texts = (entry.sheet.declaration.search_text, entry.receipt.number.lower() if entry.receipt else "")
    return (not query.states or entry.state in query.states) and all(
        any(part in text for text in texts) for part in fold(query.text).split()
    )


def _row(entry: SheetEntry) -> SentSheet:
    return SentSheet(
        sheet=entry.sheet,
        state=entry.state,
        queued_at=entry.queued_at,
        attempts=entry.attempts,
        next_attempt_at=entry.next_attempt_at if entry.state is SheetState.QUEUED else None,
        held_until=entry.held_until if entry.state is SheetState.QUEUED else None,
        failure=entry.failure,
        receipt=entry.receipt,
        updated_at=entry.updated_at,
        update_text=entry.update_text,
    )

"""What the twin's repositories share: plain dictionaries, and the rules that more than one of them needs."""

import threading
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from hailong.domain.declaration import Declaration, Round
from hailong.domain.delivery import Receipt, ToldSheet
from hailong.domain.enrolment import SyncState
from hailong.domain.outbox import Failure
from hailong.domain.sheet import Contact, Sheet, SheetState

UNCOUNTED = frozenset({SheetState.WITHDRAWN, SheetState.SUPERSEDED})
"""Sheets in these states leave their round unrated."""


@dataclass(slots=True, kw_only=True)
class DeclarationEntry:
    """A declaration, the day on which it was skipped last, and when it was seen being granted."""

    declaration: Declaration
    skipped_on: date | None = None
    granted_seen_at: datetime | None = None


@dataclass(slots=True, kw_only=True)
class SheetEntry:
    """A sheet beyond its draft, with its frozen bytes."""

    seq: int
    declaration_key: int
    sheet: Sheet
    sealed: bytes
    sha256: str
    queued_at: datetime
    next_attempt_at: datetime
    state: SheetState = SheetState.QUEUED
    was_offered: bool = False
    held_until: datetime | None = None
    attempts: int = 0
    failure: Failure | None = None
    receipt: Receipt | None = None
    service_state: SheetState | None = None
    updated_at: datetime | None = None
    update_text: str = ""


@dataclass(slots=True)
class Tables:
    """Everything; ``lock`` is held by each method, since any thread may call."""

    lock: threading.RLock = field(default_factory=threading.RLock)
    declarations: dict[int, DeclarationEntry] = field(default_factory=dict)
    drafts: dict[tuple[int, Round], tuple[SheetState, Sheet]] = field(default_factory=dict)
    sheets: dict[UUID, SheetEntry] = field(default_factory=dict)
    elsewhere: dict[UUID, ToldSheet] = field(default_factory=dict)
    removed_elsewhere: set[UUID] = field(default_factory=set)
    sync: SyncState = field(default_factory=SyncState)
    contacts: list[tuple[str, Contact]] = field(default_factory=list)  # of a tax code; the last used at the end

    def remember(self, tax_code: str, contact: Contact) -> None:
        """It is the contact that was used last."""
        if contact != Contact():
            self.contacts = [used for used in self.contacts if used != (tax_code, contact)]
            self.contacts.append((tax_code, contact))

    def sheets_of(self, declaration_key: int) -> list[SheetEntry]:
        """The sheets about one declaration, oldest first."""
        return [entry for entry in self.sheets.values() if entry.declaration_key == declaration_key]

    def counting_of(self, declaration_key: int) -> list[SheetEntry]:
        """Those of them that make their round a rated one."""
        return [entry for entry in self.sheets_of(declaration_key) if entry.state not in UNCOUNTED]

    def elsewhere_of(self, declaration_key: int) -> list[ToldSheet]:
        """The sheets about one declaration that other workstations sent and the service holds, newest first."""
        known = self.declarations.get(declaration_key)
        if known is None:
            return []
        identity = (known.declaration.base, known.declaration.tax_code)
        gone = self.removed_elsewhere | self.sheets.keys()
        standing = (told for one, told in self.elsewhere.items() if one not in gone)
        found = [told for told in standing if (told.base, told.tax_code) == identity]
        return sorted(found, key=lambda told: (told.received_at, told.version), reverse=True)

    def is_rated(self, declaration_key: int, in_round: Round) -> bool:
        """Whether the round has a sheet that counts, of this workstation or of another."""
        return any(entry.sheet.round is in_round for entry in self.counting_of(declaration_key)) or any(
            told.round is in_round for told in self.elsewhere_of(declaration_key)
        )

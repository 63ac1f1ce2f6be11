"""What passes between outbox and sender: frozen bytes, receipts, and what became of sheets."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hailong.domain.declaration import Round
from hailong.domain.outbox import Failure
from hailong.domain.sheet import Sheet, SheetState


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedSheet:
    """A sheet about to be sent: its declaration, its readable copy, its frozen bytes and their hash."""

    declaration_key: int
    sheet: Sheet
    sealed: bytes
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The service's signed word. ``token`` is the whole JWS; the other fields were read from it after verification."""

    token: str
    number: str
    sequence: int
    epoch: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingSheet:
    """What the sender needs of a waiting sheet: the frozen bytes, never the readable copy."""

    id: UUID
    sealed: bytes
    sha256: str
    attempts: int
    declaration_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBulk:
    """Sheets that were given in one act and can still be taken back in one: ``until`` then they are not offered."""

    id: UUID
    count: int
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxSummary:
    """For the status line: how many wait, how many need the user, and the failure that holds the queue up.

    ``bulks`` are those among the waiting ones that wait for the end of their undo time, the newest first.
    """

    waiting: int = 0
    needs_you: int = 0
    bulks: tuple[HeldBulk, ...] = ()
    failure: Failure | None = None
    next_attempt_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSheet:
    """What the service tells of a sheet to every workstation of its enterprise: never what it says."""

    tax_code: str
    base: str  # the declaration's first 11 digits
    round: Round
    version: int
    device_name: str
    received_at: datetime
    role: str = ""  # of whoever sent it, at the enterprise
    is_yours: bool = False  # whether this workstation itself had sent it


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetUpdate:
    """What the service did with a sheet. ``sheet`` is None where the service is too old to tell of it."""

    sheet_id: UUID
    state: SheetState
    at: datetime
    text: str = ""
    sheet: ToldSheet | None = None


class RowChangedError(Exception):
    """A row was no longer in the state that a change expected, because the user was faster; nothing was changed."""

"""What the rest of the client may ask of the store: one protocol per noun, kept by SQLite and by the in-memory twin.

Every method is one transaction. Methods may block: only worker threads call them. Errors of the world (disk full,
locked, damaged) are raised as ``StoreError``; anything else is a bug of ours.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from hailong.domain.clerk_keys import OpenKey
from hailong.domain.declaration import Channel, Declaration, Round
from hailong.domain.delivery import Receipt, RowChangedError, SealedSheet, ToldSheet
from hailong.domain.imports import FileImport, ImportCounts
from hailong.domain.outbox import Failure
from hailong.domain.sheet import Contact, Sheet, SheetState
from hailong.store.live_interfaces import LiveRepository
from hailong.store.mirror_interfaces import LegalRepository, MirrorRepository, ToldRepository
from hailong.store.outbox_interfaces import OutboxRepository


class StoreFault(StrEnum):
    """What is wrong with the world below the store."""

    DISK_FULL = "disk_full"
    LOCKED = "locked"
    DAMAGED = "damaged"
    READ_ONLY = "read_only"
    NEWER_SCHEMA = "newer_schema"
    KEY_UNAVAILABLE = "key_unavailable"  # the keyring is locked, gone or silent: another time it may answer
    KEY_DAMAGED = "key_damaged"  # what was kept as the key is none any more
    ON_A_SHARE = "on_a_share"  # the data folder lies on another machine
    SYNCHRONISED = "synchronised"  # a program copies the data folder to a cloud
    OTHER = "other"


class StoreError(Exception):
    """The disk or the file refuses; nothing of the failed transaction was kept."""

    def __init__(self, fault: StoreFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}")
        self.fault = fault
        self.detail = detail


class StaleStateError(RowChangedError):
    """A row was no longer in the state that a change expected; nothing was changed."""


# --- declarations --------------------------------------------------------------------------------------------------


class Tab(StrEnum):
    """The four views of the declaration list."""

    UNRATED = "unrated"  # ratable, and the current round has no sheet beyond a draft (skipped ones included)
    RATED = "rated"  # some sheet was sent (any state from queued on, not withdrawn, not superseded), here or elsewhere
    SKIPPED = "skipped"  # unrated and skipped at least once
    ALL = "all"


class SortBy(StrEnum):
    """Columns that the list can be ordered by."""

    NUMBER = "number"
    KIND = "kind"
    OFFICE = "office"
    CHANNEL = "channel"
    REGISTERED = "registered"
    CLEARED = "cleared"
    STATUS = "status"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationQuery:
    """What the list shows. ``text`` is free text: every blank-separated part must occur (folded) in the search text."""

    tab: Tab = Tab.UNRATED
    text: str = ""
    tax_code: str = ""
    office_code: str = ""
    channel: Channel | None = None
    registered_from: date | None = None
    registered_to: date | None = None
    sort_by: SortBy = SortBy.CLEARED
    descending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationRow:
    """One line of the list: the declaration and what became of rating it. ``key`` is the store's own row key."""

    key: int
    declaration: Declaration
    sheet_state: SheetState | None = None  # of the newest sheet of any round that counts for RATED, else None
    is_unrated: bool = True
    skipped_on: date | None = None
    has_draft: bool = False
    granted_seen_at: datetime | None = None  # when this workstation saw it being granted; None for history
    elsewhere: ToldSheet | None = None  # the newest that the service holds from another workstation


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What the filters offer of what the store holds: (code, name, count), the largest count first.

    Enterprises are counted by what waits to be rated (and named also when nothing does), offices by all they handled.
    """

    enterprises: tuple[tuple[str, str, int], ...] = ()
    offices: tuple[tuple[str, str, int], ...] = ()


class DeclarationRepository(Protocol):
    """The local mirror of the declaration software's list."""

    def has_seen(self, file: FileImport) -> bool:
        """Whether this very file was applied before by the same reader."""

    def apply(
        self, declarations: Iterable[Declaration], file: FileImport, *, on_progress: Callable[[int], None] | None = None
    ) -> ImportCounts:
        """Merge all of one file (``domain.declaration.merge``) in one transaction.

        A declaration without a tax code joins the one known enterprise of the same first 11 digits. ``declarations``
        may be a generator that raises: then nothing of the file is kept. ``on_progress`` gets the number of rows done
        and may raise to cancel.
        """

    def view(self, query: DeclarationQuery, is_wanted: Callable[[], bool] = lambda: True) -> Sequence[int]:
        """The keys of all rows that match, in order. NotWantedError soon after ``is_wanted`` says no."""

    def head(self, query: DeclarationQuery, count: int) -> Sequence[int]:
        """The first ``count`` keys of ``view(query)``, at once even where the whole view takes its time."""

    def rows(self, keys: Sequence[int]) -> list[DeclarationRow]:
        """The rows of ``keys`` in that order; keys that are gone are left out."""

    def get(self, key: int) -> DeclarationRow | None:
        """One row."""

    def find(self, number: str) -> list[DeclarationRow]:
        """All rows whose first 11 digits are those of ``number`` (several enterprises are possible)."""

    def counts(self, query: DeclarationQuery) -> Mapping[Tab, int]:
        """How many rows each tab would show under the same search and filters."""

    def granted_since(self, moment: datetime) -> list[DeclarationRow]:
        """Unrated rows that this workstation saw being granted at ``moment`` or later, the newest first.

        Seen is what ``domain.prompting.is_news`` calls so; cancelled ones are left out.
        """

    def unrated_since(self, day: date) -> int:
        """How many unrated rows were registered on ``day`` or later."""

    def lot(self, declaration: Declaration) -> list[DeclarationRow]:
        """All rows of the lot that it is of (``domain.lots.lot_of``) and of its enterprise, branch by branch."""

    def facets(self) -> Facets:
        """What there is to filter by."""

    def skip(self, key: int, on: date) -> None:
        """Remember that the user skipped it; it stays unrated."""

    def assign_enterprise(self, keys: Sequence[int], tax_code: str, name: str) -> int:
        """Give declarations without a tax code to an enterprise; returns how many were changed."""


# --- sheets and the outbox -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SentSheet:
    """A sheet beyond its draft, as the *Sent* page shows it; one of a bulk is not offered before ``held_until``.

    ``queued_at`` is the time that the sheet itself bears; every other is by this machine's clock, or the service's.
    """

    sheet: Sheet
    state: SheetState
    queued_at: datetime
    attempts: int = 0
    next_attempt_at: datetime | None = None
    held_until: datetime | None = None
    failure: Failure | None = None
    receipt: Receipt | None = None
    updated_at: datetime | None = None
    update_text: str = ""
    taken_by: ToldSheet | None = None  # of one that was refused or given up: the sheet that has its version
    is_closed: bool = False  # another clerk's PIN keeps what it says


@dataclass(frozen=True, slots=True, kw_only=True)
class SentQuery:
    """What the *Sent* page shows: newest first; empty ``states`` means all."""

    states: frozenset[SheetState] = frozenset()
    text: str = ""


class SheetRepository(Protocol):
    """Drafts and sent sheets."""

    def draft(self, declaration_key: int, in_round: Round) -> Sheet | None:
        """The draft of that round with the declaration as it is known now, if one was begun."""

    def save_draft(
        self, declaration_key: int, sheet: Sheet, *, recorded: bool = False, owner: str | None = None
    ) -> None:
        """Keep a draft (or, with ``recorded``, the read-only review) as it is now; replaces the one before.

        ``owner`` is who has written it (``domain.clerk_keys``), where that may no longer be who is at work.
        """

    def draft_state(self, declaration_key: int, in_round: Round) -> SheetState | None:
        """DRAFT, RECORDED or None."""

    def discard_draft(self, declaration_key: int, in_round: Round) -> None:
        """Forget a draft that the user emptied."""

    def next_version(self, declaration_key: int, in_round: Round, *, is_later: bool = False) -> tuple[int, UUID | None]:
        """The version that a new sheet of that round gets, and the sheet it supersedes.

        A withdrawn sheet does not count: its version is free again. What stands from another workstation counts when
        the user knows of it: one of his was refused for it, or ``is_later`` says that he means a later one.
        """

    def send(self, declaration_key: int, sheet: Sheet, sealed: bytes, sha256: str, now: datetime) -> None:
        """*Send*: the sheet, its frozen bytes and the outbox row, and the end of the draft, in ONE durable transaction.

        Only after it has returned may the screen say "saved". Raises StaleStateError when this id or version was sent
        already (a second click) or the declaration is gone.
        """

    def send_held(self, sheets: Sequence[SealedSheet], now: datetime, held_until: datetime) -> None:
        """*Send* of a bulk: all of them as ``send``, in ONE durable transaction, none offered before ``held_until``.

        Raises StaleStateError when one of them cannot be sent any more; then none was.
        """

    def withdraw_bulk(self, bulk_id: UUID) -> list[int]:
        """Take back all sheets of a bulk that were never offered, in one transaction; the keys of their declarations.

        They become drafts that keep the mark of the bulk, so that a later bulk may take their place. A draft that was
        begun meanwhile stays. Raises StaleStateError when there is nothing left to take back.
        """

    def withdraw(self, sheet_id: UUID, declaration_key: int | None = None) -> Sheet:
        """Take back a waiting sheet that was never offered to the service; it becomes a draft again, under a new id.

        It is then a sheet of its own, also when it was one of a bulk. Raises StaleStateError when a try has begun.
        """

    def reopen(self, sheet_id: UUID) -> int:
        """Make a draft out of a refused sheet (*Edit*), as the next version; returns the declaration's key."""

    def give_up(self, sheet_id: UUID) -> int:
        """*Let theirs stand*: a refused sheet is withdrawn and stays readable; returns the declaration's key."""

    def elsewhere(self, declaration_key: int) -> list[ToldSheet]:
        """The sheets about one declaration that other workstations sent and the service holds, newest first."""

    def sent(self, query: SentQuery) -> Sequence[int]:
        """Keys of sent sheets, newest first: a snapshot to page over."""

    def sent_rows(self, keys: Sequence[int]) -> list[SentSheet]:
        """The rows of ``keys`` in that order."""

    def of_declaration(self, declaration_key: int) -> list[SentSheet]:
        """All sent sheets about one declaration, newest first."""


class ContactRepository(Protocol):
    """The contacts that *Send* has remembered."""

    def recent(self, tax_code: str) -> tuple[Contact, ...]:
        """The last few (``domain.contacts.offered``), those of the enterprise first."""

    def last(self) -> Contact:
        """The one that was used last, of whatever enterprise."""

    def forget(self, contact: Contact) -> None:
        """Offer it no more, for no enterprise; sheets keep theirs."""


class WordsRepository(Protocol):
    """What a clerk's PIN keeps (``domain.clerk_keys``): whose turn it is, and rows that change hands.

    An owner is a clerk's public key; empty for what everybody who uses this workstation may read.
    """

    @property
    def owner(self) -> str:
        """Of what is written now."""

    def work_as(self, owner: str, key: OpenKey | None = None) -> None:
        """From now on ``owner`` writes; nothing sealed can be read unless ``key`` opens it."""

    def note(self, name: str) -> str:
        """What whoever is at work has noted under ``name``; empty when that is nothing, or cannot be read now."""

    def keep_note(self, name: str, text: str, owner: str) -> None:
        """Keep ``text`` as a note of ``owner``."""

    def take_over(self, owner: str) -> int:
        """Seal to ``owner`` what everybody could read, in one transaction; returns how many sheets and drafts."""

    def give_back(self, key: OpenKey) -> int:
        """Open to everybody what ``key`` opens, in one transaction; returns how many sheets and drafts.

        Where somebody without a PIN has begun a draft of the same round, the one that was saved later stays.
        """


# --- settings, and the whole -----------------------------------------------------------------------------------------


class SettingsRepository(Protocol):
    """Settings of the window; they live in the database, so that a torn settings file cannot stop the start.

    Those whose names begin with ``window.`` come back from a copy where the database is lost.
    """

    def get(self, name: str, default: str = "") -> str:
        """The text kept under ``name``."""

    def set(self, name: str, value: str) -> None:
        """Keep ``value``."""

    def set_all(self, texts: Mapping[str, str]) -> None:
        """Keep several at once, all or none of them."""


class Store(Protocol):
    """The whole store. One process at a time; ``close`` checkpoints and frees the lock."""

    @property
    def declarations(self) -> DeclarationRepository:
        """The declaration list."""

    @property
    def sheets(self) -> SheetRepository:
        """Drafts and sent sheets."""

    @property
    def words(self) -> WordsRepository:
        """What a clerk's PIN keeps."""

    @property
    def contacts(self) -> ContactRepository:
        """Contacts that were given before."""

    @property
    def outbox(self) -> OutboxRepository:
        """The waiting rows."""

    @property
    def mirror(self) -> MirrorRepository:
        """What sync alone writes."""

    @property
    def told(self) -> ToldRepository:
        """What the service has told of each sheet, as a whole."""

    @property
    def legal(self) -> LegalRepository:
        """Legal documents."""

    @property
    def live(self) -> LiveRepository:
        """What reading ECUS's own database has to remember."""

    @property
    def settings(self) -> SettingsRepository:
        """Settings of the window."""

    def close(self) -> None:
        """Close; safe to call twice."""

"""What opening a declaration finds: its sheet to go on with, what was sent before, or what stands in the way."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from hailong.domain.catalogue import Catalogue
from hailong.domain.clock import Clock
from hailong.domain.declaration import Declaration, Round, is_ratable, round_of
from hailong.domain.delivery import ToldSheet
from hailong.domain.enrolment import Enrolment
from hailong.domain.ids import uuid7
from hailong.domain.lots import rated_together
from hailong.domain.sheet import Contact, Rating, Sheet, SheetState, Subject, prefill
from hailong.qtbridge.newest_catalogue import NewestCatalogue
from hailong.qtbridge.settings import read_settings
from hailong.qtbridge.subject_index import SubjectIndex
from hailong.store.interfaces import DeclarationRow, SentSheet, Store

_GONE = frozenset({SheetState.WITHDRAWN, SheetState.SUPERSEDED})


class Obstacle(StrEnum):
    """Why a declaration cannot be rated now; the window says what to do."""

    NOT_RATABLE = "not_ratable"  # no channel yet
    NOT_ENROLLED = "not_enrolled"  # this workstation is not enrolled at all
    ENTERPRISE_UNKNOWN = "enterprise_unknown"  # the list had no tax code: choose one
    ENTERPRISE_NOT_ENROLLED = "enterprise_not_enrolled"  # enrolled, but not for this enterprise
    OF_ANOTHER_CLERK = "of_another_clerk"  # sent from here, and another clerk's PIN keeps what it says
    RATED_ELSEWHERE = "rated_elsewhere"  # another workstation has: a later version is to be meant, not to happen


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSheet:
    """One declaration as it was opened. ``state`` is DRAFT or RECORDED, or that of the newest sheet of this round."""

    key: int
    row: DeclarationRow
    sheet: Sheet
    state: SheetState
    catalogue: Catalogue
    index: SubjectIndex
    prefilled: tuple[Subject, ...] = ()
    has_draft: bool = False
    obstacle: Obstacle | None = None
    sent: tuple[SentSheet, ...] = ()
    elsewhere: tuple[ToldSheet, ...] = ()  # of this round, sent by other workstations, newest first
    enterprises: tuple[tuple[str, str], ...] = ()  # enrolled: (tax code, name)
    last_contact: Contact = field(default_factory=Contact)
    contacts: tuple[Contact, ...] = ()  # used before, to choose from
    lot: tuple[int, ...] = ()  # the keys of all of its lot that can be rated together

    @property
    def is_editable(self) -> bool:
        """Whether the user may write on the sheet."""
        return self.obstacle is None and self.state in (SheetState.DRAFT, SheetState.RECORDED)

    def is_untouched(self, sheet: Sheet) -> bool:
        """Whether ``sheet`` says no more than what was prefilled: such a draft is not worth keeping."""
        plain = tuple(Rating(subject=subject) for subject in self.prefilled)
        return sheet.ratings == plain and sheet.contact == self.last_contact


class SheetOpener:
    """Reads everything that the sheet panel needs about one declaration; called on the read lane alone."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._newest = NewestCatalogue(store.mirror)

    def open(self, key: int) -> OpenSheet | None:
        """The declaration of ``key``; None when it is gone."""
        row = self._store.declarations.get(key)
        if row is None:
            return None
        catalogue, index = self._newest.read()
        in_round = round_of(row.declaration)
        prefilled = prefill(row.declaration, catalogue)
        sent = tuple(self._store.sheets.of_declaration(key))
        enrolment = self._store.mirror.enrolment()
        last_contact = usual_contact(self._store)
        draft, state = self._draft(key, in_round)
        elsewhere = tuple(one for one in self._store.sheets.elsewhere(key) if one.round is in_round)
        newest = next((one for one in sent if one.sheet.round is in_round and one.state not in _GONE), None)
        if draft is None and newest is not None:
            sheet, state = newest.sheet, newest.state
        elif draft is not None and draft.round is in_round:
            sheet = replace(draft, declaration=row.declaration, catalogue_version=catalogue.version)
            sheet = self._after_theirs(key, sheet) if elsewhere else sheet
        else:
            begun = (draft.ratings, draft.contact) if draft else ((), last_contact)
            new = self._new_sheet(row, in_round, prefilled, *begun)
            sheet = replace(new, catalogue_version=catalogue.version)
            sheet = self._after_theirs(key, sheet) if elsewhere else sheet
        has_draft = draft is not None and draft.round is in_round
        obstacle = _obstacle(row.declaration, enrolment) if draft or not newest else None
        if draft is None and newest is not None and newest.is_closed:
            obstacle = Obstacle.OF_ANOTHER_CLERK
        if obstacle is None and elsewhere and not newest and not has_draft:
            obstacle = Obstacle.RATED_ELSEWHERE
        return OpenSheet(
            key=key,
            row=row,
            sheet=sheet,
            state=state,
            catalogue=catalogue,
            index=index,
            prefilled=prefilled,
            has_draft=has_draft,
            obstacle=obstacle,
            sent=sent,
            elsewhere=elsewhere,
            enterprises=enrolment.enterprises if enrolment else (),
            last_contact=last_contact,
            lot=rated_together((one.key, one.is_unrated) for one in self._store.declarations.lot(row.declaration)),
            contacts=self._store.contacts.recent(row.declaration.tax_code),
        )

    def _draft(self, key: int, in_round: Round) -> tuple[Sheet | None, SheetState]:
        """The draft of this round; after clearance also one that was begun before it and never sent."""
        sheets = self._store.sheets
        draft = sheets.draft(key, in_round)
        if draft is not None:
            return draft, sheets.draft_state(key, in_round) or SheetState.DRAFT
        if in_round is Round.AFTER:
            draft = sheets.draft(key, Round.DURING)
        return draft, SheetState.DRAFT

    def _after_theirs(self, key: int, sheet: Sheet) -> Sheet:
        """The sheet as the version after what another workstation has sent: whoever opens it is told of that."""
        version, supersedes = self._store.sheets.next_version(key, sheet.round, is_later=True)
        return replace(sheet, version=version, supersedes=supersedes)

    def _new_sheet(
        self,
        row: DeclarationRow,
        in_round: Round,
        prefilled: tuple[Subject, ...],
        said: tuple[Rating, ...],
        contact: Contact,
    ) -> Sheet:
        """A new sheet with what was said before (nothing, or a draft of the round before) and what is prefilled."""
        now = self._clock.now()
        version, supersedes = self._store.sheets.next_version(row.key, in_round)
        named = {rating.subject for rating in said}
        fresh = tuple(Rating(subject=subject) for subject in prefilled if subject not in named)
        return Sheet(
            id=uuid7(now),
            declaration=row.declaration,
            round=in_round,
            written_at=now,
            version=version,
            supersedes=supersedes,
            ratings=(*said, *fresh),
            contact=contact,
        )


def usual_contact(store: Store) -> Contact:
    """The contact that a new sheet begins with: the chosen one, else the one that was used last."""
    chosen = read_settings(store.settings).contact
    return chosen if chosen != Contact() else store.contacts.last()


def _obstacle(declaration: Declaration, enrolment: Enrolment | None) -> Obstacle | None:
    if not is_ratable(declaration.status):
        return Obstacle.NOT_RATABLE
    if enrolment is None:
        return Obstacle.NOT_ENROLLED
    if not declaration.tax_code:
        return Obstacle.ENTERPRISE_UNKNOWN
    if declaration.tax_code not in {tax_code for tax_code, _ in enrolment.enterprises}:
        return Obstacle.ENTERPRISE_NOT_ENROLLED
    return None

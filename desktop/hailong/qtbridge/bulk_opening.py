"""What opening many declarations at once finds: which can be rated in bulk, which cannot and why, what all share."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hailong.domain.bulk import (
    Candidate,
    LeftOut,
    Slot,
    candidate,
    common_office,
    common_slots,
    strangers,
    why_left_out,
)
from hailong.domain.catalogue import Catalogue
from hailong.domain.declaration import Round
from hailong.domain.sheet import Contact
from hailong.qtbridge.newest_catalogue import NewestCatalogue
from hailong.qtbridge.sheet_opening import usual_contact
from hailong.qtbridge.subject_index import SubjectIndex
from hailong.store.interfaces import DeclarationRow, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBulk:
    """Many declarations as they were opened, each list in the order of the selection."""

    included: tuple[Candidate, ...] = ()
    left_out: tuple[tuple[Candidate, LeftOut], ...] = ()
    slots: tuple[Slot, ...] = ()
    office: str = ""  # the code of the one office of all of them, whose officers can be rated
    catalogue: Catalogue = field(default_factory=Catalogue)
    index: SubjectIndex = field(default_factory=lambda: SubjectIndex(Catalogue()))
    contact: Contact = field(default_factory=Contact)
    contacts: tuple[Contact, ...] = ()  # used before, to choose from

    @property
    def strangers(self) -> tuple[tuple[str, str], ...]:
        """Tax codes and names of the enterprises that are left out until this workstation is enrolled for them."""
        return strangers(self.left_out)

    @property
    def keys(self) -> tuple[int, ...]:
        """The keys of all that were selected and are still there."""
        return tuple(one.key for one in (*self.included, *(one for one, _ in self.left_out)))


class BulkOpener:
    """Reads everything that the bulk sheet needs; called on the read lane alone."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._newest = NewestCatalogue(store.mirror)

    def open(self, keys: Sequence[int]) -> OpenBulk:
        """The declarations of ``keys``; those that are gone are left away."""
        catalogue, index = self._newest.read()
        enrolment = self._store.mirror.enrolment()
        enrolled = {tax_code for tax_code, _ in enrolment.enterprises} if enrolment else None
        found = [self._candidate(row, catalogue) for row in self._store.declarations.rows(keys)]
        judged = [(one, why_left_out(one, enrolled)) for one in found]
        included = tuple(one for one, why in judged if why is None)
        return OpenBulk(
            included=included,
            left_out=tuple((one, why) for one, why in judged if why is not None),
            slots=common_slots(included),
            office=common_office(included),
            catalogue=catalogue,
            index=index,
            contact=usual_contact(self._store),
            contacts=self._store.contacts.recent(included[0].declaration.tax_code if included else ""),
        )

    def _candidate(self, row: DeclarationRow, catalogue: Catalogue) -> Candidate:
        has_draft = row.has_draft and any(self._is_own(row.key, in_round) for in_round in Round)
        return candidate(row.key, row.declaration, catalogue, is_unrated=row.is_unrated, has_draft=has_draft)

    def _is_own(self, key: int, in_round: Round) -> bool:
        """Whether a person wrote that draft; what an undone bulk has left may be written over by another."""
        draft = self._store.sheets.draft(key, in_round)
        return draft is not None and draft.bulk is None

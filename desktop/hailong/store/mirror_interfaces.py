"""What may be asked of the store about what the service serves: enrolment, catalogue, updates, legal documents.

Their rules are those of ``hailong.store.interfaces``.
"""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from hailong.domain.catalogue import Catalogue
from hailong.domain.delivery import SheetUpdate
from hailong.domain.enrolment import Enrolment, SyncState
from hailong.domain.legal import LegalChanges, LegalDocument, Shelf

if TYPE_CHECKING:
    from hailong.domain.comparing import Comparison, Tally, Unseen


class MirrorRepository(Protocol):
    """What sync alone writes: enrolment, catalogue, what became of sheets, and where it stands."""

    def enrolment(self) -> Enrolment | None:
        """This workstation's enrolment; None before it."""

    def save_enrolment(self, enrolment: Enrolment) -> None:
        """Replace the enrolment; none is ``left`` then."""

    def left(self) -> Enrolment | None:
        """The enrolment that was given up last; None once there is one again."""

    def leave(self) -> None:
        """Give the enrolment up, and remember it as ``left``."""

    def catalogue(self) -> Catalogue:
        """The last catalogue that came; the empty one before."""

    def save_catalogue(self, catalogue: Catalogue, etag: str) -> None:
        """Replace catalogue and ETag together."""

    def sync_state(self) -> SyncState:
        """Where the last conversation ended."""

    def save_contact(self, at: datetime, epoch: str, clock_offset_seconds: float) -> None:
        """The service was heard at ``at``."""

    def apply_updates(self, updates: Sequence[SheetUpdate], cursor: str) -> int:
        """States of my sheets and the cursor in one transaction; others' are remembered; how many changed."""

    def restart_cursors(self) -> None:
        """A new epoch: read updates and documents from the beginning."""


class ToldRepository(Protocol):
    """What the service has told of each sheet, as a whole: the workstation's side of the daily comparison."""

    def tallies(self) -> "Mapping[str, Tally]":
        """Count and sum of the sheets that it has told of, by tax code; empty for one that was rescued without it."""

    def has_untold(self, tax_codes: Collection[str]) -> bool:
        """Whether there is a sheet that has a receipt, and of which no update has told."""

    def unknown(self, ids: Sequence[UUID]) -> frozenset[UUID]:
        """Those of ``ids`` that it had not told of yet."""

    def unseen(self, seen: AbstractSet[UUID], tax_codes: Collection[str]) -> "Unseen":
        """What it was believed to hold and no longer tells of; the word about such sheets of ours is dropped.

        ``seen`` is all that it tells of today. Nothing is deleted.
        """

    def lost_here(self) -> list[str]:
        """The declarations (11 digits) of sheets sent from here that are kept by the service alone, newest first."""

    def comparison(self) -> "Comparison | None":
        """What came of comparing the last time."""

    def save_comparison(self, comparison: "Comparison") -> None:
        """Keep it in the place of the one before."""


class LegalRepository(Protocol):
    """Legal documents, readable with the network off."""

    def apply(self, changes: LegalChanges) -> int:
        """Put and withdraw in one transaction with the cursor; a lower revision never replaces a higher one."""

    def list(self, shelf: Shelf, day: date, text: str = "") -> list[LegalDocument]:
        """Documents on ``shelf`` on ``day``, most relevant first; ``text`` is searched folded in number and title."""

    def shelf_counts(self, day: date) -> Mapping[Shelf, int]:
        """How many stand on each shelf."""

    def get(self, document_id: str) -> LegalDocument | None:
        """One document."""

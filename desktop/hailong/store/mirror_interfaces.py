"""What may be asked of the store about what the service serves: enrolment, catalogue, updates, legal documents.

Their rules are those of ``hailong.store.interfaces``.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from hailong.domain.catalogue import Catalogue
from hailong.domain.delivery import SheetUpdate
from hailong.domain.enrolment import Enrolment, SyncState
from hailong.domain.legal import LegalChanges, LegalDocument, Shelf


class MirrorRepository(Protocol):
    """What sync alone writes: enrolment, catalogue, what became of sheets, and where it stands."""

    def enrolment(self) -> Enrolment | None:
        """This workstation's enrolment; None before it."""

    def save_enrolment(self, enrolment: Enrolment) -> None:
        """Replace the enrolment."""

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

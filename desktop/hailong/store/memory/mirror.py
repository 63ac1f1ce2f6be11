"""What sync alone writes, in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from hailong.domain.catalogue import Catalogue
from hailong.domain.delivery import SheetUpdate
from hailong.domain.enrolment import Enrolment, SyncState
from hailong.domain.sheet import SheetState
from hailong.store.memory.tables import Tables
from hailong.store.outbox_rules import may_follow


class MemoryMirror:
    """The service's word as it was last heard."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._enrolment: Enrolment | None = None
        self._left: Enrolment | None = None
        self._catalogue = Catalogue()

    def enrolment(self) -> Enrolment | None:
        """This workstation's enrolment; None before it."""
        return self._enrolment

    def save_enrolment(self, enrolment: Enrolment) -> None:
        """Replace the enrolment; none is ``left`` then."""
        self._enrolment, self._left = enrolment, None

    def left(self) -> Enrolment | None:
        """The enrolment that was given up last; None once there is one again."""
        return self._left

    def leave(self) -> None:
        """Give the enrolment up, and remember it as ``left``."""
        if self._enrolment is not None:
            self._enrolment, self._left = None, self._enrolment

    def catalogue(self) -> Catalogue:
        """The last catalogue that came; the empty one before."""
        return self._catalogue

    def save_catalogue(self, catalogue: Catalogue, etag: str) -> None:
        """Replace catalogue and ETag together."""
        with self._tables.lock:
            self._catalogue = catalogue
            self._tables.sync = replace(self._tables.sync, catalogue_etag=etag)

    def sync_state(self) -> SyncState:
        """Where the last conversation ended."""
        return self._tables.sync

    def save_contact(self, at: datetime, epoch: str, clock_offset_seconds: float) -> None:
        """The service was heard at ``at``."""
        with self._tables.lock:
            self._tables.sync = replace(
                self._tables.sync, last_contact_at=at, epoch=epoch, clock_offset_seconds=clock_offset_seconds
            )

    def apply_updates(self, updates: Sequence[SheetUpdate], cursor: str) -> int:
        """States of my sheets and the cursor at once; others' are remembered; how many changed."""
        with self._tables.lock:
            changed = sum(self._apply(update) for update in updates)
            self._tables.sync = replace(self._tables.sync, updates_cursor=cursor)
            return changed

    def restart_cursors(self) -> None:
        """A new epoch: read updates and documents from the beginning."""
        with self._tables.lock:
            self._tables.sync = replace(self._tables.sync, updates_cursor="", legal_cursor="")

    def _apply(self, update: SheetUpdate) -> bool:
        entry = self._tables.sheets.get(update.sheet_id)
        if entry is None:
            if update.sheet is not None:
                self._tables.elsewhere[update.sheet_id] = update.sheet
                is_removed = update.state is SheetState.REMOVED
                gone = self._tables.removed_elsewhere
                (gone.add if is_removed else gone.discard)(update.sheet_id)
            return False
        before = (entry.state, entry.service_state, entry.updated_at, entry.update_text)
        entry.service_state, entry.updated_at, entry.update_text = update.state, update.at, update.text
        if may_follow(entry.state, update.state):
            entry.state = update.state
        return before != (entry.state, entry.service_state, entry.updated_at, entry.update_text)

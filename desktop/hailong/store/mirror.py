"""What sync alone writes: enrolment, catalogue, what became of sheets, and where the last conversation ended."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, TypeVar

import apsw

from hailong.domain.catalogue import Catalogue
from hailong.domain.delivery import SheetUpdate
from hailong.domain.enrolment import Enrolment, SyncState
from hailong.domain.sheet import SheetState
from hailong.store.codec import from_json, to_json
from hailong.store.database import Database, first_row
from hailong.store.elsewhere import keep_elsewhere
from hailong.store.enrolment_copy import EnrolmentCopy
from hailong.store.moments import from_optional, to_text
from hailong.store.outbox_rules import may_follow
from hailong.store.scribe import Scribe

_T = TypeVar("_T")
_TOLD: Final = """
UPDATE sheets SET service_state = :state, updated_at = :at, update_text = :text
WHERE id = :id AND ((service_state, updated_at) IS NOT (:state, :at) OR owner = '' AND update_text <> :text)
"""


class SqliteMirror:
    """The service's word as it was last heard."""

    def __init__(self, database: Database, copy: EnrolmentCopy, scribe: Scribe) -> None:
        self._database = database
        self._copy = copy
        self._scribe = scribe

    def enrolment(self) -> Enrolment | None:
        """This workstation's enrolment; None before it."""
        return self._kept("enrolment", Enrolment)

    def save_enrolment(self, enrolment: Enrolment) -> None:
        """Replace the enrolment; none is ``left`` then."""
        with self._database.write() as connection:
            _keep(connection, "enrolment", enrolment)
            connection.execute("DELETE FROM left_enrolment")
            self._copy.write(enrolment)

    def left(self) -> Enrolment | None:
        """The enrolment that was given up last; None once there is one again."""
        with self._database.read() as connection:
            found = connection.execute("SELECT content FROM left_enrolment").get
            return from_json(Enrolment, found) if found else None

    def leave(self) -> None:
        """Give the enrolment up, and remember it as ``left``."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO left_enrolment SELECT 1, content FROM mirror WHERE name = 'enrolment'"
            )
            connection.execute("DELETE FROM mirror WHERE name = 'enrolment'")
        self._copy.remove()

    def catalogue(self) -> Catalogue:
        """The last catalogue that came; the empty one before."""
        return self._kept("catalogue", Catalogue) or Catalogue()

    def save_catalogue(self, catalogue: Catalogue, etag: str) -> None:
        """Replace catalogue and ETag together."""
        with self._database.write() as connection:
            _keep(connection, "catalogue", catalogue)
            connection.execute("UPDATE sync_state SET catalogue_etag = ?", (etag,))

    def sync_state(self) -> SyncState:
        """Where the last conversation ended."""
        with self._database.read() as connection:
            epoch, etag, updates, legal, offset, at = first_row(
                connection,
                "SELECT epoch, catalogue_etag, updates_cursor, legal_cursor, clock_offset_seconds, last_contact_at"
                " FROM sync_state",
            ) or ("", "", "", "", 0.0, None)
            return SyncState(
                epoch=epoch,
                catalogue_etag=etag,
                updates_cursor=updates,
                legal_cursor=legal,
                clock_offset_seconds=offset,
                last_contact_at=from_optional(at),
            )

    def save_contact(self, at: datetime, epoch: str, clock_offset_seconds: float) -> None:
        """The service was heard at ``at``."""
        with self._database.write() as connection:
            connection.execute(
                "UPDATE sync_state SET last_contact_at = ?, epoch = ?, clock_offset_seconds = ?",
                (to_text(at), epoch, clock_offset_seconds),
            )

    def apply_updates(self, updates: Sequence[SheetUpdate], cursor: str) -> int:
        """States of my sheets and the cursor in one transaction; others' are remembered; how many changed."""
        with self._database.write() as connection:
            changed = sum(_apply(connection, update, self._scribe) for update in updates)
            connection.execute("UPDATE sync_state SET updates_cursor = ?", (cursor,))
            return changed

    def restart_cursors(self) -> None:
        """A new epoch: read updates and documents from the beginning."""
        with self._database.write() as connection:
            connection.execute("UPDATE sync_state SET updates_cursor = '', legal_cursor = ''")

    def _kept(self, name: str, kind: type[_T]) -> _T | None:
        with self._database.read() as connection:
            found = connection.execute("SELECT content FROM mirror WHERE name = ?", (name,)).get
            return from_json(kind, found) if found else None


def _keep(connection: apsw.Connection, name: str, value: Enrolment | Catalogue) -> None:
    connection.execute("INSERT OR REPLACE INTO mirror (name, content) VALUES (?, ?)", (name, to_json(value)))


def _apply(connection: apsw.Connection, update: SheetUpdate, scribe: Scribe) -> bool:
    """Keep the word even when the state may not follow yet: the receipt that allows it may still be under way."""
    sheet_id = str(update.sheet_id)
    state, owner = first_row(connection, "SELECT state, owner FROM sheets WHERE id = ?", (sheet_id,)) or (None, "")
    text = scribe.seal(update.text, owner)
    told = {"id": sheet_id, "state": update.state.value, "at": to_text(update.at), "text": text}
    connection.execute(_TOLD, told)
    is_changed = bool(connection.changes())
    keep_elsewhere(connection, update)
    if state is not None and may_follow(SheetState(state), update.state):
        connection.execute("UPDATE sheets SET state = ? WHERE id = ?", (told["state"], sheet_id))
        is_changed = True
    return is_changed

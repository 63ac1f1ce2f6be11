"""The words of drafts and sent sheets as a whole: whose turn it is to write, and rows that change hands."""

from collections.abc import Iterator
from typing import Final

import apsw

from hailong.domain.clerk_keys import OpenKey
from hailong.store.database import Database, Row
from hailong.store.scribe import Kept, Scribe

BULK_PATTERN: Final = "bulk.pattern"
BULK_OWN: Final = "bulk.own"
_NOTES: Final = (BULK_PATTERN, BULK_OWN)  # what is begun for many at once is kept beside the settings
_PAGE: Final = 500
_SHEETS: Final = """
SELECT seq, content, words, update_text FROM sheets WHERE owner = ? AND seq > ? ORDER BY seq LIMIT ?
"""
_SEAL_SHEET: Final = """
UPDATE sheets SET content = ?, owner = ?, words = ?, update_text = ?, contact_name = '', contact_phone = ''
WHERE seq = ?
"""
_OPEN_SHEET: Final = """
UPDATE sheets SET content = ?, owner = '', words = '', update_text = ?, contact_name = ?, contact_phone = ?
WHERE seq = ?
"""
_DRAFTS: Final = "SELECT declaration_key, round, content, words, saved_at FROM drafts WHERE owner = ?"
_CHANGE_DRAFT: Final = """
UPDATE drafts SET content = ?, owner = ?, words = ? WHERE declaration_key = ? AND round = ? AND owner = ?
"""
_NEWER: Final = """
SELECT EXISTS (SELECT 1 FROM drafts WHERE declaration_key = ? AND round = ? AND owner = '' AND saved_at > ?)
"""
_SEALED: Final = """
SELECT (SELECT count(*) FROM sheets WHERE owner <> '') + (SELECT count(*) FROM drafts WHERE owner <> '')
"""
_END_DRAFT: Final = "DELETE FROM drafts WHERE declaration_key = ? AND round = ? AND owner = ?"


class SqliteWords:
    """Whose turn it is, the rows that change hands, and notes that are nobody else's business."""

    def __init__(self, database: Database, scribe: Scribe) -> None:
        self._database = database
        self._scribe = scribe

    @property
    def owner(self) -> str:
        """The public key of who is at work; empty for one without."""
        return self._scribe.owner

    def work_as(self, owner: str, key: OpenKey | None = None) -> None:
        """From now on ``owner`` writes; nothing sealed can be read unless ``key`` opens it."""
        self._scribe.work_as(owner, key)

    def note(self, name: str) -> str:
        """What whoever is at work has noted under ``name``; empty when that is nothing, or cannot be read now.

        Raises CodecError for one that the disk has changed.
        """
        owner = self._scribe.owner
        with self._database.read() as connection:
            kept = _note(connection, name, owner)
        return self._scribe.open(kept, owner)

    def keep_note(self, name: str, text: str, owner: str) -> None:
        """Keep ``text`` as a note of ``owner``."""
        with self._database.write() as connection:
            _put_note(connection, name, owner, self._scribe.seal(text, owner))

    def sealed(self) -> int:
        """How many sheets and drafts clerks' PINs keep."""
        with self._database.read() as connection:
            return int(connection.execute(_SEALED).get)

    def take_over(self, owner: str) -> int:
        """Seal to ``owner`` what everybody could read, in one transaction; returns how many sheets and drafts."""
        with self._database.write() as connection:
            for name in _NOTES:
                _put_note(connection, name, owner, self._scribe.seal(_note(connection, name, ""), owner))
                _put_note(connection, name, "", "")
            sheets = sum(self._seal_sheet(connection, row, owner) for row in _sheets(connection, ""))
            drafts: list[Row] = connection.execute(_DRAFTS, ("",)).fetchall()
            for key, in_round, content, _, _ in drafts:
                kept = self._sealed(content, owner)
                bound = (kept.content, kept.owner, kept.words, key, in_round, "")
                connection.execute(_CHANGE_DRAFT, bound)
            return sheets + len(drafts)

    def give_back(self, key: OpenKey) -> int:
        """Open to everybody what ``key`` opens, in one transaction; returns how many sheets and drafts.

        Where somebody without a PIN has begun a draft of the same round, the one that was saved later stays.
        """
        reader, owner = Scribe(), key.public
        reader.work_as(owner, key)
        with self._database.write() as connection:
            for name in _NOTES:
                text = reader.open(_note(connection, name, owner), owner)
                if text and not _note(connection, name, ""):
                    _put_note(connection, name, "", text)
                _put_note(connection, name, owner, "")
            sheets = sum(_open_sheet(connection, row, reader) for row in _sheets(connection, owner))
            drafts: list[Row] = connection.execute(_DRAFTS, (owner,)).fetchall()
            for row in drafts:
                _open_draft(connection, row, reader)
            return sheets + len(drafts)

    def _seal_sheet(self, connection: apsw.Connection, row: Row, owner: str) -> int:
        seq, content, _, update_text = row
        kept = self._sealed(content, owner)
        bound = (kept.content, kept.owner, kept.words, self._scribe.seal(update_text, owner), seq)
        connection.execute(_SEAL_SHEET, bound)
        return 1

    def _sealed(self, content: str, owner: str) -> Kept:
        return self._scribe.write(self._scribe.read(Kept(content)), owner)


def _open_sheet(connection: apsw.Connection, row: Row, reader: Scribe) -> int:
    seq, content, words, update_text = row
    sheet = reader.read(Kept(content, reader.owner, words))
    bound = (
        reader.write(sheet, "").content,
        reader.open(update_text, reader.owner),
        sheet.contact.name,
        sheet.contact.phone,
        seq,
    )
    connection.execute(_OPEN_SHEET, bound)
    return 1


def _open_draft(connection: apsw.Connection, row: Row, reader: Scribe) -> None:
    key, in_round, content, words, saved_at = row
    if connection.execute(_NEWER, (key, in_round, saved_at)).get:
        connection.execute(_END_DRAFT, (key, in_round, reader.owner))
        return
    connection.execute(_END_DRAFT, (key, in_round, ""))
    sheet = reader.read(Kept(content, reader.owner, words))
    connection.execute(_CHANGE_DRAFT, (reader.write(sheet, "").content, "", "", key, in_round, reader.owner))


def _sheets(connection: apsw.Connection, owner: str) -> Iterator[Row]:
    """All sheets of an owner, a page at a time: each may be changed before the next is asked for."""
    after = 0
    while True:
        found: list[Row] = connection.execute(_SHEETS, (owner, after, _PAGE)).fetchall()
        if not found:
            return
        yield from found
        after = found[-1][0]


def _note_name(name: str, owner: str) -> str:
    return f"{name}@{owner}" if owner else name


def _note(connection: apsw.Connection, name: str, owner: str) -> str:
    found = connection.execute("SELECT value FROM settings WHERE name = ?", (_note_name(name, owner),)).get
    return str(found or "")


def _put_note(connection: apsw.Connection, name: str, owner: str, text: str) -> None:
    if text:
        put = "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)"
        connection.execute(put, (_note_name(name, owner), text))
    else:
        connection.execute("DELETE FROM settings WHERE name = ?", (_note_name(name, owner),))

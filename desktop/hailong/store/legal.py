"""Legal documents in SQLite, searchable with the network off."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import apsw

from hailong.domain.legal import LegalChanges, LegalDocument, Shelf, is_on_shelf
from hailong.domain.vietnamese import fold
from hailong.store.codec import from_json, to_json
from hailong.store.database import Database, first_row
from hailong.store.legal_search import query_words, relevance


class SqliteLegal:
    """Legal documents, readable with the network off."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def apply(self, changes: LegalChanges) -> int:
        """Put and withdraw in one transaction with the cursor; a lower revision never replaces a higher one.

        Returns how many documents changed.
        """
        with self._database.write() as connection:
            changed = sum(_put(connection, document) for document in changes.documents)
            changed += sum(_withdraw(connection, document_id, revision) for document_id, revision in changes.withdrawn)
            connection.execute("UPDATE sync_state SET legal_cursor = ?", (changes.cursor,))
            return changed

    def list(self, shelf: Shelf, day: date, text: str = "") -> list[LegalDocument]:
        """Documents on ``shelf`` on ``day``, most relevant first."""
        words = query_words(text)
        with self._database.read() as connection:
            found = [document for document in _documents(connection, words) if is_on_shelf(document, shelf, day)]
        return sorted(found, key=lambda document: relevance(document, words, shelf))

    def shelf_counts(self, day: date) -> Mapping[Shelf, int]:
        """How many stand on each shelf."""
        counts = Counter[Shelf](dict.fromkeys(Shelf, 0))
        with self._database.read() as connection:
            for (content,) in connection.execute("SELECT content FROM legal_documents WHERE NOT is_withdrawn"):
                document = from_json(LegalDocument, content)
                counts.update(shelf for shelf in Shelf if is_on_shelf(document, shelf, day))
        return dict(counts)

    def get(self, document_id: str) -> LegalDocument | None:
        """One document."""
        with self._database.read() as connection:
            kept = "SELECT content, body FROM legal_documents WHERE id = ? AND NOT is_withdrawn"
            found = first_row(connection, kept, (document_id,))
            return replace(from_json(LegalDocument, found[0]), body=found[1]) if found else None


def _documents(connection: apsw.Connection, words: tuple[str, ...]) -> Iterator[LegalDocument]:
    if words:
        match = " AND ".join(f'"{word}"*' for word in words)
        found = connection.execute(
            "SELECT content, body FROM legal_documents WHERE NOT is_withdrawn AND rowid IN"
            " (SELECT rowid FROM legal_words WHERE legal_words MATCH ?)",
            (match,),
        )
    else:
        found = connection.execute("SELECT content, body FROM legal_documents WHERE NOT is_withdrawn")
    for content, body in found:
        yield replace(from_json(LegalDocument, content), body=body)


def _put(connection: apsw.Connection, document: LegalDocument) -> bool:
    """A tombstone outlives the revision that it withdrew."""
    content = to_json(replace(document, body=""))
    found = connection.execute(
        "INSERT INTO legal_documents (id, revision, is_withdrawn, content, body) VALUES (?, ?, FALSE, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, is_withdrawn = FALSE,"
        " content = excluded.content, body = excluded.body"
        " WHERE revision < excluded.revision OR revision = excluded.revision AND NOT is_withdrawn"
        " AND (content, body) <> (excluded.content, excluded.body) RETURNING rowid",
        (document.id, document.revision, content, document.body),
    ).fetchall()
    if not found:
        return False
    texts = (fold(document.number), fold(document.title), fold(document.body))
    connection.execute(
        "INSERT OR REPLACE INTO legal_words (rowid, number, title, body) VALUES (?, ?, ?, ?)", (found[0][0], *texts)
    )
    return True


def _withdraw(connection: apsw.Connection, document_id: str, revision: int) -> bool:
    """Keep the tombstone, also of a document that never came: an older revision of it may still be under way."""
    found = connection.execute(
        "INSERT INTO legal_documents (id, revision, is_withdrawn, content, body) VALUES (?, ?, TRUE, '', '')"
        " ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, is_withdrawn = TRUE, content = '', body = ''"
        " WHERE revision < excluded.revision OR revision = excluded.revision AND NOT is_withdrawn RETURNING rowid",
        (document_id, revision),
    ).fetchall()
    if not found:
        return False
    connection.execute("DELETE FROM legal_words WHERE rowid = ?", found[0])
    return True

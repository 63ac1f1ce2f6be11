"""Legal documents in memory."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hailong.domain.legal import LegalChanges, LegalDocument, Shelf, is_on_shelf
from hailong.store.legal_search import has_words, query_words, relevance
from hailong.store.memory.tables import Tables


class MemoryLegal:
    """Legal documents, and the tombstones of those that were withdrawn."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._documents: dict[str, LegalDocument] = {}
        self._tombstones: dict[str, int] = {}

    def apply(self, changes: LegalChanges) -> int:
        """Put and withdraw with the cursor; a lower revision never replaces a higher one; how many changed."""
        with self._tables.lock:
            changed = sum(self._put(document) for document in changes.documents)
            changed += sum(self._withdraw(document_id, revision) for document_id, revision in changes.withdrawn)
            self._tables.sync = replace(self._tables.sync, legal_cursor=changes.cursor)
            return changed

    def list(self, shelf: Shelf, day: date, text: str = "") -> list[LegalDocument]:
        """Documents on ``shelf`` on ``day``, most relevant first."""
        words = query_words(text)
        with self._tables.lock:
            found = [
                document
                for document in self._documents.values()
                if is_on_shelf(document, shelf, day)
                and has_words(f"{document.number} {document.title} {document.body}", words)
            ]
        return sorted(found, key=lambda document: relevance(document, words, shelf))

    def shelf_counts(self, day: date) -> Mapping[Shelf, int]:
        """How many stand on each shelf."""
        with self._tables.lock:
            return {
                shelf: sum(is_on_shelf(document, shelf, day) for document in self._documents.values())
                for shelf in Shelf
            }

    def get(self, document_id: str) -> LegalDocument | None:
        """One document."""
        return self._documents.get(document_id)

    def _put(self, document: LegalDocument) -> bool:
        known = self._documents.get(document.id)
        if self._tombstones.get(document.id, -1) >= document.revision:
            return False
        if known is not None and (known.revision > document.revision or known == document):
            return False
        self._documents[document.id] = document
        return True

    def _withdraw(self, document_id: str, revision: int) -> bool:
        known = self._documents.get(document_id)
        if self._tombstones.get(document_id, -1) >= revision or (known is not None and known.revision > revision):
            return False
        self._tombstones[document_id] = revision
        self._documents.pop(document_id, None)
        return True

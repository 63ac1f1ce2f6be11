"""Words and order of a search in legal documents, the same for every kind of store."""

import re
from datetime import date
from typing import Final

from hailong.domain.legal import LegalDocument, Shelf
from hailong.domain.vietnamese import fold

_WORD: Final = re.compile(r"[^\W_]+")


def query_words(text: str) -> tuple[str, ...]:
    """The words of a folded text; every one must begin a word of the document's number, title or body."""
    return tuple(_WORD.findall(fold(text)))


def has_words(text: str, words: tuple[str, ...]) -> bool:
    """Whether every one of ``words`` begins some word of ``text``."""
    present = _WORD.findall(fold(text))
    return all(any(word.startswith(wanted) for word in present) for wanted in words)


def relevance(document: LegalDocument, words: tuple[str, ...], shelf: Shelf) -> tuple[int, int, str]:
    """Sorts the most relevant first: found in the number, in the title, elsewhere; then by the shelf's day."""
    place = 0 if has_words(document.number, words) else 1 if has_words(document.title, words) else 2
    return place, _days(document, shelf), document.id


def _days(document: LegalDocument, shelf: Shelf) -> int:
    """The newest first; what comes into force soon is listed by how soon."""
    if shelf is Shelf.SOON_IN_FORCE:
        return (document.effective_on or date.max).toordinal()
    day = document.effective_on if shelf is Shelf.NEWLY_IN_FORCE else document.issued_on
    return -(day or date.min).toordinal()

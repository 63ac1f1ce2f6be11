"""Legal documents: their force is an interval computed on the reader's day, never a stored word."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class Force(StrEnum):
    """State of force on one day."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    PARTLY_EXPIRED = "partly_expired"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"  # the day it takes effect is not known yet
    GUIDANCE = "guidance"  # letters and notices guide; they are not law and have no state of force


GUIDANCE_TYPES: Final = frozenset({"Công văn", "Thông báo"})
NEW_FOR: Final = timedelta(days=60)
SOON_WITHIN: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDocument:
    """A published document. ``effective_on`` None means *not known*; ``expires_on`` is the first day without force.

    ``number`` alone is not unique (decisions and letters carry no year): ``id`` is. Relations name numbers.
    """

    id: str
    revision: int
    number: str
    type: str
    issuer: str
    title: str
    issued_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    suspended_from: date | None = None
    suspended_to: date | None = None
    is_partly_expired: bool = False
    amends: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    source_url: str = ""
    body: str = ""

    @property
    def is_guidance(self) -> bool:
        """Whether it is a letter or notice."""
        return self.type in GUIDANCE_TYPES


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalChanges:
    """One page of changes: documents to put, (id, revision) of withdrawn ones, and the cursor after them."""

    documents: tuple[LegalDocument, ...] = ()
    withdrawn: tuple[tuple[str, int], ...] = ()
    cursor: str = ""


def force_on(document: LegalDocument, day: date) -> Force:
    """The state of force of ``document`` on ``day``."""
    if document.is_guidance:
        return Force.GUIDANCE
    if document.expires_on is not None and day >= document.expires_on:
        return Force.EXPIRED
    suspended = document.suspended_from is not None and document.suspended_from <= day
    if suspended and (document.suspended_to is None or day < document.suspended_to):
        return Force.SUSPENDED
    if document.effective_on is None:
        return Force.UNKNOWN
    if day < document.effective_on:
        return Force.NOT_YET
    return Force.PARTLY_EXPIRED if document.is_partly_expired else Force.IN_FORCE


class Shelf(StrEnum):
    """Where a reader looks for a document."""

    NEWEST = "newest"
    NEWLY_IN_FORCE = "newly_in_force"
    SOON_IN_FORCE = "soon_in_force"
    GUIDANCE = "guidance"
    ALL = "all"


def is_on_shelf(document: LegalDocument, shelf: Shelf, day: date) -> bool:
    """Whether ``document`` stands on ``shelf`` on ``day``."""
    match shelf:
        case Shelf.NEWEST:
            return document.issued_on is not None and day - NEW_FOR <= document.issued_on <= day
        case Shelf.NEWLY_IN_FORCE:
            effective = document.effective_on
            return not document.is_guidance and effective is not None and day - NEW_FOR <= effective <= day
        case Shelf.SOON_IN_FORCE:
            effective = document.effective_on
            return not document.is_guidance and effective is not None and day < effective <= day + SOON_WITHIN
        case Shelf.GUIDANCE:
            return document.is_guidance
        case Shelf.ALL:
            return True

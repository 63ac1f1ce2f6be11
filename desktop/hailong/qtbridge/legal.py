"""Legal documents for the reader: shelves, search, and the relations in both directions; works without a network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QObject, Signal

from hailong.domain.clock import Clock, vietnam_day
from hailong.domain.legal import LegalDocument, Shelf
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import StoreError
from hailong.store.mirror_interfaces import LegalRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """What a document does to others, as it says, and what others do to it, as they say.

    Each is (number, the document where it is on this machine).
    """

    amends: tuple[tuple[str, LegalDocument | None], ...] = ()
    replaces: tuple[tuple[str, LegalDocument | None], ...] = ()
    amended_by: tuple[LegalDocument, ...] = ()
    replaced_by: tuple[LegalDocument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalListing:
    """One answer: what stands on the shelf that day, and how much stands on each."""

    shelf: Shelf
    text: str
    day: date
    documents: Sequence[LegalDocument] = ()
    counts: Mapping[Shelf, int] = field(default_factory=dict)


class LegalService(QObject):
    """Answers on the read lane; an answer that came too late is dropped."""

    listed = Signal(object)  # LegalListing
    counted = Signal(object)  # Mapping[Shelf, int], for the navigation
    relations_found = Signal(str, object)  # id of the document, Relations
    failed = Signal(object)  # StoreError

    def __init__(self, tasks: TaskRunner, legal: LegalRepository, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._legal = legal
        self._clock = clock
        self._shelf = Shelf.NEWEST
        self._text = ""

    @property
    def today(self) -> date:
        """The reader's day, on which force is computed."""
        return vietnam_day(self._clock.now())

    @property
    def shelf(self) -> Shelf:
        """Which shelf is shown."""
        return self._shelf

    def change(self, *, shelf: Shelf | None = None, text: str | None = None) -> None:
        """Look at another shelf or for another text."""
        self._shelf = self._shelf if shelf is None else shelf
        self._text = self._text if text is None else text
        self.refresh()

    def refresh(self) -> None:
        """Read again, because the store or the day has changed."""
        shelf, text, day = self._shelf, self._text, self.today

        def read() -> LegalListing:
            documents = self._legal.list(shelf, day, text)
            return LegalListing(
                shelf=shelf, text=text, day=day, documents=documents, counts=self._legal.shelf_counts(day)
            )

        self._tasks.run(Lane.READ, read, self._show, self._fail)

    def count(self) -> None:
        """Count alone, for the navigation before the page was opened."""
        day = self.today
        self._tasks.run(Lane.READ, lambda: self._legal.shelf_counts(day), self.counted.emit, self._fail)

    def relate(self, document: LegalDocument) -> None:
        """Look up the relations of ``document``."""
        day = self.today
        self._tasks.run(
            Lane.READ,
            lambda: _relations(document, self._legal.list(Shelf.ALL, day)),
            lambda relations: self.relations_found.emit(document.id, relations),
            self._fail,
        )

    def _show(self, listing: LegalListing) -> None:
        if (listing.shelf, listing.text) == (self._shelf, self._text):
            self.listed.emit(listing)
        self.counted.emit(listing.counts)

    def _fail(self, error: Exception) -> None:
        (self.failed if isinstance(error, StoreError) else self._tasks.failed).emit(error)


def _relations(document: LegalDocument, everything: Sequence[LegalDocument]) -> Relations:
    known: dict[str, LegalDocument | None] = {}
    for one in everything:
        known[one.number] = None if one.number in known else one  # a number that several bear names none of them
    return Relations(
        amends=tuple((number, known.get(number)) for number in document.amends),
        replaces=tuple((number, known.get(number)) for number in document.replaces),
        amended_by=tuple(one for one in everything if document.number in one.amends and one.id != document.id),
        replaced_by=tuple(one for one in everything if document.number in one.replaces and one.id != document.id),
    )

"""Whom and what a new line may be about, in words of the window."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hailong.domain.catalogue import Catalogue, Dated, Officer, Team
from hailong.domain.declaration import Declaration
from hailong.domain.sheet import SubjectKind
from hailong.qtbridge.subject_index import SubjectIndex
from hailong.ui import words


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of the catalogue as offered: ``name`` goes on the sheet, ``shown`` is what the user reads."""

    code: str
    name: str
    shown: str
    detail: str = ""

    @property
    def label(self) -> str:
        """Name and what tells it from others of that name."""
        return f"{self.shown} · {self.detail}" if self.detail else self.shown


class Candidates:
    """Entries of one kind that existed on the day of the declaration; those of the offices on the sheet first."""

    def __init__(
        self,
        kind: SubjectKind,
        index: SubjectIndex,
        catalogue: Catalogue,
        declaration: Declaration,
        offices: Callable[[], frozenset[str]],
    ) -> None:
        self._kind = kind
        self._index = index
        self._catalogue = catalogue
        self._day = declaration.cleared_on or declaration.registered_on or date.max
        self._offices = offices

    def find(self, text: str) -> list[Choice]:
        """What ``text`` may mean, best first."""
        found = self._index.find(self._kind, text, self._day, near=self._offices())
        return [self._choice(thing) for thing in found]

    def exact(self, text: str) -> Choice | None:
        """The one entry that ``text`` names."""
        thing = self._index.exact(self._kind, text, self._day)
        return self._choice(thing) if thing else None

    def _choice(self, thing: Dated) -> Choice:
        detail = ""
        if isinstance(thing, Officer):
            detail = f"{thing.position} {thing.code}".strip()
        elif isinstance(thing, Team):
            office = self._catalogue.office(thing.office_code)
            detail = words.name_of(office) if office else thing.office_code
        elif self._kind is SubjectKind.OFFICE:
            detail = thing.code
        return Choice(thing.code, thing.name_vi, words.name_of(thing), detail)

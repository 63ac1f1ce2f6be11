"""The catalogue folded for completion: made once per catalogue, off the main thread, asked at every key."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from hailong.domain.catalogue import Catalogue, Dated, Officer, Team
from hailong.domain.sheet import SubjectKind
from hailong.domain.vietnamese import fold


class SubjectIndex:
    """Finds offices, teams, stages and officers by any part of their names or codes, tone marks or not."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._entries: dict[SubjectKind, list[tuple[str, Dated]]] = {}
        self._exact: dict[SubjectKind, dict[str, list[Dated]]] = {}
        stages = sorted(catalogue.stages, key=lambda stage: stage.order)
        self._add(SubjectKind.OFFICE, catalogue.offices)
        self._add(SubjectKind.TEAM, catalogue.teams)
        self._add(SubjectKind.STAGE, stages)
        self._add(SubjectKind.OFFICER, catalogue.officers)

    def find(
        self, kind: SubjectKind, text: str, day: date, *, near: frozenset[str] = frozenset(), limit: int = 50
    ) -> list[Dated]:
        """What existed on ``day`` and holds every part of ``text``; entries of the offices ``near`` come first."""
        parts = fold(text).split()
        found = [
            thing
            for folded, thing in self._entries[kind]
            if all(part in folded for part in parts) and thing.is_valid_on(day)
        ]
        found.sort(key=lambda thing: office_of(thing) not in near)
        return found[:limit]

    def exact(self, kind: SubjectKind, text: str, day: date) -> Dated | None:
        """The one entry whose name or code is ``text``; None when there is none, or when several share the name."""
        named = [thing for thing in self._exact[kind].get(fold(text), ()) if thing.is_valid_on(day)]
        return named[0] if len(named) == 1 else None

    def _add(self, kind: SubjectKind, things: Iterable[Dated]) -> None:
        entries: list[tuple[str, Dated]] = []
        exact: defaultdict[str, list[Dated]] = defaultdict(list)
        for thing in things:
            names = {fold(name) for name in (thing.name_vi, thing.name_en, thing.code) if name}
            entries.append((" ".join(names), thing))
            for name in names:
                exact[name].append(thing)
        self._entries[kind], self._exact[kind] = entries, exact


def office_of(thing: Dated) -> str:
    """The code of the office that a thing belongs to: its own for an office."""
    return thing.office_code if isinstance(thing, Team | Officer) else thing.code

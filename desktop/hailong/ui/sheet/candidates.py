"""Whom and what a new line may be about: the catalogue's entries that existed on the day, the near ones first."""

from datetime import date

from hailong.domain.catalogue import Catalogue, Dated, Office
from hailong.domain.declaration import Declaration
from hailong.domain.sheet import SubjectKind
from hailong.ui.sheet.sheet_words import SheetWords
from hailong.ui.sheet.subject_picker import Choice


def candidates(
    kind: SubjectKind, catalogue: Catalogue, declaration: Declaration, offices: frozenset[str], words: SheetWords
) -> list[Choice]:
    """Choices of one kind; ``offices`` are the codes of the offices on the sheet."""
    day = declaration.cleared_on or declaration.registered_on or date.max
    if kind is SubjectKind.STAGE:
        stages = sorted(catalogue.stages, key=lambda stage: stage.order)
        return [Choice(one.code, words.entry(one)) for one in stages if one.is_valid_on(day)]
    if kind is SubjectKind.OFFICE:
        branches = (one for one in catalogue.offices if one.is_valid_on(day))
        return [Choice(one.code, words.entry(one), one.code, one.code in offices) for one in branches]
    if kind is SubjectKind.TEAM:
        return [
            Choice(
                one.code, words.entry(one), _office_name(catalogue, one.office_code, words), one.office_code in offices
            )
            for one in catalogue.teams
            if one.is_valid_on(day)
        ]
    return [
        Choice(one.code, words.entry(one), f"{one.position} {one.code}".strip(), one.office_code in offices)
        for one in catalogue.officers
        if one.is_valid_on(day)
    ]


def _office_name(catalogue: Catalogue, code: str, words: SheetWords) -> str:
    office: Dated | Office | None = catalogue.office(code)
    return words.entry(office) if office else code

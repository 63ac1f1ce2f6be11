"""The rules of a sheet that its form alone cannot tell."""

from collections.abc import Iterator
from functools import lru_cache

from hailong_central.catalogue.models import CatalogueVersion
from hailong_central.sheets.refusals import Fault
from hailong_central.sheets.wire import RatingBody, SheetBody


def faults_in(body: SheetBody) -> tuple[Fault, ...]:
    """Every broken rule of a sheet whose form is right."""
    return (*_whole_sheet_faults(body), *_subject_faults(body), *_reason_faults(body))


def _whole_sheet_faults(body: SheetBody) -> Iterator[Fault]:
    if (body.version == 1) is not (body.supersedes is None):
        yield Fault("/supersedes", "predecessor")
    if all(rating.level is None for rating in body.ratings):
        yield Fault("/ratings", "nothing-rated")


def _subject_faults(body: SheetBody) -> Iterator[Fault]:
    seen: set[tuple[str, str, str]] = set()
    for line, rating in enumerate(body.ratings):
        subject = rating.subject
        key = (subject.kind, subject.code, "" if subject.code else subject.name)
        if not subject.code.strip() and not subject.name.strip():
            yield Fault(f"/ratings/{line}/subject", "subject-unnamed")
        elif key in seen:
            yield Fault(f"/ratings/{line}/subject", "subject-twice")
        seen.add(key)
        if rating.did_not_meet and (subject.kind != "officer" or rating.level is not None):
            yield Fault(f"/ratings/{line}/did_not_meet", "did-not-meet")


def _reason_faults(body: SheetBody) -> Iterator[Fault]:
    if not any(rating.reasons for rating in body.ratings):
        return
    current = CatalogueVersion.objects.values_list("version", flat=True).first() or ""
    levels = _levels_by_reason(current)
    for line, rating in enumerate(body.ratings):
        for place, code in enumerate(rating.reasons):
            if fault := _reason_fault(rating, levels.get(code), body.client.catalogue_version == current):
                yield Fault(f"/ratings/{line}/reasons/{place}", fault)


def _reason_fault(rating: RatingBody, levels: frozenset[int] | None, is_current: bool) -> str:
    if rating.level is None:
        return "reason-without-level"
    if levels is None:  # a reason of an older or newer catalogue is believed
        return "reason-unknown" if is_current else ""
    return "" if rating.level in levels else "reason-of-other-level"


@lru_cache(maxsize=4)
def _levels_by_reason(version: str) -> dict[str, frozenset[int]]:
    """The levels at which each reason is offered. A version names its content, so the answer never grows old."""
    found: dict[str, set[int]] = {}
    document = CatalogueVersion.objects.get(version=version).document if version else {"reasons": []}
    for reason in document["reasons"]:
        found.setdefault(reason["code"], set()).add(reason["level"])
    return {code: frozenset(levels) for code, levels in found.items()}

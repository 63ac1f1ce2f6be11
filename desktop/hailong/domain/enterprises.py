"""The enterprises of a broker as a filter offers them: first those whose sheets this workstation may send."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hailong.domain.taxcode import normalise
from hailong.domain.vietnamese import fold


@dataclass(frozen=True, slots=True)
class EnterpriseChoice:
    """One enterprise of the list; whether this workstation ``is_enrolled`` for it is None until that is known."""

    tax_code: str
    name: str
    unrated: int
    is_enrolled: bool | None = None


def arranged(counted: Iterable[tuple[str, str, int]], enrolled: Collection[str] | None) -> tuple[EnterpriseChoice, ...]:
    """Those of ``enrolled`` tax codes first, then whoever has most to rate, then by name."""
    choices = (
        EnterpriseChoice(code, name, unrated, None if enrolled is None else code in enrolled)
        for code, name, unrated in counted
    )
    return tuple(sorted(choices, key=_place))


def found(choices: Iterable[EnterpriseChoice], text: str) -> Sequence[EnterpriseChoice]:
    """Those in whose name or tax code every part of ``text`` occurs, with or without tone marks, in their order."""
    code, parts = normalise(text), fold(text).split()
    return [one for one in choices if (code.isdigit() and code in one.tax_code) or _has_all(one, parts)]


def _place(one: EnterpriseChoice) -> tuple[bool, int, str, str]:
    return one.is_enrolled is False, -one.unrated, fold(one.name), one.tax_code


def _has_all(one: EnterpriseChoice, parts: Iterable[str]) -> bool:
    known = f"{fold(one.name)} {one.tax_code}"
    return all(part in known for part in parts)

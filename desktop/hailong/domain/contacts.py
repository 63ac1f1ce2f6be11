"""Whom the department may ask back: which of the contacts that were used a field offers."""

from collections.abc import Iterable, Sequence
from typing import Final

from hailong.domain.sheet import Contact
from hailong.domain.vietnamese import fold

OFFERED: Final = 5


def offered(used: Iterable[Contact]) -> tuple[Contact, ...]:
    """The first few of ``used``, each once; an empty one is nobody."""
    return tuple(dict.fromkeys(one for one in used if one != Contact()))[:OFFERED]


def matching(contacts: Iterable[Contact], text: str) -> Sequence[Contact]:
    """Those in whose name or phone every part of ``text`` occurs, with or without tone marks."""
    parts = fold(text).split()
    return [one for one in contacts if all(part in f"{fold(one.name)} {one.phone}" for part in parts)]

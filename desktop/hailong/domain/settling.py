"""Files of a watched folder: which are new, and when one stands still long enough to be read. Pure rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

STANDS_STILL_FOR: Final = timedelta(seconds=2)
"""A program that is still writing changes size or time within this time; on a slow share the next look sees it."""

Stamp: TypeAlias = tuple[int, int]  # size in bytes, time of the last change in nanoseconds


@dataclass(frozen=True, slots=True)
class Settling:
    """What is known of a folder. ``known`` was read already, ``moving`` was seen to change at a moment."""

    known: Mapping[str, Stamp] = field(default_factory=dict)
    moving: Mapping[str, tuple[Stamp, datetime]] = field(default_factory=dict)


def look(before: Settling, seen: Mapping[str, Stamp], now: datetime) -> tuple[Settling, tuple[str, ...]]:
    """What stands after a look at the folder, and which files are ready to be read, by name.

    A file is ready when it differs from what was read and has stood still since an earlier look. One that is gone is
    forgotten: should it come back, it is new.
    """
    moving: dict[str, tuple[Stamp, datetime]] = {}
    ready: list[str] = []
    known = {name: stamp for name, stamp in before.known.items() if name in seen}
    for name, stamp in seen.items():
        if known.get(name) == stamp:
            continue
        stamp_before, since = before.moving.get(name, (None, now))
        since = since if stamp_before == stamp else now
        if now - since >= STANDS_STILL_FOR:
            ready.append(name)
            known[name] = stamp
        else:
            moving[name] = (stamp, since)
    return Settling(known, moving), tuple(sorted(ready))


def forget(before: Settling, name: str) -> Settling:
    """A file that could not be read after all, because somebody still wrote it: it is looked at again."""
    return replace(before, known={one: stamp for one, stamp in before.known.items() if one != name})

"""What is set and remembered about asking, as texts of the settings table; what makes no sense is the default."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from typing import Final, TypeVar

from hailong.domain.prompting import PromptMemory, PromptSettings

MEMORY_NAME: Final = "prompting.memory"
RANGES: Final = {"minutes_between": (1, 240), "seconds_shown": (10, 600)}
"""What may be chosen, from and to."""
_T = TypeVar("_T")


def settings_text(settings: PromptSettings) -> str:
    """One text for all of them."""
    kept = {one.name: getattr(settings, one.name) for one in fields(settings)}
    return json.dumps({name: value.isoformat() if isinstance(value, time) else value for name, value in kept.items()})


def read_prompt_settings(text: str) -> PromptSettings:
    """Field by field, so that one that is damaged costs no other."""
    found, usual = _mapping(text), PromptSettings()
    read = {one.name: _setting(one.name, found.get(one.name), getattr(usual, one.name)) for one in fields(usual)}
    return PromptSettings(**read)  # type: ignore[arg-type]  # each of the kind of its default


def _setting(name: str, value: object, usual: object) -> object:
    if isinstance(usual, time):
        return _read(time.fromisoformat, value) or usual
    if isinstance(usual, bool) or not isinstance(value, int) or isinstance(value, bool):
        return value if type(value) is type(usual) else usual
    smallest, largest = RANGES[name]
    return min(max(value, smallest), largest)


def memory_text(memory: PromptMemory) -> str:
    """One text for everything that was asked."""
    return json.dumps(
        {
            "asked": {str(key): at.isoformat() for key, at in memory.asked.items()},
            "last_card_at": memory.last_card_at.isoformat() if memory.last_card_at else "",
            "reminded_on": memory.reminded_on.isoformat() if memory.reminded_on else "",
            "paused_on": memory.paused_on.isoformat() if memory.paused_on else "",
        }
    )


def read_memory(text: str) -> PromptMemory:
    """What was kept, as far as it makes sense."""
    found = _mapping(text)
    asked = found.get("asked")
    pairs = ((key, _read(_aware, at)) for key, at in (asked if isinstance(asked, dict) else {}).items())
    return PromptMemory(
        asked={int(key): at for key, at in pairs if at is not None and key.isdecimal()},
        last_card_at=_read(_aware, found.get("last_card_at")),
        reminded_on=_read(date.fromisoformat, found.get("reminded_on")),
        paused_on=_read(date.fromisoformat, found.get("paused_on")),
    )


def _aware(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _read(reader: Callable[[str], _T], value: object) -> _T | None:
    try:
        return reader(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _mapping(text: str) -> Mapping[str, object]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}

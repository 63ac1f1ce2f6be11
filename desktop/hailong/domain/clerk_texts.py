"""The clerks as a text of the settings table; what makes no sense is left out."""

import json
from dataclasses import asdict

from hailong.domain.clerks import IDLE_MINUTES, Clerk, Clerks


def clerks_text(clerks: Clerks) -> str:
    """One text for all of them; empty where there are none."""
    return json.dumps(asdict(clerks), ensure_ascii=False) if clerks != Clerks() else ""


def read_clerks(text: str) -> Clerks:
    """The clerks that ``text`` holds. One whose PIN was damaged keeps it: it opens nothing, rather than everything."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return Clerks()
    if not isinstance(found, dict) or not isinstance(found.get("everybody"), list):
        return Clerks()
    everybody = tuple(
        Clerk(
            id=one["id"],
            name=one["name"],
            phone=one["phone"],
            pin=one["pin"],
            role=_text(one.get("role")),
            key=_text(one.get("key")),
            code=_text(one.get("code")),
        )
        for one in found["everybody"]
        if isinstance(one, dict) and all(isinstance(one.get(name), str) for name in ("id", "name", "phone", "pin"))
    )
    minutes, at_work = found.get("idle_minutes"), found.get("at_work")
    if not isinstance(minutes, int) or isinstance(minutes, bool):
        minutes = Clerks().idle_minutes
    is_known = any(one.id == at_work for one in everybody)
    return Clerks(
        everybody=everybody,
        at_work=str(at_work) if is_known else next((one.id for one in everybody), ""),
        idle_minutes=min(max(minutes, IDLE_MINUTES[0]), IDLE_MINUTES[1]),
    )


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""

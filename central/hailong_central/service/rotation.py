"""Changing the service's keys so that clients can follow: each change is announced by the key that signed until then.

A former signing key keeps its public half alone: what it has signed can be verified for ever, and nobody can sign with
it again. A former opening key is kept whole until it is retired, because sheets that were sealed to it may still wait.
"""

import json
import os
import secrets
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from joserfc.jwk import OKPKey

from hailong_central.audit import record
from hailong_central.service import keys, tokens
from hailong_central.service.models import ServiceState
from hailong_central.service.state import current_epoch
from hailong_central.service.times import to_wire

_PRIVATE = "d"


class RotationError(ValueError):
    """This change of keys cannot be made."""


@transaction.atomic
def rotate_keys(*, by: record.Actor, target: Path, retire: tuple[str, ...] = ()) -> int:
    """Write the next set of keys to ``target``; returns the number of the change. Raises RotationError.

    Without ``retire`` both keys in use are replaced; with it, the former opening keys of these names are given up.
    """
    current_epoch()
    ServiceState.objects.select_for_update().get()  # one change at a time, whoever makes it
    text = keys.keys_text()
    changed = without(text, retire) if retire else rotated(text)
    now = keys.parse(changed)
    number = len(now.rotations)
    record.write(
        by=by, action="keys.retired" if retire else "keys.rotated", target=f"keys:{number}",
        signing=now.signing[0].thumbprint(), opening=now.opening[0].thumbprint(), retired=list(retire),
    )  # fmt: skip
    _replace(target, changed)
    return number


def rotated(text: str) -> str:
    """The set of ``text`` after one change: new keys to use, the former ones behind them, the announcement added."""
    before = keys.parse(text)
    fresh = [keys.new_member(use) for use in keys.CURVES]
    after = keys.parse(json.dumps({"keys": fresh}))
    announcement = {"sequence": len(before.rotations) + 1, "at": to_wire(timezone.now()), "keys": after.public()}
    token = tokens.sign(announcement, typ=tokens.KEYS, key=before.signing[0])
    former = [_former(member) for member in json.loads(text)["keys"]]
    return json.dumps({"keys": [*fresh, *former], "rotations": [*before.rotations, token]}, indent=1)


def without(text: str, kids: tuple[str, ...]) -> str:
    """The set of ``text`` without the former opening keys of these names; nobody has to be told.

    Raises RotationError.
    """
    former = [key.thumbprint() for key in keys.parse(text).opening][1:]
    if not set(kids) <= set(former):
        raise RotationError("only a former key for opening can be retired")
    document = json.loads(text)
    kept = [member for member in document["keys"] if _name(member) not in kids]
    return json.dumps({**document, "keys": kept}, indent=1)


def _former(member: dict[str, Any]) -> dict[str, Any]:
    """A key that is no longer used: one that signed cannot sign any more, one that opened still opens."""
    return {name: value for name, value in member.items() if name != _PRIVATE or member.get("use") != "sig"}


def _name(member: dict[str, Any]) -> str:
    return OKPKey.import_key({name: member[name] for name in ("kty", "crv", "x")}).thumbprint()


def _replace(path: Path, text: str) -> None:
    """Whole or not at all, for this user alone."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)

"""Sheets that another machine brings: the device that made them vouches by a signed note, whoever carries it."""

import hashlib
import uuid
from collections.abc import Sequence

from joserfc.jwk import OKPKey
from pydantic import ValidationError

from hailong_central.api import schema
from hailong_central.api.problems import ProblemError
from hailong_central.enterprises.models import Device
from hailong_central.service import tokens


def device_of_note(note: str, offered: Sequence[schema.OfferedSheet]) -> Device:
    """The device that vouches for exactly these bytes, its enrolment standing. Raises ProblemError.

    The note has no time to live: it is on its way for days, and showing it again brings nothing but the same receipts.
    """
    found: list[Device] = []

    def key_of(header: tokens.Header) -> OKPKey | None:
        device = _device(header.get("kid"))
        found.extend([device] if device else [])
        return tokens.public_key(device.public_key) if device else None

    try:
        payload = tokens.verify(note, typ=tokens.CARRIED, key_of=key_of).payload
    except tokens.TokenError:
        raise ProblemError(code="unauthorised", status=401) from None
    if found[0].revoked_at is not None:
        raise ProblemError(code="device-revoked", status=403)
    if _vouched(payload) != [(one.id, hashlib.sha256(one.sealed.encode()).hexdigest()) for one in offered]:
        raise ProblemError(code="malformed", status=422)
    return found[0]


def _vouched(payload: bytes) -> list[tuple[str, str]]:
    try:
        tokens.read_json(payload)  # refuses what stands twice
        note = schema.CarriedNote.model_validate_json(payload, strict=True)
    except (tokens.TokenError, ValidationError):
        raise ProblemError(code="malformed", status=422) from None
    return [(one.id, one.sha256) for one in note.sheets]


def _device(kid: object) -> Device | None:
    try:
        return Device.objects.filter(pk=uuid.UUID(str(kid))).first()
    except ValueError:
        return None

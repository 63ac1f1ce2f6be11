"""One item of a batch: from the offered bytes to its own result."""

import logging
import uuid
from typing import Any, Final

from django.db import DatabaseError

from hailong_central.api.problems import body_of
from hailong_central.enterprises.models import Device
from hailong_central.sheets.actions import accept_sheet
from hailong_central.sheets.refusals import Fault, Refusal, SheetRefusedError

_log = logging.getLogger(__name__)
_STATUS: Final = {Refusal.REFUSED: 422, Refusal.CONFLICT: 409, Refusal.VERSION_TAKEN: 409, Refusal.REMOVED: 410}


def deliver(device: Device, offered_id: str, sealed: str) -> dict[str, Any]:
    """What became of one offered sheet; a fault of ours touches this item alone."""
    try:
        accepted = accept_sheet(by=device, id=_uuid(offered_id), sealed=sealed)
    except SheetRefusedError as refused:
        return {"id": offered_id, "status": _STATUS[refused.refusal], "problem": _problem(refused)}
    except DatabaseError:
        _log.exception("the database did not take a sheet")
        return {"id": offered_id, "status": 503, "problem": body_of("unavailable", 503)}
    return {"id": offered_id, "status": 201 if accepted.is_new else 200, "receipt": accepted.receipt}


def _uuid(text: str) -> uuid.UUID:
    try:
        parsed = uuid.UUID(text)
    except ValueError:
        parsed = None
    if parsed is None or str(parsed) != text:  # one way to write an id, so that it names one sheet
        raise SheetRefusedError(Refusal.REFUSED, Fault("/id", "malformed"))
    return parsed


def _problem(refused: SheetRefusedError) -> dict[str, object]:
    errors = [{"at": fault.at, "code": fault.code} for fault in refused.faults]
    extra = {"errors": errors} if errors else {}
    return body_of(refused.refusal.value, _STATUS[refused.refusal], detail=refused.detail, **extra)

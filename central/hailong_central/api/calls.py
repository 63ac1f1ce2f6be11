"""The calls of the contract."""

import logging
import uuid
from collections import Counter
from typing import Annotated, Any, Final

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from joserfc.jwk import OKPKey
from ninja import NinjaAPI, Query, Status
from ninja.errors import HttpError, ValidationError
from pydantic import ValidationError as BodyError

from hailong_central.api import problems, schema
from hailong_central.api.auth import DeviceRequest, DeviceToken, refuse_old_client
from hailong_central.api.carried import device_of_note
from hailong_central.api.deliver import deliver
from hailong_central.api.problems import ProblemError
from hailong_central.api.throttle import count_call, count_enrolment
from hailong_central.audit import record
from hailong_central.catalogue.models import CatalogueVersion
from hailong_central.enterprises.actions import CodeRefusedError, DeviceRevokedError, enrol_device, note_seen
from hailong_central.enterprises.models import Device
from hailong_central.legal.models import LegalChange
from hailong_central.service import tokens
from hailong_central.service.keys import service_keys
from hailong_central.service.state import current_epoch
from hailong_central.service.times import to_wire
from hailong_central.sheets.digest import held_sheets
from hailong_central.sheets.models import Update

_log = logging.getLogger(__name__)
_PAGE: Final = 200
_PROBLEM: Final = schema.ProblemAnswer
_REFUSED: Final[dict[int, Any]] = {
    400: _PROBLEM,
    401: _PROBLEM,
    403: _PROBLEM,
    422: _PROBLEM,
    426: _PROBLEM,
    429: _PROBLEM,
    503: _PROBLEM,
}
Cursor = Annotated[str, Query(pattern=r"^[0-9]{0,18}$")]

api = NinjaAPI(
    title="Hài Lòng", version="1", auth=DeviceToken(), docs_url=None, openapi_url=None,
    description="Between a workstation of a business and the central service. The words are in protocol.md.",
)  # fmt: skip


@api.get("/service", auth=None, response={200: schema.ServiceAnswer}, operation_id="service", summary="Who answers")
def service(request: HttpRequest) -> dict[str, object]:
    """Name, epoch, time, oldest supported client, public keys, and the signed announcements of every change of them."""
    keys = service_keys()
    return {
        "name": settings.HAILONG_SERVICE_NAME, "epoch": current_epoch(), "time": to_wire(timezone.now()),
        "oldest_client": settings.HAILONG_OLDEST_CLIENT, "keys": keys.public(), "rotations": list(keys.rotations),
    }  # fmt: skip


@api.post(
    "/devices", auth=None, operation_id="enrol", summary="Enrol a device",
    response={201: schema.EnrolmentAnswer, **_REFUSED},
)  # fmt: skip
def enrol(request: HttpRequest, asked: schema.EnrolmentAsked) -> Status[dict[str, object]]:
    """Exchange a one-time code and a public key for a device id and its enterprises."""
    refuse_old_client(request)
    try:
        header = tokens.header_of(asked.enrolment)
        key = tokens.public_key(header.get("jwk"))
        signed = tokens.verify(asked.enrolment, typ=tokens.ENROLMENT, key_of=lambda _: key)
        claims = schema.EnrolmentClaims.model_validate(tokens.read_json(signed.payload), strict=True)
    except (tokens.TokenError, BodyError):
        raise ProblemError(code="malformed", status=422) from None
    count_enrolment(key.thumbprint(), claims.code)
    try:
        device = enrol_device(code=claims.code, key=key, name=claims.device_name)
    except CodeRefusedError as refused:
        _log.warning("an enrolment code was refused")
        if refused.known is not None:  # anybody can make unknown ones up: they would fill the record
            record.write(by=record.Stranger(), action="code.refused", target=f"code:{refused.known}")
        raise ProblemError(code="code-refused", status=403) from None
    except DeviceRevokedError:
        raise ProblemError(code="device-revoked", status=403) from None
    _log.info("device %s enrolled", device.id)
    held = device.enterprises.order_by("tax_code")
    enterprises = [{"tax_code": enterprise.tax_code, "name": enterprise.name} for enterprise in held]
    standing: dict[str, object] = {"device_id": str(device.id), "enterprises": enterprises}
    return Status(201, {**standing, "signed": _signed_standing(standing, key)})


def _signed_standing(standing: dict[str, object], key: OKPKey) -> str:
    """The same under the service's signature, with its keys: for a workstation that gets its answer by other hands."""
    keys = service_keys()
    says = {
        **standing, "thumbprint": key.thumbprint(), "name": settings.HAILONG_SERVICE_NAME, "keys": keys.public(),
        "key_sequence": len(keys.rotations),
    }  # fmt: skip
    return tokens.sign(says, typ=tokens.ENROLLED, key=keys.signing[0])


@api.get(
    "/catalogue", operation_id="catalogue", summary="The whole catalogue",
    response={200: schema.CatalogueAnswer, 304: None, **_REFUSED},
)  # fmt: skip
def catalogue(request: DeviceRequest, response: HttpResponse) -> Status[None] | dict[str, object]:
    """Offices, teams, stages, officers, reasons; 304 when the client has this version."""
    count_call(request.auth)
    current = CatalogueVersion.objects.first()
    document: dict[str, object] = current.document if current else _EMPTY_CATALOGUE
    etag = f'"{document["version"]}"'
    response["ETag"] = etag
    if request.headers.get("If-None-Match") == etag:
        return Status(304, None)
    return document


_EMPTY_CATALOGUE: Final[dict[str, object]] = {
    "version": "", "offices": [], "teams": [], "stages": [], "officers": [], "reasons": [],
}  # fmt: skip


@api.post(
    "/sheets", operation_id="deliver", summary="Deliver sheets",
    response={207: schema.SheetsAnswer, 413: _PROBLEM, **_REFUSED}, exclude_none=True,
)  # fmt: skip
def sheets(request: DeviceRequest, asked: schema.SheetsAsked) -> Status[dict[str, object]]:
    """Take each sheet by itself and answer each by itself."""
    count_call(request.auth)
    return _deliver(request.auth, asked)


def _deliver(device: Device, asked: schema.SheetsAsked) -> Status[dict[str, object]]:
    results = [deliver(device, offered.id, offered.sealed) for offered in asked.sheets]
    tally = Counter(result["status"] for result in results)
    _log.info("device %s delivered %s", device.id, dict(tally))
    return Status(207, {"epoch": current_epoch(), "time": to_wire(timezone.now()), "results": results})


@api.post(
    "/carried-sheets", auth=None, operation_id="deliver_carried", summary="Deliver sheets of another device",
    response={207: schema.SheetsAnswer, 413: _PROBLEM, **_REFUSED}, exclude_none=True,
)  # fmt: skip
def carried_sheets(request: HttpRequest, asked: schema.CarriedSheets) -> Status[dict[str, object]]:
    """Take sheets from whoever brings them: the device that made them vouches for them by its note."""
    refuse_old_client(request)
    device = device_of_note(asked.note, asked.sheets)
    count_call(device)
    note_seen(device, timezone.now())
    return _deliver(device, asked)


@api.get(
    "/updates", operation_id="updates", summary="What happened to my sheets",
    response={200: schema.UpdatesAnswer, **_REFUSED},
)  # fmt: skip
def updates(request: DeviceRequest, after: Cursor = "") -> dict[str, object]:
    """What happened to the sheets of this device's enterprises since ``after``."""
    count_call(request.auth)
    enterprises = list(request.auth.enterprises.values_list("pk", flat=True))
    news = Update.objects.filter(enterprise__in=enterprises, sequence__gt=int(after or 0))
    page = list(news.select_related("enterprise", "sheet__signed_by").only(*_TOLD)[: _PAGE + 1])
    told = [
        {
            "sequence": update.sequence, "sheet_id": str(update.sheet_id), "state": update.state,
            "at": to_wire(update.at), "text": update.text, "sheet": _told_sheet(update, request.auth.pk),
        }
        for update in page[:_PAGE]
    ]  # fmt: skip
    return {
        "epoch": current_epoch(), "time": to_wire(timezone.now()), "updates": told,
        "next": str(page[:_PAGE][-1].sequence) if page else after, "more": len(page) > _PAGE,
    }  # fmt: skip


# no column of what a sheet says, nor of who may be called about it, is even read for another device
_TOLD: Final = (
    "sequence", "state", "at", "text", "enterprise__tax_code", "sheet__declaration_base", "sheet__round",
    "sheet__version", "sheet__role", "sheet__received_at", "sheet__signed_by__name",
)  # fmt: skip


def _told_sheet(update: Update, asking: uuid.UUID) -> dict[str, object]:
    sheet = update.sheet
    return {
        "tax_code": update.enterprise.tax_code, "declaration": sheet.declaration_base, "round": sheet.round,
        "version": sheet.version, "device_name": sheet.signed_by.name, "role": sheet.role,
        "received_at": to_wire(sheet.received_at), "is_yours": sheet.signed_by_id == asking,
    }  # fmt: skip


@api.get(
    "/digest", operation_id="digest", summary="What is held, to compare with",
    response={200: schema.DigestAnswer, **_REFUSED},
)  # fmt: skip
def digest(request: DeviceRequest, through: Cursor = "") -> dict[str, object]:
    """Count and sum of the sheets that the updates up to ``through`` have told this device of, signed."""
    count_call(request.auth)
    told = held_sheets(request.auth, through=int(through or 0))
    epoch, time = current_epoch(), to_wire(timezone.now())
    says = {"device_id": str(request.auth.id), "epoch": epoch, "through": through, "at": time, "enterprises": told}
    signed = tokens.sign(says, typ=tokens.DIGEST, key=service_keys().signing[0])
    return {"epoch": epoch, "time": time, "digest": signed}


@api.get(
    "/legal-documents", operation_id="legal_documents", summary="Changes of legal documents",
    response={200: schema.LegalChangesAnswer, **_REFUSED},
)  # fmt: skip
def legal_documents(request: DeviceRequest, after: Cursor = "") -> dict[str, object]:
    """Documents and withdrawals in order of change since ``after``, each signed."""
    count_call(request.auth)
    page = list(LegalChange.objects.filter(sequence__gt=int(after or 0))[: _PAGE + 1])
    changes = [{"sequence": change.sequence, "signed": change.token} for change in page[:_PAGE]]
    return {
        "epoch": current_epoch(), "changes": changes,
        "next": str(page[:_PAGE][-1].sequence) if page else after, "more": len(page) > _PAGE,
    }  # fmt: skip


@api.exception_handler(ProblemError)
def _on_problem(request: HttpRequest, problem: ProblemError) -> HttpResponse:
    return problems.answer(problem)


@api.exception_handler(ValidationError)
def _on_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [
        {"at": "".join(f"/{part}" for part in fault["loc"][2:])[:200], "code": str(fault["type"])}
        for fault in error.errors[:20]
    ]
    return problems.answer(ProblemError(code="malformed", status=422, extra={"errors": faults}))


@api.exception_handler(HttpError)
def _on_http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    code = "unauthorised" if error.status_code == 401 else "malformed"
    return problems.answer(ProblemError(code=code, status=error.status_code))


@api.exception_handler(DatabaseError)
def _on_database_error(request: HttpRequest, error: DatabaseError) -> HttpResponse:
    _log.exception("the database did not serve a call")
    return problems.answer(ProblemError(code="unavailable", status=503, retry_after=30))

"""Accepting and removing a sheet: one transaction each, with its line in the record."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from hailong_central.audit import record
from hailong_central.enterprises.models import Device
from hailong_central.service import tokens
from hailong_central.service.folding import fold
from hailong_central.service.keys import service_keys
from hailong_central.service.models import ServiceState
from hailong_central.service.state import draw
from hailong_central.service.times import to_wire
from hailong_central.sheets.digest import mark_of
from hailong_central.sheets.models import Rating, Receipt, Sheet, SheetState, Update
from hailong_central.sheets.opening import OpenedSheet, open_sheet
from hailong_central.sheets.refusals import Refusal, SheetRefusedError
from hailong_central.sheets.wire import RatingBody


@dataclass(frozen=True, slots=True)
class Accepted:
    """The service holds the sheet. ``is_new`` is False when it held these very bytes already."""

    receipt: str
    is_new: bool


def accept_sheet(*, by: Device, id: uuid.UUID, sealed: str) -> Accepted:  # noqa: A002  # the contract's word
    """Take a sheet into keeping and give the receipt. Raises SheetRefusedError.

    The unique indexes decide whether it is new; nothing looks before it inserts. A sheet that is held already is
    answered as held, even when a rule has become stricter since.
    """
    sha256 = hashlib.sha256(sealed.encode()).hexdigest()
    try:
        opened = open_sheet(by=by, id=id, sealed=sealed)
    except SheetRefusedError:
        if Sheet.objects.filter(pk=id, enterprise__devices=by).exists():
            return _held(by, id, sha256)
        raise
    try:
        with transaction.atomic():
            return _store(by, opened, sha256)
    except IntegrityError:
        if not Sheet.objects.filter(pk=id).exists():
            if _is_version_taken(opened):
                raise SheetRefusedError(Refusal.VERSION_TAKEN) from None
            raise
        return _held(by, id, sha256)


@transaction.atomic
def remove_sheet(*, by: record.Actor, sheet_id: uuid.UUID, reason: str) -> bool:
    """Remove what a sheet says; its id, hash and receipt stay. False when there was nothing to remove."""
    now = timezone.now()
    standing = Sheet.objects.filter(pk=sheet_id).exclude(state=SheetState.REMOVED)
    emptied = {"contact_name": "", "contact_phone": "", "role": "", "lowest_level": None}
    if (
        standing.update(
            state=SheetState.REMOVED, removed_at=now, removed_by=by.audit_name, removal_reason=reason, **emptied
        )
        != 1
    ):
        return False
    Rating.objects.filter(sheet=sheet_id).delete()
    record.write(by=by, action="sheet.removed", target=f"sheet:{sheet_id}", reason=reason)
    sheet = Sheet.objects.get(pk=sheet_id)
    _tell(sheet, SheetState.REMOVED, at=now, text=reason, state=draw("updates"))
    return True


def _store(by: Device, opened: OpenedSheet, sha256: str) -> Accepted:
    now = timezone.now()
    sheet = _insert_sheet(by, opened, sha256, now)
    Rating.objects.bulk_create(_rating(sheet, place, line) for place, line in enumerate(opened.body.ratings))
    state = draw("receipts", "updates")
    receipt = _receipt(sheet, state)
    receipt.save(force_insert=True)
    _tell(sheet, SheetState.RECEIVED, at=now, text="", state=state)
    record.write(by=by, action="sheet.accepted", target=f"sheet:{sheet.id}", receipt=receipt.number)
    return Accepted(receipt.token, is_new=True)


def _insert_sheet(by: Device, opened: OpenedSheet, sha256: str, now: datetime) -> Sheet:
    body = opened.body
    facts = body.declaration.model_dump(exclude={"number"})
    return Sheet.objects.create(
        id=body.id, sha256=sha256, mark=mark_of(body.id), received_at=now, device=by, signed_by=opened.signed_by,
        enterprise=opened.enterprise, enterprise_name=body.enterprise.name,
        enterprise_folded=fold(body.enterprise.name),
        declaration_base=body.declaration.number[:11], declaration_number=body.declaration.number, **facts,
        round=body.round, version=body.version, supersedes=body.supersedes, written_at=body.written_at,
        is_time_unsure=body.clock == "unsure",
        contact_name=body.contact.name, contact_phone=body.contact.phone, role=body.role,
        bulk_id=body.bulk.id if body.bulk else None, bulk_size=body.bulk.size if body.bulk else None,
        client_version=body.client.version, catalogue_version=body.client.catalogue_version,
        lowest_level=min(rating.level for rating in body.ratings if rating.level is not None),
    )  # fmt: skip


def _rating(sheet: Sheet, position: int, line: RatingBody) -> Rating:
    return Rating(
        sheet=sheet, position=position, kind=line.subject.kind, code=line.subject.code, name=line.subject.name,
        name_folded=fold(line.subject.name),
        level=line.level, reasons=list(dict.fromkeys(line.reasons)), comment=line.comment,
        did_not_meet=line.did_not_meet,
    )  # fmt: skip


def _receipt(sheet: Sheet, state: ServiceState) -> Receipt:
    sequence, at = state.receipts, sheet.received_at
    number = f"HL-{timezone.localtime(at).year}-{sequence:06d}"
    token = tokens.sign(
        {
            "sheet_id": str(sheet.id), "sha256": sheet.sha256, "sequence": sequence, "epoch": state.epoch,
            "received_at": to_wire(at), "number": number,
        },
        typ=tokens.RECEIPT, key=service_keys().signing[0],
    )  # fmt: skip
    return Receipt(sheet=sheet, sequence=sequence, number=number, epoch=state.epoch, token=token)


def _tell(sheet: Sheet, told: SheetState, *, at: datetime, text: str, state: ServiceState) -> None:
    Update.objects.create(
        sequence=state.updates, sheet=sheet, enterprise_id=sheet.enterprise_id, state=told, at=at, text=text
    )


def _held(by: Device, id: uuid.UUID, sha256: str) -> Accepted:  # noqa: A002
    sheet = Sheet.objects.select_related("receipt").get(pk=id)
    if not by.enterprises.filter(pk=sheet.enterprise_id).exists():
        raise SheetRefusedError(Refusal.CONFLICT)  # a stranger learns nothing more
    if sheet.state == SheetState.REMOVED:
        raise SheetRefusedError(Refusal.REMOVED, detail=sheet.removal_reason)
    if sheet.sha256 != sha256:
        raise SheetRefusedError(Refusal.CONFLICT)
    return Accepted(sheet.receipt.token, is_new=False)


def _is_version_taken(opened: OpenedSheet) -> bool:
    body = opened.body
    return Sheet.objects.filter(
        declaration_base=body.declaration.number[:11], enterprise=opened.enterprise,
        round=body.round, version=body.version,
    ).exists()  # fmt: skip

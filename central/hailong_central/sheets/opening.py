"""From sealed bytes to a sheet that may be stored: unseal, verify, read strictly, check the rules."""

import uuid
from dataclasses import dataclass

from joserfc.jwk import OKPKey
from pydantic import ValidationError

from hailong_central.enterprises.models import Device, Enterprise
from hailong_central.service import tokens
from hailong_central.service.keys import service_keys
from hailong_central.sheets import rules
from hailong_central.sheets.refusals import Fault, Refusal, SheetRefusedError, faults_of
from hailong_central.sheets.wire import SheetBody


@dataclass(frozen=True, slots=True)
class OpenedSheet:
    """A sheet that keeps every rule, the enterprise that it speaks for and the device that signed it."""

    body: SheetBody
    enterprise: Enterprise
    signed_by: Device


def open_sheet(*, by: Device, id: uuid.UUID, sealed: str) -> OpenedSheet:  # noqa: A002  # the contract's word
    """The sheet inside ``sealed``. Raises SheetRefusedError."""
    signed = _unseal(sealed)
    signer, payload = _verify(signed, by)
    body = _read(payload)
    if body.id != id:
        raise SheetRefusedError(Refusal.REFUSED, Fault("/id", "id-differs"))
    enterprise = by.enterprises.filter(tax_code=body.enterprise.tax_code).first()
    if enterprise is None or not (signer.pk == by.pk or signer.enterprises.filter(pk=enterprise.pk).exists()):
        raise SheetRefusedError(Refusal.REFUSED, Fault("/enterprise/tax_code", "enterprise-not-held"))
    if faults := rules.faults_in(body):
        raise SheetRefusedError(Refusal.REFUSED, *faults[:20])
    return OpenedSheet(body, enterprise, signer)


def _unseal(sealed: str) -> str:
    keys = service_keys()
    try:
        opened = tokens.unseal(
            sealed, typ=tokens.SEALED_SHEET, key_of=lambda header: keys.opening_key(str(header.get("kid")))
        )
        if opened.header.get("cty") != tokens.SHEET:
            raise tokens.TokenError("another content")
        return opened.payload.decode("ascii")
    except (tokens.TokenError, UnicodeDecodeError) as error:
        raise SheetRefusedError(Refusal.REFUSED, Fault("", "cannot-open")) from error


def _verify(signed: str, by: Device) -> tuple[Device, bytes]:
    signers: list[Device] = []

    def key_of(header: tokens.Header) -> OKPKey | None:
        signer = by if header.get("kid") == str(by.id) else _signer(header.get("kid"), by)
        signers.extend([signer] if signer else [])
        return tokens.public_key(signer.public_key) if signer else None

    try:
        payload = tokens.verify(signed, typ=tokens.SHEET, key_of=key_of).payload
    except tokens.TokenError as error:
        raise SheetRefusedError(Refusal.REFUSED, Fault("", "signature")) from error
    return signers[0], payload


def _signer(kid: object, by: Device) -> Device | None:
    """The device of that id. One that nobody knows may be the caller under a name that a restored backup has lost:
    then its own key must fit.
    """
    try:
        return Device.objects.filter(pk=uuid.UUID(str(kid))).first() or by
    except ValueError:
        return None


def _read(payload: bytes) -> SheetBody:
    try:
        tokens.read_json(payload)  # refuses what stands twice, where a strict model would take the last
    except tokens.TokenError:
        raise SheetRefusedError(Refusal.REFUSED, Fault("", "not-json")) from None
    try:
        return SheetBody.model_validate_json(payload, strict=True)
    except ValidationError as error:
        raise SheetRefusedError(Refusal.REFUSED, *faults_of(error)) from None  # its text would quote the sheet

"""Issuing and withdrawing enrolment codes; enrolling, naming and seeing devices; ending an enrolment."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from joserfc.jwk import OKPKey

from hailong_central.audit import record
from hailong_central.enterprises import codes
from hailong_central.enterprises.models import Device, EnrolmentCode, Enterprise

_SEEN_EVERY: Final = timedelta(minutes=15)


class CodeRefusedError(Exception):
    """The code is unknown, used, expired or withdrawn; which one is never said. ``known``: its row, if it has one."""

    def __init__(self, known: int | None = None) -> None:
        super().__init__("the code opens nothing")
        self.known = known


class DeviceRevokedError(Exception):
    """The key belongs to an ended enrolment: its holder may enrol again, with another key."""


class AlreadyIssuedError(Exception):
    """There is a code of this reference: its form was sent before."""


@dataclass(frozen=True, slots=True)
class Issued:
    """The clear text of a new code, which nobody can be told again, and until when it works."""

    code: str
    until: datetime


@transaction.atomic
def issue_code(
    *,
    by: record.Actor,
    enterprises: Sequence[tuple[str, str]],
    expires_in: timedelta,
    reference: uuid.UUID | None = None,
) -> Issued:
    """A new code that opens these enterprises (tax code, name); the clear text exists only in the answer.

    Of one ``reference`` a code is issued once: raises AlreadyIssuedError the second time.
    """
    code = codes.new_code()
    now = timezone.now()
    issued, is_new = EnrolmentCode.objects.get_or_create(
        reference=reference or uuid.uuid4(),
        defaults={
            "code_hash": codes.hash_of(code), "issued_at": now, "issued_by": by.audit_name,
            "expires_at": now + expires_in,
        },
    )  # fmt: skip
    if not is_new:
        raise AlreadyIssuedError
    for tax_code, name in enterprises:
        opened, _ = Enterprise.objects.update_or_create(tax_code=tax_code, defaults={"name": name})
        issued.enterprises.add(opened)
    record.write(by=by, action="code.issued", target=f"code:{issued.pk}", enterprises=len(enterprises))
    return Issued(code, issued.expires_at)


@transaction.atomic
def withdraw_code(*, by: record.Actor, reference: uuid.UUID) -> bool:
    """Let an unused code open nothing any more; False when there is none that could be withdrawn."""
    unused = EnrolmentCode.objects.filter(reference=reference, used_at=None, withdrawn_at=None)
    if unused.update(withdrawn_at=timezone.now(), withdrawn_by=by.audit_name) != 1:
        return False
    withdrawn = EnrolmentCode.objects.get(reference=reference)
    record.write(by=by, action="code.withdrawn", target=f"code:{withdrawn.pk}")
    return True


@transaction.atomic
def enrol_device(*, code: str, key: OKPKey, name: str) -> Device:
    """Give the device of ``key`` the enterprises of ``code``. Raises CodeRefusedError, DeviceRevokedError.

    The key that has used a code may show it again, since its first answer may have been lost; nothing changes then.
    """
    now = timezone.now()
    public = {
        member: str(value) for member, value in key.as_dict(private=False).items() if member in ("kty", "crv", "x")
    }
    device, _ = Device.objects.get_or_create(
        thumbprint=key.thumbprint(), defaults={"name": name, "public_key": public, "enrolled_at": now}
    )
    if device.revoked_at is not None:
        raise DeviceRevokedError
    of_code = EnrolmentCode.objects.filter(code_hash=codes.hash_of(code))
    unused = of_code.filter(used_at=None, withdrawn_at=None, expires_at__gt=now)
    if unused.update(used_at=now, used_by=device.id) != 1:
        if of_code.filter(used_by=device.id).exists():
            return device
        raise CodeRefusedError(
            of_code.values_list("pk", flat=True).first()
        )  # of two devices with one code, one gets it
    used = of_code.get()
    device.enterprises.add(*used.enterprises.all())
    record.write(by=device, action="device.enrolled", target=f"device:{device.id}", code=used.pk)
    return device


@transaction.atomic
def revoke_device(*, by: record.Actor, device_id: uuid.UUID) -> bool:
    """End the enrolment of a device; False when there is none that could be ended."""
    standing = Device.objects.filter(pk=device_id, revoked_at=None)
    if standing.update(revoked_at=timezone.now(), revoked_by=by.audit_name) != 1:
        return False
    record.write(by=by, action="device.revoked", target=f"device:{device_id}")
    return True


@transaction.atomic
def rename_device(*, by: record.Actor, device_id: uuid.UUID, name: str) -> bool:
    """Give a device another name for people; False when there is none. Names are kept out of the record."""
    if Device.objects.filter(pk=device_id).update(name=name) != 1:
        return False
    record.write(by=by, action="device.renamed", target=f"device:{device_id}")
    return True


def note_seen(device: Device, now: datetime) -> None:
    """Remember that ``device`` called, to the quarter of an hour: a call is not worth a write each time."""
    if device.last_seen_at is None or not device.last_seen_at <= now < device.last_seen_at + _SEEN_EVERY:
        Device.objects.filter(pk=device.pk).update(last_seen_at=now)

"""Issuing enrolment codes, enrolling devices, ending an enrolment."""

import uuid
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from joserfc.jwk import OKPKey

from hailong_central.audit import record
from hailong_central.enterprises import codes
from hailong_central.enterprises.models import Device, EnrolmentCode, Enterprise


class CodeRefusedError(Exception):
    """The code is unknown, used or expired; which one is never said."""


class DeviceRevokedError(Exception):
    """The key belongs to an ended enrolment: its holder may enrol again, with another key."""


@transaction.atomic
def issue_code(*, by: record.Actor, enterprises: Sequence[tuple[str, str]], expires_in: timedelta) -> str:
    """A new code that opens these enterprises (tax code, name); the clear text exists only in the answer."""
    code = codes.new_code()
    now = timezone.now()
    issued = EnrolmentCode.objects.create(code_hash=codes.hash_of(code), issued_at=now, expires_at=now + expires_in)
    for tax_code, name in enterprises:
        opened, _ = Enterprise.objects.update_or_create(tax_code=tax_code, defaults={"name": name})
        issued.enterprises.add(opened)
    record.write(by=by, action="code.issued", target=f"code:{issued.pk}", enterprises=len(enterprises))
    return code


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
    if of_code.filter(used_at=None, expires_at__gt=now).update(used_at=now, used_by=device.id) != 1:
        if of_code.filter(used_by=device.id).exists():
            return device
        raise CodeRefusedError  # also of two devices with one code, one gets it
    used = of_code.get()
    device.enterprises.add(*used.enterprises.all())
    record.write(by=device, action="device.enrolled", target=f"device:{device.id}", code=used.pk)
    return device


@transaction.atomic
def revoke_device(*, by: record.Actor, device_id: uuid.UUID) -> bool:
    """End the enrolment of a device; False when there is none that could be ended."""
    if Device.objects.filter(pk=device_id, revoked_at=None).update(revoked_at=timezone.now()) != 1:
        return False
    record.write(by=by, action="device.revoked", target=f"device:{device_id}")
    return True

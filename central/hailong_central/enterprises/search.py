"""Which workstations somebody looks for."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from hailong_central.enterprises.models import Device, Enterprise
from hailong_central.service.folding import fold

_STANDING = {"standing": Q(revoked_at=None), "revoked": Q(revoked_at__isnull=False)}


def find_devices(*, enterprise: str = "", state: str = "") -> QuerySet[Device]:
    """Devices, the last enrolled first; of an enterprise by tax code or name, standing or revoked."""
    devices = Device.objects.all()
    if enterprise:
        held = Device.enterprises.through.objects.filter(device=OuterRef("pk"), enterprise__in=_enterprises(enterprise))
        devices = devices.filter(Exists(held))
    if state:
        devices = devices.filter(_STANDING[state])
    return devices.order_by("-enrolled_at", "-id")


def _enterprises(text: str) -> QuerySet[Enterprise]:
    digits = "".join(c for c in text if c.isdigit())
    if digits and all(c.isdigit() or c in " .-" for c in text):
        return Enterprise.objects.filter(tax_code__startswith=digits)
    folded = fold(text)
    found = [pk for pk, name in Enterprise.objects.values_list("pk", "name") if folded in fold(name)]
    return Enterprise.objects.filter(pk__in=found)

"""Which workstations, enterprises and codes somebody looks for."""

from datetime import datetime

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from hailong_central.enterprises.models import Device, EnrolmentCode, Enterprise
from hailong_central.service.folding import fold

_STANDING = {"standing": Q(revoked_at=None), "revoked": Q(revoked_at__isnull=False)}


def find_devices(*, enterprise: str = "", state: str = "") -> QuerySet[Device]:
    """Devices, the last enrolled first; of an enterprise by tax code or name, standing or revoked."""
    devices = Device.objects.all()
    if enterprise:
        held = Device.enterprises.through.objects.filter(
            device=OuterRef("pk"), enterprise__in=find_enterprises(enterprise)
        )
        devices = devices.filter(Exists(held))
    if state:
        devices = devices.filter(_STANDING[state])
    return devices.order_by("-enrolled_at", "-id")


def find_codes(*, enterprise: str = "", state: str = "") -> QuerySet[EnrolmentCode]:
    """Codes, the last issued first, each with its ``state``: open, used, withdrawn or expired."""
    found = EnrolmentCode.objects.annotate(
        state=Case(
            When(used_at__isnull=False, then=Value("used")),
            When(withdrawn_at__isnull=False, then=Value("withdrawn")),
            When(expires_at__gt=timezone.now(), then=Value("open")),
            default=Value("expired"),
        )
    )
    if enterprise:
        of_them = EnrolmentCode.enterprises.through.objects.filter(
            enrolmentcode=OuterRef("pk"), enterprise__in=find_enterprises(enterprise)
        )
        found = found.filter(Exists(of_them))
    if state:
        found = found.filter(state=state)
    return found.order_by("-issued_at", "-id")


def issued_since(audit_name: str, since: datetime) -> int:
    """How many codes somebody has issued since then."""
    return EnrolmentCode.objects.filter(issued_by=audit_name, issued_at__gte=since).count()


def find_enterprises(text: str) -> QuerySet[Enterprise]:
    """Enterprises by the beginning of the tax code, or by any part of the name, with or without marks."""
    digits = "".join(c for c in text if c.isdigit())
    if digits and all(c.isdigit() or c in " .-" for c in text):
        return Enterprise.objects.filter(tax_code__startswith=digits)
    folded = fold(text)
    found = [pk for pk, name in Enterprise.objects.values_list("pk", "name") if folded in fold(name)]
    return Enterprise.objects.filter(pk__in=found)

"""Guessing passwords takes longer after every failure; counted in the record, so for all processes together."""

from datetime import timedelta
from math import ceil
from typing import Final

from django.utils import timezone

from hailong_central.audit.models import AuditRecord

FAILED: Final = "staff.sign-in-failed"
SIGNED_IN: Final = "staff.signed-in"
_FREE: Final = 5
_WITHIN: Final = timedelta(minutes=30)
_LONGEST_MINUTES: Final = 15


def target_of(username: str) -> str:
    """How the record names an account that somebody tries to enter."""
    return f"staff:{username[:150]}"


def wait_minutes(username: str) -> int:
    """How many minutes this account has to wait before another try; 0 for none."""
    now = timezone.now()
    recent = AuditRecord.objects.filter(target=target_of(username), at__gte=now - _WITHIN)
    success = recent.filter(action=SIGNED_IN).order_by("-id").first()
    failures = recent.filter(action=FAILED, id__gt=success.pk if success else 0)
    count = failures.count()
    last = failures.order_by("-id").first()
    if count < _FREE or last is None:
        return 0
    wait = timedelta(minutes=min(2 ** (count - _FREE), _LONGEST_MINUTES))
    left = last.at + wait - now
    return max(0, ceil(left / timedelta(minutes=1)))

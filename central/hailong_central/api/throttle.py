"""Limits per device, never per address: a whole office may share one."""

import time
from typing import Final

from django.conf import settings
from django.core.cache import cache

from hailong_central.api.problems import ProblemError
from hailong_central.enterprises.models import Device

_WINDOW_SECONDS: Final = 60


def count_call(device: Device) -> None:
    """Count a call of ``device``; raises ProblemError beyond the limit of the minute."""
    count(f"calls:{device.id}", settings.HAILONG_CALLS_A_MINUTE)


def count(what: str, limit: int) -> None:
    """Count one ``what`` in the present minute; raises ProblemError beyond ``limit``."""
    window, into = divmod(int(time.time()), _WINDOW_SECONDS)
    key = f"{what}:{window}"
    cache.add(key, 0, timeout=2 * _WINDOW_SECONDS)
    if cache.incr(key) > limit:
        raise ProblemError(code="too-many", status=429, retry_after=_WINDOW_SECONDS - into)

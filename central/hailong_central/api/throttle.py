"""Limits per device, never per address: a whole office may share one. Each process counts for itself."""

import time
from typing import Final

from django.conf import settings
from django.core.cache import cache

from hailong_central.api.problems import ProblemError
from hailong_central.enterprises.codes import hash_of
from hailong_central.enterprises.models import Device

_WINDOW_SECONDS: Final = 60


def count_call(device: Device) -> None:
    """Count a call of ``device``; raises ProblemError beyond the limit of the minute."""
    count(f"calls:{device.id}", settings.HAILONG_CALLS_A_MINUTE)


def count_enrolment(thumbprint: str, code: str) -> None:
    """Count one showing of a code, by the key that shows it and by the code; raises ProblemError beyond either limit.

    A code holds 90 random bits, so no limit has to stop guessing. These two stop a client that loops, and a code that
    was passed round: whoever makes a new key for each try is still one who shows the same code.
    """
    count(f"enrolments:key:{thumbprint}", settings.HAILONG_ENROLMENTS_A_MINUTE)
    count(f"enrolments:code:{hash_of(code)}", settings.HAILONG_ENROLMENTS_A_MINUTE)


def count(what: str, limit: int) -> None:
    """Count one ``what`` in the present minute; raises ProblemError beyond ``limit``."""
    window, into = divmod(int(time.time()), _WINDOW_SECONDS)
    key = f"{what}:{window}"
    cache.add(key, 0, timeout=2 * _WINDOW_SECONDS)
    try:
        counted = cache.incr(key)
    except ValueError:  # pushed out by so many others that nobody can be told from anybody
        counted = 1
    if counted > limit:
        raise ProblemError(code="too-many", status=429, retry_after=_WINDOW_SECONDS - into)

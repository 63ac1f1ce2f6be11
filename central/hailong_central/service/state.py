"""Reading the epoch and drawing numbers from the counters."""

import secrets
from typing import Final, Literal

from django.db import transaction
from django.db.models import F

from hailong_central.service.models import ServiceState

Counter = Literal["receipts", "updates", "legal_changes"]
_ROW: Final = 1


def current_epoch() -> str:
    """The service's epoch; made at the first call of its life."""
    found = ServiceState.objects.filter(pk=_ROW).values_list("epoch", flat=True).first()
    return found if found is not None else _first_row().epoch


def renew_epoch() -> str:
    """Begin a new epoch, after the database was restored from a backup: clients then offer again what is missing."""
    current_epoch()
    epoch = _new_epoch()
    ServiceState.objects.filter(pk=_ROW).update(epoch=epoch)
    return epoch


def draw(*counters: Counter) -> ServiceState:
    """Raise each of ``counters`` by one and return the state with the new values; only inside a transaction.

    The row stays locked until the caller commits: a cursor over drawn numbers can therefore never pass over a row
    that commits later. Draw last, so that the lock is short.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("numbers are drawn inside the transaction that uses them")
    changes = {counter: F(counter) + 1 for counter in counters}
    if not ServiceState.objects.filter(pk=_ROW).update(**changes):
        _first_row()
        ServiceState.objects.filter(pk=_ROW).update(**changes)
    return ServiceState.objects.get(pk=_ROW)


def _first_row() -> ServiceState:
    return ServiceState.objects.get_or_create(pk=_ROW, defaults={"epoch": _new_epoch()})[0]


def _new_epoch() -> str:
    return secrets.token_urlsafe(12)

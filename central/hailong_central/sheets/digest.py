"""What is held of a device's enterprises, as a count and a sum that the device can make of what it knows.

The rows themselves are counted, never a tally that is kept beside them: that one would not notice a lost row.
"""

import uuid
from typing import Final

from django.db.models import Count, Sum

from hailong_central.enterprises.models import Device
from hailong_central.sheets.models import Sheet, SheetState, Update

_LOWEST_32_BITS: Final = (1 << 32) - 1


def mark_of(sheet_id: uuid.UUID) -> int:
    """The number that stands for a sheet in the sum: the last 32 bits of its id, which are random."""
    return sheet_id.int & _LOWEST_32_BITS


def held_sheets(device: Device, *, through: int) -> list[dict[str, object]]:
    """For each enterprise of ``device``: how many sheets are held, and the sum of their marks.

    Those of which an update beyond ``through`` tells first are left out: the device has not heard of them yet. One
    statement sees one state of the database, so that a sheet that comes meanwhile is in both parts or in neither.
    """
    codes = dict(device.enterprises.order_by("tax_code").values_list("pk", "tax_code"))
    later = Update.objects.filter(enterprise__in=codes, state=SheetState.RECEIVED, sequence__gt=through)
    rows = (
        Sheet.objects.filter(enterprise__in=codes)
        .exclude(pk__in=later.values("sheet"))
        .values_list("enterprise")
        .annotate(Count("pk"), Sum("mark"))
    )
    held = {enterprise: (count, int(total)) for enterprise, count, total in rows}
    return [
        {"tax_code": tax_code, "sheets": held.get(pk, (0, 0))[0], "sum": held.get(pk, (0, 0))[1]}
        for pk, tax_code in codes.items()
    ]

"""What both kinds of outbox agree on."""

from datetime import timedelta
from typing import Final

from hailong.domain.sheet import HELD_BY_SERVICE, SheetState, may_become

IMPLAUSIBLE_WAIT: Final = timedelta(days=1)
"""A row that waits for longer than this waits for a clock that was wrong: it is due at once."""
DAMAGED_COPY: Final = "damaged_copy"
"""The code of the failure beside a sheet whose frozen bytes the disk has changed."""


def may_follow(state: SheetState, told: SheetState) -> bool:
    """Whether the service's word moves a sheet on: only one that it holds, never one that waits for its receipt."""
    return state in HELD_BY_SERVICE and told is not SheetState.QUEUED and may_become(state, told)

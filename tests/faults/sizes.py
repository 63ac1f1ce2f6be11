"""How often each fault is tried. This is the one place that says so; ``HAILONG_FAULTS`` chooses, dev sets it."""

import os
from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Size(StrEnum):
    """In the order of the columns below."""

    TEST = "test"  # a few of each: make test
    FAULTS = "faults"  # what fits into about three minutes: make faults
    PROMISED = "promised"  # as often as promised: make faults ARGS=--promised


SIZE: Final = Size(os.environ.get("HAILONG_FAULTS", Size.TEST))

TIMES: Final[Mapping[str, tuple[int, int, int]]] = {
    "P1 kills": (15, 60, 1_000),
    "P1 saves": (0, 0, 200_000),  # at least; it is killed more often where those kills do not come to so many
    "P2 cuts": (40, 500, 2_000),
    "P2 careless cuts": (10, 20, 50),
    "P4 kills": (10, 60, 500),
    "P5 sheets": (1_000, 10_000, 100_000),
    "P5 sheets twice": (200, 1_000, 1_000),
    "P6 sheets": (40, 200, 200),
    "P7 sheets": (20, 200, 200),
    "P9 sheets": (12, 36, 180),
    "P9 runs a day": (1, 4, 16),
    "P11 clients": (100, 300, 1_000),
    "P13 hours": (6, 168, 720),
    "P15 copies": (20, 150, 300),
    "P16 variants": (120, 400, 1_000),
    "P16 windows": (3, 10, 40),
    "P17 workstations": (6, 50, 100),
    "P18 sheets": (5, 200, 200),
    "P19 days": (1, 4, 20),
    "P20 kills": (2, 8, 200),  # of each kind of database
    "P21 times": (4, 25, 100),
    "P22 updates": (6, 36, 200),
    "P22 sheets": (20, 1_000, 1_000),
    "P23 harms": (5, 25, 100),
    "P24 sheets": (10, 50, 200),
    "P25 receipts": (1_000, 10_000, 10_000),
    "R1 databases": (20, 50, 200),
    "R2 kills": (10, 40, 200),
    "R4 keys": (5, 20, 100),
    "R31 calls": (400, 1_000, 20_000),
}


def how_often(what: str) -> int:
    """How often ``what`` is tried in this run."""
    return TIMES[what][list(Size).index(SIZE)]

"""Tax codes as people write them, and whether one can be right.

Workstations refuse an invitation for one that cannot.
"""

import re
from typing import Final

_SHAPE: Final = re.compile(r"[0-9]{10}(?:[0-9]{3})?|[0-9]{12}")
_WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def normalise(text: str) -> str:
    """Digits alone: ``0199999991 - 001`` becomes ``0199999991001``."""
    return re.sub(r"[\s\-\u2010-\u2015.]", "", text)


def has_form(tax_code: str) -> bool:
    """Whether a normalised tax code has 10, 12 or 13 digits."""
    return _SHAPE.fullmatch(tax_code) is not None


def can_be_right(tax_code: str) -> bool:
    """Form and check digit of a normalised tax code; the cases are in ``contract/invitation.json``.

    The tenth digit is ``10 - (31 N1 + 29 N2 + ... + 3 N9) mod 11``. Where that is 10, some offices gave 0. Personal
    numbers (12 digits) and households (13 from 8) bear none.
    """
    if not has_form(tax_code):
        return False
    if len(tax_code) == 12 or (len(tax_code) == 13 and tax_code.startswith("8")):
        return True
    weighted = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, tax_code, strict=False))
    check = 10 - weighted % 11
    return int(tax_code[9]) == check % 10 and tax_code[10:] != "000"
